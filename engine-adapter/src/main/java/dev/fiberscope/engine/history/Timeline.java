package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.HostActions;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Owns one run of a program and its whole past. The <em>live</em> machine is where hosts are
 * called; it only ever goes forward. The <em>present position</em> is there, or at an earlier step
 * on the replica.
 *
 * <p>The state at step {@code n} is that before instruction {@code n}, with everything a host had
 * done by then: an instruction that calls a host counts when it calls, so the state after the
 * answer has the same step as the call, and is the one meant. Entering and answering go through
 * here; what else hosts do to the live machine, that reports itself. So the log has all. Engine
 * thread only, but for the trace.
 */
public final class Timeline {
    /** Steps between checkpoints, and the most steps that one call executes: a few milliseconds. */
    public static final long SLICE = 1_000_000;

    private final RecordedTrace trace = new RecordedTrace();
    private final Log log = new Log();
    private final Machine live;
    private final Past past;
    private final Set<CodePoint> breakpoints = new HashSet<>();
    private Set<CodePoint> lookouts = Set.of();
    private boolean inPast;
    private boolean linked;

    public Timeline(Settings settings) {
        live = new Machine(settings, trace::add);
        past = new Past(new Replica(settings, log, trace));
        live.observeHosts(new Recorder());
        mark();
    }

    // ---- reading

    public Trace trace() {
        return trace;
    }

    public Log log() {
        return log;
    }

    /**
     * For hosts, and for reading: types, names, exports. Only {@code run}, entering and answering
     * are the timeline's alone.
     */
    public Machine live() {
        return live;
    }

    /** The step up to which the past is known. */
    public long recordedTo() {
        return live.step();
    }

    /** The present position is behind what was recorded. */
    public boolean inPast() {
        return inPast;
    }

    public long step() {
        return present().step();
    }

    public Snapshot snapshot() {
        return present().snapshot();
    }

    /** An instruction is next. */
    public boolean ready() {
        return present().phase() == Phase.READY;
    }

    /** The stack that executes the next instruction. {@link #ready()} must hold. */
    public StackId runningStack() {
        return running(present());
    }

    /**
     * Which frame of the running stack is on top: 0 for the bottom frame. {@link #ready()} must
     * hold.
     */
    public int runningDepth() {
        return present().runningDepth() - 1;
    }

    /** The stack is not over, at the present position. */
    public boolean exists(StackId stack) {
        return snapshot().stack(stack).isPresent();
    }

    /** The breakpoint at the next instruction. {@link #ready()} must hold. */
    public Optional<CodePoint> breakpointAhead() {
        return breakpoints.isEmpty()
                ? Optional.empty()
                : present().next().filter(breakpoints::contains);
    }

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

