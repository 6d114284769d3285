package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.Locale;

/**
 * What stacks cost in memory: bytes of heap for a suspended continuation that nobody resumes, and
 * how much is needed when ten million of them are dropped one after the other.
 *
 * <p>Run it with {@code -Xmx1g}: a million live continuations have to fit. With the argument {@code
 * dropped} it leaves these out, and a much smaller heap is enough.
 */
public final class Footprint {
    private static final int LIVE = 1_000_000;
    private static final int FEW = 10_000;
    private static final int DROPPED = 10_000_000;

    private Footprint() {}

    public static void main(String[] arguments) throws ModuleException {
        if (!List.of(arguments).contains("dropped")) {
            System.out.printf(
                    Locale.ROOT,
                    "a live suspended continuation with one small frame: %d bytes (of %,d)%n",
                    live(LIVE),
                    LIVE);
        }
        long few = dropped(FEW);
        long many = dropped(DROPPED);
        System.out.printf(Locale.ROOT, "%,d dropped: %,d bytes in use behind them%n", FEW, few);
        System.out.printf(
                Locale.ROOT, "%,d dropped: %,d bytes in use behind them%n", DROPPED, many);
    }

    /** Bytes for each of {@code count} continuations that a table holds. */
    private static long live(int count) throws ModuleException {
        var machine = machine();
        long before = used();
        run(machine, "keep", count);
        long after = used();
        check(machine.statistics().stacksAlive(), count);
        return (after - before) / count;
    }

    /** Bytes that the machine takes when {@code count} continuations were made and dropped. */
    private static long dropped(int count) throws ModuleException {
        long before = used();
        var machine = machine();
        run(machine, "drop", count);
        long after = used();
        check(machine.statistics().stacksMade(), count + 1L);
        return after - before;
    }

    private static void check(long found, long expected) {
        if (found != expected) {
            throw new AssertionError(found + " stacks, and not " + expected);
        }
    }

    private static Machine machine() throws ModuleException {
        var machine = new Machine(Settings.RUNNING);
        machine.instantiate(Validator.validate(Programs.module("idle")), List.of());
        return machine;
    }

    private static void run(Machine machine, String export, int count) {
        machine.enter(machine.export(0, export).orElseThrow().address(), Values.of(count));
        if (!(machine.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.Ended)) {
            throw new AssertionError("unreachable: the program did not end");
        }
    }

    /** Bytes of heap in use when all garbage is gone. */
    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
