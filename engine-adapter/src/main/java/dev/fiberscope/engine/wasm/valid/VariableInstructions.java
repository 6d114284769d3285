package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.List;

/** Locals, globals and what only moves operands. */
final class VariableInstructions {
    private final Definitions definitions;
    private final ControlStack stack;
    private final Locals locals;

    VariableInstructions(Definitions definitions, ControlStack stack, Locals locals) {
        this.definitions = definitions;
        this.stack = stack;
        this.locals = locals;
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case DROP -> stack.popAny();
            case SELECT -> select();
            case SELECT_T -> select(Immediates.of(Immediate.Types.class, instruction));
            case LOCAL_GET -> {
                int local = Immediates.index(instruction);
                var type = locals.type(local, stack.place());
                if (!locals.isSet(local)) {
                    throw Invalid.at(
                            stack.place(),
                            "uninitialized local "
                                    + local
                                    + ": it is of type "
                                    + definitions.wording().value(type)
                                    + ", which has no default, and is not set on every way here");
                }
                stack.push(type);
            }
            case LOCAL_SET -> set(instruction);
            case LOCAL_TEE -> {
                set(instruction);
                stack.push(locals.type(Immediates.index(instruction), stack.place()));
            }
            case GLOBAL_GET ->
                    stack.push(
                            definitions
                                    .global(Immediates.index(instruction), stack.place())
                                    .type());
            case GLOBAL_SET -> {
                int index = Immediates.index(instruction);
                var global = definitions.global(index, stack.place());
                if (!global.mutable()) {
                    throw Invalid.at(
                            stack.place(),
                            "immutable global " + index + ": only a (mut ...) global can be set");
                }
                stack.pop(global.type());
            }
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void set(Instruction instruction) throws ModuleException {
        int local = Immediates.index(instruction);
        stack.pop(locals.type(local, stack.place()));
        locals.set(local);
    }

    private void select(Immediate.Types annotation) throws ModuleException {
        if (annotation.types().size() != 1) {
            throw Invalid.at(
                    stack.place(),
                    "invalid result arity: select gives one operand, not "
                            + annotation.types().size());
        }
        var type = annotation.types().getFirst();
        definitions.check(type, stack.place());
        stack.pop(NumberType.I32);
        stack.pop(type);
        stack.pop(type);
        stack.push(type);
    }

    private void select() throws ModuleException {
        stack.pop(NumberType.I32);
        var second = stack.popAny();
        var first = stack.popAny();
        for (var type : List.of(first, second)) {
            if (type instanceof ReferenceType && !type.equals(Bottom.VALUE)) {
                throw stack.wrong(
                        "instruction requires numeric or vector type but stack has "
                                + definitions.wording().value(type),
                        "select of references must name their type, as (select (result ...))");
            }
        }
        boolean firstKnown = !first.equals(Bottom.VALUE);
        if (firstKnown && !second.equals(Bottom.VALUE) && !first.equals(second)) {
            throw stack.wrong(
                    "instruction requires two operands of one type but stack has "
                            + definitions.wording().value(first)
                            + " and "
                            + definitions.wording().value(second),
                    "select gives one of the two");
        }
        stack.push(firstKnown ? first : second);
    }
}
