package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ReferenceType;

/** Calls, direct and through references and tables, and those that replace the caller. */
final class CallInstructions {
    private final Definitions definitions;
    private final ControlStack stack;

    CallInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case CALL -> call(direct(instruction));
            case RETURN_CALL -> tailCall(direct(instruction));
            case CALL_REF -> call(byReference(instruction));
            case RETURN_CALL_REF -> tailCall(byReference(instruction));
            case CALL_INDIRECT -> call(indirect(instruction));
            case RETURN_CALL_INDIRECT -> tailCall(indirect(instruction));
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private FunctionType direct(Instruction instruction) throws ModuleException {
        return definitions.function(
                definitions.functionType(Immediates.index(instruction), stack.place()),
                stack.place());
    }

    private FunctionType byReference(Instruction instruction) throws ModuleException {
        int type = Immediates.index(instruction);
        var function = definitions.function(type, stack.place());
        stack.pop(new ReferenceType(true, new HeapType.Concrete(type)));
        return function;
    }

    private FunctionType indirect(Instruction instruction) throws ModuleException {
        var indices = Immediates.indices(instruction);
        var table = definitions.table(indices.second(), stack.place());
        var function = definitions.function(indices.first(), stack.place());
        if (!definitions.matches(table.element(), ReferenceType.FUNCREF)) {
            throw stack.wrong(
                    "instruction requires table of functions but table has "
                            + definitions.wording().value(table.element()),
                    "only a table whose elements match funcref can be called through");
        }
        stack.pop(Definitions.address(table.limits()));
        return function;
    }

    private void call(FunctionType function) throws ModuleException {
        stack.pop(function.parameters());
        stack.push(function.results());
    }

    private void tailCall(FunctionType function) throws ModuleException {
        if (!definitions.matches(function.results(), stack.results())) {
            throw stack.wrong(
                    "current function requires result type "
                            + definitions.wording().values(stack.results())
                            + " but callee returns "
                            + definitions.wording().values(function.results()),
                    "a tail call's results are the caller's");
        }
        stack.pop(function.parameters());
        stack.stop();
    }
}
