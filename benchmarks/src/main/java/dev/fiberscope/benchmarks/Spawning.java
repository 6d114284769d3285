package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.stackmemory.Platform;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which systems can have 64,000 processes of a spawn chain and a million small stacks, and where the others die: a table
 * with what is committed at the peak, or the stack at which it ended and what there was no more of. An argument names a
 * platform instead of {@code desktop}.
 *
 * <p>Run it with {@code -Xmx1g}.
 */
public final class Spawning {
    private static final int PROCESSES = 64_000;
    private static final int STACKS = 1_000_000;

    private Spawning() {}

    public static void main(String[] arguments) throws ModuleException {
        var platform = arguments.length > 0 ? arguments[0] : Platform.DESKTOP.word();
        System.out.printf(
                Locale.ROOT,
                "| on %s | %,d processes of a chain | s | %,d small stacks | s |%n|---|---|---|---|---|%n",
                platform,
                PROCESSES,
                STACKS);
        for (var preset : Preset.SYSTEMS) {
            var policy = policy(preset.name() + ",platform=" + platform);
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %s | %s |%n",
                    preset.name(),
                    run(policy, "spawn", "run", PROCESSES),
                    run(policy, "idle", "keep", STACKS));
        }
    }

    private static PolicySettings policy(String text) {
        return switch (PolicyReader.read(text)) {
            case Reading.Chosen(var chosen) -> chosen.orElseThrow();
            case Reading.Refused(var sentence) -> throw new IllegalArgumentException(sentence);
        };
    }

    /** Two cells: how it came out, and the seconds of this machine. */
    private static String run(PolicySettings policy, String program, String export, int count)
            throws ModuleException {
        var machine = new Machine(Settings.RUNNING.with(Optional.of(policy)));
        machine.instantiate(Validator.validate(Programs.module(program)), List.of());
        machine.enter(machine.export(0, export).orElseThrow().address(), Values.of(count));
        long begin = System.nanoTime();
        var outcome = machine.run(RunLimit.to(Long.MAX_VALUE));
        double seconds = (System.nanoTime() - begin) / 1e9;
        return String.format(Locale.ROOT, "%s | %.1f", words(machine, outcome, policy), seconds);
    }

    private static String words(Machine machine, Outcome outcome, PolicySettings policy) {
        var cost = machine.memoryStatistics().orElseThrow();
        return switch (outcome) {
            case Outcome.Ended _ ->
                    String.format(Locale.ROOT, "%,.1f MB", cost.peakCommitted() / 1e6);
            case Outcome.Trapped _ when cost.traps() > 0 ->
                    String.format(
                            Locale.ROOT,
                            "dies at stack %,d: %s",
                            machine.statistics().stacksMade(),
                            cost.peakMaps() + 2 > policy.platform().maps()
                                    ? "memory maps"
                                    : "address space");
            default -> throw new AssertionError("unreachable: the program did not end: " + outcome);
        };
    }
}
