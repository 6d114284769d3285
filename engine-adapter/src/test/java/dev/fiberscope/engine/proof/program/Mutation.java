package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Damage to binaries and texts: flipped, cut, spliced, inserted, and numbers out of all bounds. */
public final class Mutation {
    private static final List<String> WORDS =
            List.of(
                    "(",
                    ")",
                    "\"",
                    ";",
                    "(;",
                    ";)",
                    "(@a",
                    "$x",
                    "4294967295",
                    "-1",
                    "18446744073709551616",
                    "0x",
                    "nan:0x",
                    "1e999",
                    "\"\\ff\"",
                    "module",
                    "func",
                    "type",
                    "rec",
                    "sub",
                    "cont",
                    "(ref null",
                    "(ref",
                    "param",
                    "result",
                    "local",
                    "block",
                    "loop",
                    "if",
                    "else",
                    "end",
                    "then",
                    "resume",
                    "suspend",
                    "switch",
                    "on",
                    "cont.new",
                    "cont.bind",
                    "resume_throw",
                    "resume_throw_ref",
                    "try_table",
                    "catch",
                    "catch_all_ref",
                    "throw_ref",
                    "br",
                    "br_table",
                    "return_call",
                    "call_indirect",
                    "table",
                    "memory",
                    "data",
                    "elem",
                    "declare",
                    "offset",
                    "item",
                    "start",
                    "import",
                    "export",
                    "global",
                    "mut",
                    "tag",
                    "struct.new",
                    "array.new",
                    "array.new_fixed",
                    "array",
                    "struct",
                    "field",
                    "i8",
                    "v128.const",
                    "i8x16.shuffle",
                    "select",
                    "drop",
                    "unreachable",
                    "i32.const",
                    "i64.load",
                    "offset=4294967295",
                    "align=3",
                    "exnref",
                    "contref",
                    "nocont",
                    "i31ref",
                    "ref.null",
                    "ref.cast",
                    "br_on_cast");

    private final Dice dice;

    public Mutation(Dice dice) {
        this.dice = dice;
    }

    /** {@code original} with one to three injuries; {@code other} is where a splice comes from. */
    public byte[] of(byte[] original, byte[] other) {
        byte[] bytes = original;
        for (int i = injuries(); i > 0; i--) {
            bytes = bytes.length == 0 ? other : once(bytes, other);
        }
        return bytes;
    }

    private int injuries() {
        return dice.chance(60) ? 1 : dice.between(2, 3);
    }

    private byte[] once(byte[] bytes, byte[] other) {
        int at = dice.below(bytes.length);
        int behind = Math.min(bytes.length, at + 1 + dice.below(dice.chance(80) ? 4 : 40));
        return switch (dice.below(9)) {
            case 0, 1, 2 -> {
                var changed = bytes.clone();
                changed[at] ^= (byte) (1 << dice.below(8));
                yield changed;
            }
            case 3, 4 -> {
                var changed = bytes.clone();
                changed[at] = (byte) dice.bits();
                yield changed;
            }
            case 5 -> join(bytes, at, new byte[0], behind);
            case 6 -> {
                int from = dice.below(other.length);
                int to = Math.min(other.length, from + 1 + dice.below(30));
                yield join(
                        bytes,
                        at,
                        Arrays.copyOfRange(other, from, to),
                        dice.chance(50) ? at : behind);
            }
            case 7 ->
                    join(
                            bytes,
                            at,
                            dice.chance(50)
                                    ? new byte[] {-1, -1, -1, -1, 15}
                                    : new byte[] {(byte) dice.bits(), (byte) dice.bits()},
                            dice.chance(50) ? at : behind);
            default ->
                    dice.chance(20)
                            ? Arrays.copyOf(bytes, at)
                            : join(bytes, at, Arrays.copyOfRange(bytes, at, behind), at);
        };
    }

    private static byte[] join(byte[] bytes, int at, byte[] middle, int behind) {
        var all = new byte[at + middle.length + bytes.length - behind];
        System.arraycopy(bytes, 0, all, 0, at);
        System.arraycopy(middle, 0, all, at, middle.length);
        System.arraycopy(bytes, behind, all, at + middle.length, bytes.length - behind);
        return all;
    }

    /** {@code original} with one to three tokens or characters damaged. */
    public String of(String original, String other) {
        var tokens = tokens(original);
        var others = tokens(other);
        for (int i = injuries(); i > 0; i--) {
            once(tokens, others);
        }
        return String.join("", tokens);
    }

    private void once(List<String> tokens, List<String> others) {
        if (tokens.isEmpty()) {
            tokens.addAll(others);
            return;
        }
        int at = dice.below(tokens.size());
        switch (dice.below(9)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(dice.below(tokens.size())));
            case 2 -> tokens.set(at, tokens.get(dice.below(tokens.size())));
            case 3 -> tokens.set(at, " " + dice.one(WORDS) + " ");
            case 4 -> tokens.add(at, " " + dice.one(WORDS) + " ");
            case 5 -> {
                int from = dice.below(others.size());
                int to = Math.min(others.size(), from + 1 + dice.below(20));
                tokens.addAll(at, others.subList(from, to));
            }
            case 6 -> {
                int to = Math.min(tokens.size(), at + 1 + dice.below(20));
                tokens.subList(at, to).clear();
            }
            case 7 -> tokens.set(at, character(tokens.get(at)));
            default -> {
                if (dice.chance(15)) {
                    tokens.subList(at, tokens.size()).clear();
                } else {
                    tokens.set(at, number(tokens.get(at)));
                }
            }
        }
    }

    private String character(String token) {
        int at = dice.below(token.length());
        return token.substring(0, at)
                + (char) dice.below(dice.chance(90) ? 128 : 65_536)
                + token.substring(at + 1);
    }

    private String number(String token) {
        return Character.isDigit(token.charAt(0)) ? Long.toString(dice.i64()) : token + token;
    }

    /** Words, numbers and runs of space, as they are; parentheses alone. */
    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length()
                    || kind(text.charAt(i)) != kind(text.charAt(i - 1))
                    || kind(text.charAt(i)) == 2) {
                tokens.add(text.substring(from, i));
                from = i;
            }
        }
        return tokens;
    }

    private static int kind(char c) {
        return c <= ' ' ? 0 : c == '(' || c == ')' ? 2 : 1;
    }
}