    /** A lookout is at the next instruction. {@link #ready()} must hold. */
    public boolean lookoutAhead() {
        return !lookouts.isEmpty() && present().next().filter(lookouts::contains).isPresent();
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

    private void returnAt(CodePoint at) {
        live.setBreakpoint(at);
        past.machine().setBreakpoint(at);
    }

    private void returnAtNoMore(CodePoint at) {
        if (!breakpoints.contains(at) && !lookouts.contains(at)) {
            live.clearBreakpoint(at);
            past.machine().clearBreakpoint(at);
        }
    }

    /** The last event that led here and made another stack run. */
    public Optional<TraceEvent> lastChange() {
        for (int i = (inPast ? past.events() : trace.size()) - 1; i >= 0; i--) {
            var event = trace.event(i);
            if (changesStack(event)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    // ---- what hosts do; the present position is the live one

    public void enter(int function, Values arguments) {
        space();
        record(new Crossing.Entered(function, arguments));
        live.enter(function, arguments);
    }

    public void hostReturned(Values results) {
        record(new Crossing.HostReturned(results));
        live.hostReturned(results);
    }

    public void hostThrew(long exception) {
        record(new Crossing.HostThrew(exception));
        live.hostThrew(exception);
    }

    /** The same as an {@code Outcome.Trapped} of the activation that called the host. */
    public Trap hostFailed(String reason, String sentence) {
        record(new Crossing.HostFailed(reason, sentence));
        return live.hostTrapped(reason, sentence);
    }

    // ---- going forward

    /**
     * Runs the live machine, at most {@link #SLICE} steps. The present position is the live one,
     * which is ready. A limit's conditions count from where this call begins: the caller looks at
     * the state itself before it calls again.
     */
    public Outcome run(RunLimit limit) {
        if (inPast) {
            throw new AssertionError("unreachable: the live machine runs while the past is shown");
        }
        var outcome = live.run(slice(limit, live.step()));
        space();
        return outcome;
    }

    /**
     * The same in the past, on the replica. At the end of what is recorded the live machine becomes
     * the present again.
     */
    public void runInPast(RunLimit limit) {
        var within =
                new RunLimit(
                        Math.min(limit.step(), live.step()),
                        limit.breakpoints(),
                        limit.switches(),
                        limit.frame());
        if (past.run(slice(within, past.machine().step()))
                && past.machine().step() == live.step()) {
            inPast = false;
        }
    }

    // ---- going anywhere

    /**
     * Makes {@code step}, at most {@link #recordedTo()}, the present position. If {@code cancelled}
     * says so meanwhile, returns false and stands somewhere on the way.
     */
    public boolean travel(long step, BooleanSupplier cancelled) {
        inPast = step < live.step();
        return !inPast || past.travel(step, cancelled);
    }

    /**
     * The last step before {@code before} at which {@code sought} held; empty if there is none, or
     * if {@code cancelled}. This moves the replica: whoever was in the past has to travel
     * afterwards.
     */
    public OptionalLong last(Sought sought, long before, BooleanSupplier cancelled) {
        return before == 0 ? OptionalLong.empty() : past.last(sought, before - 1, cancelled);
    }

    /** The present position becomes the live one. */
    public void toLive() {
        inPast = false;
    }

    static StackId running(Machine machine) {
        return machine.runningStack()
                .orElseThrow(() -> new AssertionError("unreachable: nothing runs"));
    }

    private Machine present() {
        return inPast ? past.machine() : live;
    }

    private static boolean changesStack(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted _,
                    TraceEvent.ActivationEnded _,
                    TraceEvent.Resumed _,
                    TraceEvent.ResumedThrowing _,
                    TraceEvent.Suspended _,
                    TraceEvent.Switched _,
                    TraceEvent.Returned _,
                    TraceEvent.Threw _,
                    TraceEvent.Trapped _ ->
                    true;
            case TraceEvent.ContinuationCreated _,
                    TraceEvent.Bound _,
                    TraceEvent.Thrown _,
                    TraceEvent.Caught _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _ ->
                    false;
        };
    }

    private void record(Crossing crossing) {
        log.add(live.step(), crossing);
    }

    /**
     * A checkpoint, if the last one is far enough away. Before whatever happens next is recorded.
     */
    private void space() {
        if (linked || live.step() - past.lastMarked() >= SLICE) {
            mark();
            linked = false;
        }
    }

    private void mark() {
        past.add(new Checkpoints.Mark(live.checkpoint(), log.size(), trace.size()));
    }

    static RunLimit slice(RunLimit limit, long from) {
        long end = Math.min(limit.step(), from + SLICE);
        return new RunLimit(end, limit.breakpoints(), limit.switches(), limit.frame());
    }

    /** What hosts do to the live machine themselves. */
    private final class Recorder implements HostActions {
        @Override
        public void hostFunctionDefined(ValidModule module, int type, String name) {
            record(new Crossing.HostFunctionDefined(module, type, name));
        }

        @Override
        public void instantiated(ValidModule module, List<Extern> imports) {
            record(new Crossing.Instantiated(module, imports));
            linked = true;
        }

        @Override
        public void memoryWritten(int memory, long address, int count) {
            record(
                    new Crossing.MemoryWritten(
                            memory,
                            address,
                            Bytes.of(live.hostAccess().readMemory(memory, address, count))));
        }

        @Override
        public void memoryGrown(int memory, int pages) {
            record(new Crossing.MemoryGrown(memory, pages));
        }

        @Override
        public void globalSet(int global, Values value) {
            record(new Crossing.GlobalSet(global, value));
        }

        @Override
        public void exceptionMade(int tag, Values payload, long made) {
            record(new Crossing.ExceptionMade(tag, payload, made));
        }

        @Override
        public void referenceKept(long reference) {
            record(new Crossing.ReferenceKept(reference));
        }

        @Override
        public void referenceReleased(long reference) {
            record(new Crossing.ReferenceReleased(reference));
        }
    }
}
