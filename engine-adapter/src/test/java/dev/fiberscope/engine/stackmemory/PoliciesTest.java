package dev.fiberscope.engine.stackmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other policies, host frames, roots, limits of a platform, and forks. */
final class PoliciesTest {
    @Test
    void aFixedStackTrapsAtItsEnd() {
        var run = new Simulation("fixed,first=8K,redzone=4K");
        run.make(1, 64);
        run.enter(1, 64);
        assertEquals(63, run.dive(1, 64));
        assertEquals(
                """
                S1 gets g0 0x1000001000 8192
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 exhausted: calls $g with 63 frames of 4032 bytes on S1: fixed has 8 KB for each stack
                trap: call stack exhausted
                """,
                run.text());
    }

    @Test
    void pagesAreCommittedWhenFramesTouchThem() {
        var run = new Simulation("fixed,first=64K");
        run.make(1, 64);
        run.enter(1, 64);
        assertEquals(4096, run.statistics().peakCommitted());
        run.calls(1, 64, 63);
        assertEquals(8192, run.statistics().peakCommitted());
        run.calls(1, 10_000, 1);
        assertEquals(16_384, run.statistics().peakCommitted());
        run.backs(1, 1);
        run.calls(1, 10_000, 1);
        assertEquals(16_384, run.statistics().peakCommitted());
        assertEquals(65_536 + 4096, run.statistics().peakAddressSpace());
        assertEquals(2, run.statistics().peakMaps());
        assertEquals(0, run.statistics().overflows());
    }

