package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/**
 * One block around the instruction being checked; the outermost is the function body, written as a
 * {@code BLOCK}.
 */
final class Frame {
    final Opcode opcode;
    final List<ValueType> parameters;
    final List<ValueType> results;

    /** What lies below the block's own operands. */
    final OperandTypes below;

    /** Number of locals that were given a value when the block began. */
    final int localsSet;

    /** Whether the block's beginning can be reached. */
    final boolean entered;

    /**
     * Whether the rest of the block is behind {@code unreachable} or its like, and so has any
     * operands it asks for.
     */
    boolean polymorphic;

    /** Whether a reachable branch leads behind the block's end. */
    boolean left;

    Frame(
            Opcode opcode,
            List<ValueType> parameters,
            List<ValueType> results,
            OperandTypes below,
            int localsSet,
            boolean entered) {
        this.opcode = opcode;
        this.parameters = parameters;
        this.results = results;
        this.below = below;
        this.localsSet = localsSet;
        this.entered = entered;
    }

    /** What a branch to the block brings along. */
    List<ValueType> label() {
        return opcode == Opcode.LOOP ? parameters : results;
    }
}
