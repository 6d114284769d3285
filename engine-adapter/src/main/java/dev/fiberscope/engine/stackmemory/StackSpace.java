package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.CodePoint;
import org.jspecify.annotations.Nullable;

/**
 * Where the frames of one stack lie: its active segment, and those below. Never changes; what
 * happens to a stack gives it another one. The machine keeps it with the stack, so that a copy of
 * the stack is a copy of its memory.
 *
 * <p>Frames are counted in bytes from the stack's bottom, 0, as if there were one segment. A
 * segment holds those from {@link #from} up to the next segment's, from its end downwards, behind
 * its foot. 48 bytes with the object's head.
 */
public final class StackSpace {
    /** In no segment: a stack without frames under a policy that keeps those elsewhere. */
    static final StackSpace NOWHERE = new StackSpace(-1, 0, 0, 0, 0, null, null);

    /** Number of the active segment; -1 for {@link #NOWHERE}. */
    final int segment;

    /** The lowest one. */
    final long address;

    /** Bytes of the segment. */
    final int size;

    /** Bytes of frames below those in this segment. Below zero where others lie at its end. */
    final int from;

    /** Bytes with memory behind them, from the segment's end. */
    final int committed;

    /** The segment with the older frames. */
    final @Nullable StackSpace below;

    final @Nullable Extra extra;

    /** What few stacks have. */
    sealed interface Extra {
        /**
         * Of a stack that had more than one segment.
         *
         * @param kept the empty segment that the next overflow takes
         * @param site the call that crossed the end of a segment last
         * @param crossings how often in a row
         */
        record Grown(@Nullable StackSpace kept, @Nullable CodePoint site, int crossings)
                implements Extra {}

        /**
         * Frames of others lie at the segment's end: a host frame, or the stacks below in a common
         * area.
         *
         * @param before what was committed when this stack came
         */
        record Shared(int before) implements Extra {}
    }

    StackSpace(
            int segment,
            long address,
            int size,
            int from,
            int committed,
            @Nullable StackSpace below,
            @Nullable Extra extra) {
        this.segment = segment;
        this.address = address;
        this.size = size;
        this.from = from;
        this.committed = committed;
        this.below = below;
        this.extra = extra;
    }

    StackSpace with(int newCommitted) {
        return new StackSpace(segment, address, size, from, newCommitted, below, extra);
    }

    StackSpace with(@Nullable Extra other) {
        return new StackSpace(segment, address, size, from, committed, below, other);
    }

    /** The segment for frames from {@code newFrom} on, above {@code older}. */
    StackSpace at(int newFrom, @Nullable StackSpace older, @Nullable Extra other) {
        return new StackSpace(segment, address, size, newFrom, committed, older, other);
    }

    boolean isShared() {
        return extra instanceof Extra.Shared;
    }

    Extra.Grown grown() {
        return extra instanceof Extra.Grown grown ? grown : NOT_GROWN;
    }

    private static final Extra.Grown NOT_GROWN = new Extra.Grown(null, null, 0);

    /** Bytes of frames in this segment when the stack has {@code used} in all. */
    int in(int used) {
        return used - from;
    }

    /** The lowest address in use. */
    long top(int used, int foot) {
        return address + size - foot - in(used);
    }

    /**
     * A return that leaves so many bytes or fewer has left the segment; below zero where none can.
     */
    public int floor() {
        return below == null ? -1 : from;
    }

    /** A call may leave so many bytes in use and no more. */
    public int limit(PolicySettings settings) {
        return from - settings.foot() + Math.min(size - settings.redZone(), committed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StackSpace space
                && segment == space.segment
                && address == space.address
                && size == space.size
                && from == space.from
                && committed == space.committed
                && java.util.Objects.equals(below, space.below)
                && java.util.Objects.equals(extra, space.extra);
    }

    @Override
    public int hashCode() {
        return segment;
    }
}
