package dev.fiberscope.engine.stackmemory;

/**
 * What a run cost under a policy. Averages are over steps. {@code wasted} is committed and holds no
 * frame; it is taken where stacks are switched, made, over or grow.
 *
 * @param peakCommitted bytes
 * @param averageCommitted bytes
 * @param peakWasted bytes
 * @param averageWasted bytes
 * @param peakAddressSpace bytes, guards included
 * @param peakMaps memory maps
 * @param segments that were made
 * @param presized stacks that began with a size that was asked for
 * @param reused segments that came from the pool or were kept
 * @param released segments that their stacks left
 * @param overflows calls that did not fit
 * @param returnsAcross returns from one segment to another
 * @param migrations moves of frames
 * @param framesMoved frames in all moves
 * @param bytesMoved bytes in all moves
 * @param signedAgain return addresses signed again
 * @param centralSwitches switches to the main stack and back for host functions
 * @param hotSplits times that a hot split was noticed
 * @param crossings calls that crossed a segment's end as the one before had
 * @param pinned moves refused
 * @param traps times that there was no room
 */
public record MemoryStatistics(
        long peakCommitted,
        long averageCommitted,
        long peakWasted,
        long averageWasted,
        long peakAddressSpace,
        long peakMaps,
        long segments,
        long presized,
        long reused,
        long released,
        long overflows,
        long returnsAcross,
        long migrations,
        long framesMoved,
        long bytesMoved,
        long signedAgain,
        long centralSwitches,
        long hotSplits,
        long crossings,
        long pinned,
        long traps) {}
