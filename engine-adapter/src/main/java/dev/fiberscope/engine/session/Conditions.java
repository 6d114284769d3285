package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What the user set, from one run to the next, and whether it is on; in the order of setting.
 * Session's thread only.
 */
final class Conditions {
    private final Map<CodePoint, Boolean> places = new LinkedHashMap<>();
    private final Map<EventStop, Boolean> events = new LinkedHashMap<>();

    void set(CodePoint at, boolean on) {
        places.put(at, on);
    }

    void set(EventStop event, boolean on) {
        events.put(event, on);
    }

    void clear(CodePoint at) {
        places.remove(at);
    }

    void clear(EventStop event) {
        events.remove(event);
    }

    /** Places in {@code instance} whose breakpoints are on. */
    List<CodePoint> on(int instance) {
        return places.keySet().stream()
                .filter(at -> at.instance() == instance && places.getOrDefault(at, false))
                .toList();
    }

    /** Those of events that are on. */
    List<EventStop> eventsOn() {
        return events.keySet().stream().filter(each -> events.getOrDefault(each, false)).toList();
    }

    /** All with their hits: places, then events. */
    List<StopCondition> all(ToIntFunction<CodePoint> atPlace, ToIntFunction<EventStop> afterEvent) {
        var all = new ArrayList<StopCondition>();
        places.forEach(
                (at, on) -> all.add(new StopCondition.Breakpoint(at, on, atPlace.applyAsInt(at))));
        events.forEach((event, on) ->
                all.add(new StopCondition.AfterEvent(event, on, afterEvent.applyAsInt(event))));
        return List.copyOf(all);
    }

    /** Why there can be no breakpoint: {@code at} is no instruction. */
    static Optional<String> complaint(Machine machine, CodePoint at) {
        if (at.instance() < 0 || at.instance() >= machine.instanceCount()) {
            return Optional.of("There is no instance " + at.instance() + ".");
        }
        var module = machine.module(at.instance()).module();
        int own = at.function() - (module.functionTypes().size() - module.functions().size());
        if (own < 0 || own >= module.functions().size()) {
            return Optional.of("Function " + at.function() + " is not defined in the module.");
        }
        int length = module.functions().get(own).body().instructions().size();
        return at.instruction() < 0 || at.instruction() >= length
                ? Optional.of("The function has no instruction " + at.instruction() + ".")
                : Optional.empty();
    }
}
