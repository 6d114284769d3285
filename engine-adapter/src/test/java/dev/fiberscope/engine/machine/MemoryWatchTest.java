package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes to watched memory are noticed one by one, before they happen. */
class MemoryWatchTest {
    /** A first memory, a second one and one with 64-bit addresses, and a data segment. */
    private static Running module(String body) throws ModuleException {
        return new Running(
                """
                (module (memory 2) (memory $second 1) (memory $wide i64 1)
                  (data $text "abcdefgh")
                  (func (export "main") (local $i i32) %s))
                """
                        .formatted(body));
    }

    private static MemoryWatch watch(int memory, long address, int count) {
        return new MemoryWatch(new Storage.Bytes(0, memory, address, count), true);
    }

    /** The instructions at which a run stops, with their steps. */
    private static String stops(String body, MemoryWatch watch) throws ModuleException {
        var running = module(body);
        running.enter("main");
        running.machine.watchMemory(Optional.of(watch));
        var stops = new ArrayList<String>();
        while (running.machine.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.WriteAhead) {
            stops.add(running.machine.step() + " " + next(running));
        }
        return String.join(", ", stops);
    }

    /** The instructions that are told, one by one, to write there next. */
    private static String told(String body, MemoryWatch watch) throws ModuleException {
        var running = module(body);
        running.enter("main");
        var machine = running.machine;
        var writers = machine.writersOf(watch.range());
        var told = new ArrayList<String>();
        do {
            if (machine.writesNext(watch.range())) {
                told.add(machine.step() + " " + next(running));
                assertTrue(writers.contains(machine.next().orElseThrow()), next(running));
            }
        } while (machine.run(RunLimit.to(machine.step() + 1)) instanceof Outcome.StepReached);
        return String.join(", ", told);
    }

    private static void assertWrites(String expected, String body, MemoryWatch watch)
            throws ModuleException {
        assertEquals(expected, stops(body, watch));
        assertEquals(expected, told(body, watch));
    }

    private static String next(Running running) {
        var at = running.machine.next().orElseThrow();
        return opcode(running, at);
    }

    static String opcode(Running running, CodePoint at) {
        return running.machine
                .module(at.instance())
                .module()
                .functions()
                .get(at.function())
                .body()
                .instructions()
                .get(at.instruction())
                .opcode()
                .mnemonic();
    }

    @Test
    void everyStoreIsNoticedThatOverlapsByAByte() throws ModuleException {
        String body =
                """
                (i32.store (i32.const 97) (i32.const 1))
                (i32.store (i32.const 96) (i32.const 1))
                (i32.store offset=100 (i32.const 3) (i32.const 1))
                (i32.store offset=100 (i32.const 4) (i32.const 1))
                (i64.store (i32.const 93) (i64.const 1))
                (i64.store (i32.const 92) (i64.const 1))
                (i32.store8 (i32.const 99) (i32.const 1))
                (i32.store8 (i32.const 100) (i32.const 1))
                (i32.store8 (i32.const 103) (i32.const 1))
                (i32.store8 (i32.const 104) (i32.const 1))
                (i32.store16 (i32.const 99) (i32.const 1))
                (i32.store16 (i32.const 98) (i32.const 1))
                (i64.store8 (i32.const 101) (i64.const 1))
                (i64.store16 (i32.const 102) (i64.const 1))
                (i64.store32 (i32.const 103) (i64.const 1))
                (f32.store (i32.const 103) (f32.const 1))
                (f64.store (i32.const 103) (f64.const 1))
                (drop (i32.load (i32.const 100)))
                """;
        assertWrites(
                "2 i32.store, 8 i32.store, 14 i64.store, 23 i32.store8, 26 i32.store8, "
                        + "32 i32.store16, 38 i64.store8, 41 i64.store16, 44 i64.store32, "
                        + "47 f32.store, 50 f64.store",
                body,
                watch(0, 100, 4));
    }

