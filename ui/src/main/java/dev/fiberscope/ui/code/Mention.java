package dev.fiberscope.ui.code;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name in a text, as {@code $yield}, and what stands before it.
 *
 * @param name without the {@code $}
 * @param head the word before, names and numbers skipped: {@code suspend}, {@code param}
 * @param position how many names and numbers stand between the two
 * @param offset of the name's first character
 */
record Mention(String name, String head, int position, int offset) {
    /** The name that character {@code offset} is in. */
    static Optional<Mention> at(String text, int offset) {
        if (offset < 0 || offset >= text.length() || !inWord(text.charAt(offset))) {
            return Optional.empty();
        }
        int start = wordStart(text, offset);
        int end = offset;
        while (end < text.length() && inWord(text.charAt(end))) {
            end++;
        }
        if (text.charAt(start) != '$' || end == start + 1) {
            return Optional.empty();
        }
        int position = 0;
        for (int at = start; ; position++) {
            int last = at - 1;
            while (last >= 0 && text.charAt(last) <= ' ') {
                last--;
            }
            if (last < 0 || !inWord(text.charAt(last))) {
                return Optional.empty();
            }
            at = wordStart(text, last);
            if (Character.isLetter(text.charAt(at))) {
                return Optional.of(
                        new Mention(
                                text.substring(start + 1, end),
                                text.substring(at, last + 1),
                                position,
                                start));
            }
        }
    }

    private static int wordStart(String text, int in) {
        int start = in;
        while (start > 0 && inWord(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean inWord(char c) {
        return c > ' ' && c != '(' && c != ')' && c != '"' && c != ';';
    }

    /** Which index space the name is of. */
    enum Space {
        FUNCTION,
        LOCAL,
        LABEL,
        GLOBAL,
        TAG,
        TYPE,
        TABLE,
        MEMORY
    }

    /** Told by the head; empty for what has no types: segments, fields, modules. */
    Optional<Space> space() {
        var space =
                switch (head) {
                    case "func", "call", "return_call", "ref.func", "start" -> Space.FUNCTION;
                    case "local", "param", "local.get", "local.set", "local.tee" -> Space.LOCAL;
                    case "global", "global.get", "global.set" -> Space.GLOBAL;
                    case "tag", "suspend", "throw" -> Space.TAG;
                    case "on", "catch", "catch_ref" -> position == 0 ? Space.TAG : Space.LABEL;
                    case "resume_throw", "switch" -> position == 0 ? Space.TYPE : Space.TAG;
                    case "catch_all",
                            "catch_all_ref",
                            "br",
                            "br_if",
                            "br_table",
                            "br_on_null",
                            "br_on_non_null",
                            "br_on_cast",
                            "br_on_cast_fail",
                            "block",
                            "loop",
                            "if",
                            "else",
                            "end",
                            "try_table" ->
                            Space.LABEL;
                    case "type",
                            "ref",
                            "null",
                            "ref.null",
                            "ref.test",
                            "ref.cast",
                            "cont",
                            "cont.new",
                            "cont.bind",
                            "resume",
                            "resume_throw_ref",
                            "call_ref",
                            "return_call_ref",
                            "sub",
                            "final" ->
                            Space.TYPE;
                    case "call_indirect", "return_call_indirect" -> Space.TABLE;
                    default -> byPrefix();
                };
        return Optional.ofNullable(space);
    }

    private @Nullable Space byPrefix() {
        if (head.equals("table") || head.startsWith("table.")) {
            return Space.TABLE;
        }
        if (head.equals("memory") || head.startsWith("memory.") || isAccess()) {
            return Space.MEMORY;
        }
        return (head.startsWith("struct.") || head.startsWith("array.")) && position == 0
                ? Space.TYPE
                : null;
    }

    private boolean isAccess() {
        return head.contains(".load") || head.contains(".store");
    }
}
