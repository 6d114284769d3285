package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;

/**
 * Values of constant expressions, as an instance is made. Specification 3.0, "Constant
 * Expressions".
 */
final class ConstantExpressions {
    private final Store store;
    private final InstanceData instance;
    private final AggregateInstructions aggregates;

    ConstantExpressions(Settings settings, Store store, InstanceData instance) {
        this.store = store;
        this.instance = instance;
        this.aggregates = new AggregateInstructions(settings);
    }

    /** The raw value of a valid constant expression of one slot. */
    long word(Expression expression) {
        return value(expression).at(0);
    }

    /** The value of an offset: unsigned where it has 32 bits. */
    long address(Expression expression, boolean wide) {
        return wide ? word(expression) : word(expression) & 0xffff_ffffL;
    }

    /** The raw value of a valid constant expression. */
    Values value(Expression expression) {
        var operands =
                new StackData(0, 0, 0, new Owner(), 2 * expression.instructions().size() + 2);
        for (var instruction : expression.instructions()) {
            step(operands, instruction);
        }
        return Values.of(java.util.Arrays.copyOf(operands.slots, operands.sp));
    }

    private void step(StackData operands, Instruction instruction) {
        var immediate = instruction.immediate();
        switch (instruction.opcode()) {
            case END -> {}
            case REF_NULL -> operands.push(Reference.NULL);
            case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL ->
                    arithmetic(operands, instruction.opcode());
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST ->
                    constant(operands, immediate);
            case REF_I31 -> operands.push(Reference.ofI31((int) operands.pop()));
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
            default -> indexed(operands, instruction.opcode(), immediate);
        }
    }

    private static void arithmetic(StackData operands, Opcode opcode) {
        long second = operands.pop();
        long first = operands.pop();
        operands.push(
                switch (opcode) {
                    case I32_ADD -> (int) (first + second);
                    case I32_SUB -> (int) (first - second);
                    case I32_MUL -> (int) (first * second);
                    case I64_ADD -> first + second;
                    case I64_SUB -> first - second;
                    default -> first * second;
                });
    }

    private static void constant(StackData operands, Immediate immediate) {
        switch (immediate) {
            case Immediate.I32(var value) -> operands.push(value);
            case Immediate.I64(var value) -> operands.push(value);
            case Immediate.F32(var bits) -> operands.push(bits);
            case Immediate.F64(var bits) -> operands.push(bits);
            case Immediate.V128(var low, var high) -> {
                operands.push(low);
                operands.push(high);
            }
            default -> throw new AssertionError("unreachable: no constant");
        }
    }

    private void indexed(StackData operands, Opcode opcode, Immediate immediate) {
        int index =
                switch (immediate) {
                    case Immediate.Index(var only) -> only;
                    case Immediate.Indices(var first, _) -> first;
                    default ->
                            throw new AssertionError(
                                    "unreachable: " + opcode + " in a constant expression");
                };
        switch (opcode) {
            case GLOBAL_GET -> {
                var value = store.global(instance.globals().at(index));
                for (int i = 0; i < value.size(); i++) {
                    operands.push(value.at(i));
                }
            }
            case REF_FUNC ->
                    operands.push(Reference.of(Reference.FUNCTION, instance.functions().at(index)));
            case STRUCT_NEW -> aggregates.newStruct(store, operands, instance.types().at(index));
            case STRUCT_NEW_DEFAULT -> {
                int slots = store.layout(instance.types().at(index)).slots();
                for (int i = 0; i < slots; i++) {
                    operands.push(0);
                }
                aggregates.newStruct(store, operands, instance.types().at(index));
            }
            case ARRAY_NEW, ARRAY_NEW_DEFAULT -> {
                int type = instance.types().at(index);
                int length = (int) operands.pop();
                int width = store.layout(type).slots();
                var value = new long[width];
                for (int i = width - 1; i >= 0 && opcode == Opcode.ARRAY_NEW; i--) {
                    value[i] = operands.pop();
                }
                aggregates.newFilled(store, operands, type, length, value);
            }
            case ARRAY_NEW_FIXED -> {
                int count = immediate instanceof Immediate.Indices(_, var second) ? second : 0;
                aggregates.newFixed(store, operands, instance.types().at(index), count);
            }
            default ->
                    throw new AssertionError(
                            "unreachable: " + opcode + " in a constant expression");
        }
    }
}
