package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.Player;
import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which linear memory that some stacks asked for was not given back: a replay that stops where
 * functions with known names are entered, and where they return. Calls inside of such a function
 * are its own business. A call that does not return to its caller, because it threw or suspended,
 * gave nothing. What follows is a hint: memory may be given back in other ways, or kept on purpose.
 */
public final class AllocationAudit {
    /** Steps between two looks at who watches. */
    private static final long SLICE = 1_000_000;

    private final Machine machine;
    private final Player player;
    private final Set<StackId> stacks;
    private final Map<CodePoint, Allocator> entries = new HashMap<>();
    private final Map<Block, Allocation> kept = new HashMap<>();
    private Optional<Call> call = Optional.empty();
    private int instances;

    /** An address in the memory of an instance. */
    private record Block(int instance, long address) {}

    /**
     * A function that gives memory, until it returns.
     *
     * @param frames on the stack when it has returned
     * @param behind the instruction that is next then
     */
    private record Call(
            Allocator allocator,
            StackId stack,
            int frames,
            CodePoint by,
            CodePoint behind,
            long bytes,
            Optional<Long> taken) {}

    private AllocationAudit(Settings settings, Log log, Set<StackId> stacks) {
        machine = Machine.counting(settings);
        player = new Player(machine, log);
        this.stacks = Set.copyOf(stacks);
    }

    /** A module of the machine has functions with known names. */
    public static boolean hasAllocators(Machine machine) {
        for (int instance = 0; instance < machine.instanceCount(); instance++) {
            if (!Allocator.in(machine, instance).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What {@code stacks} asked for and nobody had given back by {@code step}, in the order of
     * asking; before {@code from} none of them ran, so that nothing is looked at until then, which
     * is faster. Empty if {@code progress}, which counts steps, gave it up.
     *
     * @throws dev.fiberscope.engine.history.Divergence where the replay leaves {@code log}
     */
    public static Optional<List<Allocation>> kept(
            Settings settings,
            Log log,
            long from,
            long step,
            Set<StackId> stacks,
            Progress progress) {
        return new AllocationAudit(settings, log, stacks).kept(from, step, progress);
    }

    private Optional<List<Allocation>> kept(long from, long step, Progress progress) {
        // Takes in what is due before the first instruction, and executes none.
        player.run(RunLimit.to(0));
        long told = 0;
        while (machine.step() < step && !(player.atEndOfLog() && machine.phase() != Phase.READY)) {
            if (machine.step() >= told) {
                if (!progress.goOn(machine.step(), step)) {
                    return Optional.empty();
                }
                told = machine.step() + SLICE;
            }
            if (machine.step() < from) {
                player.run(RunLimit.to(Math.min(from, Math.min(step, told))));
            } else {
                look();
                player.run(limit(Math.min(step, told)));
            }
        }
        look();
        return Optional.of(
                kept.values().stream()
                        .sorted(
                                Comparator.comparingLong(Allocation::step)
                                        .thenComparingLong(Allocation::address))
                        .toList());
    }

    private RunLimit limit(long step) {
        return new RunLimit(
                step,
                call.isEmpty(),
                call.isPresent(),
                call.map(each -> new FrameWatch(each.stack(), each.frames() - 1)));
    }

    /** At what has just happened: a module came, a call returned, another one begins. */
    private void look() {
        for (; instances < machine.instanceCount(); instances++) {
            var found = Allocator.in(machine, instances);
            found.keySet().forEach(machine::setBreakpoint);
            entries.putAll(found);
        }
        if (call.isPresent()) {
            finish(call.get());
        }
        if (call.isEmpty()) {
            machine.next()
                    .flatMap(at -> Optional.ofNullable(entries.get(at)))
                    .ifPresent(this::begin);
        }
    }

    private void begin(Allocator allocator) {
        var taken = allocator.taken(machine);
        var stack = machine.runningStack().orElseThrow();
        int callers = machine.runningDepth() - 1;
        if (!allocator.shape().gives()) {
            taken.ifPresent(
                    address -> kept.remove(new Block(allocator.entry().instance(), address)));
        } else if (callers > 0) {
            call =
                    Optional.of(
                            new Call(
                                    allocator,
                                    stack,
                                    callers,
                                    machine.waitingAt(callers - 1),
                                    machine.frameAt(stack, callers - 1).orElseThrow(),
                                    allocator.bytes(machine),
                                    taken));
        }
    }

    private void finish(Call made) {
        boolean there = machine.runningStack().equals(Optional.of(made.stack()));
        if (there && machine.runningDepth() > made.frames()) {
            return;
        }
        call = Optional.empty();
        if (there
                && machine.runningDepth() == made.frames()
                && machine.next().equals(Optional.of(made.behind()))) {
            given(made, made.allocator().given(machine));
        }
    }

    private void given(Call made, long address) {
        int instance = made.allocator().entry().instance();
        if (address == 0 && made.bytes() != 0) {
            return;
        }
        made.taken().ifPresent(old -> kept.remove(new Block(instance, old)));
        var block = new Block(instance, address);
        kept.remove(block);
        if (address != 0 && made.bytes() != 0 && stacks.contains(made.stack())) {
            kept.put(
                    block,
                    new Allocation(
                            made.stack(),
                            machine.step(),
                            made.allocator().name(),
                            made.by(),
                            address,
                            made.bytes()));
        }
    }
}
