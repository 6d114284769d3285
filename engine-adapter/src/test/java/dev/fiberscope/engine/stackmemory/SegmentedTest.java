package dev.fiberscope.engine.stackmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Linked segments. Segments of 4, 8, 16 KB and so on at 0x1000000000 and after, each behind a guard
 * of 4 KB, with 32 bytes that are no frame: 4,064 bytes hold 63 frames of 64 bytes, 32 are left.
 */
final class SegmentedTest {
    private static final String SMALL = "segmented,first=4K,limit=64K";

    @Test
    void theCalleeGoesToANewSegmentAndTheRestStays() {
        var run = new Simulation(SMALL);
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 62);
        assertEquals("S1 gets g0 0x1000001000 4096\n", run.text());
        run.call(1, 64);
        // 4,064 - 63 x 64 = 32 bytes are left of 64. The header of 40 bytes had been put at
        // 0x1000002000 - 32 - 4032 - 40.
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 gets g1 0x1000003000 8192
                S1 frame 63 from g0 0x1000000ff8 to g1 0x1000004fb8, 40 bytes
                """,
                run.text());
        assertEquals(
                """
                g0 0x1000001000 4096 committed 4096 used 4064 from frame 0 FULL
                g1 0x1000003000 8192 committed 4096 used 96 from frame 63 ACTIVE
                """,
                run.segments(1, 0));
        run.back(1);
        assertEquals("S1 returns from g1 to g0\nS1 leaves g1 kept\n", run.text());
        assertEquals(
                """
                g0 0x1000001000 4096 committed 4096 used 4064 from frame 0 ACTIVE
                g1 0x1000003000 8192 committed 4096 used 0 from frame 63 KEPT
                """,
                run.segments(1, 0));
    }

    @Test
    void aCallThatCrossesEachTimeIsAHotSplit() {
        var run = new Simulation(SMALL);
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 62);
        for (int i = 0; i < 10; i++) {
            run.text();
            run.calls(1, 64, 1);
            run.backs(1, 1);
        }
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 gets g1 0x1000003000 8192 kept
                S1 frame 63 from g0 0x1000000ff8 to g1 0x1000004fb8, 40 bytes
                S1 hot split in $f:3 calling $g, 10 times
                S1 returns from g1 to g0
                S1 leaves g1 kept
                """,
                run.text());
        var statistics = run.statistics();
        assertEquals(10, statistics.overflows());
        assertEquals(10, statistics.migrations());
        assertEquals(400, statistics.bytesMoved());
        assertEquals(2, statistics.segments());
        assertEquals(9, statistics.reused());
        assertEquals(9, statistics.crossings());
        assertEquals(1, statistics.hotSplits());
        assertEquals(8192, statistics.peakCommitted());
    }

    @Test
    void aCallerThatMovesAsWellOverflowsOnce() {
        var run = new Simulation(SMALL + ",moved=caller");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 62);
        run.text();
        run.call(1, 64);
        // The caller's 64 bytes and the header: from 0x1000000ff8 as before, to 0x1000005000 - 32 -
        // 104.
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 gets g1 0x1000003000 8192
                S1 frames 62-63 from g0 0x1000000ff8 to g1 0x1000004f78, 104 bytes
                """,
                run.text());
        for (int i = 0; i < 10; i++) {
            run.backs(1, 1);
            run.calls(1, 64, 1);
        }
        assertEquals("", run.text());
        run.backs(1, 1);
        run.backs(1, 1);
        assertEquals("S1 returns from g1 to g0\nS1 leaves g1 kept\n", run.text());
        assertEquals(0, run.statistics().hotSplits());
    }

    @Test
    void segmentsThatAreNotKeptGoToThePoolOrTheSystem() {
        var run = new Simulation(SMALL + ",kept=off,pool=8K");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 63);
        run.text();
        run.back(1);
        assertEquals("S1 returns from g1 to g0\nS1 leaves g1 pool\n", run.text());
        run.call(1, 64);
        assertTrue(run.text().contains("S1 gets g1 0x1000003000 8192 pool\n"));
        run.over(1, 0);
        // g1 is the newest and fills the pool.
        assertEquals("S1 leaves g1 pool\nS1 leaves g0\n", run.text());
        run.make(2, 64);
        assertEquals(
                "S2 gets g2 0x1000001000 4096\n", run.text(), "a new segment at the free place");
    }

    @Test
    void anUnwindingLeavesSeveralSegmentsAtOnce() {
        var run = new Simulation("segmented,first=4K,limit=64K,growth=same");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 150);
        run.text();
        assertEquals(3, run.segments(1, 0).lines().count());
        for (int i = 0; i < 149; i++) {
            run.back(1);
        }
        assertEquals(
                """
                S1 returns from g2 to g1
                S1 leaves g2 kept
                S1 returns from g1 to g0
                S1 leaves g1 kept
                """,
                run.text());
        run.calls(1, 64, 149);
        assertEquals(2, run.statistics().reused());
        assertEquals(3, run.statistics().segments());
    }

    @Test
    void theLimitTrapsAndSaysSo() {
        var run = new Simulation("segmented,first=4K,limit=12K");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 62 + 127);
        run.text();
        assertFalse(run.call(1, 64));
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 exhausted: calls $g with 190 frames of 12160 bytes on S1: segmented allows 12 KB for each stack
                trap: call stack exhausted
                """,
                run.text());
    }

    @Test
    void aFrameThatIsBiggerThanTheNextSizeGetsAllItNeeds() {
        var run = new Simulation(SMALL);
        run.make(1, 64);
        run.enter(1, 64);
        run.call(1, 20_000);
        // 20,032 bytes in whole pages of 4,096.
        assertTrue(run.text().contains("S1 gets g1 0x1000003000 20480\n"));
    }

    @Test
    void argumentsAndResultsOnTheStackMoveToo() {
        var run = new Simulation(SMALL + ",cfi=again");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 62);
        run.text();
        run.call(
                1,
                new FrameSize(24, 16, 40, 0),
                new dev.fiberscope.engine.model.CodePoint(0, 1, 5));
        assertTrue(
                run.text()
                        .contains(
                                "S1 frame 63 from g0 0x1000000fd0 to g1 0x1000004f90, 80 bytes, 1"
                                        + " signed\n"));
        run.back(1);
        assertTrue(run.text().contains("S1 returns from g1 to g0, 16 bytes\n"));
        assertEquals(1, run.statistics().signedAgain());
    }

    @Test
    void whereNothingMayBeSignedNothingMoves() {
        var run = new Simulation(SMALL + ",cfi=never");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 62);
        run.text();
        assertFalse(run.call(1, 64));
        assertEquals(
                """
                S1 cannot move g0: its return addresses may not be signed again
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 exhausted: calls $g with 63 frames of 4032 bytes on S1: segmented cannot move g0: its return addresses may\
                 not be signed again
                trap: call stack exhausted
                """,
                run.text());
    }
}
