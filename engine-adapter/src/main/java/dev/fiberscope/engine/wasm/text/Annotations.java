package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module.CustomSection;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The annotations that mean something here: {@code @name} and {@code @custom}; all others are
 * skipped. Specification 3.0, appendix "Custom Sections and Annotations".
 */
final class Annotations {
    /**
     * Words for the sections in their order, and the ids that a {@link CustomSection} stands
     * behind.
     */
    private static final List<String> SECTIONS =
            List.of(
                    "type",
                    "import",
                    "func",
                    "table",
                    "memory",
                    "tag",
                    "global",
                    "export",
                    "start",
                    "elem",
                    "datacount",
                    "code",
                    "data");

    private static final List<Integer> IDS = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);
    private static final int NONE = 0;
    private static final int LAST = 11;
    private static final int BYTES_A_LINE = 48;

    private Annotations() {}

    /** {@code (@name "...")} at the position of {@code tokens}, which stays. */
    static Optional<String> name(Tokens tokens) throws ModuleException {
        var annotation = tokens.annotation("name");
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        var inside = new Tokens(tokens.source(), annotation.get().inside());
        String name = inside.name();
        inside.expect(Kind.END, "nothing behind the name");
        return Optional.of(name);
    }

    /** What all {@code (@custom "name" place? "content"...)} say, in their order. */
    static List<CustomSection> customSections(Tokens tokens) throws ModuleException {
        var sections = new ArrayList<CustomSection>();
        for (var annotation : tokens.annotations()) {
            if (annotation.name().equals("custom")) {
                var inside = new Tokens(tokens.source(), annotation.inside());
                String name = inside.name();
                int after = after(inside);
                var content = Bytes.of(inside.strings());
                inside.expect(Kind.END, "a string");
                sections.add(new CustomSection(name, content, after));
            }
        }
        return sections;
    }

    /** The text that {@link #customSections} reads as {@code section}. */
    static String text(CustomSection section) {
        var place =
                switch (section.after()) {
                    case LAST -> "";
                    case NONE -> " (before first)";
                    default -> " (after " + SECTIONS.get(IDS.indexOf(section.after())) + ")";
                };
        var content = section.content();
        var text = new StringBuilder("(@custom " + Literals.string(section.name()) + place);
        int from = 0;
        do {
            int to = Math.min(from + BYTES_A_LINE, content.size());
            text.append(content.size() > BYTES_A_LINE ? "\n    " : " ")
                    .append(Literals.string(content, from, to));
            from = to;
        } while (from < content.size());
        return text.append(')').toString();
    }

    /**
     * {@code (before first)}, {@code (before SECTION)}, {@code (after SECTION)}, {@code (after
     * last)}.
     */
    private static int after(Tokens tokens) throws ModuleException {
        if (!tokens.at(Kind.LEFT)) {
            return LAST;
        }
        boolean before = tokens.takeForm("before");
        if (!before) {
            tokens.open("after");
        }
        int after;
        if (tokens.takeKeyword(before ? "first" : "last")) {
            after = before ? NONE : LAST;
        } else {
            int section = SECTIONS.indexOf(tokens.word(0));
            if (section < 0) {
                throw tokens.unexpected("the name of a section");
            }
            tokens.next();
            after = !before ? IDS.get(section) : section == 0 ? NONE : IDS.get(section - 1);
        }
        tokens.close();
        return after;
    }
}
