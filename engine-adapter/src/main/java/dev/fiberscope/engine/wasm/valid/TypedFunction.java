package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A function that passed validation, with what validation found out.
 *
 * @param locals types of the parameters and then of the declared locals
 * @param before at each instruction of the body the operand types before it, relative to the
 *     function's own frame and so across all blocks; empty where the instruction can never be
 *     reached. Even where the code in front of them is not, these count as reached, with the
 *     results of their block on top: {@code end} of a block that a branch leaves, {@code else} of
 *     an {@code if} that is reached, {@code end} of such an {@code if} without {@code else}
 * @param maximumHeight the most operands at any time
 */
public record TypedFunction(
        Module.Function function,
        List<ValueType> locals,
        List<Optional<OperandTypes>> before,
        int maximumHeight) {
    public TypedFunction {
        locals = List.copyOf(locals);
        before = List.copyOf(before);
    }
}
