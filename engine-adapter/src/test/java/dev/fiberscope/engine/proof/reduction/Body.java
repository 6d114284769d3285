package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A function, with the {@code end} of every block.
 *
 * @param ends from the position of a block's first instruction to that of its end
 * @param otherwise from the position of an {@code if} to that of its {@code else}, if it has one
 */
record Body(
        int index,
        String name,
        FunctionType type,
        List<ValueType> locals,
        List<Instruction> instructions,
        Map<Integer, Integer> ends,
        Map<Integer, Integer> otherwise) {

    static Body of(Module module, int index, String name) {
        var function = module.functions().get(index);
        var instructions = function.body().instructions();
        var ends = new HashMap<Integer, Integer>();
        var otherwise = new HashMap<Integer, Integer>();
        var open = new ArrayDeque<Integer>();
        for (int at = 0; at < instructions.size(); at++) {
            switch (instructions.get(at).opcode()) {
                case BLOCK, LOOP, IF, TRY_TABLE -> open.push(at);
                case ELSE -> otherwise.put(open.element(), at);
                case END -> {
                    if (!open.isEmpty()) {
                        ends.put(open.pop(), at);
                    }
                }
                default -> {}
            }
        }
        return new Body(
                index,
                name,
                module.functionType(function.type()),
                function.locals(),
                instructions,
                Map.copyOf(ends),
                Map.copyOf(otherwise));
    }

    Instruction at(int position) {
        return instructions.get(position);
    }

    /** The end of the block that the {@code else} at {@code position} belongs to. */
    int endOfElse(int position) {
        for (var entry : otherwise.entrySet()) {
            if (entry.getValue() == position) {
                return endOf(entry.getKey());
            }
        }
        throw new AssertionError("no if for the else at " + position);
    }

    int endOf(int block) {
        return Objects.requireNonNull(ends.get(block));
    }
}
