package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.MemoryWatch;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where runs with breakpoints return, on the live machine and the replica alike: at breakpoints, at
 * lookouts, and before what may write a place. Engine thread only.
 */
public final class Halts {
    private final Machine live;
    private final Machine replica;
    private final Supplier<Machine> present;
    private final Set<CodePoint> breakpoints = new HashSet<>();
    private Set<CodePoint> lookouts = Set.of();
    private Set<CodePoint> writers = Set.of();

    /** {@code present} is the one of the two at the present position. */
    Halts(Machine live, Machine replica, Supplier<Machine> present) {
        this.live = live;
        this.replica = replica;
        this.present = present;
    }

    /** All breakpoints. */
    public Set<CodePoint> breakpoints() {
        return Set.copyOf(breakpoints);
    }

    public void setBreakpoint(CodePoint at) {
        if (breakpoints.add(at)) {
            returnAt(at);
        }
    }

    public void clearBreakpoint(CodePoint at) {
        if (breakpoints.remove(at)) {
            returnAtNoMore(at);
        }
    }

    /** The breakpoint at the next instruction. */
    public Optional<CodePoint> breakpointAhead() {
        return breakpoints.isEmpty()
                ? Optional.empty()
                : present.get().next().filter(breakpoints::contains);
    }

    /** A lookout is at the next instruction. */
    public boolean lookoutAhead() {
        return !lookouts.isEmpty() && present.get().next().filter(lookouts::contains).isPresent();
    }

    /**
     * Instead of those before, makes {@code places} the lookouts: there a run with breakpoints
     * returns, too, so that somebody can look what the instruction does. They are executed
     * themselves.
     */
    public void lookOut(Set<CodePoint> places) {
        var before = lookouts;
        lookouts = Set.copyOf(places);
        before.forEach(this::returnAtNoMore);
        lookouts.forEach(this::returnAt);
    }

    /**
     * From now on a run of the live machine with breakpoints returns before what may write {@code
     * storage}, or no longer does.
     */
    public void expectWrite(Optional<Storage> storage) {
        var before = writers;
        writers = storage.map(this::writersOf).orElse(Set.of());
        before.forEach(this::returnAtNoMore);
        writers.forEach(this::returnAt);
        live.watchMemory(
                storage.filter(Storage.Bytes.class::isInstance)
                        .map(it -> new MemoryWatch((Storage.Bytes) it, true)));
    }

    /** The instructions that may write a place which there is at the present position. */
    Set<CodePoint> writersOf(Storage storage) {
        return switch (storage) {
            case Storage.GlobalCell _, Storage.TableSlot _ -> live.writersOf(storage);
            case Storage.Local _, Storage.Operand _, Storage.Field _ ->
                    present.get().writersOf(storage);
            case Storage.Bytes _ -> Set.of();
        };
    }

    /** All places of all kinds. */
    Set<CodePoint> all() {
        var all = new HashSet<>(breakpoints);
        all.addAll(lookouts);
        all.addAll(writers);
        return all;
    }

    private void returnAt(CodePoint at) {
        live.setBreakpoint(at);
        replica.setBreakpoint(at);
    }

    private void returnAtNoMore(CodePoint at) {
        if (!breakpoints.contains(at) && !lookouts.contains(at) && !writers.contains(at)) {
            live.clearBreakpoint(at);
            replica.clearBreakpoint(at);
        }
    }
}
