package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;

/** What happened to the simulated memory that a stack's frames lie in. All sizes in bytes. */
public sealed interface MemoryEvent extends TraceEvent {
    StackId stack();

    /** Where a segment comes from. */
    enum Origin {
        /** The system: it was never used before. */
        SYSTEM,
        /** The pool of released segments. */
        POOL,
        /** The stack itself had kept it since its frames returned. */
        KEPT
    }

    /** Where a segment goes. */
    enum Destination {
        SYSTEM,
        POOL,
        /** It stays with its stack, for the next overflow. */
        KEPT
    }

    /** {@code stack} got {@code segment}, whose lowest address is {@code address}. */
    record SegmentAllocated(
            At at, StackId stack, SegmentId segment, long address, long bytes, Origin from)
            implements MemoryEvent {}

    /** No frame of {@code stack} lies in {@code segment} any more. */
    record SegmentReleased(At at, StackId stack, SegmentId segment, Destination to)
            implements MemoryEvent {}

    /** Of the reservation {@code segment}, {@code bytes} in all have memory behind them now. */
    record Committed(At at, StackId stack, SegmentId segment, long bytes) implements MemoryEvent {}

    /**
     * The call at {@code site} needs {@code needed} bytes, of which {@code missing} are not there.
     */
    record Overflowed(
            At at,
            StackId stack,
            String caller,
            String callee,
            CodePoint site,
            long needed,
            long missing)
            implements MemoryEvent {}

    /**
     * Frames moved.
     *
     * @param firstFrame depth of the first one, counted from the stack's bottom, from 0
     * @param frames how many; the newest one with {@code bytes} of its arguments and header only,
     *     where it was about to be entered
     * @param fromAddress lowest address of the bytes before
     * @param toAddress lowest address of the bytes now
     * @param signed return addresses that were signed again
     */
    record FramesMigrated(
            At at,
            StackId stack,
            SegmentId from,
            SegmentId to,
            int firstFrame,
            int frames,
            long bytes,
            long fromAddress,
            long toAddress,
            int signed)
            implements MemoryEvent {}

    /**
     * A frame at the beginning of {@code from} returned to its caller in {@code to}, with {@code
     * bytes} of results.
     */
    record ReturnedAcross(At at, StackId stack, SegmentId from, SegmentId to, long bytes)
            implements MemoryEvent {}

    /** The same call crossed the end of a segment {@code crossings} times in a row: a hot split. */
    record SplitNoticed(
            At at, StackId stack, String caller, String callee, CodePoint site, int crossings)
            implements MemoryEvent {}

    /** Frames in {@code segment} had to move and may not; {@code reason} says why, a predicate. */
    record Pinned(At at, StackId stack, SegmentId segment, String reason) implements MemoryEvent {}

    /**
     * There is no more room, and the instruction will trap; {@code sentence} says it without the
     * instruction.
     */
    record Exhausted(At at, StackId stack, String sentence) implements MemoryEvent {}
}
