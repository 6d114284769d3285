package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LifeTest {
    private static final CodePoint BY = new CodePoint(0, 2, 5);
    private static final Prompt PROMPT = new Prompt(BY, List.of());
    private static final Chain TWO = new Chain(s(4), s(6), 2);
    private static final Chain ONE = new Chain(s(2), s(2), 1);

    private static List<String> of(int continuation, TraceEvent... events) {
        return Life.of(k(continuation), List.of(events), _ -> "$main:7").stream()
                .map(StackLines.Line::toString)
                .toList();
    }

    @Test
    void itIsMadeByContNewAndConsumedByResume() {
        assertEquals(
                List.of(
                        "made: 10 by cont.new in $main:7, for S6, which begins with $lines",
                        "consumed: 1,200: resumed by S0"),
                of(
                        3,
                        new TraceEvent.ContinuationCreated(new At(10, 0), k(3), s(6), "$lines", BY),
                        new TraceEvent.Resumed(
                                new At(1_200, 0), s(0), k(3), ONE, PROMPT, List.of())));
    }

    @Test
    void itIsMadeByASuspensionAndConsumedByAThrow() {
        assertEquals(
                List.of(
                        "made: 20 as S6 to S4 suspended with $yield, for S0",
                        "consumed: 25: resumed by S0, to throw $stop"),
                of(
                        5,
                        new TraceEvent.Suspended(
                                new At(20, 0), TWO, k(5), tag("$yield"), List.of(), s(0), 0),
                        new TraceEvent.ResumedThrowing(
                                new At(25, 0), s(0), k(5), TWO, PROMPT, tag("$stop"))));
    }

    @Test
    void bindingMakesOneOfTheOther() {
        var bound = new TraceEvent.Bound(new At(30, 0), k(5), k(6), s(2), List.of());
        assertEquals(List.of("consumed: 30 by cont.bind, as k6"), of(5, bound));
        assertEquals(List.of("made: 30 by cont.bind of k5"), of(6, bound));
    }

    @Test
    void aSwitchConsumesOneAndMakesTheOther() {
        var switched =
                new TraceEvent.Switched(
                        new At(40, 0), TWO, k(8), k(7), ONE, tag("$swap"), List.of(), s(0), 1);
        assertEquals(List.of("made: 40 as S6 to S4 switched to S2"), of(8, switched));
        assertEquals(List.of("consumed: 40: switched to by S6 to S4"), of(7, switched));
    }

    @Test
    void whoHasItAmongItsValuesHandsItOn() {
        var it = List.<WasmValue>of(new WasmValue.Continuation(k(3), false));
        assertEquals(
                List.of(
                        "handed on: 50 by S6 to S0, suspending with $yield",
                        "handed on: 51 by S0 to S2, resuming it",
                        "handed on: 52: returned by S2 to S0",
                        "handed on: 53 by S0 to the host's io.keep",
                        "handed on: 54 by the host to $wake on S9",
                        "handed on: 55: bound to k8"),
                of(
                        3,
                        new TraceEvent.Suspended(
                                new At(50, 0), TWO, k(5), tag("$yield"), it, s(0), 0),
                        new TraceEvent.Resumed(new At(51, 0), s(0), k(4), ONE, PROMPT, it),
                        new TraceEvent.Returned(new At(52, 0), s(2), s(0), it),
                        new TraceEvent.HostCalled(new At(53, 0), s(0), "io.keep", it),
                        new TraceEvent.ActivationStarted(new At(54, 0), s(9), "$wake", it),
                        new TraceEvent.Bound(new At(55, 0), k(7), k(8), s(2), it)));
    }
}
