package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A random valid program with stack switching: functions {@code $p0}, {@code $p1}... of the types
 * of {@link Signatures}, globals and tables that hold continuations. The first {@link #exports}
 * functions take nothing and are meant to be called from outside, again and again.
 *
 * <p>A program need not end by itself; whoever runs it limits its steps.
 */
public final class SwitchingProgram {
    private static final int FUNCTIONS = 8;

    final Dice dice;
    final Signatures signatures;
    final boolean objects;
    private final List<Integer> functions = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final int exports;

    /** {@code objects}: with structs, arrays, and references to exceptions that are kept. */
    public SwitchingProgram(long seed, boolean objects) {
        this.dice = new Dice(seed);
        this.objects = objects;
        this.signatures = new Signatures(dice, objects);
        this.exports = dice.between(1, 3);
        var callable = signatures.where(signature -> signature.takes().isEmpty());
        for (int i = 0; i < exports; i++) {
            functions.add(dice.one(callable));
        }
        for (int i = 0; i < functions.size(); i++) {
            bodies.add(new FunctionText(this, i, functions.get(i)).text());
        }
    }

    /** Number of functions to call from outside: those with the lowest indices. */
    public int exports() {
        return exports;
    }

    /** Whether the function is called from outside, where no prompt is around it. */
    boolean isExport(int function) {
        return function < exports;
    }

    /** A function of the signature that is not called from outside; perhaps a new one. */
    int function(int signature) {
        var fitting = new ArrayList<Integer>();
        for (int i = exports; i < functions.size(); i++) {
            if (functions.get(i) == signature) {
                fitting.add(i);
            }
        }
        if (fitting.isEmpty() || (functions.size() < FUNCTIONS && dice.chance(15))) {
            functions.add(signature);
            return functions.size() - 1;
        }
        return dice.one(fitting);
    }

    public String text() {
        var text = new StringBuilder("(module\n").append(signatures.text(objects));
        text.append("  (global $i (mut i32) (i32.const 3))\n");
        text.append("  (global $fuel (mut i32) (i32.const 0))\n");
        text.append("  (global $l (mut i64) (i64.const -1))\n");
        text.append("  (global $x (mut exnref) (ref.null exn))\n");
        if (objects) {
            text.append("  (global $struct (mut (ref null $struct)) (ref.null $struct))\n");
            text.append("  (global $array (mut (ref null $array)) (ref.null $array))\n");
        }
        for (int i = 0; i < signatures.count(); i++) {
            text.append(
                    "  (global $c%d (mut (ref null $k%d)) (ref.null $k%d))\n".formatted(i, i, i));
            text.append("  (table $q%d 3 (ref null $k%d))\n".formatted(i, i));
        }
        text.append("  (elem declare func");
        for (int i = 0; i < functions.size(); i++) {
            text.append(" $p").append(i);
        }
        text.append(")\n");
        for (int i = 0; i < exports; i++) {
            text.append("  (export \"p%d\" (func $p%d))\n".formatted(i, i));
        }
        bodies.forEach(text::append);
        return text.append(")\n").toString();
    }
}
