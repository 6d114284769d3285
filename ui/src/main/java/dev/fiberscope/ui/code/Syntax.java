package dev.fiberscope.ui.code;

import dev.fiberscope.ui.code.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tokens of a text in the text format, line by line, and takes any text: what is no token
 * has no colour. Only the depth of block comments at the beginning of each line is kept.
 */
final class Syntax {
    private static final Set<String> TYPES =
            Set.of(
                    "i8",
                    "i16",
                    "i32",
                    "i64",
                    "f32",
                    "f64",
                    "v128",
                    "ref",
                    "null",
                    "mut",
                    "funcref",
                    "externref",
                    "anyref",
                    "eqref",
                    "i31ref",
                    "structref",
                    "arrayref",
                    "exnref",
                    "contref",
                    "nullref",
                    "nullfuncref",
                    "nullexternref",
                    "nullexnref",
                    "nullcontref");

    private final CodeText text;
    private final int[] depths;

    Syntax(CodeText text) {
        this.text = text;
        this.depths = new int[text.lineCount()];
        var scan = new Line(0);
        for (int line = 0; line + 1 < depths.length; line++) {
            scan.run(line, null);
            depths[line + 1] = scan.depth;
        }
    }

    /** The tokens of {@code line}, in order. */
    List<Token> tokens(int line) {
        var found = new ArrayList<Token>();
        new Line(depths[line]).run(line, found);
        return found;
    }

    /** One pass over a line, in so many block comments. */
    private final class Line {
        private int depth;

        Line(int depth) {
            this.depth = depth;
        }

        void run(int line, @Nullable List<Token> found) {
            int end = text.end(line);
            int at = text.start(line);
            while (at < end) {
                int start = at;
                Kind kind;
                if (depth > 0 || starts(at, end, '(', ';')) {
                    at = blockComment(at, end);
                    kind = Kind.COMMENT;
                } else if (starts(at, end, ';', ';')) {
                    at = end;
                    kind = Kind.COMMENT;
                } else if (text.text().charAt(at) == '"') {
                    at = string(at, end);
                    kind = Kind.STRING;
                } else if (!inWord(text.text().charAt(at))) {
                    at++;
                    continue;
                } else {
                    while (at < end && inWord(text.text().charAt(at))) {
                        at++;
                    }
                    kind = kind(text.text().substring(start, at));
                }
                if (found != null) {
                    found.add(new Token(start, at, kind));
                }
            }
        }

        private boolean starts(int at, int end, char first, char second) {
            return at + 1 < end
                    && text.text().charAt(at) == first
                    && text.text().charAt(at + 1) == second;
        }

        private int blockComment(int from, int end) {
            int at = from;
            while (at < end) {
                if (starts(at, end, '(', ';')) {
                    depth++;
                    at += 2;
                } else if (starts(at, end, ';', ')')) {
                    at += 2;
                    if (--depth == 0) {
                        return at;
                    }
                } else {
                    at++;
                }
            }
            return at;
        }

        private int string(int from, int end) {
            int at = from + 1;
            while (at < end && text.text().charAt(at) != '"') {
                at += text.text().charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, end);
        }
    }

    private static boolean inWord(char c) {
        return c > ' ' && c != '(' && c != ')' && c != '"' && c != ';';
    }

    private static Kind kind(String word) {
        char first = word.charAt(0);
        if (first == '$') {
            return Kind.NAME;
        }
        if (Character.isDigit(first) || first == '+' || first == '-') {
            return Kind.NUMBER;
        }
        return switch (word) {
            case "resume", "resume_throw", "resume_throw_ref", "on" -> Kind.RESUME;
            case "suspend" -> Kind.SUSPEND;
            case "switch" -> Kind.SWITCH;
            case "cont.new", "cont.bind" -> Kind.MAKE;
            default -> TYPES.contains(word) ? Kind.TYPE : Kind.KEYWORD;
        };
    }
}
