package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A trace as lanes by stack, in the order of making, and the moves between them. Reads each event
 * once. One thread.
 *
 * <p>A trace that begins in the middle of a run has lanes for the stacks that were there already:
 * for all of them if they are not many, else for those that it names and those that ran.
 *
 * <p>Of a trace of a hundred thousand events the views ask for what is visible: all lists are
 * sorted by step.
 */
public final class Lanes {
    /** So many stacks from before the trace have a lane even if nothing happens to them. */
    private static final int OLDER = 200;

    private final Trace trace;
    private final Optional<Snapshot> start;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<StackId, Lane> byStack = new HashMap<>();
    private final Map<StackId, Integer> places = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();

    /** What the trace says; the parents of others are as they were in front of it. */
    private final Map<StackId, Optional<StackId>> parents = new HashMap<>();

    private boolean sorted = true;
    private int next;

    public Lanes(Trace trace) {
        this.trace = trace;
        this.start = trace.start();
        start.ifPresent(this::begin);
    }

    /** The lanes of these stacks alone, as far as is read; nothing is read into them. */
    public Lanes only(Set<StackId> stacks) {
        return new Lanes(this, stacks);
    }

    private Lanes(Lanes all, Set<StackId> stacks) {
        trace = all.trace;
        start = all.start;
        next = all.next;
        for (var lane : all.lanes) {
            if (stacks.contains(lane.stack())) {
                lanes.add(lane);
                byStack.put(lane.stack(), lane);
            }
        }
        for (var move : all.moves) {
            if (stacks.contains(move.from()) && stacks.contains(move.to())) {
                moves.add(move);
            }
        }
        sort();
    }

    private void begin(Snapshot before) {
        var alive = before.stacks();
        (alive.size() <= OLDER ? alive : before.runningChain()).forEach(this::lane);
        sort();
    }

    /** The step from which on every event is known. */
    public long from() {
        return start.map(Snapshot::step).orElse(0L);
    }

    /** True if the trace does not have what happened first. */
    public boolean older() {
        return trace.before() > 0;
    }

    public Trace trace() {
        return trace;
    }

    /** All lanes, by stack. */
    public List<Lane> all() {
        return Collections.unmodifiableList(lanes);
    }

    /** All moves, by step. */
    public List<Move> moves() {
        return Collections.unmodifiableList(moves);
    }

    /** Position of the lane of {@code stack}. */
    public Optional<Integer> place(StackId stack) {
        return Optional.ofNullable(places.get(stack));
    }

