package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/** References: null, functions, tests, casts and conversions. */
final class ReferenceInstructions {
    private static final ReferenceType EQ = new ReferenceType(true, HeapType.Abstract.EQ);
    private static final ReferenceType I31 = new ReferenceType(true, HeapType.Abstract.I31);
    private static final ReferenceType ANY = new ReferenceType(true, HeapType.Abstract.ANY);
    private static final ReferenceType CONTINUATION =
            new ReferenceType(true, HeapType.Abstract.CONT);

    private final Definitions definitions;
    private final ControlStack stack;

    ReferenceInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case REF_NULL -> {
                var type =
                        new ReferenceType(
                                true, Immediates.of(Immediate.Heap.class, instruction).type());
                definitions.check(type, stack.place());
                stack.push(type);
            }
            case REF_FUNC -> {
                int function = Immediates.index(instruction);
                int type = definitions.functionType(function, stack.place());
                definitions.declared(function, stack.place());
                stack.push(new ReferenceType(false, new HeapType.Concrete(type)));
            }
            case REF_IS_NULL -> {
                stack.popReference();
                stack.push(NumberType.I32);
            }
            case REF_AS_NON_NULL -> stack.push(nonNull(stack.popReference()));
            case REF_EQ -> {
                stack.pop(List.of(EQ, EQ));
                stack.push(NumberType.I32);
            }
            case BR_ON_NULL -> {
                var target = stack.target(Immediates.index(instruction));
                var reference = stack.popReference();
                stack.pop(target.label());
                stack.leave(target);
                stack.push(target.label());
                stack.push(nonNull(reference));
            }
            case BR_ON_NON_NULL -> branchOnNonNull(instruction);
            case REF_TEST, REF_TEST_NULL -> {
                cast(Immediates.of(Immediate.Reference.class, instruction).type());
                stack.push(NumberType.I32);
            }
            case REF_CAST, REF_CAST_NULL -> {
                var type = Immediates.of(Immediate.Reference.class, instruction).type();
                cast(type);
                stack.push(type);
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(instruction);
            case ANY_CONVERT_EXTERN -> convert(ReferenceType.EXTERNREF, HeapType.Abstract.ANY);
            case EXTERN_CONVERT_ANY -> convert(ANY, HeapType.Abstract.EXTERN);
            case REF_I31 -> {
                stack.pop(NumberType.I32);
                stack.push(nonNull(I31));
            }
            case I31_GET_S, I31_GET_U -> {
                stack.pop(I31);
                stack.push(NumberType.I32);
            }
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private static ReferenceType nonNull(ReferenceType type) {
        return new ReferenceType(false, type.heap());
    }

    private void branchOnNonNull(Instruction instruction) throws ModuleException {
        var target = stack.target(Immediates.index(instruction));
        var label = target.label();
        if (label.isEmpty() || !(label.getLast() instanceof ReferenceType last)) {
            throw stack.wrong(
                    "instruction requires reference type but label has "
                            + definitions.wording().values(label),
                    "the branch brings the reference along, as the last one");
        }
        var others = label.subList(0, label.size() - 1);
        stack.pop(new ReferenceType(true, last.heap()));
        stack.pop(others);
        stack.leave(target);
        stack.push(others);
    }

    /** The operand of a test or cast may be of any type in the target's hierarchy. */
    private void cast(ReferenceType target) throws ModuleException {
        castable(target);
        stack.pop(new ReferenceType(true, definitions.top(target.heap())));
    }

    /** Explainer, "Instructions": castable. */
    private void castable(ReferenceType target) throws ModuleException {
        definitions.check(target, stack.place());
        if (definitions.matches(target, CONTINUATION)) {
            throw Invalid.at(
                    stack.place(),
                    "invalid cast: the type of a continuation cannot be tested at run time, so there is no cast to "
                            + definitions.wording().value(target));
        }
    }

    private void branchOnCast(Instruction instruction) throws ModuleException {
        var immediate = Immediates.of(Immediate.BranchCast.class, instruction);
        var from = immediate.from();
        var to = immediate.to();
        definitions.check(from, stack.place());
        castable(to);
        if (!definitions.matches(to, from)) {
            throw stack.wrong(
                    "target type "
                            + definitions.wording().value(to)
                            + " does not match source type "
                            + definitions.wording().value(from),
                    "a cast goes down from the source type");
        }
        var target = stack.target(immediate.label());
        var label = target.label();
        var rest = to.nullable() ? nonNull(from) : from;
        boolean onSuccess = instruction.opcode() == Opcode.BR_ON_CAST;
        var brings = onSuccess ? to : rest;
        if (label.isEmpty() || !definitions.matches(brings, label.getLast())) {
            throw stack.wrong(
                    "instruction requires "
                            + definitions.wording().value(brings)
                            + " but label has "
                            + definitions.wording().values(label),
                    "the branch brings the reference along, as the last one");
        }
        List<ValueType> others = label.subList(0, label.size() - 1);
        stack.pop(from);
        stack.pop(others);
        stack.leave(target);
        stack.push(others);
        stack.push(onSuccess ? rest : to);
    }

    /** Nullable stays nullable. */
    private void convert(ReferenceType from, HeapType.Abstract to) throws ModuleException {
        var operand = stack.popReference();
        stack.push(operand);
        stack.pop(from);
        stack.push(new ReferenceType(operand.nullable(), to));
    }
}
