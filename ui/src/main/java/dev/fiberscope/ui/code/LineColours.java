package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * The style classes of one line's characters: those of its tokens, and over them those of the
 * marks.
 */
final class LineColours {
    private final CodeText text;
    private final Syntax syntax;

    LineColours(CodeText text) {
        this.text = text;
        this.syntax = new Syntax(text);
    }

    /** Where the code of {@code line} ends: before a comment that is the rest of the line. */
    int codeEnd(int line) {
        var tokens = syntax.tokens(line);
        int end = text.end(line);
        if (!tokens.isEmpty()
                && tokens.getLast().kind() == Token.Kind.COMMENT
                && tokens.getLast().end() == end) {
            end = tokens.getLast().start();
        }
        while (end > text.start(line) && text.text().charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /** Spans that cover {@code line} without its line break; empty for an empty line. */
    Optional<StyleSpans<Collection<String>>> of(int line, CodeMarks marks) {
        int start = text.start(line);
        int length = text.end(line) - start;
        if (length == 0) {
            return Optional.empty();
        }
        var tokens = new String[length];
        for (var token : syntax.tokens(line)) {
            Arrays.fill(
                    tokens, token.start() - start, token.end() - start, token.kind().styleClass());
        }
        var classes = new ArrayList<List<String>>(length);
        for (int i = 0; i < length; i++) {
            var here = new ArrayList<String>(2);
            if (tokens[i] != null) {
                here.add(tokens[i]);
            }
            add(here, marks.chosen(), start + i, "code-chosen");
            add(here, marks.next(), start + i, "code-next");
            add(here, marks.error(), start + i, "code-error");
            classes.add(here);
        }
        return Optional.of(spans(classes));
    }

    private static void add(List<String> classes, Optional<Place> place, int at, String name) {
        place.filter(each -> each.start() <= at && at < Math.max(each.end(), each.start() + 1))
                .ifPresent(_ -> classes.add(name));
    }

    private static StyleSpans<Collection<String>> spans(List<List<String>> classes) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        int from = 0;
        for (int i = 1; i <= classes.size(); i++) {
            if (i == classes.size() || !classes.get(i).equals(classes.get(from))) {
                builder.add(List.copyOf(classes.get(from)), i - from);
                from = i;
            }
        }
        return builder.create();
    }
}
