package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.ui.layout.SnapshotFixture;
import dev.fiberscope.ui.session.FakeSession;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class StackStoryTest {
    private static final CodePoint MAKER = new CodePoint(0, 2, 5);

    private static TraceEvent resumed(long step, int bottom, int top) {
        return new TraceEvent.Resumed(
                new At(step, 0),
                s(0),
                k(1),
                new Chain(s(bottom), s(top), 2),
                new Prompt(MAKER, List.of()),
                List.of());
    }

    private final Trace trace =
            new FakeSession()
                    .with(new TraceEvent.ActivationStarted(new At(0, 0), s(0), "$main", List.of()))
                    .with(new TraceEvent.ContinuationCreated(new At(4, 0), k(0), s(1), "$f", MAKER))
                    .with(resumed(10, 1, 2))
                    .with(resumed(20, 3, 4))
                    .with(resumed(30, 5, 1))
                    .trace();

    @Test
    void aStackIsMadeByContNewAndResumedAtTheEndsOfChains() {
        assertEquals(
                new StackStory(
                        Optional.of(new At(4, 0)),
                        Optional.of(MAKER),
                        2,
                        Optional.of(new At(30, 0)),
                        OptionalLong.empty()),
                StackStory.of(trace, s(1), 30));
    }

    @Test
    void whatLiesAheadIsNotTold() {
        assertEquals(1, StackStory.of(trace, s(1), 29).resumed());
        assertEquals(0, StackStory.of(trace, s(1), 9).resumed());
    }

    @Test
    void aRootStackIsMadeByTheHost() {
        assertEquals(
                new StackStory(
                        Optional.of(new At(0, 0)),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        OptionalLong.empty()),
                StackStory.of(trace, s(0), 31));
    }

    private record Late(Trace all, SnapshotFixture beginning) implements Trace {
        @Override
        public int size() {
            return all.size() - 3;
        }

        @Override
        public TraceEvent event(int index) {
            return all.event(index + 3);
        }

        @Override
        public long before() {
            return 3;
        }

        @Override
        public Optional<Snapshot> start() {
            return Optional.of(beginning);
        }
    }

    @Test
    void ofATraceThatBeginsLaterItSaysSinceWhen() {
        var late = new Late(trace, new SnapshotFixture().step(15));
        assertEquals(
                new StackStory(
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        Optional.of(new At(30, 0)),
                        OptionalLong.of(15)),
                StackStory.of(late, s(1), 30));
        var fixture = new SnapshotFixture().step(30);
        fixture.stack(1, "$f").frame("$f", 3, "suspend");
        fixture.suspended(1, 1);
        assertEquals(
                List.of("made: before step 15, find where", "resumed: once, at 30, since step 15"),
                StackLines.of(
                                fixture,
                                fixture.stack(s(1)).orElseThrow(),
                                Optional.of(late),
                                CodePoint::toString)
                        .all()
                        .stream()
                        .map(StackLines.Line::toString)
                        .filter(line -> line.startsWith("made") || line.startsWith("resumed"))
                        .toList());
    }

    @Test
    void anUnknownStackHasNoBeginning() {
        assertEquals(
                new StackStory(
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        OptionalLong.empty()),
                StackStory.of(trace, s(9), 31));
    }
}
