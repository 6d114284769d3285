package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs on simulated stack memory: the machine asks where it must, and tells what it heard. */
class StackMemoryTest {
    private static final String DEEP =
            """
            (module
              (type $f (func (param i32) (result i32)))
              (type $c (cont $f))
              (func $down (export "down") (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0))
                  (then (i32.const 0))
                  (else (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))))
              (elem declare func $down)
              (func (export "inside") (param i32) (result i32)
                (resume $c (local.get 0) (cont.new $c (ref.func $down)))))
            """;

    static PolicySettings policy(String text) {
        if (PolicyReader.read(text) instanceof Reading.Chosen(var chosen)) {
            return chosen.orElseThrow();
        }
        throw new AssertionError(PolicyReader.read(text));
    }

    private static Running running(String module, String policy) throws ModuleException {
        return new Running(
                module,
                new Settings(
                        1_000_000,
                        100_000,
                        100,
                        1_000_000,
                        Settings.Collection.NEVER,
                        Optional.of(policy(policy))));
    }

    private static String memory(Running running) {
        return TraceText.of(running.trace.stream().filter(MemoryEvent.class::isInstance).toList())
                .replaceAll("(?m)^\\S+ ", "");
    }

    /**
     * V8 14.6, "depth of a trivial recursion inside one". The function has one local and three
     * operands at the deepest, and so 40 + 8 + 24 bytes, to the next multiple of 16 that is 80:
     * fewer fit than of the measured one.
     */
    @ParameterizedTest
    @CsvSource({"v8-fixed,12082", "v8-growable,11054"})
    void recursionIsAsDeepAsTheSegmentsAllow(String policy, int depth) throws ModuleException {
        var running = running(DEEP, policy);
        assertEquals(depth - 1, running.result("inside", depth - 1));
        var trap = running.trap("inside", depth);
        assertEquals("call stack exhausted", trap.reason());
        assertTrue(
                trap.sentence()
                        .startsWith(
                                "call stack exhausted: call in $down calls $down with "
                                        + depth
                                        + " frames of "
                                        + depth * 80
                                        + " bytes on S"),
                trap.sentence());
    }

    @Test
    void overflowAndReturnAreEvents() throws ModuleException {
        var running = running(DEEP, "segmented,first=4K,limit=64K,main=64K");
        // 4,064 bytes hold 50 frames of 80; 64 are left.
        assertEquals(50, running.result("inside", 50));
        assertEquals(
                """
                S1 gets g1 0x1000012000 4096
                S1 overflows in $down:9 calling $down, needs 80, misses 16
                S1 gets g2 0x1000014000 8192
                S1 frame 50 from g1 0x1000012018 to g2 0x1000015fb8, 40 bytes
                S1 returns from g2 to g1
                S1 leaves g2 kept
                S1 leaves g1
                S1 leaves g2
                """,
                memory(running));
        var statistics = running.machine.memoryStatistics().orElseThrow();
        assertEquals(1, statistics.overflows());
        assertEquals(3, statistics.segments());
    }

    @Test
    void aSnapshotShowsTheSegments() throws ModuleException {
        var running = running(DEEP, "segmented,first=4K,limit=64K,main=64K");
        running.enter("inside", 100);
        while (running.machine
                        .snapshot()
                        .stack(new StackId(1))
                        .map(s -> s.frames().size())
                        .orElse(0)
                < 60) {
            running.machine.run(RunLimit.to(running.machine.step() + 1));
        }
        var snapshot = running.machine.snapshot();
        assertEquals(1, snapshot.segments(new StackId(0)).size());
        var segments = snapshot.segments(new StackId(1));
        assertEquals(2, segments.size());
        assertEquals(32 + 50 * 80, segments.get(0).used());
        assertEquals(0, segments.get(0).firstFrame());
        assertEquals(32 + 10 * 80, segments.get(1).used());
        assertEquals(50, segments.get(1).firstFrame());
        assertEquals(60, snapshot.frameOffsets(new StackId(1)).size());
        assertEquals(80 * 59, snapshot.frameOffsets(new StackId(1)).getLast());
        assertTrue(snapshot.segments(new StackId(7)).isEmpty());
    }

