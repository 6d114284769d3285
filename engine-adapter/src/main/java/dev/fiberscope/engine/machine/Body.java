package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.valid.TypedFunction;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A function's code by instructions, for {@link Fusion}: counted from 0, as they follow each other.
 */
final class Body {
    private final int[] code;
    private final int[] instructionAt;
    private final TypedFunction typed;
    private final BitSet labels;
    private final int locals;

    /** Where each instruction begins, and behind them the end. */
    private final int[] starts;

    private final int count;

    Body(int[] code, int[] instructionAt, TypedFunction typed, BitSet labels, int locals) {
        this.code = code;
        this.instructionAt = instructionAt;
        this.typed = typed;
        this.labels = labels;
        this.locals = locals;
        var found = new int[code.length + 1];
        int size = 0;
        for (int pc = 0; pc < code.length; pc++) {
            if (pc == 0 || instructionAt[pc] != instructionAt[pc - 1]) {
                found[size++] = pc;
            }
        }
        found[size] = code.length;
        this.count = size;
        this.starts = Arrays.copyOf(found, size + 1);
    }

    int count() {
        return count;
    }

    int start(int at) {
        return starts[at];
    }

    int op(int at) {
        return code[starts[at]];
    }

    /** The first immediate. */
    int immediate(int at) {
        return code[starts[at] + 1];
    }

    /** Something may branch to the instruction. */
    boolean isLabel(int at) {
        return labels.get(starts[at]);
    }

    /** A constant that its first immediate says all about. */
    boolean isConstant(int at) {
        int op = op(at);
        return op == Op.I32_CONST
                || op == Op.F32_CONST
                || (op == Op.I64_CONST && code[starts[at] + 2] == code[starts[at] + 1] >> 31);
    }

    /** Slots from the frame's first local to the first free one, before the instruction. */
    int height(int at) {
        return locals + typed.before().get(instructionAt[starts[at]]).orElseThrow().words();
    }
}
