package dev.fiberscope.engine.model;

/**
 * A segment, numbered from 0 in the order of making, never reused. Shown as {@code g7}. A segment
 * that comes back from the pool is the same one.
 */
public record SegmentId(int number) implements Comparable<SegmentId> {
    @Override
    public int compareTo(SegmentId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "g" + number;
    }
}
