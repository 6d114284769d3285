package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.FakeSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StackLinesTest {
    private static final CodePoint MAKER = new CodePoint(0, 2, 5);

    private static StackLines lines() {
        var scheduler = Pictures.scheduler();
        var trace =
                new FakeSession()
                        .with(
                                new TraceEvent.ContinuationCreated(
                                        new At(4100, 0), k(0), s(6), "$lines", MAKER))
                        .with(
                                new TraceEvent.Resumed(
                                        new At(4200, 0),
                                        s(4),
                                        k(0),
                                        new Chain(s(6), s(6), 1),
                                        new Prompt(MAKER, List.of()),
                                        List.of()))
                        .trace();
        return StackLines.of(
                scheduler,
                scheduler.stack(s(6)).orElseThrow(),
                Optional.of(trace),
                at -> "$parse_value:52");
    }

    @Test
    void theStoryOfAStack() {
        assertEquals(
                List.of(
                        "frames: 1, began with $lines",
                        "made at: 4,100 in $parse_value:52",
                        "resumed: once, at 4,200",
                        "kept by: its parent S4"),
                lines().all().stream().map(StackLines.Line::toString).toList());
    }

    @Test
    void stepsPlacesAndStacksLeadThere() {
        var pieces = lines().all().stream().flatMap(line -> line.pieces().stream()).toList();
        assertEquals(
                List.of(new Piece.Step(4100), new Piece.Step(4200)),
                pieces.stream().filter(Piece.Step.class::isInstance).toList());
        assertEquals(
                List.of(
                        new Piece.Chosen("$parse_value:52", new Selected.OfPlace(MAKER)),
                        Piece.of(s(4))),
                pieces.stream().filter(Piece.Chosen.class::isInstance).toList());
    }
}