    @Test
    void aCheckpointHasTheMemoryOfItsTime() throws ModuleException {
        var running = running(DEEP, "copying,first=1K,limit=1M,main=0");
        running.enter("inside", 500);
        running.machine.run(RunLimit.to(1_000));
        var before = running.machine.checkpoint();
        var segments = running.machine.snapshot().segments(new StackId(1));
        int seen = running.trace.size();
        running.machine.run(RunLimit.to(Long.MAX_VALUE));
        var first = TraceText.of(running.trace.subList(seen, running.trace.size()));
        running.machine.restore(before);
        assertEquals(segments, running.machine.snapshot().segments(new StackId(1)));
        int again = running.trace.size();
        assertInstanceOf(Outcome.Ended.class, running.machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertEquals(first, TraceText.of(running.trace.subList(again, running.trace.size())));
    }

    @Test
    void anExceptionUnwindsSegments() throws ModuleException {
        var running =
                running(
                        """
                        (module
                          (tag $e)
                          (func $down (param i32)
                            (if (i32.eqz (local.get 0)) (then (throw $e)))
                            (call $down (i32.sub (local.get 0) (i32.const 1))))
                          (func (export "run") (param i32) (result i32)
                            (block $caught
                              (try_table (catch $e $caught) (call $down (local.get 0))))
                            (i32.const 7)))
                        """,
                        "segmented,first=4K,limit=64K,growth=same,main=0");
        assertEquals(7, running.result("run", 150));
        var lines = memory(running).lines().filter(line -> line.contains("returns")).toList();
        assertEquals(
                java.util.List.of("S0 returns from g2 to g1", "S0 returns from g1 to g0"), lines);
        assertEquals(7, running.result("run", 150));
    }

    @Test
    void tailCallsNeedNoMore() throws ModuleException {
        var running =
                running(
                        """
                        (module
                          (func $big (export "run") (param i32) (result i32) (local i64 i64 i64 i64 i64)
                            (if (i32.eqz (local.get 0)) (then (return (i32.const 3))))
                            (return_call $small (i32.sub (local.get 0) (i32.const 1))))
                          (func $small (param i32) (result i32)
                            (if (i32.eqz (local.get 0)) (then (return (i32.const 4))))
                            (return_call $big (i32.sub (local.get 0) (i32.const 1)))))
                        """,
                        "fixed,first=4K,main=0");
        assertEquals(3, running.result("run", 100_000));
        assertEquals(4, running.result("run", 100_001));
        assertEquals(4096, running.machine.memoryStatistics().orElseThrow().peakCommitted());
    }

    @Test
    void copiedOutFramesComeBack() throws ModuleException {
        var running =
                running(
                        """
                        (module
                          (type $f (func (result i32)))
                          (type $c (cont $f))
                          (tag $yield)
                          (func $inner (result i32) (suspend $yield) (i32.const 5))
                          (func $outer (result i32) (call $inner))
                          (elem declare func $outer)
                          (func (export "run") (result i32)
                            (local $k (ref null $c))
                            (block $y (result (ref $c))
                              (return (resume $c (on $yield $y) (cont.new $c (ref.func $outer)))))
                            (local.set $k)
                            (resume $c (local.get $k))))
                        """,
                        "copy-out,limit=64K");
        assertEquals(5, running.result("run"));
        // $run has 40 + 8 + 8 bytes, so 64; $outer and $inner 40 + 8, so 48 each.
        assertEquals(
                """
                S1 gets g1 0x1000011000 128
                S1 frames 0-1 from g0 0x1000010f40 to g1 0x1000011000, 96 bytes
                S1 frames 0-1 from g1 0x1000011000 to g0 0x1000010f40, 96 bytes
                S1 leaves g1
                """,
                memory(running));
    }

    @Test
    void theSentenceIsKnownBeforeTheTrap() throws ModuleException {
        var running = running(DEEP, "fixed,first=4K,main=64K");
        running.enter("inside", 1000);
        Outcome outcome = new Outcome.StepReached();
        var ahead = Optional.<String>empty();
        while (outcome instanceof Outcome.StepReached) {
            if (running.machine.step() > 300) {
                ahead = running.machine.snapshot().trapAhead();
            }
            outcome = running.machine.run(RunLimit.to(running.machine.step() + 1));
        }
        var trap = assertInstanceOf(Outcome.Trapped.class, outcome).trap();
        assertEquals(Optional.of(trap.sentence()), ahead);
    }
}
