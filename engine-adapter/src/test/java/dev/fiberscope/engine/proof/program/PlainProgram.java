package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A random valid program without stack switching: every scalar instruction, memory, tables, calls,
 * blocks with several values, exceptions. All there is to see is exported: functions {@code p0}...,
 * the memory {@code memory}, globals {@code gi gl gf gd}.
 *
 * <p>A float operation whose NaN the specification leaves open is followed by one that makes every
 * NaN the canonical one, so that whoever runs the program sees the same bits everywhere. Each
 * function that is entered takes one of the global {@code fuel}, which whoever calls from outside
 * fills up, and loops have counters: each call from outside ends soon.
 *
 * <p>Left out, because Chicory 1.7.5 does otherwise than the specification says; the files in
 * {@code proof/found/plain} hold each of the first four:
 *
 * <ul>
 *   <li>an address and an offset that reach 2^32 together: the sum wraps around
 *   <li>bulk lengths that reach 2^31 together with the address: no trap, but another exception
 *   <li>blocks with parameters: a branch out of one, or a {@code try_table} around it, drops
 *       operands of callers
 *   <li>tail calls: one to the function itself fails where that has locals, one in a function that
 *       is called by another loses count of the frames
 *   <li>{@code ref.func} of a function that only a segment which is not declarative, or an export,
 *       declares: refused
 *   <li>vectors: they are in a jar that is not published beside it
 * </ul>
 */
public final class PlainProgram {
    static final List<String> LETTERS = List.of("i32", "i64", "f32", "f64");

    /** What a function takes and gives. */
    record Signature(List<String> takes, List<String> gives) {}

    final Dice dice;
    final List<Signature> functions = new ArrayList<>();
    final int exports;
    private final List<String> bodies = new ArrayList<>();

    public PlainProgram(long seed) {
        dice = new Dice(seed);
        exports = dice.between(1, 3);
        int count = exports + dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            functions.add(new Signature(kinds(3), kinds(2)));
        }
        for (int i = 0; i < count; i++) {
            bodies.add(new PlainFunction(this, i).text());
        }
    }

    private List<String> kinds(int most) {
        var kinds = new ArrayList<String>();
        for (int i = dice.below(most + 1); i > 0; i--) {
            kinds.add(dice.one(LETTERS));
        }
        return kinds;
    }

    public int exports() {
        return exports;
    }

    /** What is given to export {@code index}: bits, one number a parameter. */
    public long[] arguments(int index) {
        return functions.get(index).takes().stream()
                .mapToLong(kind ->
                        switch (kind) {
                            case "i32" -> dice.i32() & 0xffff_ffffL;
                            case "i64" -> dice.i64();
                            case "f32" -> PlainValues.f32(dice) & 0xffff_ffffL;
                            default -> PlainValues.f64(dice);
                        })
                .toArray();
    }

    /** The types of the results of export {@code index}. */
    public List<String> results(int index) {
        return functions.get(index).gives();
    }

    static String types(Signature signature) {
        var text = new StringBuilder();
        if (!signature.takes().isEmpty()) {
            text.append(" (param ").append(String.join(" ", signature.takes())).append(")");
        }
        if (!signature.gives().isEmpty()) {
            text.append(" (result ").append(String.join(" ", signature.gives())).append(")");
        }
        return text.toString();
    }

    public String text() {
        var text = new StringBuilder("(module\n");
        for (int i = 0; i < functions.size(); i++) {
            text.append("  (type $f").append(i).append(" (func");
            text.append(types(functions.get(i))).append("))\n");
        }
        text.append(
                """
                  (tag $t0)
                  (tag $t1 (param i32 i64))
                  (memory (export "memory") 1 3)
                  (data (i32.const 100) "\\01\\02\\03\\fd\\fe\\ff\\00\\80\\7f some bytes")
                  (data $passive "passive\\ff\\fe\\80 bytes")
                  (table $table 6 12 funcref)
                  (table $other 4 funcref)
                  (global $fuel (export "fuel") (mut i32) (i32.const 0))
                  (global $gi (export "gi") (mut i32) (i32.const 7))
                  (global $gl (export "gl") (mut i64) (i64.const -7))
                  (global $gf (export "gf") (mut f32) (f32.const 1.5))
                  (global $gd (export "gd") (mut f64) (f64.const -0.25))
                """);
        text.append("  (elem (table $table) (i32.const 1) func");
        functions(text);
        text.append("  (elem $elements func");
        functions(text);
        text.append("  (elem declare func");
        functions(text);
        for (int i = 0; i < exports; i++) {
            text.append("  (export \"p%d\" (func $p%d))\n".formatted(i, i));
        }
        bodies.forEach(text::append);
        text.append(
                """
                  (func $canon32 (param f32) (result f32)
                    (select (f32.const nan) (local.get 0) (f32.ne (local.get 0) (local.get 0))))
                  (func $canon64 (param f64) (result f64)
                    (select (f64.const nan) (local.get 0) (f64.ne (local.get 0) (local.get 0)))))
                """);
        return text.toString();
    }

    private void functions(StringBuilder text) {
        for (int i = 0; i < Math.min(5, functions.size()); i++) {
            text.append(" $p").append(i);
        }
        text.append(")\n");
    }
}
