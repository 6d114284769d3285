package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.SnapshotFixture;
import org.junit.jupiter.api.Test;

final class KeeperTest {
    private static String keeper(SnapshotFixture f, int stack) {
        return Keeper.of(f, f.stack(s(stack)).orElseThrow());
    }

    @Test
    void theRunningChainIsKeptByParentsAndTheHost() {
        assertEquals("its parent S4", keeper(Pictures.scheduler(), 6));
        assertEquals("the host that called it", keeper(Pictures.scheduler(), 0));
    }

    @Test
    void othersAreKeptByWhoHoldsTheirContinuation() {
        assertEquals("k14 in table $queue[1]", keeper(Pictures.scheduler(), 2));
        assertEquals("k12 in table $queue[0]", keeper(Pictures.scheduler(), 7));
        assertEquals("k13 in host io.on_event", keeper(Pictures.scheduler(), 5));
    }

    @Test
    void whatNobodyHoldsIsForgotten() {
        assertEquals("nobody: forgotten", keeper(Pictures.scheduler(), 1));
    }

    @Test
    void parentsInsideASuspendedChainAreKeptWithIt() {
        var f = new SnapshotFixture();
        f.stack(2, "$b").frame("$b", 2, "suspend $t");
        f.stack(1, "$a").frame("$a", 1, "resume").prompt("$t $l");
        f.suspended(9, 2, 1);
        f.held(new Holder.GlobalCell(0, "$g"), 9);
        f.held(new Holder.GlobalCell(0, "$h"), 9);
        assertEquals("k9 in global $g and 1 more", keeper(f, 1));
    }
}
