package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SearchStepsTest {
    private static List<String> told(SnapshotFixture f) {
        return SearchSteps.of(f).orElseThrow().steps().stream()
                .map(step -> step.owner() + ": " + step.words())
                .toList();
    }

    @Test
    void theSearchGoesFromStackToStackUntilAClauseTakesIt() {
        assertEquals(
                List.of("S4: no clause for $yield", "S0: clause 0 takes it"),
                told(Pictures.scheduler()));
    }

    @Test
    void whatIsPassedOverSaysWhy() {
        var f = new SnapshotFixture();
        f.stack(4, "$e").frame("$e", 5, "suspend $t");
        f.stack(3, "$d").frame("$d", 4, "resume").prompt("$u $l");
        f.stack(2, "$c").frame("$c", 3, "resume").prompt();
        f.stack(1, "$b").frame("$b", 2, "resume").prompt("$u $l", "$t switch");
        f.stack(0, "$a").frame("$a", 1, "resume").prompt("$t $l");
        f.running("$a", 4, 3, 2, 1, 0);
        var other = new TagId(tag("$t").number() + 1, "$t");
        f.forecast(new Forecast.Unhandled(tag("$t"), f.searched(3, 2, 1), Optional.empty()));
        assertEquals(
                List.of(
                        "S3: no clause for $t",
                        "S2: no clause at all",
                        "S1: clause 1 is for switch alone: passed over"),
                told(f));
        f.forecast(new Forecast.Unhandled(other, f.searched(0), Optional.empty()));
        assertEquals(List.of("S0: clause 0 is for another instance's $t: passed over"), told(f));
    }

    @Test
    void whatDoesNotSuspendSearchesNothing() {
        var f = new SnapshotFixture();
        f.stack(0, "$a").frame("$a", 1, "nop");
        f.running("$a", 0);
        assertEquals(Optional.empty(), SearchSteps.of(f));
        assertEquals(s(0), f.runningChain().getFirst());
    }
}
