package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Snapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stretch of the trace, whole: one thread adds, any thread reads. Chunks never move once they are
 * there, and {@code size} is written last, so that whoever has read it finds everything below.
 */
final class EventWindow implements Trace {
    private static final int CHUNK = 4096;

    private final long before;
    private final long from;
    private final Optional<Snapshot> start;
    private volatile TraceEvent[][] chunks = new TraceEvent[16][];
    private volatile int size;
    private long until;

    /** From the beginning of the run. */
    EventWindow() {
        this(0, 0, Optional.empty());
    }

    /** Behind {@code before} events, from the program as {@code start} shows it. */
    EventWindow(long before, Snapshot start) {
        this(before, start.step(), Optional.of(start));
    }

    private EventWindow(long before, long from, Optional<Snapshot> start) {
        this.before = before;
        this.from = from;
        this.start = start;
        this.until = from;
    }

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

    @Override
    public long before() {
        return before;
    }

    @Override
    public Optional<Snapshot> start() {
        return before == 0 ? Optional.empty() : start;
    }

    /** The step from which on it has every event. */
    long from() {
        return from;
    }

    /** The step up to which it has every event, as far as it is known here. */
    long until() {
        return until;
    }

    /** Everything up to {@code step} was added. */
    void reached(long step) {
        until = step;
    }

    /** Number of events of the run up to the last one here. */
    long end() {
        return before + size;
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
