package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.WasmValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gathers {@link TraceFacts} from a trace: going forward from where it stands, going back from the
 * beginning. Of a trace that begins in the middle of a run, the prompts that stood there are known,
 * and of what happened before nothing. One thread.
 */
public final class TraceReader {
    private final Map<StackId, Long> made = new HashMap<>();
    private final Map<StackId, Long> suspended = new HashMap<>();
    private final Map<ContinuationId, Long> consumed = new HashMap<>();
    private final Map<TraceFacts.ClauseAt, TraceFacts.Taken> taken = new HashMap<>();
    private final Map<StackId, CodePoint> resumes = new HashMap<>();
    private final MemoryReader memory = new MemoryReader();
    private final Trace trace;
    private OptionalLong continuations;
    private int next;

    public TraceReader(Trace trace) {
        this.trace = trace;
        this.continuations = begin();
    }

    /** How many continuations there were in front of the trace. */
    private OptionalLong begin() {
        return trace.before() == 0 ? OptionalLong.of(0) : OptionalLong.empty();
    }

    /** The facts in the state before instruction number {@code step}. */
    public TraceFacts before(long step) {
        if (next > trace.size() || (next > 0 && trace.event(next - 1).at().step() > step)) {
            made.clear();
            suspended.clear();
            consumed.clear();
            taken.clear();
            resumes.clear();
            memory.clear();
            continuations = begin();
            next = 0;
        }
        while (next < trace.size() && trace.event(next).at().step() <= step) {
            read(trace.event(next++));
        }
        return new TraceFacts(
                made, suspended, consumed, continuations, taken, Map.of(), memory.facts());
    }

    private void read(TraceEvent event) {
        long step = event.at().step();
        switch (event) {
            case TraceEvent.ContinuationCreated created -> {
                made.put(created.stack(), step);
                number(created.made());
            }
            case TraceEvent.Bound bound -> {
                consumed.put(bound.consumed(), step);
                number(bound.made());
            }
            case TraceEvent.Resumed resumed -> {
                consumed.put(resumed.consumed(), step);
                resumes.put(resumed.parent(), resumed.prompt().at());
            }
            case TraceEvent.ResumedThrowing resumed -> {
                consumed.put(resumed.consumed(), step);
                resumes.put(resumed.parent(), resumed.prompt().at());
            }
            case TraceEvent.Suspended left -> {
                suspended.put(left.chain().top(), step);
                number(left.made());
                take(left.handler(), left.clause(), step, left.payload());
            }
            case TraceEvent.Switched switched -> {
                suspended.put(switched.from().top(), step);
                number(switched.made());
                consumed.put(switched.consumed(), step);
                take(switched.handler(), switched.clause(), step, switched.payload());
            }
            case TraceEvent.ActivationStarted started -> made.put(started.root(), step);
            case TraceEvent.ActivationEnded _,
                    TraceEvent.Returned _,
                    TraceEvent.Thrown _,
                    TraceEvent.Caught _,
                    TraceEvent.Threw _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostCalled _,
                    TraceEvent.HostReturned _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _ -> {}
            case MemoryEvent happened -> memory.read(happened);
        }
    }

    /** Continuations are numbered in the order of their making. */
    private void number(ContinuationId made) {
        continuations = OptionalLong.of(made.number() + 1);
    }

    private void take(StackId owner, int clause, long step, List<WasmValue> payload) {
        Optional.ofNullable(resumes.get(owner))
                .or(() -> prompt(owner))
                .ifPresent(at ->
                        taken.put(
                                new TraceFacts.ClauseAt(owner, at, clause),
                                new TraceFacts.Taken(step, payload)));
    }

    /** The {@code resume} in which {@code owner} waited in front of the trace. */
    private Optional<CodePoint> prompt(StackId owner) {
        return trace.start()
                .flatMap(before -> before.stack(owner))
                .filter(stack -> stack.state() instanceof StackState.Parent)
                .map(stack -> ((StackState.Parent) stack.state()).prompt().at());
    }
}