    @Test
    void theSameValueIsAWriteToo() throws ModuleException {
        String body =
                """
                (loop $again
                  (i32.store (i32.const 8) (i32.const 0))
                  (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                    (i32.const 3))))
                """;
        assertWrites("2 i32.store, 12 i32.store, 22 i32.store", body, watch(0, 8, 4));
    }

    @Test
    void aWriteAcrossTheEdgeOfAChunkIsNoticedBeforeItsFirstByte() throws ModuleException {
        String body =
                """
                (i64.store (i32.const 4092) (i64.const -1))
                (i32.store (i32.const 8190) (i32.const -1))
                (i32.store16 (i32.const 4095) (i32.const -1))
                (v128.store (i32.const 4088) (v128.const i64x2 -1 -1))
                """;
        assertWrites("2 i64.store, 8 i32.store16, 11 v128.store", body, watch(0, 4096, 1));
        var running = module(body);
        running.enter("main");
        running.machine.watchMemory(Optional.of(watch(0, 4096, 1)));
        assertInstanceOf(
                Outcome.WriteAhead.class, running.machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertEquals(
                List.of((byte) 0, (byte) 0),
                List.of(
                        running.machine.snapshot().memory(0, 0, 4095, 1)[0],
                        running.machine.snapshot().memory(0, 0, 4096, 1)[0]));
    }

    @Test
    void rangesOverSeveralChunksAreWatchedWhole() throws ModuleException {
        String body =
                """
                (i32.store8 (i32.const 4094) (i32.const 1))
                (i32.store8 (i32.const 4095) (i32.const 1))
                (i32.store8 (i32.const 9000) (i32.const 1))
                (i32.store8 (i32.const 12288) (i32.const 1))
                (i32.store8 (i32.const 12289) (i32.const 1))
                """;
        assertWrites("5 i32.store8, 8 i32.store8, 11 i32.store8", body, watch(0, 4095, 8194));
    }

    @Test
    void bulkOperationsAreNoticed() throws ModuleException {
        String body =
                """
                (memory.fill (i32.const 0) (i32.const 1) (i32.const 100))
                (memory.fill (i32.const 0) (i32.const 1) (i32.const 101))
                (memory.fill (i32.const 100) (i32.const 1) (i32.const 0))
                (memory.fill (i32.const 103) (i32.const 1) (i32.const 70000))
                (memory.copy (i32.const 90) (i32.const 0) (i32.const 10))
                (memory.copy (i32.const 90) (i32.const 0) (i32.const 11))
                (memory.copy (i32.const 0) (i32.const 100) (i32.const 4))
                (memory.copy (i32.const 50) (i32.const 40) (i32.const 9000))
                (memory.init $text (i32.const 93) (i32.const 0) (i32.const 8))
                (memory.init $text (i32.const 93) (i32.const 1) (i32.const 7))
                """;
        assertWrites(
                "7 memory.fill, 15 memory.fill, 23 memory.copy, 31 memory.copy, 35 memory.init",
                body,
                watch(0, 100, 4));
    }

    @Test
    void vectorStoresAreNoticed() throws ModuleException {
        String body =
                """
                (v128.store (i32.const 84) (v128.const i64x2 1 2))
                (v128.store (i32.const 85) (v128.const i64x2 1 2))
                (v128.store8_lane 3 (i32.const 103) (v128.const i64x2 1 2))
                (v128.store16_lane 3 (i32.const 104) (v128.const i64x2 1 2))
                (v128.store32_lane 3 (i32.const 97) (v128.const i64x2 1 2))
                (v128.store64_lane offset=90 1 (i32.const 2) (v128.const i64x2 1 2))
                (v128.store64_lane offset=90 1 (i32.const 3) (v128.const i64x2 1 2))
                """;
        assertWrites(
                "5 v128.store, 8 v128.store8_lane, 14 v128.store32_lane, 20 v128.store64_lane",
                body,
                watch(0, 100, 4));
    }

    @Test
    void otherMemoriesAreWatchedLikeTheFirst() throws ModuleException {
        String body =
                """
                (i32.store (i32.const 100) (i32.const 1))
                (i32.store $second (i32.const 100) (i32.const 1))
                (i64.store32 $wide (i64.const 100) (i64.const 1))
                (memory.copy $second $wide (i32.const 99) (i64.const 0) (i32.const 2))
                (memory.fill $wide (i64.const 99) (i32.const 0) (i64.const 2))
                (v128.store $wide (i64.const 99) (v128.const i64x2 0 0))
                (memory.init $wide $text (i64.const 96) (i32.const 0) (i32.const 5))
                """;
        assertWrites("2 i32.store", body, watch(0, 100, 1));
        assertWrites("5 i32.store, 12 memory.copy", body, watch(1, 100, 1));
        assertWrites(
                "8 i64.store32, 16 memory.fill, 19 v128.store, 23 memory.init",
                body,
                watch(2, 100, 1));
    }

    @Test
    void aWriteThatTrapsIsNone() throws ModuleException {
        for (String last :
                List.of(
                        "(i64.store (i32.const 131068) (i64.const 1))",
                        "(v128.store (i32.const 131068) (v128.const i64x2 1 1))",
                        "(memory.fill (i32.const 131064) (i32.const 1) (i32.const 9))",
                        "(memory.copy (i32.const 131060) (i32.const 131068) (i32.const 8))",
                        "(memory.init $text (i32.const 131060) (i32.const 1) (i32.const 8))")) {
            assertWrites(
                    "2 i32.store",
                    "(i32.store (i32.const 131064) (i32.const 1))" + last,
                    watch(0, 131_060, 12));
        }
    }

    private static final String LOOP =
            """
            (loop $again
              (i32.store (local.get $i) (i32.add (i32.load offset=4 (local.get $i)) (local.get $i)))
              (i32.store8 (local.get $i) (i32.const -3))
              (i32.store offset=40 (i32.const 1) (i32.const 7))
              (i64.store offset=4090 (local.get $i) (i64.const 5))
              (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 2)))
                (i32.const 30))))
            """;

    @Test
    void fusedCodeStopsAtEachWriteInTheStateOfSingleSteps() throws ModuleException {
        var watch = watch(0, 41, 1);
        for (var each : List.of(watch, watch(0, 4096, 3), watch(0, 0, 8192))) {
            assertEquals(told(LOOP, each), stops(LOOP, each));
        }
        assertFalse(stops(LOOP, watch).isEmpty());
        var single = module(LOOP);
        single.enter("main");
        var watched = module(LOOP);
        watched.enter("main");
        watched.machine.watchMemory(Optional.of(watch(0, 0, 8192)));
        while (watched.machine.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.WriteAhead) {
            single.machine.run(RunLimit.to(watched.machine.step()));
            assertEquals(single.machine.snapshot(), watched.machine.snapshot());
        }
    }

    @Test
    void aWatchThatOnlyCountsDisturbsNothing() throws ModuleException {
        var running = module(LOOP);
        running.enter("main");
        running.machine.watchMemory(
                Optional.of(new MemoryWatch(new Storage.Bytes(0, 0, 41, 1), false)));
        running.machine.run(RunLimit.to(2));
        assertEquals(0, running.machine.memoryWrites());
        assertInstanceOf(Outcome.Ended.class, running.machine.run(RunLimit.to(Long.MAX_VALUE)));
        long writes = stops(LOOP, watch(0, 41, 1)).split(",").length;
        assertEquals(writes, running.machine.memoryWrites());
    }

    @Test
    void theStepLimitAndBreakpointsHoldBesides() throws ModuleException {
        var running = module(LOOP);
        var machine = running.machine;
        running.enter("main");
        machine.watchMemory(Optional.of(watch(0, 41, 1)));
        assertInstanceOf(Outcome.StepReached.class, machine.run(RunLimit.to(9)));
        assertEquals(9, machine.step());
        var store =
                machine.writersOf(new Storage.Bytes(0, 0, 41, 1)).stream()
                        .filter(at -> opcode(running, at).equals("i32.store8"))
                        .collect(Collectors.toSet());
        store.forEach(machine::setBreakpoint);
        var all = new RunLimit(Long.MAX_VALUE, true, false, Optional.empty());
        assertInstanceOf(Outcome.WriteAhead.class, machine.run(all));
        assertEquals("i32.store", next(running));
        assertInstanceOf(Outcome.BreakpointReached.class, machine.run(all));
    }

    @Test
    void checkpointsKeepTheirBytesAndTheWatchStaysThroughRestore() throws ModuleException {
        var running = module(LOOP);
        var machine = running.machine;
        running.enter("main");
        machine.watchMemory(Optional.of(watch(0, 41, 1)));
        machine.run(RunLimit.to(Long.MAX_VALUE));
        var checkpoint = machine.checkpoint();
        long step = machine.step();
        var before = machine.snapshot();
        machine.run(RunLimit.to(step + 1));
        assertEquals(7, machine.snapshot().memory(0, 0, 41, 1)[0]);
        assertEquals(0, before.memory(0, 0, 41, 1)[0]);
        machine.run(RunLimit.to(Long.MAX_VALUE));
        machine.restore(checkpoint);
        assertEquals(before, machine.snapshot());
        assertTrue(machine.writesNext(new Storage.Bytes(0, 0, 41, 1)));
        assertInstanceOf(Outcome.WriteAhead.class, machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertTrue(machine.step() > step);
        machine.watchMemory(Optional.empty());
        assertInstanceOf(Outcome.Ended.class, machine.run(RunLimit.to(Long.MAX_VALUE)));
        assertEquals(0, machine.memoryWrites());
    }

    @Test
    void writesOfHostsAreCountedAndDoNotStop() throws ModuleException {
        var running = module("");
        var machine = running.machine;
        machine.watchMemory(Optional.of(watch(0, 4094, 4)));
        machine.hostAccess().writeMemory(0, 4000, new byte[94]);
        assertEquals(0, machine.memoryWrites());
        machine.hostAccess().writeMemory(0, 4000, new byte[95]);
        assertEquals(1, machine.memoryWrites());
        var memory = machine.hostAccess().memory(0);
        memory.writeI32(4098, 1);
        memory.writeI32(4090, 1);
        assertEquals(1, machine.memoryWrites());
        memory.writeI32(4097, 1);
        memory.writeByte(4094, (byte) 0);
        memory.fill((byte) 0, 4090, 4095);
        assertEquals(4, machine.memoryWrites());
    }

    @Test
    void whatAnInstanceBeginsWithIsAWrite() throws ModuleException {
        var running = new Running("(module (memory 1))");
        var machine = running.machine;
        var empty = machine.checkpoint();
        machine.watchMemory(Optional.of(new MemoryWatch(new Storage.Bytes(1, 0, 0, 1), true)));
        assertEquals(0, machine.memoryWrites());
        machine.instantiate(machine.module(0), List.of());
        assertEquals(1, machine.memoryWrites());
        machine.restore(empty);
        machine.instantiate(machine.module(0), List.of());
        assertEquals(2, machine.memoryWrites());
    }

    @Test
    void bytesThatTheMemoryGetsLaterAreWatched() throws ModuleException {
        assertWrites(
                "5 i32.store",
                """
                (drop (memory.grow (i32.const 1)))
                (i32.store (i32.const 131072) (i32.const 1))
                """,
                watch(0, 131_070, 8));
    }

    @Test
    void aWatchNeedsAByte() {
        assertThrows(IllegalArgumentException.class, () -> watch(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> watch(0, -1, 1));
    }
}
