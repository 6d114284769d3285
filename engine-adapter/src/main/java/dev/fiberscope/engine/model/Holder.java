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

    /** Field or element {@code index} of a struct or array. */
    record Field(String kind, int ordinal, int index) implements Holder {
        @Override
        public String toString() {
            return kind + " " + ordinal + " field " + index;
        }
    }

    /** Was given to the host function {@code function} and is not known to be released. */
    record Host(String function) implements Holder {
        @Override
        public String toString() {
            return "host " + function;
        }
    }
}
