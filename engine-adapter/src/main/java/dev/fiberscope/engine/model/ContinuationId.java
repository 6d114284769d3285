package dev.fiberscope.engine.model;

/**
 * A one-shot continuation reference, numbered from 0 in the order of making, never reused. Shown as
 * {@code k14}.
 */
public record ContinuationId(long number) implements Comparable<ContinuationId> {
    @Override
    public int compareTo(ContinuationId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "k" + number;
    }
}
