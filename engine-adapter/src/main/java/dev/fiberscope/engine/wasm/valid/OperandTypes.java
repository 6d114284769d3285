package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The types on the operand stack at one instruction, bottom to top. Neighbouring instructions share
 * their common part, so that keeping them for every instruction of a function costs about one node
 * an instruction.
 */
public final class OperandTypes {
    public static final OperandTypes EMPTY = new OperandTypes(null, null, 0, 0);

    private final @Nullable OperandTypes below;
    private final @Nullable ValueType top;
    private final int height;
    private final int words;

    private OperandTypes(
            @Nullable OperandTypes below, @Nullable ValueType top, int height, int words) {
        this.below = below;
        this.top = top;
        this.height = height;
        this.words = words;
    }

    /** These with one more on top. */
    public OperandTypes push(ValueType type) {
        return new OperandTypes(this, type, height + 1, words + (type == VectorType.V128 ? 2 : 1));
    }

    /** These with all of {@code types} on top, the last one topmost. */
    public OperandTypes push(List<ValueType> types) {
        var all = this;
        for (var type : types) {
            all = all.push(type);
        }
        return all;
    }

    /** Number of operands. */
    public int height() {
        return height;
    }

    /** Number of 64-bit words that the operands fill: two for a v128, one for each other. */
    public int words() {
        return words;
    }

    /** The topmost type. There must be one. */
    public ValueType top() {
        return Objects.requireNonNull(top, "no operand");
    }

    /** What lies below the top. There must be a top. */
    public OperandTypes below() {
        return Objects.requireNonNull(below, "no operand");
    }

    /** What is left when {@code count} types are taken off; there must be so many. */
    public OperandTypes without(int count) {
        var rest = this;
        for (int i = 0; i < count; i++) {
            rest = rest.below();
        }
        return rest;
    }

    /** All of them, bottom first. */
    public List<ValueType> list() {
        return top(height);
    }

    /** The {@code count} topmost, the top last; there must be so many. */
    public List<ValueType> top(int count) {
        var all = new ValueType[count];
        var each = this;
        for (int i = count - 1; i >= 0; i--) {
            all[i] = each.top();
            each = each.below();
        }
        return List.of(all);
    }
}
