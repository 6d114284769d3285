package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.valid.Arity;
import dev.fiberscope.engine.wasm.valid.TypedFunction;

/** Which operands an instruction pushes, counted from the bottom of its frame. */
final class Operands {
    private Operands() {}

    /**
     * The instruction at {@code position}, which can be reached, pushes operand {@code index} where
     * control goes on behind it. What a branch takes along is not counted, nor a payload at a
     * label, nor an operand that is pushed again as it was.
     */
    static boolean pushes(TypedFunction function, Arity arity, int position, int index) {
        var instruction = function.function().body().instructions().get(position);
        if (isStructure(instruction.opcode())
                || branches(instruction.opcode())
                || keeps(instruction.opcode())
                || leaves(instruction.opcode())) {
            return false;
        }
        int kept =
                function.before().get(position).orElseThrow().height() - arity.taken(instruction);
        int after = function.before().get(position + 1).orElseThrow().height();
        return kept <= index && index < after;
    }

    private static boolean isStructure(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, ELSE, END, TRY_TABLE -> true;
            default -> false;
        };
    }

    /** May move operands to a label. */
    static boolean branches(Opcode opcode) {
        return switch (opcode) {
            case BR, BR_IF, BR_TABLE, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
                    true;
            default -> false;
        };
    }

    /** Pushes the operand again that it takes. */
    private static boolean keeps(Opcode opcode) {
        return switch (opcode) {
            case LOCAL_TEE,
                    REF_AS_NON_NULL,
                    REF_CAST,
                    REF_CAST_NULL,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY ->
                    true;
            default -> false;
        };
    }

    /** Control never goes on behind it. */
    private static boolean leaves(Opcode opcode) {
        return switch (opcode) {
            case UNREACHABLE,
                    THROW,
                    THROW_REF,
                    RETURN,
                    RETURN_CALL,
                    RETURN_CALL_REF,
                    RETURN_CALL_INDIRECT ->
                    true;
            default -> false;
        };
    }
}
