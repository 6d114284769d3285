package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/**
 * What the size of a function's frame follows from.
 *
 * @param locals types of the parameters and then of the declared locals
 * @param deepest types of the operands where they fill the most room
 * @param calls every call in its body, those to hosts and the instructions that switch stacks included
 */
public record FunctionShape(
        List<ValueType> parameters,
        List<ValueType> results,
        List<ValueType> locals,
        List<ValueType> deepest,
        List<Call> calls) {
    public FunctionShape {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        locals = List.copyOf(locals);
        deepest = List.copyOf(deepest);
        calls = List.copyOf(calls);
    }

    /**
     * A call in a function's body.
     *
     * @param kept types of the operands below its arguments, which have to outlive it
     */
    public record Call(List<ValueType> kept, List<ValueType> parameters, List<ValueType> results) {
        public Call {
            kept = List.copyOf(kept);
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }
    }
}
