package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.PolicySettings.HostFrames;
import dev.fiberscope.engine.stackmemory.StackSpace.Extra;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The simulated memory of one run, of which every stack has its part as a {@link StackSpace}.
 * Whoever runs the stacks keeps two numbers for each: the bytes of its frames, and {@link
 * StackSpace#limit}; a call asks here only where it would go beyond the limit, a return only where
 * it leaves no more than {@link StackSpace#floor}. Equal questions in equal order have equal
 * answers, down to every address. One thread at a time.
 */
public final class StackMemory {
    private final Policy policy;
    private final Ledger ledger;

    public StackMemory(PolicySettings settings) {
        this(new Ledger(settings));
    }

    private StackMemory(Ledger ledger) {
        this.policy = Policy.of(ledger.settings.kind());
        this.ledger = ledger;
    }

    /**
     * An independent state, equal to this one. Costs what holds it together, not one unit for each
     * stack.
     */
    public StackMemory fork() {
        return new StackMemory(ledger.fork());
    }

    public PolicySettings settings() {
        return ledger.settings;
    }

    /**
     * Memory for a stack that {@code cont.new} makes: at least its first frame of {@code entry}
     * finds room.
     *
     * @param wanted the size in bytes that is asked for, or 0; heeded where the settings say so
     */
    public Answer made(Moment moment, StackId stack, FrameSize entry, int wanted) {
        int hint = ledger.settings.hints() ? Math.min(wanted, ledger.settings.limit()) : 0;
        var answer = policy.made(ledger, moment, stack, entry.bytes(), hint);
        if (hint > 0 && ledger.settings.canPresize() && answer instanceof Answer.Granted) {
            ledger.tally.presized++;
        }
        return answer;
    }

    /**
     * A stack that waits for a host function while that calls back.
     *
     * @param space of the stack that called the host function
     * @param used bytes of its frames
     * @param hostArguments bytes of the host function's arguments on the stack
     * @param root space of the stack that its activation began with
     * @param rootUsed bytes of that one's frames
     */
    public record Waiting(
            StackSpace space, int used, int hostArguments, StackSpace root, int rootUsed) {}

    /**
     * Memory for the stack that an activation begins with: on top of the host frame that calls back
     * where host frames lie on segments, else on the main stack or a stack of its own. What finds
     * no room here traps at its first call.
     */
    public StackSpace root(
            Moment moment, StackId stack, Optional<Waiting> waiting, FrameSize entry) {
        var settings = ledger.settings;
        int before = waiting.map(Waiting::used).orElse(0);
        ledger.tally.exchanged(moment.step(), before, 0);
        ledger.tally.at(moment.step(), entry.bytes());
        if (waiting.isPresent() && settings.host() == HostFrames.SEGMENT) {
            var host = waiting.get();
            return ledger.onTop(
                    host.space,
                    host.space.in(host.used) + host.hostArguments + settings.hostFrame(),
                    entry.bytes());
        }
        if (settings.kind() == PolicySettings.Kind.COPY_OUT) {
            return ledger.onTop(
                    ledger.common(),
                    waiting.map(host -> host.space.in(host.used)).orElse(0),
                    entry.bytes());
        }
        if (settings.main() > 0) {
            int below =
                    waiting.map(host -> host.root.in(host.rootUsed) + settings.hostFrame())
                            .orElse(0);
            return ledger.onTop(ledger.common(), below, entry.bytes());
        }
        return policy.made(ledger, moment, stack, entry.bytes(), 0)
                        instanceof Answer.Granted(var space)
                ? space
                : StackSpace.NOWHERE;
    }

    /** A call that would go beyond the limit. */
    public Answer call(Moment moment, Call call, StackSpace space) {
        var settings = ledger.settings;
        ledger.tally.at(moment.step(), call.used());
        if (space.segment < 0) {
            return ledger.refused(moment, call, space, "has no room for another stack");
        }
        int needed = settings.foot() + space.in(call.used()) + call.frame().bytes();
        boolean reserved = settings.kind() == PolicySettings.Kind.RESERVED;
        boolean fits = needed <= space.size - settings.redZone();
        if (fits && (!reserved || ledger.isCommon(space))) {
            return new Answer.Granted(ledger.touched(space, needed));
        }
        if (settings.main() > 0 && ledger.isCommon(space)) {
            return ledger.refused(
                    moment, call, space, "has a main stack of " + Ledger.size(space.size));
        }
        return policy.overflow(ledger, moment, call, space);
    }

    /**
     * Frames returned or were unwound, so that {@code used} bytes are left: no more than {@link
     * StackSpace#floor}. The last one gave back {@code results} bytes that no register holds.
     */
    public StackSpace returned(
            Moment moment, StackId stack, StackSpace space, int used, int results) {
        ledger.tally.at(moment.step(), used);
        return policy.returned(ledger, moment, stack, space, used, results);
    }

    /**
     * Stacks that leave the running chain and come back have to be told of, by {@link #left} and
     * {@link #arrived}.
     */
    public boolean copiesOut() {
        return ledger.settings.kind() == PolicySettings.Kind.COPY_OUT;
    }

    /** The stack leaves the running chain with {@code frames} frames of {@code used} bytes. */
    public Answer left(Moment moment, StackId stack, StackSpace space, int used, int frames) {
        return policy.left(ledger, moment, stack, space, used, frames);
    }

    /**
     * The stack goes on, on top of a parent. One without frames begins with {@code entry} bytes.
     *
     * @param parent the space of the stack below it
     * @param parentUsed bytes of that one's frames
     */
    public Answer arrived(
            Moment moment,
            StackId stack,
            StackSpace space,
            int used,
            int frames,
            int entry,
            StackSpace parent,
            int parentUsed) {
        return policy.arrived(
                ledger, moment, stack, space, used, frames, entry, parent.in(parentUsed));
    }

    /**
     * The stack calls a host function with {@code arguments} bytes of arguments that no register
     * holds. A host frame on the segment never checks, so it may use the red zone; what goes beyond
     * that would break the process, and traps here.
     */
    public Answer hostCalled(
            Moment moment,
            StackId stack,
            StackSpace space,
            int used,
            int arguments,
            String function) {
        var settings = ledger.settings;
        ledger.tally.at(moment.step(), used);
        if (settings.host() == HostFrames.CENTRAL) {
            if (!ledger.isCommon(space)) {
                ledger.tally.centralSwitches += 2;
            }
            return new Answer.Granted(space);
        }
        int needed = settings.foot() + space.in(used) + arguments + settings.hostFrame();
        if (space.segment < 0 || needed > space.size) {
            return ledger.unable(
                    moment,
                    stack,
                    Ledger.EXHAUSTED,
                    "calls "
                            + function
                            + ", whose frame runs "
                            + (needed - space.size)
                            + " bytes over the end of "
                            + stack
                            + "'s segment",
                    "has a red zone of " + Ledger.size(settings.redZone()));
        }
        return new Answer.Granted(ledger.touched(space, needed));
    }

    /**
     * The running stack, with {@code from} bytes of frames, waits or rests; one with {@code to}
     * runs.
     */
    public void switched(long step, int from, int to) {
        ledger.tally.exchanged(step, from, to);
    }

    /** The running stack is over, and one with {@code to} bytes of frames runs. */
    public void ended(Moment moment, StackId stack, StackSpace space, int to) {
        ledger.tally.exchanged(moment.step(), 0, to);
        give(moment, stack, space);
    }

    /** A stack that does not run is gone: collected, or trapped and no longer looked at. */
    public void gone(Moment moment, StackId stack, StackSpace space, int used) {
        ledger.tally.at(moment.step(), ledger.tally.running());
        ledger.tally.gone(used);
        give(moment, stack, space);
    }

    private void give(Moment moment, StackId stack, StackSpace space) {
        if (space.segment < 0) {
            return;
        }
        for (var each = space; each != null; each = each.below) {
            if (each.extra instanceof Extra.Shared(int before)) {
                ledger.uncommitted(each, before);
            } else if (ledger.settings.freed() == PolicySettings.Freed.OVER) {
                ledger.released(moment, stack, each);
            }
        }
    }

    /**
     * The segments of a stack, the one with the oldest frames first, empty ones that it keeps last.
     *
     * @param starts for each frame from the bottom the bytes of the frames before it
     * @param hostBytes what a host function that the stack waits for needs on the segment
     */
    public List<Segment> segments(StackSpace space, int used, List<Integer> starts, int hostBytes) {
        var settings = ledger.settings;
        var all = new ArrayList<Segment>();
        int end = used + hostBytes;
        var newest = Segment.Use.ACTIVE;
        for (var each = space; each != null && each.segment >= 0; each = each.below) {
            var use = each.isShared() ? Segment.Use.SHARED : newest;
            newest = Segment.Use.FULL;
            all.addFirst(
                    picture(each, settings.foot() + each.in(end), depth(starts, each.from), use));
            end = each.from;
        }
        for (var kept = space.grown().kept(); kept != null; kept = kept.grown().kept()) {
            all.add(picture(kept, 0, starts.size(), Segment.Use.KEPT));
        }
        return List.copyOf(all);
    }

    private Segment picture(StackSpace each, int used, int first, Segment.Use use) {
        return new Segment(
                new SegmentId(each.segment),
                each.address,
                each.size,
                each.committed,
                used,
                ledger.settings.redZone(),
                first,
                use);
    }

    private static int depth(List<Integer> starts, int from) {
        int depth = 0;
        while (depth < starts.size() && starts.get(depth) < from) {
            depth++;
        }
        return depth;
    }

    /** What it cost so far; {@code step} is now. */
    public MemoryStatistics statistics(long step) {
        return ledger.statistics(step);
    }

    /** Equal in all that people see. */
    public boolean sameAs(StackMemory other) {
        return settings().equals(other.settings()) && ledger.sameAs(other.ledger);
    }
}
