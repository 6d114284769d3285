package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import java.util.ArrayDeque;

/** Values of constant expressions, as an instance is made. Specification 3.0, "Constant Expressions". */
final class ConstantExpressions {
    private final Store store;
    private final InstanceData instance;

    ConstantExpressions(Store store, InstanceData instance) {
        this.store = store;
        this.instance = instance;
    }

    /** The raw value of a valid constant expression. */
    long value(Expression expression) {
        var operands = new ArrayDeque<Long>();
        for (var instruction : expression.instructions()) {
            switch (instruction.opcode()) {
                case END -> {}
                case REF_NULL -> operands.push(Reference.NULL);
                case I32_ADD -> operands.push((long) (int) (operands.pop() + operands.pop()));
                case I32_MUL -> operands.push((long) (int) (operands.pop() * operands.pop()));
                case I64_ADD -> operands.push(operands.pop() + operands.pop());
                case I64_MUL -> operands.push(operands.pop() * operands.pop());
                case I32_SUB -> {
                    long subtrahend = operands.pop();
                    operands.push((long) (int) (operands.pop() - subtrahend));
                }
                case I64_SUB -> {
                    long subtrahend = operands.pop();
                    operands.push(operands.pop() - subtrahend);
                }
                default -> operands.push(immediate(instruction.immediate(), instruction.opcode().mnemonic()));
            }
        }
        return operands.pop();
    }

    private long immediate(Immediate immediate, String mnemonic) {
        return switch (immediate) {
            case Immediate.I32(var value) -> value;
            case Immediate.I64(var value) -> value;
            case Immediate.F32(var bits) -> bits;
            case Immediate.F64(var bits) -> bits;
            case Immediate.Index(var index) when mnemonic.equals("global.get") ->
                    store.globals.at(instance.globals().at(index));
            case Immediate.Index(var index) when mnemonic.equals("ref.func") ->
                    Reference.of(Reference.FUNCTION, instance.functions().at(index));
            default -> throw new AssertionError("unreachable: " + mnemonic + " in a constant expression");
        };
    }
}
