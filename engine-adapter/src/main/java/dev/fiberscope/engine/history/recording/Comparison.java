package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.machine.Progress;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;

/**
 * Where two recorded runs of one program part: the first event in which they differ. Both are
 * replayed side by side. Up to the first entry of their logs that differs no event can, so that
 * until then none is made. Digests would skip further, but they do not know the names of functions,
 * in which alone two events can differ. One thread.
 */
public final class Comparison {
    /** Steps that one side goes on before the other does: their events wait meanwhile. */
    private static final long SLICE = 100_000;

    private final Recording left;
    private final Recording right;
    private final Queue<TraceEvent> leftEvents = new ArrayDeque<>();
    private final Queue<TraceEvent> rightEvents = new ArrayDeque<>();
    private final Replay leftReplay;
    private final Replay rightReplay;

    /** How it came out. */
    public sealed interface Result {
        /** To the last event, and both end at the same step. */
        record Equal(long events, long steps) implements Result {}

        /** {@code index} is that of the event, from 0: all before it are equal. */
        record Different(long index, Moment left, Moment right) implements Result {}

        /** There is nothing to compare, for the reason in {@code sentence}. */
        record Incomparable(String sentence) implements Result {}

        /** One of the two does not go the way that it was recorded. */
        record Diverged(boolean isLeft, Divergence divergence) implements Result {}

        /** Somebody wanted no result. */
        record GivenUp() implements Result {}
    }

    /** What one side has where the other has something else. */
    public sealed interface Moment {
        /** Instructions executed by then. */
        long step();

        record Happened(TraceEvent event) implements Moment {
            @Override
            public long step() {
                return event.at().step();
            }
        }

        /** The recording ends, and no event is left. */
        record Ended(long step) implements Moment {}
    }

    private Comparison(Recording left, Recording right) {
        this.left = left;
        this.right = right;
        leftReplay = new Replay(left, leftEvents::add);
        rightReplay = new Replay(right, rightEvents::add);
    }

    /**
     * Compares; takes as long as two replays. {@code progress} counts steps of both, and may give
     * it up.
     */
    public static Result compare(Recording left, Recording right, Progress progress) {
        if (!Likeness.ofPrograms(left.header().program(), right.header().program())) {
            return new Result.Incomparable(
                    "These are runs of different programs, "
                            + left.header().program().name()
                            + " and "
                            + right.header().program().name()
                            + ".");
        }
        if (!left.header().settings().equals(right.header().settings())) {
            return new Result.Incomparable(
                    "These are runs with different settings: "
                            + Likeness.differences(
                                    left.header().settings(), right.header().settings())
                            + ".");
        }
        return new Comparison(left, right).result(progress);
    }

    private Result result(Progress progress) {
        long common = common();
        if (common > 0) {
            leftReplay.machine().hear(false);
            rightReplay.machine().hear(false);
            var before = advance(common - 1, common - 1, progress);
            if (before.isPresent()) {
                return before.get();
            }
            leftReplay.machine().hear(true);
            rightReplay.machine().hear(true);
        }
        long index = leftReplay.machine().events();
        while (true) {
            while (!leftEvents.isEmpty() && leftEvents.peek().equals(rightEvents.peek())) {
                leftEvents.remove();
                rightEvents.remove();
                index++;
            }
            boolean leftKnown = !leftEvents.isEmpty() || leftReplay.over();
            boolean rightKnown = !rightEvents.isEmpty() || rightReplay.over();
            if (leftKnown && rightKnown) {
                return verdict(index);
            }
            var instead =
                    advance(
                            leftReplay.machine().step() + (leftKnown ? 0 : SLICE),
                            rightReplay.machine().step() + (rightKnown ? 0 : SLICE),
                            progress);
            if (instead.isPresent()) {
                return instead.get();
            }
        }
    }

    /** The step at which the logs differ first, or one of the two ends. */
    private long common() {
        long step = Math.min(left.lastStep(), right.lastStep());
        var here = crossings(left);
        var there = crossings(right);
        while (here.hasNext() || there.hasNext()) {
            if (!here.hasNext()) {
                return Math.min(step, there.next().step());
            }
            if (!there.hasNext()) {
                return Math.min(step, here.next().step());
            }
            var one = here.next();
            var other = there.next();
            if (!Likeness.ofEntries(one, other)) {
                return Math.min(step, Math.min(one.step(), other.step()));
            }
        }
        return step;
    }

    /** What a run depends on. */
    private static Iterator<Log.Entry> crossings(Recording recording) {
        return recording.entries().stream()
                .filter(entry -> !(entry.crossing() instanceof Crossing.Checked))
                .iterator();
    }

    /** Goes on to these steps; what comes of the comparison if that is not possible. */
    private Optional<Result> advance(long leftStep, long rightStep, Progress progress) {
        long all = left.lastStep() + right.lastStep();
        Progress both =
                (_, _) ->
                        progress.goOn(
                                leftReplay.machine().step() + rightReplay.machine().step(), all);
        try {
            if (!leftReplay.to(leftStep, both)) {
                return Optional.of(new Result.GivenUp());
            }
        } catch (Divergence divergence) {
            return Optional.of(new Result.Diverged(true, divergence));
        }
        try {
            if (!rightReplay.to(rightStep, both)) {
                return Optional.of(new Result.GivenUp());
            }
        } catch (Divergence divergence) {
            return Optional.of(new Result.Diverged(false, divergence));
        }
        return Optional.empty();
    }

    private Result verdict(long index) {
        var here = moment(leftEvents, left, leftReplay);
        var there = moment(rightEvents, right, rightReplay);
        return here.equals(there)
                ? new Result.Equal(index, here.step())
                : new Result.Different(index, here, there);
    }

    private static Moment moment(Queue<TraceEvent> events, Recording recording, Replay replay) {
        var event = events.peek();
        return event == null
                ? new Moment.Ended(Math.min(recording.lastStep(), replay.machine().step()))
                : new Moment.Happened(event);
    }
}
