package dev.fiberscope.engine.model;

/** A stack, numbered from 0 in the order of making, never reused. Shown as {@code S6}. */
public record StackId(int number) implements Comparable<StackId> {
    @Override
    public int compareTo(StackId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "S" + number;
    }
}
