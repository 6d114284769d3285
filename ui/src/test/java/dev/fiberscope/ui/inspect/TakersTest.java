package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TakersTest {
    private static CodePoint at(SnapshotFixture f, int stack) {
        return f.stack(s(stack)).orElseThrow().frames().getFirst().at();
    }

    @Test
    void eachTagIsTakenByTheNearestClause() {
        var f = Pictures.scheduler();
        assertEquals(
                List.of(
                        new Takers.Taker(tag("$item"), false, s(4), at(f, 4), 0, List.of(s(6))),
                        new Takers.Taker(
                                tag("$yield"), false, s(0), at(f, 0), 0, List.of(s(6), s(4))),
                        new Takers.Taker(
                                tag("$await"), false, s(0), at(f, 0), 1, List.of(s(6), s(4)))),
                Takers.of(f).all());
    }

    @Test
    void aClauseForSwitchTakesNoSuspension() {
        var f = new SnapshotFixture();
        f.stack(2, "$c").frame("$c", 3, "switch");
        f.stack(1, "$b").frame("$b", 2, "resume").prompt("$t switch", "$t $first", "$t $second");
        f.stack(0, "$a").frame("$a", 1, "resume").prompt("$t switch", "$t $l");
        f.running("$a", 2, 1, 0);
        assertEquals(
                List.of(
                        new Takers.Taker(tag("$t"), true, s(1), at(f, 1), 0, List.of(s(2))),
                        new Takers.Taker(tag("$t"), false, s(1), at(f, 1), 1, List.of(s(2)))),
                Takers.of(f).all());
    }

    @Test
    void whereNothingRunsNobodyTakesAnything() {
        assertEquals(List.of(), Takers.of(new SnapshotFixture()).all());
    }
}
