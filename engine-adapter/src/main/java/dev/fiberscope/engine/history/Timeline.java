package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.Trap;
import java.util.List;
import java.util.Optional;
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
 * thread only, but for the trace and the summaries.
 */
public final class Timeline {
    /** The most steps that one call executes: a few milliseconds. */
    public static final long SLICE = 1_000_000;

    /**
     * Steps between checkpoints for each byte that had to be copied since the last one: so that
     * copying costs a few percent of the run. 10 MB are copied in 15,000,000 steps.
     */
    private static final double STEPS_A_BYTE = 1.5;

    private final Settings settings;
    private final Budget budget;
    private final Log log;
    private final Machine live;
    private final Past past;
    private final Stretches stretches;
    private final Windows windows;
    private final Latest latest = new Latest();
    private final Halts halts;
    private boolean attentive;
    private boolean inPast;
    private boolean linked;
    private long copied;

    /** Drives the live machine of a run that was recorded. */
    private Optional<Player> player = Optional.empty();

    /** With the usual budget. */
    public Timeline(Settings settings) {
        this(settings, Budget.USUAL);
    }

    /** A run that has not begun. */
    public Timeline(Settings settings, Budget budget) {
        this(settings, budget, new Log());
        observe();
        past.checkpoints().add(mark());
    }

    private Timeline(Settings settings, Budget budget, Log log) {
        this(settings, budget, log, new Checkpoints(budget.checkpoints() / 4 * 3), new Stretches());
    }

    private Timeline(
            Settings settings,
            Budget budget,
            Log log,
            Checkpoints checkpoints,
            Stretches stretches) {
        this.settings = settings;
        this.budget = budget;
        this.log = log;
        this.stretches = stretches;
        live = new Machine(settings, this::happened);
        past = new Past(settings, log, checkpoints, budget);
        windows = new Windows(budget.events(), live, past);
        halts = new Halts(live, past.machine(), this::present);
    }

    /** A run that was recorded: {@link #play} takes it to where {@code log} ends. */
    public static Timeline playing(Settings settings, Budget budget, Log log) {
        var timeline = new Timeline(settings, budget, log);
        timeline.player = Optional.of(new Player(timeline.live, log));
        timeline.past.checkpoints().add(timeline.mark());
        return timeline;
    }

    private void observe() {
        LogRecorder.observe(
                live,
                (step, crossing) -> {
                    log.add(step, crossing);
                    linked |= crossing instanceof Crossing.Instantiated;
                });
    }

    private void happened(TraceEvent event) {
        latest.add(event);
        windows.happened(event);
    }

    // ---- reading

    /**
     * The trace around the present position: all of it if the run is short. Another object when the
     * position has left it; {@link #gather} sees to that. Any thread.
     */
    public Trace trace() {
        return windows.shown();
    }