    @Test
    void aCopyingStackMovesAllItsFrames() {
        var run = new Simulation("copying,first=1K,limit=4K,main=0,cfi=again");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 14);
        assertEquals("S1 gets g0 0x1000000000 1024\n", run.text());
        run.call(1, 64);
        // 15 frames of 64 and the header of the sixteenth: 1,000 bytes, up to 0x1000000400 - 32 and
        // 0x1000000c00 - 32.
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 gets g1 0x1000000400 2048
                S1 frames 0-15 from g0 0xffffffff8 to g1 0x10000007f8, 1000 bytes, 16 signed
                S1 leaves g0
                """,
                run.text());
        assertEquals(31 + 32, run.dive(1, 64));
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 gets g2 0x1000000c00 4096
                S1 frames 0-31 from g1 0x10000003f8 to g2 0x10000013f8, 2024 bytes, 32 signed
                S1 leaves g1
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 exhausted: calls $g with 63 frames of 4032 bytes on S1: copying allows 4 KB for each stack
                trap: call stack exhausted
                """,
                run.text());
        var statistics = run.statistics();
        assertEquals(48, statistics.signedAgain());
        assertEquals(48, statistics.framesMoved());
        assertEquals(3024, statistics.bytesMoved());
        assertEquals(6144, statistics.peakCommitted(), "the old one and the new one together");
    }

    @Test
    void aReservationCommitsMoreAndEndsWithItsAddresses() {
        var run = new Simulation("reserved,first=4K,limit=16K");
        run.make(1, 64);
        run.enter(1, 64);
        assertEquals(255, run.dive(1, 64));
        assertEquals(
                """
                S1 gets g0 0x1000001000 16384
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 commits 8192 of g0
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 commits 16384 of g0
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 exhausted: calls $g with 255 frames of 16320 bytes on S1: reserved reserves 16 KB for each stack
                trap: call stack exhausted
                """,
                run.text());
        assertEquals(0, run.statistics().migrations());
    }

    @Test
    void framesAreCopiedOutAndBack() {
        var run = new Simulation("copy-out,limit=64K,cfi=again");
        run.root(0, 128);
        run.make(1, 64);
        assertEquals("", run.text(), "a stack without frames needs nothing");
        run.resume(1, 0, 64);
        run.calls(1, 64, 3);
        // The area is g0, 0x1000001000 to 0x1000011000. S1 lies behind 32 + 128 bytes, and is 256
        // long.
        assertEquals(
                """
                g0 0x1000001000 65536 committed 4096 used 416 from frame 0 SHARED
                """,
                run.segments(1, 0));
        run.suspend(1, 0);
        // A block of 32 + 256 bytes behind the area; frames up to 0x1000011000 - 160, now up to
        // 0x1000011120 - 32.
        assertEquals(
                """
                S1 gets g1 0x1000011000 288
                S1 frames 0-3 from g0 0x1000010e60 to g1 0x1000011000, 256 bytes, 4 signed
                """,
                run.text());
        run.calls(0, 192, 1);
        run.resume(1, 0, 0);
        // Now behind 32 + 320 bytes.
        assertEquals(
                """
                S1 frames 0-3 from g1 0x1000011000 to g0 0x1000010da0, 256 bytes, 4 signed
                S1 leaves g1
                """,
                run.text());
        run.over(1, 320);
        assertEquals("", run.text());
        assertEquals(2, run.statistics().migrations());
        assertEquals(8, run.statistics().signedAgain());
    }

    @Test
    void aHostFrameOnTheSegmentMayUseTheRedZoneAndNoMore() {
        var run = new Simulation("fixed,first=8K,redzone=4K,host=segment,hostframe=4K,main=0");
        run.make(1, 64);
        run.enter(1, 4064);
        assertTrue(run.host(1));
        assertEquals(
                """
                g0 0x1000001000 8192 committed 8192 used 8192 from frame 0 ACTIVE
                """,
                run.segments(1, 4096));
        var small = new Simulation("fixed,first=8K,redzone=4000,host=segment,hostframe=4K,main=0");
        small.make(1, 4064);
        small.enter(1, 4064);
        small.call(1, 64);
        small.text();
        assertFalse(small.host(1));
        assertEquals(
                """
                S1 exhausted: calls $log, whose frame runs 64 bytes over the end of S1's segment: fixed has a red zone of\
                 4000 bytes
                trap: call stack exhausted
                """,
                small.text());
    }

    @Test
    void hostFramesOnTheMainStackCostTwoSwitches() {
        var run = new Simulation("fixed,first=64K,host=central");
        run.root(0, 64);
        run.host(0);
        assertEquals(0, run.statistics().centralSwitches(), "it runs there already");
        run.make(1, 64);
        run.enter(1, 64);
        run.host(1);
        run.host(1);
        assertEquals(4, run.statistics().centralSwitches());
    }

    @Test
    void aHostFrameThatCallsBackPinsTheSegment() {
        var run =
                new Simulation(
                        "copying,first=8K,limit=64K,redzone=4K,host=segment,hostframe=2K,main=0");
        run.root(0, 64);
        run.host(0);
        run.text();
        run.callback(1, 0, 64);
        // 8,192 - 4,096 - 32 - 64 - 2,048 - 64 = 1,888: 29 frames.
        assertEquals(1 + 29, run.dive(1, 64));
        assertEquals(
                """
                S1 cannot move g0: a host frame lies on it
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 exhausted: calls $g with 30 frames of 1920 bytes on S1: copying cannot move g0: a host frame lies on it
                trap: call stack exhausted
                """,
                run.text());
        assertEquals(1, run.statistics().pinned());
        var linked =
                new Simulation(
                        "segmented,first=8K,limit=64K,redzone=4K,host=segment,hostframe=2K,main=0");
        linked.root(0, 64);
        linked.host(0);
        linked.callback(1, 0, 64);
        linked.calls(1, 64, 29);
        linked.text();
        assertTrue(linked.call(1, 64));
        assertEquals(
                """
                S1 overflows in $f:3 calling $g, needs 64, misses 32
                S1 gets g1 0x1000004000 8192
                S1 frame 30 from g0 0x1000001ff8 to g1 0x1000005fb8, 40 bytes
                """,
                linked.text());
        linked.backs(1, 1);
        assertEquals("S1 returns from g1 to g0\nS1 leaves g1\n", linked.text());
    }

    @Test
    void theMainStackHasItsOwnEnd() {
        var run = new Simulation("segmented,main=8K");
        run.root(0, 64);
        assertEquals(127, run.dive(0, 64));
        assertTrue(
                run.text()
                        .contains(
                                "$g with 127 frames of 8128 bytes on S0: segmented has a main stack of 8 KB\n"));
    }

    @Test
    void mapsRunOutBeforeMemory() {
        var run = new Simulation("v8-growable");
        int made = 0;
        while (run.make(made, 64)) {
            made++;
        }
        assertEquals(65_530 / 2, made);
        assertTrue(
                run.text()
                        .endsWith(
                                "v8-growable needs two more memory maps, and of 65530 on desktop none are"
                                        + " left\ntrap: limit reached\n"));
    }

    @Test
    void addressesRunOutOnSmallPlatforms() {
        var run = new Simulation("fixed,first=1M,guard=0,platform=desktop32");
        int made = 0;
        while (run.make(made, 64)) {
            made++;
        }
        // 3 GB less 256 MB below the first one.
        assertEquals(2816, made);
    }

    @Test
    void aHintPresizesWhereItIsHeeded() {
        var run = new Simulation("erlang");
        run.make(1, 64, 10_000);
        run.enter(1, 64);
        run.calls(1, 64, 150);
        // From 233 words on: 376, 610, 987, 1598 words are 12,784 bytes.
        assertEquals("S1 gets g0 0x1000000000 12784\n", run.text());
        var without = new Simulation("erlang");
        without.make(1, 64);
        without.enter(1, 64);
        without.calls(1, 64, 150);
        assertEquals(4, without.statistics().migrations());
        var deaf = new Simulation("go");
        deaf.make(1, 64, 10_000);
        assertEquals("S1 gets g0 0x1000000000 2048\n", deaf.text());
    }

    @Test
    void aForkGoesItsOwnWayFromTheSameState() {
        var run = new Simulation("segmented,first=4K,kept=off,pool=64K");
        run.make(1, 64);
        run.enter(1, 64);
        run.calls(1, 64, 70);
        var fork = run.fork();
        assertTrue(run.sameAs(fork));
        run.text();
        run.calls(1, 64, 200);
        assertFalse(run.sameAs(fork));
        var first = run.text();
        fork.calls(1, 64, 200);
        assertEquals(first, fork.text());
        assertTrue(run.sameAs(fork));
        assertEquals(run.space(1), fork.space(1));
    }

    @Test
    void averagesCountStepsAndWasteIsWhatHoldsNoFrame() {
        var run = new Simulation("fixed,first=64K,main=0");
        run.root(0, 64);
        // 32 + 64 + 4,000 bytes are a page exactly. It is there from step 1 on, and there are 5
        // steps.
        run.calls(0, 1000, 4);
        var statistics = run.statistics();
        assertEquals(4096, statistics.peakCommitted());
        assertEquals(4032, statistics.peakWasted());
        assertEquals(Math.round(4096.0 * 4 / 5), statistics.averageCommitted());
    }

    /** A second segment has 512 MB left, which is too little for a frame of 600,000,000 bytes. */
    @ParameterizedTest
    @CsvSource({"copying,2", "reserved,2", "segmented,1"})
    void theGreatestSegmentsGrowNoMore(String policy, int frames) {
        var run = new Simulation(policy + ",first=512M,limit=1G,main=0");
        run.make(1, 64);
        run.enter(1, 64);
        assertEquals(frames, run.dive(1, 600_000_000));
        assertEquals(1, run.statistics().traps());
    }

    @Test
    void whatIsGivenBackWithTheRunIsNeverUsedAgain() {
        var run = new Simulation("wasmtime");
        run.make(1, 64);
        run.collected(1);
        run.make(2, 64);
        assertEquals(
                "S1 gets g0 0x1000001000 2097152\nS2 gets g1 0x1000202000 2097152\n", run.text());
        assertEquals(2, run.statistics().segments());
    }
}
