package dev.fiberscope.engine.proof.reduction;

import java.util.ArrayList;
import java.util.List;

/**
 * The innermost place where reduction happens: values to the left, instructions to the right.
 *
 * @param next position of the next instruction
 * @param values the last one is on top
 */
record Focus(Body body, int next, List<Value> locals, List<Value> values) {
    Focus {
        locals = List.copyOf(locals);
        values = List.copyOf(values);
    }

    Focus push(Value value) {
        return push(List.of(value));
    }

    Focus push(List<Value> more) {
        var all = new ArrayList<>(values);
        all.addAll(more);
        return new Focus(body, next, locals, all);
    }

    Focus pop(int count) {
        return new Focus(body, next, locals, values.subList(0, values.size() - count));
    }

    List<Value> top(int count) {
        return values.subList(values.size() - count, values.size());
    }

    /** The operand {@code below} others. */
    Value operand(int below) {
        return values.get(values.size() - 1 - below);
    }

    Focus at(int position) {
        return new Focus(body, position, locals, values);
    }

    Focus with(List<Value> others) {
        return new Focus(body, next, locals, others);
    }

    Focus setLocal(int index, Value value) {
        var changed = new ArrayList<>(locals);
        changed.set(index, value);
        return new Focus(body, next, changed, values);
    }
}
