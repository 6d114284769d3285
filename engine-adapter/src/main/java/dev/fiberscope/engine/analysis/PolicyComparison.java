package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.Player;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.stackmemory.Capacity;
import dev.fiberscope.engine.stackmemory.MemoryStatistics;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.StackHints;
import dev.fiberscope.engine.wasm.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One run under several policies of stack memory: what hosts did comes from its log, and no host is
 * called. The rows are in the order in which the policies were given.
 */
public record PolicyComparison(List<Row> rows) {
    /** Bytes of the frame that {@link Row#capacity} counts with: that of a small function. */
    private static final int SMALL_FRAME = 64;

    /** Steps between two looks at who watches. */
    private static final long SLICE = 1_000_000;

    public PolicyComparison {
        rows = List.copyOf(rows);
    }

    /**
     * What one policy made of it.
     *
     * @param steps how far the run went
     * @param trap why the policy ended it there, a sentence; empty where it went as recorded
     * @param capacity how many stacks the policy can have
     */
    public record Row(
            PolicySettings policy,
            long steps,
            Optional<String> trap,
            MemoryStatistics statistics,
            Capacity capacity) {}

    /**
     * Replays {@code log} up to {@code lastStep} under each policy. Where a module asks for the
     * size of its stacks, a policy that does not heed that and could is followed by a row in which
     * it does. Empty if {@code progress}, which counts the steps of all replays together, gave it
     * up.
     *
     * @param settings of the recorded run
     * @throws Divergence where a replay leaves the log though its policy had room
     */
    public static Optional<PolicyComparison> of(
            Log log,
            long lastStep,
            Settings settings,
            List<PolicySettings> policies,
            Progress progress) {
        var crossings = withoutMarks(log);
        var compared = withPresized(policies, log);
        var rows = new ArrayList<Row>();
        for (var policy : compared) {
            long before = rows.size() * lastStep;
            var row =
                    replay(
                            crossings,
                            lastStep,
                            settings.with(Optional.of(policy)),
                            policy,
                            (done, _) -> progress.goOn(before + done, compared.size() * lastStep));
            if (row.isEmpty()) {
                return Optional.empty();
            }
            rows.add(row.get());
        }
        return Optional.of(new PolicyComparison(rows));
    }

    private static List<PolicySettings> withPresized(List<PolicySettings> policies, Log log) {
        var all = new ArrayList<PolicySettings>();
        boolean asked =
                modules(log).stream().anyMatch(module -> !StackHints.of(module).bytes().isEmpty());
        for (var policy : policies) {
            all.add(policy);
            var presized = policy.presized(true, policy.sizes());
            if (asked && policy.canPresize() && !policies.contains(presized)) {
                all.add(presized);
            }
        }
        return all;
    }

    /** The modules that the run of {@code log} instantiated, in that order. */
    public static List<Module> modules(Log log) {
        var all = new ArrayList<Module>();
        for (int i = 0; i < log.size(); i++) {
            if (log.at(i).crossing() instanceof Crossing.Instantiated(var valid, _)) {
                all.add(valid.module());
            }
        }
        return List.copyOf(all);
    }

    /**
     * What a presized row has less than the row of the same policy without that; what it has more
     * is below 0.
     *
     * @param committed bytes at the peak
     */
    public record Saved(
            PolicySettings policy,
            long overflows,
            long migrations,
            long bytesMoved,
            long committed) {
        /** For people. */
        public String sentence() {
            return policy.title()
                    + ": "
                    + String.join(
                            ", ",
                            than(overflows, "overflows"),
                            than(migrations, "migrations"),
                            than(bytesMoved, "bytes moved"),
                            than(committed, "bytes committed at the peak"));
        }

        private static String than(long saved, String what) {
            return String.format(
                    Locale.ROOT, "%,d %s %s", Math.abs(saved), saved < 0 ? "more" : "fewer", what);
        }
    }

    /**
     * For each presized row that stands beside its policy without that, both to the end of the run.
     */
    public List<Saved> savings() {
        var all = new ArrayList<Saved>();
        for (var row : rows) {
            var presized = row.statistics();
            for (var plain : rows) {
                if (row.policy().hints()
                        && !plain.policy().hints()
                        && row.policy().presized(false, Map.of()).equals(plain.policy())
                        && row.trap().isEmpty()
                        && plain.trap().isEmpty()) {
                    var usual = plain.statistics();
                    all.add(
                            new Saved(
                                    row.policy(),
                                    usual.overflows() - presized.overflows(),
                                    usual.migrations() - presized.migrations(),
                                    usual.bytesMoved() - presized.bytesMoved(),
                                    usual.peakCommitted() - presized.peakCommitted()));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Marks compare events, and those of memory differ. */
    private static Log withoutMarks(Log log) {
        var crossings = new Log();
        for (int i = 0; i < log.size(); i++) {
            var entry = log.at(i);
            if (!(entry.crossing() instanceof Crossing.Checked)) {
                crossings.add(entry.step(), entry.crossing());
            }
        }
        return crossings;
    }

    private static Optional<Row> replay(
            Log log, long lastStep, Settings settings, PolicySettings policy, Progress progress) {
        var machine = new Machine(settings);
        var player = new Player(machine, log);
        Optional<String> trap = Optional.empty();
        try {
            do {
                if (!progress.goOn(machine.step(), lastStep)) {
                    return Optional.empty();
                }
                player.run(RunLimit.to(Math.min(lastStep, machine.step() + SLICE)));
                trap = trap(machine, player);
            } while (trap.isEmpty()
                    && !(player.atEndOfLog()
                            && (machine.step() >= lastStep || machine.phase() != Phase.READY)));
        } catch (Divergence diverged) {
            trap = trap(machine, player);
            if (trap.isEmpty()) {
                throw diverged;
            }
        }
        return Optional.of(
                new Row(
                        policy,
                        machine.step(),
                        trap,
                        machine.memoryStatistics().orElseThrow(),
                        Capacity.of(policy, SMALL_FRAME)));
    }

    /** Why the policy ended the run, if it did. */
    private static Optional<String> trap(Machine machine, Player player) {
        boolean refused = machine.memoryStatistics().orElseThrow().traps() > 0;
        return refused && player.end().orElse(null) instanceof Outcome.Trapped(var trap)
                ? Optional.of(trap.sentence())
                : Optional.empty();
    }
}
