package dev.fiberscope.engine.machine;

import java.util.BitSet;

/**
 * Marks on a memory: every write to a chunk that the watched bytes lie in comes by here. No part of
 * the state: a fork has none.
 */
final class WriteWatch {
    /**
     * Leaves an instruction before it writes to watched bytes. No trap: the interpreter puts the
     * stack back to before the instruction.
     */
    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace
    static final TrapSignal AHEAD = new TrapSignal("watched write");

    private final long first;
    private final long last;
    private final int chunkBits;

    /** Chunks, counted from the first watched one, that the memory may write. */
    private final BitSet owned = new BitSet();

    private long writes;
    private boolean armed;

    /** Bytes {@code first} to {@code last} of a memory with chunks of 2^{@code chunkBits} bytes. */
    WriteWatch(long first, long last, int chunkBits) {
        this.first = first;
        this.last = last;
        this.chunkBits = chunkBits;
    }

    int firstChunk() {
        return (int) (first >>> chunkBits);
    }

    int lastChunk() {
        return (int) Math.min(last >>> chunkBits, Integer.MAX_VALUE - 1);
    }

    boolean covers(int chunk) {
        return chunk >= firstChunk() && chunk <= lastChunk();
    }

    /** The memory was forked: all chunks are shared. */
    void forked() {
        owned.clear();
    }

    boolean owns(int chunk) {
        return owned.get(chunk - firstChunk());
    }

    void own(int chunk) {
        owned.set(chunk - firstChunk());
    }

    /** While armed, a write to watched bytes throws {@link #AHEAD} before it changes anything. */
    void arm(boolean now) {
        armed = now;
    }

    /** {@code count} bytes from {@code address} will be written, all of which the memory has. */
    void before(long address, long count) {
        if (count > 0 && address <= last && address + count > first) {
            if (armed) {
                throw AHEAD;
            }
            writes++;
        }
    }

    /** Writes to watched bytes so far. One instruction may count several times. */
    long writes() {
        return writes;
    }

    /** Something that begins with the watched bytes in it counts as a write. */
    void begun() {
        writes++;
    }
}
