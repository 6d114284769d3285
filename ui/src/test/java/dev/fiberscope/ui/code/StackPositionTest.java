package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class StackPositionTest {
    @Test
    void stacksStandAtTheirNewestFrameAndFreshOnesAtTheirFunction() {
        var f = new SnapshotFixture();
        f.stack(0, "$main").frame("$run", 3, "resume").frame("$main", 9, "call");
        f.running("$main", 0);
        f.stack(1, "$f");
        f.fresh(4, 1);
        f.stack(2, "$nowhere");
        f.fresh(5, 2);
        var modules = List.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 7));
        var found = StackPosition.of(f, modules);
        assertEquals(
                List.of("S0 running here", "S1 fresh here", "S0 waits here in $main for its call"),
                found.stream().map(StackPosition::words).toList());
        assertEquals(new CodePoint(0, 0, 3), found.get(0).at());
        assertEquals(new CodePoint(7, 1, 0), found.get(1).at());
        assertEquals(OptionalInt.of(0), found.get(2).depth(), "the oldest frame");
        assertEquals("waiting", found.get(2).sign().word());
    }

    @Test
    void manyStacksAreNotAllMarked() {
        var f = new SnapshotFixture();
        for (int i = 0; i < StackPosition.LIMIT + 5; i++) {
            f.stack(i, "$f").frame("$f", 1, "suspend $t");
            f.suspended(i, i);
        }
        assertEquals(StackPosition.LIMIT, StackPosition.of(f, List.of()).size());
    }
}
