package dev.fiberscope.engine.model;

/** A place that holds a reference. */
public sealed interface Holder {
    record TableSlot(int instance, String table, long slot) implements Holder {
        @Override
        public String toString() {
            return "table " + table + "[" + slot + "]";
        }
    }

    record GlobalCell(int instance, String global) implements Holder {
        @Override
        public String toString() {
            return "global " + global;
        }
    }

    /** {@code depth} counts the frames of the stack from its bottom, from 0. */
    record Local(StackId stack, int depth, String function, String local) implements Holder {
        @Override
        public String toString() {
            return "local " + local + " of " + function + " on " + stack;
        }
    }

    /** {@code index} counts the frame's operands from the bottom, from 0. */
    record Operand(StackId stack, int depth, String function, int index) implements Holder {
        @Override
        public String toString() {
            return "operand " + index + " of " + function + " on " + stack;
        }
    }

    /** An argument given ahead to {@code stack} by {@code cont.bind}. */
    record Bound(StackId stack, int index) implements Holder {
        @Override
        public String toString() {
            return "argument " + index + " bound to " + stack;
        }
    }

    /** Part {@code index} of the payload of exception {@code ordinal}. */
    record Payload(int ordinal, int index) implements Holder {
        @Override
        public String toString() {
            return "payload " + index + " of exception x" + ordinal;
        }
    }

    /**
     * A field or element of a struct or array ({@code kind}).
     *
     * @param index of the field or element
     * @param type the object's: {@code $name} or index
     * @param name the field's, {@code $name} or index; an element's index
     */
    record Field(String kind, int ordinal, int index, String type, String name) implements Holder {
        @Override
        public String toString() {
            return (kind.equals("array") ? "element " : "field ")
                    + name
                    + " of "
                    + kind
                    + " "
                    + ordinal
                    + " of type "
                    + type;
        }
    }

    /**
     * The host function {@code function} was given it, and has not answered yet or keeps it; {@code
     * of this program} where the host got it from an export.
     */
    record Host(String function) implements Holder {
        @Override
        public String toString() {
            return "host " + function;
        }
    }
}
