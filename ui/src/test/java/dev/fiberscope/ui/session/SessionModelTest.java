package dev.fiberscope.ui.session;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.EventKind;
import dev.fiberscope.engine.session.EventStop;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class SessionModelTest {
    private static final CodePoint PLACE = new CodePoint(0, 1, 2);
    private static final CodePoint EARLIER = new CodePoint(0, 0, 9);

    /** Work that waits for the JavaFX thread, which is this test. */
    private final Queue<Runnable> later = new ArrayDeque<>();

    private final SessionModel model = new SessionModel(later::add);
    private final FakeSession session = new FakeSession();

    private static Notice stop(SnapshotFixture snapshot) {
        return new Notice.Stopped(new Stop(new StopReason.Stepped(), snapshot, snapshot.step()));
    }

    private void pulse() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void aStopIsShownWithWhereItStands() {
        model.open(session);
        session.say(stop(Pictures.scheduler()));
        assertTrue(model.stop().isEmpty(), "not before the JavaFX thread has its turn");
        pulse();
        assertEquals(48_213, model.stop().orElseThrow().snapshot().step());
        assertEquals(Optional.of(new Selected.OfFrame(s(6), 0)), model.shown().get().selection());
        assertEquals(Optional.empty(), model.shown().get().before());
    }

    @Test
    void ofManyStopsOnlyTheLastIsShown() {
        var seen = new ArrayList<Long>();
        model.shown()
                .subscribe(
                        shown -> shown.stop().ifPresent(stop -> seen.add(stop.snapshot().step())));
        model.open(session);
        for (int step = 1; step <= 3; step++) {
            session.say(stop(Pictures.scheduler().step(step)));
        }
        assertEquals(1, later.size(), "one turn for all of them");
        pulse();
        session.say(stop(Pictures.scheduler().step(9)));
        pulse();
        assertEquals(List.of(3L, 9L), seen);
        assertEquals(3, model.shown().get().before().orElseThrow().snapshot().step());
    }

    @Test
    void runningLastsFromACommandToItsStop() {
        model.open(session);
        session.say(new Notice.Went(new Command.Continue()));
        pulse();
        assertTrue(model.running().get());
        assertFalse(model.busy().get(), "nobody has to see a short one");
        session.say(new Notice.Progressed(1_000, 4_000));
        pulse();
        assertTrue(model.busy().get());
        assertEquals(1_000, model.progress().get());
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertFalse(model.running().get() || model.busy().get());
    }

    @Test
    void whatIsUnderWayIsKnownWithItsSpeedUntilItsStop() {
        model.open(session);
        session.say(new Notice.Went(new Command.SetBreakpoint(new CodePoint(0, 0, 0))));
        pulse();
        assertEquals(Optional.empty(), model.underWay().get());
        session.say(new Notice.Went(new Command.TravelTo(900)));
        session.say(new Notice.Progressed(512, 4_000));
        pulse();
        assertEquals(Optional.of(new Command.TravelTo(900)), model.underWay().get());
        assertEquals(4_000, model.perSecond());
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertEquals(Optional.empty(), model.underWay().get());
    }

    @Test
    void aSearchTellsWhatItFoundAndGivesWayToACommand() {
        var told = new ArrayList<Optional<List<TraceEvent>>>();
        model.open(session);
        model.search(EventQuery.ALL, Reach.first(), told::add);
        assertTrue(model.searching().get());
        session.searched().getLast().found().accept(List.of());
        pulse();
        assertFalse(model.searching().get());
        model.search(EventQuery.ALL, Reach.first(), told::add);
        model.send(new Command.Stop());
        assertFalse(model.searching().get());
        session.searched().getLast().found().accept(List.of());
        pulse();
        assertEquals(
                List.of(Optional.of(List.of()), Optional.empty()), told, "late finds are nobody's");
    }

    @Test
    void aSearchTakesThePlaceOfTheOneBefore() {
        var told = new ArrayList<String>();
        model.open(session);
        model.search(EventQuery.ALL, Reach.first(), found -> told.add("first " + found));
        model.search(EventQuery.ALL, Reach.first(), found -> told.add("second " + found));
        session.searched().forEach(each -> each.found().accept(List.of()));
        pulse();
        assertEquals(List.of("first Optional.empty", "second Optional[[]]"), told);
        assertEquals(List.of(new Command.Stop()), session.asked());
    }

    @Test
    void nothingIsSearchedWhileTheProgramRuns() {
        var told = new ArrayList<Optional<List<TraceEvent>>>();
        model.open(session);
        session.say(new Notice.Went(new Command.Continue()));
        pulse();
        model.search(EventQuery.ALL, Reach.first(), told::add);
        assertEquals(List.of(Optional.empty()), told);
        assertEquals(List.of(), session.searched());
    }

    @Test
    void eachRunHasItsNumber() {
        model.open(session);
        int first = model.run();
        session.say(new Notice.Went(new Command.StepInto()));
        pulse();
        assertEquals(first, model.run());
        session.say(new Notice.Went(new Command.Restart()));
        pulse();
        assertTrue(model.run() > first);
    }

    @Test
    void aRefusalIsShownUntilTheNextCommand() {
        model.open(session);
        session.say(new Notice.Went(new Command.TravelTo(9)));
        session.say(new Notice.Refused(new Command.TravelTo(9), "That step was never reached."));
        pulse();
        assertFalse(model.running().get());
        assertEquals(Optional.of("That step was never reached."), model.refusal().get());
        model.send(new Command.StepInto());
        assertEquals(Optional.empty(), model.refusal().get());
        assertEquals(List.of(new Command.StepInto()), session.asked());
    }

    private static StopCondition.Breakpoint breakpoint(CodePoint at, boolean on, int hits) {
        return new StopCondition.Breakpoint(at, on, hits);
    }

    @Test
    void stopConditionsAreThoseTheSessionTookIn() {
        var suspended = new StopCondition.AfterEvent(new EventStop(EventKind.SUSPENDED), true, 2);
        var late = breakpoint(PLACE, true, 0);
        var early = breakpoint(EARLIER, false, 1);
        model.open(session);
        model.toggleBreakpoint(PLACE);
        assertEquals(List.of(), model.conditions());
        session.say(new Notice.Went(new Command.SetBreakpoint(PLACE)));
        session.say(new Notice.Conditions(List.of(late, early, suspended)));
        pulse();
        assertEquals(List.of(early, late, suspended), model.conditions(), "in order of the code");
        assertEquals(List.of(early, late), model.breakpoints());
        assertFalse(model.running().get());
        model.toggleBreakpoint(PLACE);
        model.change(early, true);
        model.change(suspended, false);
        model.remove(early);
        model.remove(suspended);
        session.say(new Notice.Conditions(List.of()));
        pulse();
        assertEquals(List.of(), model.conditions());
        assertEquals(
                List.of(
                        new Command.SetBreakpoint(PLACE),
                        new Command.ClearBreakpoint(PLACE),
                        new Command.SetBreakpoint(EARLIER, true),
                        new Command.SetEventStop(suspended.event(), false),
                        new Command.ClearBreakpoint(EARLIER),
                        new Command.ClearEventStop(suspended.event())),
                session.asked());
    }

    @Test
    void aRefusedBreakpointIsNotThere() {
        model.open(session);
        session.say(
                new Notice.Refused(new Command.SetBreakpoint(PLACE), "No instruction is there."));
        pulse();
        assertEquals(List.of(), model.conditions());
        assertEquals(Optional.of("No instruction is there."), model.refusal().get());
    }

    @Test
    void outputComesInOrderAndDoesNotGrowForEver() {
        model.open(session);
        session.say(new Notice.Printed("one\n", false));
        session.say(new Notice.Printed("two\n", true));
        pulse();
        assertEquals(
                List.of(
                        new ConsoleLine(ConsoleLine.Kind.PRINTED, "one\n"),
                        new ConsoleLine(ConsoleLine.Kind.PRINTED_ERROR, "two\n")),
                model.console());
        for (int i = 0; i < 6_000; i++) {
            session.say(new Notice.Printed(i + "\n", false));
        }
        pulse();
        assertEquals(5_000, model.console().size());
        assertEquals("5999\n", model.console().getLast().text());
    }

    @Test
    void aFaultOfOursIsShownUntilTheNextStop() {
        model.open(session);
        session.say(new Notice.Went(new Command.StepInto()));
        session.say(new Notice.Failed("report"));
        pulse();
        assertEquals(Optional.of("report"), model.fault().get());
        assertFalse(model.running().get());
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertEquals(Optional.empty(), model.fault().get());
    }

    @Test
    void theSessionBeforeIsClosedAndNotHeardAnyMore() throws InterruptedException {
        model.open(session);
        var next = new FakeSession();
        model.open(next);
        assertTrue(session.isClosedSoon());
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertTrue(model.stop().isEmpty());
        next.say(stop(Pictures.scheduler().step(5)));
        pulse();
        assertEquals(5, model.stop().orElseThrow().snapshot().step());
        model.close();
        assertTrue(next.isClosedSoon());
        assertTrue(model.stop().isEmpty() && model.session().get().isEmpty());
    }

    @Test
    void whatIsChosenStaysWithTheStop() {
        model.open(session);
        session.say(stop(Pictures.scheduler()));
        pulse();
        var before = model.shown().get();
        model.select(new Selected.OfStack(s(2)));
        assertEquals(Optional.of(new Selected.OfStack(s(2))), model.shown().get().selection());
        assertTrue(model.shown().get().sameStop(before));
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertFalse(model.shown().get().sameStop(before));
    }

    @Test
    void whoHeldALostContinuationLastIsSoughtAtEachStopUntilItIsFound() {
        model.open(session);
        session.say(stop(Pictures.scheduler()));
        pulse();
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertEquals(2, session.sought().size(), "the first search may have given way");
        var sought = session.sought().getLast();
        var held = Pictures.scheduler().step(47_710);
        held.held(new Holder.Local(s(0), 1, "$run", "$k"), 6);
        assertFalse(sought.holds().test(held));
        var lost = Pictures.scheduler().step(47_711);
        assertTrue(sought.holds().test(lost));
        sought.found().accept(held, lost);
        assertEquals(Map.of(), model.lost().get(), "not before the JavaFX thread has its turn");
        pulse();
        var last = Optional.ofNullable(model.lost().get().get(k(6))).orElseThrow();
        assertEquals(47_711, last.step());
        assertEquals(new Holder.Local(s(0), 1, "$run", "$k"), last.holder());
        assertEquals("$lines", last.by().orElseThrow().function());
        session.say(stop(Pictures.scheduler()));
        pulse();
        assertEquals(2, session.sought().size(), "it is known");
        session.say(new Notice.Went(new Command.Restart()));
        pulse();
        assertEquals(Map.of(), model.lost().get());
    }
}
