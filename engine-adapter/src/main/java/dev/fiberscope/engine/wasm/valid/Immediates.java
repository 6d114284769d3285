package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;

/** The immediate of an instruction as the case that its opcode carries. */
final class Immediates {
    private Immediates() {}

    static <T extends Immediate> T of(Class<T> kind, Instruction instruction) {
        if (!kind.isInstance(instruction.immediate())) {
            throw new AssertionError(
                    "unreachable: " + instruction.opcode() + " with " + instruction.immediate());
        }
        return kind.cast(instruction.immediate());
    }

    static int index(Instruction instruction) {
        return of(Immediate.Index.class, instruction).index();
    }

    static Immediate.Indices indices(Instruction instruction) {
        return of(Immediate.Indices.class, instruction);
    }

    static AssertionError unexpected(Instruction instruction) {
        return new AssertionError("unreachable: " + instruction.opcode() + " is checked elsewhere");
    }
}
