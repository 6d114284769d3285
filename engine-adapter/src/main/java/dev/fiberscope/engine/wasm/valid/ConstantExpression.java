package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/** Expressions that give initial values and offsets. Specification 3.0, "Constant Expressions". */
final class ConstantExpression {
    private final Definitions definitions;

    ConstantExpression(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Checks that {@code expression} gives {@code wanted} and reads none but the first {@code
     * visibleGlobals} globals.
     */
    void check(Expression expression, ValueType wanted, int visibleGlobals, Place place)
            throws ModuleException {
        var check =
                new FunctionCheck(
                        definitions,
                        new Locals(List.of(), 0),
                        List.of(wanted),
                        FunctionCheck.first(expression, place));
        for (var instruction : expression.instructions()) {
            constant(instruction, visibleGlobals);
            check.next(instruction);
        }
        check.finish(place);
    }

    private void constant(Instruction instruction, int visibleGlobals) throws ModuleException {
        switch (instruction.opcode()) {
            case I32_CONST,
                    I64_CONST,
                    F32_CONST,
                    F64_CONST,
                    V128_CONST,
                    I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    REF_NULL,
                    REF_FUNC,
                    REF_I31,
                    STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    END -> {}
            case GLOBAL_GET -> {
                int index = Immediates.index(instruction);
                if (definitions.global(index, visibleGlobals, instruction.place()).mutable()) {
                    throw required(instruction, "the global can change");
                }
            }
            default ->
                    throw required(
                            instruction,
                            definitions.wording().instruction(instruction) + " is not constant");
        }
    }

    private static ModuleException required(Instruction instruction, String why) {
        return Invalid.at(instruction.place(), "constant expression required: " + why);
    }
}
