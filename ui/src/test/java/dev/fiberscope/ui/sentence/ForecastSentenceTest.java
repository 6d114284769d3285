package dev.fiberscope.ui.sentence;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForecastSentenceTest {
    private static String text(Snapshot snapshot) {
        return ForecastSentence.of(snapshot).text();
    }

    /** S0 runs; S1 waits in its resume, suspended with S2 on top as k3; S4 is fresh as k5. */
    private static SnapshotFixture resumer() {
        var f = new SnapshotFixture();
        f.stack(0, "$main").frame("$run", 10, "resume");
        f.running("$main", 0);
        f.stack(2, "$inner").frame("$leaf", 40, "suspend $pause");
        f.stack(1, "$outer").frame("$outer", 20, "resume").prompt("$item $got");
        f.suspended(3, 2, 1);
        f.stack(4, "$new");
        return f.fresh(5, 4);
    }

    @Test
    void plainInstructionsNeedNoWords() {
        assertEquals("", text(resumer()));
    }

    @Test
    void suspendingTellsTheClauseAndWhoLeaves() {
        assertEquals(
                "Clause 0 of the prompt in $run on S0 will take it; S6 and S4 leave together as one"
                        + " continuation.",
                text(Pictures.scheduler()));
    }

    @Test
    void oneStackLeavesAlone() {
        var f = Pictures.scheduler();
        f.forecast(
                new Forecast.Suspends(
                        tag("$item"),
                        f.searched(4),
                        new Forecast.Taker(s(4), 0),
                        f.chain(6, 6, 1)));
        assertEquals(
                "Clause 0 of the prompt in $parse_value on S4 will take it; S6 leaves as a"
                        + " continuation.",
                text(f));
    }

    @Test
    void namesAreColouredByStateAndSelectTheirStacks() {
        var phrases = ForecastSentence.of(Pictures.scheduler()).phrases();
        assertTrue(
                phrases.contains(
                        new Phrase.Strong(
                                "S6", Tone.RUNNING, Optional.of(new Selected.OfStack(s(6))))));
        assertTrue(
                phrases.contains(
                        new Phrase.Strong(
                                "S0", Tone.WAITING, Optional.of(new Selected.OfStack(s(0))))));
        assertTrue(
                phrases.contains(
                        new Phrase.Strong(
                                "$run", Tone.INK, Optional.of(new Selected.OfFrame(s(0), 1)))));
    }

    @Test
    void resumingAFreshStackTellsItsFunction() {
        var f = resumer();
        f.forecast(new Forecast.Resumes(k(5), f.chain(4, 4, 1), false));
        assertEquals("S4 will begin with $new on top of S0; k5 will be consumed.", text(f));
    }

    @Test
    void resumingAChainTellsAllOfIt() {
        var f = resumer();
        f.forecast(new Forecast.Resumes(k(3), f.chain(1, 2, 2), false));
        assertEquals("S2 and S1 will go on together on top of S0; k3 will be consumed.", text(f));
    }

    @Test
    void throwingIntoAFreshStackNeverEntersIt() {
        var f = resumer();
        f.forecast(new Forecast.Resumes(k(5), f.chain(4, 4, 1), true));
        assertEquals(
                "S4 will end without being entered, by an exception on top of S0; k5 will be"
                        + " consumed.",
                text(f));
    }

    @Test
    void throwingIntoASuspendedStackGoesOnWithIt() {
        var f = resumer();
        f.forecast(new Forecast.Resumes(k(3), f.chain(1, 2, 2), true));
        assertEquals(
                "S2 and S1 will go on with an exception on top of S0; k3 will be consumed.",
                text(f));
    }

    @Test
    void switchingTellsWhoLeavesAndWhoComes() {
        var f = Pictures.scheduler();
        f.forecast(
                new Forecast.Switches(
                        tag("$yield"),
                        f.searched(4, 0),
                        new Forecast.Taker(s(0), 0),
                        f.chain(6, 6, 1),
                        k(14),
                        f.chain(2, 2, 1)));
        assertEquals(
                "Clause 0 of the prompt in $run on S0 lets them switch; S6 leaves as a"
                        + " continuation, and S2 takes its place; k14 will be consumed.",
                text(f));
    }

    @Test
    void unhandledWithoutAnyPrompt() {
        var f = resumer();
        f.forecast(new Forecast.Unhandled(tag("$x"), List.of(), Optional.empty()));
        assertEquals(
                "There is no prompt on the chain that could take $x: it will trap as unhandled.",
                text(f));
    }

    @Test
    void unhandledWithOnePrompt() {
        var f = Pictures.scheduler();
        f.forecast(new Forecast.Unhandled(tag("$x"), f.searched(4), Optional.empty()));
        assertEquals(
                "The one prompt on the chain, of S4, has no clause for $x: it will trap as"
                        + " unhandled.",
                text(f));
    }

    @Test
    void unhandledBecauseOfAHostInTheWay() {
        var f = Pictures.scheduler();
        f.forecast(new Forecast.Unhandled(tag("$x"), f.searched(4, 0), Optional.of("io.each")));
        assertEquals(
                "None of the 2 prompts on the chain has a clause for $x, and no suspension passes"
                        + " the host function io.each: it will trap as unhandled.",
                text(f));
    }

    @Test
    void trapsTellWhy() {
        assertEquals(
                "It will trap: k3 was consumed already.",
                text(resumer().forecast(new Forecast.Traps("k3 was consumed already."))));
    }

    @Test
    void endsTellWhoGoesOn() {
        assertEquals(
                "S6 will end here, and S4 will go on behind its resume.",
                text(Pictures.scheduler().forecast(new Forecast.Ends(Optional.of(s(4))))));
        assertEquals(
                "S0 will end here and return to the host.",
                text(resumer().forecast(new Forecast.Ends(Optional.empty()))));
    }

    @Test
    void longChainsAreCounted() {
        var f = new SnapshotFixture();
        f.stack(0, "$main").frame("$main", 1, "resume").prompt("$t $l");
        for (int i = 1; i <= 6; i++) {
            f.stack(i, "$f").frame("$f", i + 1, "resume");
        }
        f.running("$main", 6, 5, 4, 3, 2, 1, 0);
        f.forecast(
                new Forecast.Suspends(
                        tag("$t"), f.searched(0), new Forecast.Taker(s(0), 0), f.chain(1, 6, 6)));
        assertEquals(
                "Clause 0 of the prompt in $main on S0 will take it; S6 to S1 (6 stacks) leave"
                        + " together as one continuation.",
                text(f));
    }
}
