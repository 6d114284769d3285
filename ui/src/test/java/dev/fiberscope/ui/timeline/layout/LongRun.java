package dev.fiberscope.ui.timeline.layout;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The middle of a run of 1,000,000 steps, made by hand: S0 has resumed S1, S2 is suspended inside
 * S3's chain, and from step 500,000 on S0 and S1 take turns for a while.
 */
final class LongRun implements Trace {
    static final long END = 1_000_000;
    static final long FROM = 500_000;
    static final long LAST = FROM + 400;
    static final CodePoint HERE = new CodePoint(0, 1, 7);

    private final List<TraceEvent> events = new ArrayList<>();
    private final Snapshot start;

    LongRun() {
        var fixture = new SnapshotFixture().step(FROM);
        fixture.stack(0, "$main").frame("$main", 3, "resume");
        fixture.stack(1, "$task").frame("$task", 9, "suspend");
        fixture.stack(2, "$leaf").frame("$leaf", 12, "suspend");
        fixture.stack(3, "$inner").frame("$inner", 14, "resume");
        start = fixture.running("$main", 1, 0).suspended(60, 2, 3);
        long step = FROM + 10;
        int made = 70;
        for (int turn = 0; turn < 20; turn++) {
            var chain = new Chain(s(1), s(1), 1);
            events.add(
                    new TraceEvent.Suspended(
                            new At(step, 0), chain, k(made), tag("$yield"), List.of(), s(0), 0));
            events.add(
                    new TraceEvent.Resumed(
                            new At(step + 10, 0),
                            s(0),
                            k(made),
                            chain,
                            new Prompt(HERE, List.of()),
                            List.of()));
            made++;
            step += 20;
        }
    }

    /** 100 stretches: the first half has 4 events in 10,000 steps, the second 4,000. */
    static List<Interval> summaries() {
        var all = new ArrayList<Interval>();
        for (long to = 10_000; to <= END; to += 10_000) {
            all.add(new Stretch(to - 10_000, to, to <= FROM ? 2 : 2_000));
        }
        return all;
    }

    /** As many resumptions as suspensions. */
    private record Stretch(long from, long to, long each) implements Interval {
        @Override
        public long events() {
            return 2 * each;
        }

        @Override
        public long count(EventType type) {
            return type == EventType.RESUMED || type == EventType.SUSPENDED ? each : 0;
        }

        @Override
        public boolean mayName(StackId stack) {
            return true;
        }

        @Override
        public boolean mayName(ContinuationId continuation) {
            return true;
        }

        @Override
        public boolean mayName(String tag) {
            return true;
        }
    }

    /** All of it, as lanes. */
    Lanes lanes() {
        var lanes = new Lanes(this);
        lanes.read();
        return lanes;
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public TraceEvent event(int index) {
        return events.get(index);
    }

    @Override
    public long before() {
        return 40_000;
    }

    @Override
    public Optional<Snapshot> start() {
        return Optional.of(start);
    }
}
