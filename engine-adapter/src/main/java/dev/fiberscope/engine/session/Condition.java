package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import java.util.Optional;

/** What may hold at a step, to be looked for. */
public sealed interface Condition {
    /** How a value is compared with another one. */
    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST;

        /** {@code order} of the value to the other one: negative, 0 or positive. */
        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /** What can be counted. */
    enum Count {
        /** Stacks that are not over. */
        STACKS,
        /** Of these, the suspended ones: tops of suspended chains. */
        SUSPENDED,
        /** Frames of the running chain, and of those that wait for hosts below it. */
        FRAMES
    }

    /** How bytes, the lowest first, are a number. */
    enum Form {
        I8(1),
        U8(1),
        I16(2),
        U16(2),
        I32(4),
        U32(4),
        I64(8),
        U64(8),
        F32(4),
        F64(8);

        private final int size;

        Form(int size) {
            this.size = size;
        }

        /** Bytes. */
        public int size() {
            return size;
        }

        boolean real() {
            return this == F32 || this == F64;
        }
    }

    /**
     * What is in {@code storage}, which is no bytes, compares so with what {@code text} says:
     * numbers by size, signed; others, as they are shown, are equal or not. Of a local, in the
     * function that its frame runs where this is asked.
     */
    record OfValue(Storage storage, Comparison comparison, String text) implements Condition {}

    /** The number in memory from {@code address} on compares so with what {@code text} says. */
    record OfBytes(
            int instance, int memory, long address, Form form, Comparison comparison, String text)
            implements Condition {
        Storage.Bytes storage() {
            return new Storage.Bytes(instance, memory, address, form.size());
        }
    }

    record OfCount(Count count, Comparison comparison, long number) implements Condition {}

    /** What somebody typed is a condition, or not. */
    sealed interface Reading {
        record Read(Condition condition) implements Reading {}

        /** {@code sentence} says what is wrong at character {@code at}, from 0. */
        record Refused(String sentence, int at) implements Reading {}
    }

    /**
     * What a person types: {@code global $x = 5}, {@code $n > 10}, {@code local 0 > 10}, {@code
     * memory 1024 i32 >= 7} ({@code memory $m 1024 u8 = 1}), {@code table $t[3] != null}, {@code
     * struct 4[0] = 1}, {@code array 7[2] = 1}, {@code stacks > 100}, {@code suspended = 3}, {@code
     * frames >= 50}.
     *
     * @param snapshot where names and types are looked up
     * @param stack the one whose frame {@code depth}, from the bottom, from 0, has the locals, and
     *     whose instance the globals, tables and memories
     */
    static Reading read(String text, Snapshot snapshot, Optional<StackId> stack, int depth) {
        return new ConditionText(text, snapshot, stack, depth).read();
    }
}
