package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through one body from front to back and hands each instruction to its group. */
final class FunctionCheck {
    private final ControlStack stack;
    private final PlainInstructions plain;
    private final ControlInstructions control;
    private final CallInstructions calls;
    private final VariableInstructions variables;
    private final BulkInstructions bulk;
    private final ReferenceInstructions references;
    private final AggregateInstructions aggregates;
    private final SwitchingInstructions switching;

    FunctionCheck(
            Definitions definitions, Locals locals, List<ValueType> results, Instruction first) {
        stack = new ControlStack(definitions, locals, results, first);
        plain = new PlainInstructions(definitions, stack);
        control = new ControlInstructions(definitions, stack);
        calls = new CallInstructions(definitions, stack);
        variables = new VariableInstructions(definitions, stack, locals);
        bulk = new BulkInstructions(definitions, stack);
        references = new ReferenceInstructions(definitions, stack);
        aggregates = new AggregateInstructions(definitions, stack);
        switching = new SwitchingInstructions(definitions, stack);
    }

    static TypedFunction check(Definitions definitions, Module.Function function)
            throws ModuleException {
        var type = definitions.function(function.type(), function.place());
        for (var local : function.locals()) {
            definitions.check(local, function.place());
        }
        var types = new ArrayList<>(type.parameters());
        types.addAll(function.locals());
        var check =
                new FunctionCheck(
                        definitions,
                        new Locals(types, type.parameters().size()),
                        type.results(),
                        first(function.body(), function.place()));
        var before = new ArrayList<Optional<OperandTypes>>(function.body().instructions().size());
        for (var instruction : function.body().instructions()) {
            before.add(check.next(instruction));
        }
        check.finish(function.place());
        return new TypedFunction(function, types, before, check.stack.maximum());
    }

    static Instruction first(Expression body, Place place) throws ModuleException {
        if (body.instructions().isEmpty()) {
            throw unfinished(place);
        }
        return body.instructions().getFirst();
    }

    /** Checks one instruction; gives the operand types before it. */
    Optional<OperandTypes> next(Instruction instruction) throws ModuleException {
        if (stack.isOver()) {
            throw new ModuleException(
                    ModuleException.Phase.MALFORMED,
                    "unexpected " + instruction.opcode().mnemonic() + ": the body is over",
                    instruction.place());
        }
        stack.begin(instruction);
        var before = stack.before();
        step(instruction);
        return before;
    }

    void finish(Place place) throws ModuleException {
        if (!stack.isOver()) {
            throw unfinished(place);
        }
    }

    private static ModuleException unfinished(Place place) {
        return new ModuleException(
                ModuleException.Phase.MALFORMED,
                "end expected: a block or the body is not closed",
                place);
    }

    private void step(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case UNREACHABLE,
                    NOP,
                    BLOCK,
                    LOOP,
                    IF,
                    ELSE,
                    END,
                    TRY_TABLE,
                    BR,
                    BR_IF,
                    BR_TABLE,
                    RETURN,
                    THROW,
                    THROW_REF ->
                    control.check(instruction);
            case CALL,
                    CALL_REF,
                    CALL_INDIRECT,
                    RETURN_CALL,
                    RETURN_CALL_REF,
                    RETURN_CALL_INDIRECT ->
                    calls.check(instruction);
            case CONT_NEW, CONT_BIND, SUSPEND, RESUME, RESUME_THROW, RESUME_THROW_REF, SWITCH ->
                    switching.check(instruction);
            case DROP, SELECT, SELECT_T, LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET ->
                    variables.check(instruction);
            case TABLE_GET,
                    TABLE_SET,
                    TABLE_GROW,
                    TABLE_SIZE,
                    TABLE_FILL,
                    TABLE_COPY,
                    TABLE_INIT,
                    ELEM_DROP,
                    MEMORY_SIZE,
                    MEMORY_GROW,
                    MEMORY_FILL,
                    MEMORY_COPY,
                    MEMORY_INIT,
                    DATA_DROP ->
                    bulk.check(instruction);
            case REF_NULL,
                    REF_FUNC,
                    REF_IS_NULL,
                    REF_AS_NON_NULL,
                    REF_EQ,
                    BR_ON_NULL,
                    BR_ON_NON_NULL,
                    REF_TEST,
                    REF_TEST_NULL,
                    REF_CAST,
                    REF_CAST_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    REF_I31,
                    I31_GET_S,
                    I31_GET_U ->
                    references.check(instruction);
            case STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    STRUCT_GET,
                    STRUCT_GET_S,
                    STRUCT_GET_U,
                    STRUCT_SET,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    ARRAY_NEW_DATA,
                    ARRAY_NEW_ELEM,
                    ARRAY_GET,
                    ARRAY_GET_S,
                    ARRAY_GET_U,
                    ARRAY_SET,
                    ARRAY_LEN,
                    ARRAY_FILL,
                    ARRAY_COPY,
                    ARRAY_INIT_DATA,
                    ARRAY_INIT_ELEM ->
                    aggregates.check(instruction);
            default -> plain.check(instruction);
        }
    }
}
