package dev.fiberscope.engine.model;

/**
 * A chunk of simulated memory that frames of a stack lie in. Stacks grow downwards: the first frame
 * lies at the end. All sizes in bytes.
 *
 * @param address the lowest one
 * @param committed bytes with memory behind them, from the end
 * @param used bytes in use, from the end
 * @param redZone bytes at the beginning that calls leave free, for host frames, which never check
 * @param firstFrame depth of the first frame that lies here, counted from the stack's bottom, from
 *     0
 * @param use what the stack does with it
 */
public record Segment(
        SegmentId id,
        long address,
        long bytes,
        long committed,
        long used,
        long redZone,
        int firstFrame,
        Use use) {

    /** What a stack does with one of its segments. */
    public enum Use {
        /** New frames go here. */
        ACTIVE,
        /** Frames lie here, newer ones in another. */
        FULL,
        /** Empty, kept for the next overflow. */
        KEPT,
        /**
         * The stack begins behind a host frame on another stack's segment, or on the main stack.
         */
        SHARED
    }
}
