package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.engine.analysis.LeakVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A group in one line.
 *
 * @param name what its members have in common
 * @param page its members
 * @param first the page of the first of them
 */
public record GroupLine(
        LeakVerdict verdict,
        long count,
        List<Bit> name,
        Bit first,
        long bytes,
        long retained,
        LeakPage page) {
    /** Frames of a stack that a line names. */
    private static final int FRAMES = 3;

    public GroupLine {
        name = List.copyOf(name);
    }

    public static GroupLine of(LeakGroup group, Grouping by, CodeWords code) {
        var page = new LeakPage.Members(group.key(), by);
        return new GroupLine(
                group.key().verdict(),
                group.count(),
                name(group.key(), by, code),
                new Bit.Page(group.first().toString(), new LeakPage.One(group.first(), page)),
                group.bytes(),
                group.retained(),
                page);
    }

    /** {@code made at $main:33}, {@code suspend $yield at $worker:63}. */
    static List<Bit> name(LeakGroup.Key key, Grouping by, CodeWords code) {
        return switch (by) {
            case CREATION_SITE -> made(key, code);
            case SUSPENSION_SITE -> waits(key, code);
            case IDENTICAL_STACK -> stack(key, code);
            case SITES -> {
                var both = new ArrayList<>(made(key, code));
                both.add(Bit.of(", "));
                both.addAll(waits(key, code));
                yield both;
            }
        };
    }

    private static List<Bit> made(LeakGroup.Key key, CodeWords code) {
        return key.created()
                .map(at -> List.of(Bit.of("made at "), Bit.of(at, code)))
                .orElse(List.of(Bit.of("made where nobody knows")));
    }

    private static List<Bit> waits(LeakGroup.Key key, CodeWords code) {
        if (key.stack().isEmpty()) {
            return List.of(Bit.of("never resumed"));
        }
        var at = key.stack().getFirst();
        return List.of(Bit.of(code.instruction(at) + " at "), Bit.of(at, code));
    }

    private static List<Bit> stack(LeakGroup.Key key, CodeWords code) {
        var bits = new ArrayList<Bit>();
        bits.add(
                Bit.of(key.entry().orElse("") + (key.stack().isEmpty() ? ", no frame yet" : ": ")));
        for (int i = 0; i < Math.min(FRAMES, key.stack().size()); i++) {
            bits.add(Bit.of(i == 0 ? "" : " in "));
            bits.add(Bit.of(key.stack().get(i), code));
        }
        int more = key.stack().size() - FRAMES;
        if (more > 0) {
            bits.add(Bit.of(" and " + Amounts.count(more, "more frame", "more frames")));
        }
        return bits;
    }

    @Override
    public String toString() {
        return Amounts.count(count)
                + " "
                + verdict.word()
                + " | "
                + Bit.text(name)
                + " | first "
                + first.text()
                + " | "
                + Amounts.bytes(bytes)
                + " | "
                + Amounts.bytes(retained);
    }
}