    /** Index of the first move at or behind {@code step}. */
    public int firstMove(double step) {
        int low = 0;
        int high = moves.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moves.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The step of the last event before {@code step}; 0 if there is none. */
    public long before(long step) {
        int index = trace.firstFrom(step) - 1;
        return index >= 0 ? trace.event(index).at().step() : 0;
    }

    /** The step of the first event behind {@code step}. */
    public OptionalLong after(long step) {
        int index = trace.firstFrom(step + 1);
        return index < trace.size()
                ? OptionalLong.of(trace.event(index).at().step())
                : OptionalLong.empty();
    }

    /** Takes in what was added to the trace. */
    public void read() {
        for (int size = trace.size(); next < size; next++) {
            read(trace.event(next));
        }
        sort();
    }

    /** Stacks are numbered in the order of making; one from before the trace may be named late. */
    private void sort() {
        if (!sorted) {
            lanes.sort(Comparator.comparing(Lane::stack));
            sorted = true;
        }
        for (int i = places.size(); i < lanes.size(); i++) {
            places.put(lanes.get(i).stack(), i);
        }
    }

    private void read(TraceEvent event) {
        long step = event.at().step();
        switch (event) {
            case TraceEvent.ActivationStarted(_, var root, var function, _) -> {
                make(root, function);
                enter(root, step, LaneState.RUNNING);
            }
            case TraceEvent.ActivationEnded(_, var root, _) ->
                    enter(root, step, LaneState.RETURNED);
            case TraceEvent.ContinuationCreated(_, _, var stack, var function, _) -> {
                make(stack, function);
                enter(stack, step, LaneState.FRESH);
            }
            case TraceEvent.Resumed(_, var parent, _, var chain, _, _) ->
                    resume(step, parent, chain);
            case TraceEvent.ResumedThrowing(_, var parent, _, var chain, _, _) ->
                    resume(step, parent, chain);
            case TraceEvent.Suspended(_, var chain, _, _, _, var handler, _) -> {
                leave(step, chain);
                enter(handler, step, LaneState.RUNNING);
                move(step, Move.Kind.SUSPEND, chain.top(), handler);
            }
            case TraceEvent.Switched(_, var from, _, _, var to, _, _, _, _) -> {
                leave(step, from);
                arrive(step, to);
                move(step, Move.Kind.SWITCH, from.top(), to.top());
            }
            case TraceEvent.Returned(_, var stack, var parent, _) -> {
                enter(stack, step, LaneState.RETURNED);
                enter(parent, step, LaneState.RUNNING);
                move(step, Move.Kind.RETURN, stack, parent);
            }
            case TraceEvent.Threw(_, var stack, var parent, _) -> {
                enter(stack, step, LaneState.THREW);
                parent.ifPresent(to -> {
                    enter(to, step, LaneState.RUNNING);
                    move(step, Move.Kind.THROW, stack, to);
                });
            }
            case TraceEvent.Trapped(_, var stack, _) -> {
                for (var each = Optional.of(stack); each.isPresent(); each = parent(each.get())) {
                    enter(each.get(), step, LaneState.TRAPPED);
                }
            }
            case TraceEvent.HostCalled(_, var stack, _, _) -> enter(stack, step, LaneState.IN_HOST);
            case TraceEvent.HostReturned(_, var stack, _, _) -> comeBack(stack, step);
            case TraceEvent.HostThrew(_, var stack, _, _) -> comeBack(stack, step);
            case TraceEvent.Collected(_, var stack) -> enter(stack, step, LaneState.COLLECTED);
            case MemoryEvent.Overflowed(_, var stack, _, _, _, _, _) ->
                    lane(stack).overflowed(step, next);
            case MemoryEvent.FramesMigrated moved ->
                    lane(moved.stack()).migrated(step, next, moved.bytes());
            case TraceEvent.Bound _, TraceEvent.Thrown _, TraceEvent.Caught _, MemoryEvent _ -> {}
        }
        attach(event);
    }

    /** Who is whose parent now. */
    private void attach(TraceEvent event) {
        switch (event) {
            case TraceEvent.Resumed(_, var parent, _, var chain, _, _) ->
                    parents.put(chain.bottom(), Optional.of(parent));
            case TraceEvent.ResumedThrowing(_, var parent, _, var chain, _, _) ->
                    parents.put(chain.bottom(), Optional.of(parent));
            case TraceEvent.Suspended(_, var chain, _, _, _, _, _) ->
                    parents.put(chain.bottom(), Optional.empty());
            case TraceEvent.Switched(_, var from, _, _, var to, _, _, var handler, _) -> {
                parents.put(from.bottom(), Optional.empty());
                parents.put(to.bottom(), Optional.of(handler));
            }
            default -> {}
        }
    }

    private Optional<StackId> parent(StackId stack) {
        var known = parents.get(stack);
        return known != null
                ? known
                : start.flatMap(before -> before.stack(stack)).flatMap(Stack::parent);
    }

    private void resume(long step, StackId parent, Chain chain) {
        enter(parent, step, LaneState.WAITING);
        arrive(step, chain);
        move(step, Move.Kind.RESUME, parent, chain.top());
    }

    private void arrive(long step, Chain chain) {
        below(chain).forEach(stack -> enter(stack, step, LaneState.WAITING));
        enter(chain.top(), step, LaneState.RUNNING);
    }

    private void leave(long step, Chain chain) {
        below(chain).forEach(stack -> enter(stack, step, LaneState.WAITING_ASIDE));
        enter(chain.top(), step, LaneState.SUSPENDED);
    }

    /** The stacks of a chain but the top. */
    private List<StackId> below(Chain chain) {
        var stacks = new ArrayList<StackId>();
        var each = chain.top();
        while (!each.equals(chain.bottom())) {
            each =
                    parent(each)
                            .orElseThrow(() ->
                                    new AssertionError("unreachable: " + chain + " has a gap"));
            stacks.add(each);
        }
        return stacks;
    }

    private void make(StackId stack, String function) {
        add(new Lane(stack, function));
    }

    private Lane add(Lane lane) {
        byStack.put(lane.stack(), lane);
        if (sorted && !lanes.isEmpty() && lanes.getLast().stack().compareTo(lane.stack()) > 0) {
            sorted = false;
            places.clear();
        }
        lanes.add(lane);
        return lane;
    }

    private void enter(StackId stack, long step, LaneState state) {
        lane(stack).enter(step, state, next);
    }

    private void comeBack(StackId stack, long step) {
        lane(stack).comeBack(step, next);
    }

    private Lane lane(StackId stack) {
        var known = byStack.get(stack);
        return known != null
                ? known
                : start.flatMap(before -> before.stack(stack))
                        .map(this::older)
                        .orElseThrow(() ->
                                new AssertionError("unreachable: " + stack + " was never made"));
    }

    private Lane older(Stack stack) {
        return add(Lane.older(stack.id(), stack.entry(), from(), state(stack.state())));
    }

    private LaneState state(StackState state) {
        return switch (state) {
            case StackState.Fresh _ -> LaneState.FRESH;
            case StackState.Running _ -> LaneState.RUNNING;
            case StackState.Suspended _ -> LaneState.SUSPENDED;
            case StackState.InHost _ -> LaneState.IN_HOST;
            case StackState.Trapped _ -> LaneState.TRAPPED;
            case StackState.Parent(var child, _) ->
                    aside(child) ? LaneState.WAITING_ASIDE : LaneState.WAITING;
        };
    }

    /** The chain with {@code stack} in it is suspended, in front of the trace. */
    private boolean aside(StackId stack) {
        var state = start.flatMap(before -> before.stack(stack)).map(Stack::state);
        while (state.orElse(null) instanceof StackState.Parent(var child, _)) {
            state = start.flatMap(before -> before.stack(child)).map(Stack::state);
        }
        return state.filter(StackState.Suspended.class::isInstance).isPresent();
    }

    private void move(long step, Move.Kind kind, StackId from, StackId to) {
        moves.add(new Move(step, next, kind, from, to));
    }
}
