package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.Arrays;

/**
 * The trace as it grows: one thread adds, any thread reads. Chunks never move once they are there,
 * and {@code size} is written last, so that whoever has read it finds everything below.
 */
final class RecordedTrace implements Trace {
    private static final int CHUNK = 4096;

    private volatile TraceEvent[][] chunks = new TraceEvent[16][];
    private volatile int size;

    @Override
    public int size() {
        return size;
    }

    @Override
    public TraceEvent event(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("event " + index + " of " + size);
        }
        return chunks[index / CHUNK][index % CHUNK];
    }

    /** Only on the one thread that adds. */
    void add(TraceEvent event) {
        int at = size;
        int chunk = at / CHUNK;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if (at % CHUNK == 0) {
            chunks[chunk] = new TraceEvent[CHUNK];
        }
        chunks[chunk][at % CHUNK] = event;
        size = at + 1;
    }
}
