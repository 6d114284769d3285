package dev.fiberscope.ui.session;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FocusTest {
    private final SnapshotFixture scheduler = Pictures.scheduler();

    private Focus on(Selected selected) {
        return Focus.of(scheduler, Optional.of(selected));
    }

    private String function(Selected selected) {
        return on(selected).frame().map(Frame::function).orElse("none");
    }

    @Test
    void depthCountsFromTheBottom() {
        assertEquals("$parser", function(new Selected.OfFrame(s(4), 0)));
        assertEquals("$parse_value", function(new Selected.OfFrame(s(4), 2)));
        assertEquals("none", function(new Selected.OfFrame(s(4), 3)));
    }

    @Test
    void aStackMeansItsNewestFrame() {
        assertEquals("$parse_value", function(new Selected.OfStack(s(4))));
        assertEquals(2, on(new Selected.OfStack(s(4))).depth());
        assertEquals(new Selected.OfFrame(s(4), 2), Focus.newestFrame(scheduler, s(4)));
        assertEquals(new Selected.OfStack(s(7)), Focus.newestFrame(scheduler, s(7)), "fresh");
        assertEquals(Optional.empty(), on(new Selected.OfStack(s(7))).frame());
    }

    @Test
    void aContinuationMeansTheTopOfItsChain() {
        assertEquals(
                Optional.of(s(2)), on(new Selected.OfContinuation(k(14))).stack().map(Stack::id));
        assertEquals(Optional.empty(), on(new Selected.OfContinuation(k(10))).stack(), "consumed");
    }

    @Test
    void aHolderInAFrameMeansTheFrame() {
        assertEquals(
                "$run", function(new Selected.OfHolder(new Holder.Local(s(0), 1, "$run", "$k"))));
        assertEquals("none", function(new Selected.OfHolder(new Holder.GlobalCell(0, "$g"))));
    }

    @Test
    void codeIsAPlaceWithoutAStack() {
        var at = new CodePoint(0, 3, 3);
        assertEquals(
                new Focus(Optional.empty(), 0, Optional.empty(), Optional.of(at)),
                on(new Selected.OfPlace(at)));
        assertEquals(Optional.empty(), Focus.of(scheduler, Optional.empty()).at());
    }

    @Test
    void thePresentIsTheRunningFrameOrTheOneThatTrapped() {
        assertEquals(Optional.of(new Selected.OfFrame(s(6), 0)), Focus.present(scheduler));
        assertEquals(Optional.empty(), Focus.present(new SnapshotFixture()));
        var trapped = new SnapshotFixture();
        trapped.stack(3, "$f").frame("$f", 5, "unreachable").frame("$e", 6, "call");
        trapped.trapped("unreachable executed", 3);
        assertEquals(Optional.of(new Selected.OfFrame(s(3), 1)), Focus.present(trapped));
    }
}
