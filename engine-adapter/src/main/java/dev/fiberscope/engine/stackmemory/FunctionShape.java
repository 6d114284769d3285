package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/**
 * What the size of a function's frame follows from.
 *
 * @param locals types of the parameters and then of the declared locals
 * @param deepest types of the operands where they fill the most room
 * @param kept for every call in its body, those to hosts and the instructions that switch stacks
 *     included, types of the operands below its arguments, which have to outlive it
 */
public record FunctionShape(
        List<ValueType> parameters,
        List<ValueType> results,
        List<ValueType> locals,
        List<ValueType> deepest,
        List<List<ValueType>> kept) {
    public FunctionShape {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        locals = List.copyOf(locals);
        deepest = List.copyOf(deepest);
        kept = kept.stream().map(List::copyOf).toList();
    }
}
