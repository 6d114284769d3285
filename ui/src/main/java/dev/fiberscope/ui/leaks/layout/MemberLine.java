package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.analysis.LeakVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * One leak in one line.
 *
 * @param stack its bottom stack, which leads to its page
 * @param about where it was made and where it waits
 * @param age in steps; words where it is not known
 */
public record MemberLine(
        LeakVerdict verdict,
        Bit stack,
        List<Bit> about,
        String age,
        long bytes,
        long retained,
        LeakPage page) {
    public MemberLine {
        about = List.copyOf(about);
    }

    /** {@code from} is the page with the line. */
    public static MemberLine of(Leak leak, LeakPage from, CodeWords code) {
        var page = new LeakPage.One(leak.chain().bottom(), from);
        return new MemberLine(
                leak.verdict(),
                new Bit.Page(leak.chain().bottom().toString(), page),
                about(leak, code),
                leak.age().isPresent() ? Amounts.count(leak.age().getAsLong()) : "not known",
                leak.bytes(),
                leak.retained(),
                page);
    }

    private static List<Bit> about(Leak leak, CodeWords code) {
        var bits = new ArrayList<Bit>();
        bits.add(Bit.of(leak.continuation()));
        bits.add(Bit.of(" " + leak.entry()));
        leak.made()
                .ifPresent(story -> {
                    bits.add(Bit.of(", made at "));
                    bits.add(Bit.of(story.by(), code));
                    bits.add(Bit.of(" in step "));
                    bits.add(new Bit.Step(story.created().step()));
                });
        leak.stack().stream()
                .findFirst()
                .ifPresent(at -> {
                    bits.add(Bit.of(", " + code.instruction(at) + " at "));
                    bits.add(Bit.of(at, code));
                });
        return bits;
    }

    @Override
    public String toString() {
        return stack.text()
                + " | "
                + Bit.text(about)
                + " | "
                + age
                + " | "
                + Amounts.bytes(bytes)
                + " | "
                + Amounts.bytes(retained);
    }
}
