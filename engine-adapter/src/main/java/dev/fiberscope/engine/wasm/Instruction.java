package dev.fiberscope.engine.wasm;

/**
 * One instruction as written; structured control is flat, with {@code else} and {@code end} as
 * instructions.
 */
public record Instruction(Opcode opcode, Immediate immediate, Place place) {
    private static final Immediate NONE = new Immediate.None();

    /** An instruction that nothing follows. */
    public static Instruction plain(Opcode opcode, Place place) {
        return new Instruction(opcode, NONE, place);
    }
}
