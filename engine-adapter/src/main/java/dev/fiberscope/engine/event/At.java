package dev.fiberscope.engine.event;

/**
 * The address of an event. The state at step {@code n} is the one after all events with {@code step
 * <= n}.
 *
 * @param step number of instructions executed when it had happened, the one that caused it included
 * @param ordinal position among the events of the step, from 0
 */
public record At(long step, int ordinal) implements Comparable<At> {
    @Override
    public int compareTo(At other) {
        int steps = Long.compare(step, other.step);
        return steps != 0 ? steps : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return ordinal == 0 ? Long.toString(step) : step + "." + ordinal;
    }
}
