package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Looks for the stop conditions in one run, and counts where the session stood at one.
 *
 * <p>A breakpoint stops before its instruction, an event at the step it belongs to, when an
 * instruction is next. Most events make another stack run, and machines return there when they are
 * asked to. The instructions whose events may leave the same stack running become lookouts: a
 * machine returns before them, and executes one step. So whether there is something to stop for is
 * read from the state and the trace alone, forward and backward.
 *
 * <p>Engine thread only.
 */
final class Watch {
    private final Timeline timeline;
    private final Conditions conditions;
    private final Map<CodePoint, NavigableSet<Long>> stoodAt = new HashMap<>();
    private final Map<EventStop, NavigableSet<Long>> stoodAfter = new HashMap<>();

    /** How many instances the lookouts are known of. */
    private int known;

    Watch(Timeline timeline, Conditions conditions) {
        this.timeline = timeline;
        this.conditions = conditions;
    }

    // ---- what to watch for

    void set(CodePoint at, boolean on) {
        conditions.set(at, on);
        if (on) {
            timeline.halts().setBreakpoint(at);
        } else {
            timeline.halts().clearBreakpoint(at);
        }
    }

    void clear(CodePoint at) {
        conditions.clear(at);
        timeline.halts().clearBreakpoint(at);
        stoodAt.remove(at);
    }

    void set(EventStop event, boolean on) {
        conditions.set(event, on);
        lookOut();
    }

    void clear(EventStop event) {
        conditions.clear(event);
        stoodAfter.remove(event);
        lookOut();
    }

    /** Modules may have been instantiated since. */
    void keepUp() {
        if (timeline.live().instanceCount() != known) {
            lookOut();
        }
    }

    private void lookOut() {
        known = timeline.live().instanceCount();
        var wanted = EnumSet.noneOf(Opcode.class);
        conditions.eventsOn().forEach(each -> wanted.addAll(each.kind().quiet()));
        var places = new HashSet<CodePoint>();
        for (int instance = 0; !wanted.isEmpty() && instance < known; instance++) {
            addPlaces(instance, timeline.live().module(instance), wanted, places);
        }
        timeline.halts().lookOut(places);
        timeline.attend(!conditions.eventsOn().isEmpty());
    }

    private static void addPlaces(
            int instance, ValidModule module, Set<Opcode> wanted, Set<CodePoint> places) {
        var functions = module.module().functions();
        int imported = module.module().functionTypes().size() - functions.size();
        for (int i = 0; i < functions.size(); i++) {
            var body = functions.get(i).body().instructions();
            for (int at = 0; at < body.size(); at++) {
                if (wanted.contains(body.get(at).opcode())) {
                    places.add(new CodePoint(instance, imported + i, at));
                }
            }
        }
    }

    // ---- going

    /** How far a machine may go without somebody looking, and what else stops it. */
    RunLimit limit(boolean switches, Optional<FrameWatch> frame) {
        return timeline.halts().lookoutAhead()
                ? RunLimit.to(timeline.step() + 1)
                : new RunLimit(
                        Long.MAX_VALUE,
                        true,
                        switches
                                || conditions.eventsOn().stream()
                                        .anyMatch(each -> each.kind().switching()),
                        frame);
    }

    /** What stops the session at the present position. An instruction is next. */
    Optional<StopReason> reason() {
        var events = conditions.eventsOn();
        return timeline.eventsHere().stream()
                .filter(event -> events.stream().anyMatch(each -> each.matches(event)))
                .findFirst()
                .<StopReason>map(StopReason.EventMatched::new)
                .or(() -> timeline.halts().breakpointAhead().map(StopReason.BreakpointHit::new));
    }

    /**
     * The last step before {@code before} with an event to stop after; none if {@code cancelled}.
     * This moves the timeline.
     */
    OptionalLong lastEvent(long before, BooleanSupplier cancelled) {
        return conditions.eventsOn().stream()
                .flatMap(each ->
                        timeline
                                .search(cancelled)
                                .events(each.query(), Reach.lastUpTo(before - 1))
                                .stream())
                .mapToLong(event -> event.at().step())
                .max();
    }

    // ---- counting

    /** All conditions, after the session has stood here. */
    List<StopCondition> counted() {
        if (timeline.ready()) {
            long step = timeline.step();
            timeline.halts().breakpointAhead().ifPresent(at -> moments(stoodAt, at).add(step));
            for (var each : conditions.eventsOn()) {
                if (timeline.eventsHere().stream().anyMatch(each::matches)) {
                    moments(stoodAfter, each).add(step);
                }
            }
        }
        return all();
    }

    /** All conditions, with the hits up to the present step. */
    List<StopCondition> all() {
        long step = timeline.step();
        return conditions.all(
                at -> moments(stoodAt, at).headSet(step, true).size(),
                event -> moments(stoodAfter, event).headSet(step, true).size());
    }

    private static <T> NavigableSet<Long> moments(Map<T, NavigableSet<Long>> of, T condition) {
        return of.computeIfAbsent(condition, _ -> new TreeSet<>());
    }
}