    /**
     * Summaries of the whole run up to the last {@link #gather}, one behind the other. Any thread.
     */
    public List<? extends Interval> summaries() {
        return windows.summaries();
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

    /** Bytes that the checkpoints hold beyond the present state, about. */
    public long checkpointBytes() {
        return past.checkpoints().bytes();
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

    /** How far a journey or a search in the past has come, which {@code cancelled} may tell. */
    public long searched() {
        return past.machine().step();
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

    /** Where runs return. */
    public Halts halts() {
        return halts;
    }

    /** Somebody reads {@link #eventsHere} after each run, from now on, or does not. */
    public void attend(boolean wanted) {
        attentive = wanted;
    }

    /**
     * The events of the present step: where a run ended that somebody attends to, or that ends at
     * switches, or where one has travelled to.
     */
    public List<TraceEvent> eventsHere() {
        return inPast ? past.eventsHere() : latest.at(live.step());
    }

    /** The last event at the present position, or shortly before, that made another stack run. */
    public Optional<TraceEvent> lastChange() {
        return (inPast ? past.latest() : latest).lastChange();
    }

    // ---- what hosts do; the present position is the live one

    public void enter(int function, Values arguments) {
        space();
        listen(false);
        live.enter(function, arguments);
    }

    public void hostReturned(Values results) {
        live.hostReturned(results);
    }

    public void hostThrew(long exception) {
        live.hostThrew(exception);
    }

    /** The same as an {@code Outcome.Trapped} of the activation that called the host. */
    public Trap hostFailed(String reason, String sentence) {
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
        listen(limit.switches());
        var outcome = live.run(slice(limit, live.step()));
        space();
        return outcome;
    }

    /**
     * The same for a run that was recorded; false where the log has nothing more and no instruction
     * is next.
     */
    public boolean play(RunLimit limit) {
        var recorded = player.orElseThrow();
        listen(limit.switches());
        recorded.run(slice(limit, live.step()));
        space();
        return !recorded.atEndOfLog() || live.phase() == Phase.READY;
    }

    private void listen(boolean wanted) {
        live.hear(windows.listen(wanted || attentive));
    }

    /**
     * The same in the past, on the replica. At the end of what is recorded the live machine becomes
     * the present again.
     */
    public void runInPast(RunLimit limit) {
        boolean ended =
                past.run(
                        slice(limit.upTo(live.step()), past.machine().step()),
                        attentive || limit.switches());
        if (ended && past.machine().step() == live.step()) {
            past.compare(live);
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
     * Looks for moments and events of the whole recorded run, until {@code cancelled} says so. That
     * moves the replica: whoever was in the past has to travel afterwards.
     */
    public Search search(BooleanSupplier cancelled) {
        return new Search(this, past, stretches.upTo(live), windows, cancelled);
    }

    /** The present position becomes the live one. */
    public void toLive() {
        inPast = false;
    }

    /**
     * Sees to it that the trace has the events around the present position, and the summaries
     * everything. False if {@code cancelled} meanwhile; the position is the same in any case.
     */
    public boolean gather(BooleanSupplier cancelled) {
        long step = step();
        windows.summarise(stretches.upTo(live));
        boolean moved = windows.show(step, inPast, cancelled);
        return !moved || !inPast || past.travel(step, () -> false);
    }

    /**
     * Lets the live machine collect what nothing reaches; the number of stacks freed. It is the
     * present.
     */
    public int collect() {
        listen(false);
        return live.collect();
    }

    // ---- branches

    /**
     * Another timeline with the same past up to the present position, where {@code value} is put
     * into {@code storage}. This one stays as it is.
     */
    public Branch branch(Storage storage, Values value) {
        int entries = inPast ? past.entries() : known();
        var marks = past.checkpoints().knowing(entries);
        var known = stretches.endingAt(marks);
        var other = new Timeline(settings, budget, log.first(entries), marks, known.stretches());
        other.takeUp(known.mark(), step());
        halts.breakpoints().forEach(other.halts::setBreakpoint);
        return Branch.begin(other, new Hoped(log, entries), storage, value);
    }

    /** Brings the live machine from {@code mark}, along the log, to {@code step}. */
    private void takeUp(Mark mark, long step) {
        var player = new Player(live, log);
        live.hear(false);
        player.restore(mark.state(), mark.entries());
        player.settle();
        while (live.step() < step) {
            player.run(slice(RunLimit.to(step), live.step()));
        }
        windows.unknown();
        observe();
    }

    static StackId running(Machine machine) {
        return machine.runningStack()
                .orElseThrow(() -> new AssertionError("unreachable: nothing runs"));
    }

    /** The machine that is at the present position: for reading. */
    public Machine present() {
        return inPast ? past.machine() : live;
    }

    /**
     * A checkpoint, if the last one is far enough away. Before whatever happens next is recorded.
     */
    private void space() {
        long since = live.step() - past.checkpoints().last().step();
        if (linked
                || since
                        >= Math.max(
                                (double) budget.spacing(),
                                (live.copied() - copied) * STEPS_A_BYTE)) {
            linked = false;
            copied = live.copied();
            if (player.isEmpty()) {
                log.add(live.step(), new Crossing.Checked(live.events(), live.digest()));
            }
            stretches.close(live);
            past.checkpoints().add(mark());
        }
    }

    /** Number of log entries that the live machine knows. */
    private int known() {
        return player.map(Player::entries).orElseGet(log::size);
    }

    private Mark mark() {
        return new Mark(live.checkpoint(), known());
    }

    static RunLimit slice(RunLimit limit, long from) {
        return limit.upTo(from + SLICE);
    }
}
