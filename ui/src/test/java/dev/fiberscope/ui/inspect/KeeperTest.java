package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeeperTest {
    private static String keeper(SnapshotFixture f, int stack) {
        return Piece.text(Keeper.of(f, f.stack(s(stack)).orElseThrow()));
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
        assertEquals("k9 in global $g and global $h", keeper(f, 1));
        f.held(new Holder.GlobalCell(0, "$i"), 9);
        assertEquals("k9 in global $g and 2 more", keeper(f, 1));
    }

    @Test
    void everyNameLeadsSomewhere() {
        var f = Pictures.scheduler();
        assertEquals(
                List.of(
                        new Selected.OfContinuation(k(14)),
                        new Selected.OfHolder(new Holder.TableSlot(0, "$queue", 1))),
                Keeper.of(f, f.stack(s(2)).orElseThrow()).stream()
                        .filter(Piece.Chosen.class::isInstance)
                        .map(piece -> ((Piece.Chosen) piece).target())
                        .toList());
    }
}
