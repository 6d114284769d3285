package dev.fiberscope.engine.wasm;

import java.util.List;

/**
 * A function body or constant expression: instructions in binary order, the final {@code end}
 * included.
 */
public record Expression(List<Instruction> instructions) {
    public Expression {
        instructions = List.copyOf(instructions);
    }
}
