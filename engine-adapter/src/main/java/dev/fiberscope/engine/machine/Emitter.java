package dev.fiberscope.engine.machine;

import java.util.Arrays;
import java.util.BitSet;

/** Collects the numbers of a function, with labels that may be bound later than they are used. */
final class Emitter {
    private int[] code = new int[64];
    private int[] instructionAt = new int[64];
    private final BitSet labels = new BitSet();
    private int size;
    private int instruction;

    /** A position in the code. */
    static final class Label {
        private int position = -1;
        private int[] uses = new int[2];
        private int useCount;
        private boolean used;

        boolean isUsed() {
            return used;
        }

        /** Says that something outside the code leads here. */
        void use() {
            used = true;
        }

        /** Where the label was bound. */
        int position() {
            if (position < 0) {
                throw new AssertionError("unreachable: label was never bound");
            }
            return position;
        }
    }

    /** What follows belongs to instruction {@code position}. */
    void instruction(int position) {
        instruction = position;
    }

    int position() {
        return size;
    }

    void emit(int number) {
        if (size == code.length) {
            code = Arrays.copyOf(code, size * 2);
            instructionAt = Arrays.copyOf(instructionAt, size * 2);
        }
        code[size] = number;
        instructionAt[size++] = instruction;
    }

    /** Emits the lower and then the upper half. */
    void emit(long number) {
        emit((int) number);
        emit((int) (number >>> 32));
    }

    void emit(int first, int second) {
        emit(first);
        emit(second);
    }

    void emit(int first, int second, int third) {
        emit(first, second);
        emit(third);
    }

    /** Emits the label's position, now or when it is known. */
    void emit(Label label) {
        label.used = true;
        if (label.position < 0) {
            if (label.useCount == label.uses.length) {
                label.uses = Arrays.copyOf(label.uses, label.useCount * 2);
            }
            label.uses[label.useCount++] = size;
        }
        emit(label.position);
    }

    /** The label means here. */
    void bind(Label label) {
        label.position = size;
        labels.set(size);
        for (int i = 0; i < label.useCount; i++) {
            code[label.uses[i]] = size;
        }
    }

    /** Where labels were bound. */
    BitSet labels() {
        return labels;
    }

    int[] code() {
        return Arrays.copyOf(code, size);
    }

    int[] instructionAt() {
        return Arrays.copyOf(instructionAt, size);
    }
}
