package dev.fiberscope.engine.stackmemory;

/** The running counts of a run. */
final class Tally {
    long segments;
    long presized;
    long reused;
    long released;
    long overflows;
    long returnsAcross;
    long migrations;
    long framesMoved;
    long bytesMoved;
    long signedAgain;
    long centralSwitches;
    long hotSplits;
    long crossings;
    long pinned;
    long traps;

    /** Bytes committed now. */
    private long committed;

    /** Bytes of frames on all stacks but the running one, and on that one as far as we know. */
    private long idle;

    private long running;

    private long peakCommitted;
    private long peakWasted;

    /** The step up to which the sums go. */
    private long step;

    private double committedSteps;
    private double wastedSteps;

    Tally copy() {
        var copy = new Tally();
        copy.segments = segments;
        copy.presized = presized;
        copy.reused = reused;
        copy.released = released;
        copy.overflows = overflows;
        copy.returnsAcross = returnsAcross;
        copy.migrations = migrations;
        copy.framesMoved = framesMoved;
        copy.bytesMoved = bytesMoved;
        copy.signedAgain = signedAgain;
        copy.centralSwitches = centralSwitches;
        copy.hotSplits = hotSplits;
        copy.crossings = crossings;
        copy.pinned = pinned;
        copy.traps = traps;
        copy.committed = committed;
        copy.idle = idle;
        copy.running = running;
        copy.peakCommitted = peakCommitted;
        copy.peakWasted = peakWasted;
        copy.step = step;
        copy.committedSteps = committedSteps;
        copy.wastedSteps = wastedSteps;
        return copy;
    }

    void committed(long change) {
        committed += change;
        peakCommitted = Math.max(peakCommitted, committed);
        peakWasted = Math.max(peakWasted, wasted());
    }

    /** Up to {@code now} all was as it is; the running stack has {@code used} bytes. */
    void at(long now, long used) {
        advance(now);
        running = used;
        peakWasted = Math.max(peakWasted, wasted());
    }

    /** The running stack, with {@code from} bytes, waits or rests; one with {@code to} runs. */
    void exchanged(long now, int from, int to) {
        advance(now);
        idle += from - to;
        running = to;
        peakWasted = Math.max(peakWasted, wasted());
    }

    /** A stack that does not run is gone with its {@code used} bytes. */
    void gone(int used) {
        idle -= used;
    }

    private void advance(long now) {
        long steps = now - step;
        if (steps > 0) {
            committedSteps += (double) committed * steps;
            wastedSteps += (double) wasted() * steps;
            step = now;
        }
    }

    private long wasted() {
        return committed - idle - running;
    }

    long running() {
        return running;
    }

    long peakCommitted() {
        return peakCommitted;
    }

    long peakWasted() {
        return Math.max(peakWasted, 0);
    }

    /** Over the steps up to {@code now}. */
    long averageCommitted(long now) {
        return now == 0
                ? committed
                : Math.round((committedSteps + (double) committed * (now - step)) / now);
    }

    long averageWasted(long now) {
        return now == 0
                ? wasted()
                : Math.round((wastedSteps + (double) wasted() * (now - step)) / now);
    }

    /** As precisely as people can tell. */
    boolean sameAs(Tally other) {
        return segments == other.segments
                && reused == other.reused
                && released == other.released
                && overflows == other.overflows
                && returnsAcross == other.returnsAcross
                && framesMoved == other.framesMoved
                && bytesMoved == other.bytesMoved
                && centralSwitches == other.centralSwitches
                && crossings == other.crossings
                && traps == other.traps
                && committed == other.committed
                && peakCommitted == other.peakCommitted;
    }
}
