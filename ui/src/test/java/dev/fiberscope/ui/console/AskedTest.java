package dev.fiberscope.ui.console;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step 1000..2000 | 1000 | 2000",
                "steps 1,000..2_000 | 1000 | 2000",
                "1000..2000 | 1000 | 2000",
                "step 1000 | 1000 | 1000",
                "step ..2000 | 0 | 2000",
                "STEP 1000.. | 1000 | 9223372036854775807",
                "S6 suspend | 0 | 9223372036854775807",
                "12 | 0 | 9223372036854775807"
            })
    void stepsAreWrittenInManyWays(String typed, long from, long to) {
        var asked = Asked.of(typed);
        assertEquals(List.of(from, to), List.of(asked.from(), asked.to()));
    }

    @Test
    void whatSaysNoStepsIsWords() {
        assertEquals(List.of("S6", "$Yield", "12"), Asked.of(" S6 step 4..5 $Yield  12").words());
        assertEquals(List.of("step", "in"), Asked.of("step in").words());
        assertEquals(List.of(), Asked.of("").words());
    }

    @Test
    void anEventMatchesByItsStepAndTheWordsOfItsLine() {
        var event = new TraceEvent.Collected(new At(9, 0), s(2));
        assertTrue(Asked.of("s2 COLL").matches(event));
        assertTrue(Asked.of("s2 step 5..9").matches(event));
        assertFalse(Asked.of("s2 step 5..8").matches(event));
        assertFalse(Asked.of("s2 suspend").matches(event));
    }

    private static EventQuery query(String typed) {
        return ((Wish.Events) Wish.of(Asked.of(typed))).query();
    }

    @Test
    void wordsAskForEventsOfTheWholeRun() {
        assertEquals(EventQuery.ALL, query("step 1..2"));
        assertEquals(
                EventQuery.of(Set.of(EventType.SUSPENDED)).naming(s(6)).tagged("$Yield"),
                query("S6 suspends $Yield"));
        assertEquals(EventQuery.ALL.naming(k(14)), query("K14"));
        assertEquals(
                EventQuery.of(
                        Set.of(EventType.RESUMED, EventType.RESUMED_THROWING, EventType.SWITCHED)),
                query("resume switch"));
    }

    @Test
    void eachWordOfALineSaysItsKind() {
        assertEquals(Set.of(EventType.COLLECTED), query("collected").types());
        assertEquals(Set.of(EventType.CONTINUATION_CREATED), query("created").types());
        assertEquals(Set.of(EventType.BOUND), query("bound").types());
        assertEquals(Set.of(EventType.CAUGHT), query("catches").types());
        assertEquals(Set.of(EventType.TRAPPED), query("traps").types());
    }

    @Test
    void aWordThatMeansNothingIsNamed() {
        for (var typed : List.of("S6 foo", "S6 foo S7", "$a foo")) {
            assertTrue(
                    Wish.of(Asked.of(typed)) instanceof Wish.Unclear(var sentence)
                            && sentence.contains("\u201cfoo\u201d"),
                    typed);
        }
        assertTrue(
                Wish.of(Asked.of("S6 S7")) instanceof Wish.Unclear(var sentence)
                        && sentence.contains("\u201cS7\u201d"));
    }
}
