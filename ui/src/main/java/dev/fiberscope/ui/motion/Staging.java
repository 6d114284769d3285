package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who moves when: the units in up to {@value #MOST_STAGES} stages, one after the other, so that no
 * two that move cross. What finds no way fades out and in again instead.
 */
final class Staging {
    private static final int MOST_STAGES = 3;

    /** With more the orders are too many to try; the smallest units fade then. */
    private static final int MOST_UNITS = 5;

    private final List<Unit> units;
    private final List<Integer> stages = new ArrayList<>();
    private final Set<Part> fading = new HashSet<>();
    private final Set<Part> leaving = new HashSet<>();
    private final Set<Part> travelling = new HashSet<>();
    private int count;

    private Staging(List<Unit> units) {
        this.units = units;
    }

    static Staging of(Cast first, Cast last) {
        var staging = new Staging(units(first, last));
        for (var part : last.solid()) {
            if (leaves(part, first, last).isPresent() || leaves(part, last, first).isPresent()) {
                staging.travelling.add(part);
            }
        }
        staging.solve();
        return staging;
    }

    /** Number of stages; 0 if nothing moves. */
    int count() {
        return count;
    }

    /** Cards and hosts that fade out where they were and in where they will be. */
    boolean fades(Part solid) {
        return fading.contains(solid);
    }

    /** Cards that leave the tower. */
    boolean leaves(Part solid) {
        return leaving.contains(solid);
    }

    /** Cards that go from the tower to a holder or from there to the tower. */
    boolean travels(Part solid) {
        return travelling.contains(solid);
    }

    boolean anyFades() {
        return !fading.isEmpty();
    }

    boolean anyLeaves() {
        return !leaving.isEmpty();
    }

    OptionalInt stage(Part solid) {
        for (int index = 0; index < units.size(); index++) {
            if (units.get(index).boxes().containsKey(solid)) {
                return OptionalInt.of(stages.get(index));
            }
        }
        return OptionalInt.empty();
    }

    /** When what moves so far does it. */
    OptionalInt stage(Shift shift) {
        for (int index = 0; index < units.size(); index++) {
            if (units.get(index).shift().equals(shift) && !units.get(index).leaves()) {
                return OptionalInt.of(stages.get(index));
            }
        }
        return OptionalInt.empty();
    }

    private static List<Unit> units(Cast first, Cast last) {
        var leaving = new LinkedHashMap<Part.Circle, Map<Part, Unit.Way>>();
        var others = new LinkedHashMap<Shift, Map<Part, Unit.Way>>();
        for (var part : last.solid()) {
            var from = first.box(part);
            var to = last.box(part);
            if (from.isEmpty() || to.isEmpty()) {
                continue;
            }
            var way = new Unit.Way(from.get(), to.get());
            var circle = leaves(part, first, last);
            var shift = Shift.of(way.first(), way.last());
            if (circle.isPresent()) {
                leaving.computeIfAbsent(circle.get(), _ -> new HashMap<>()).put(part, way);
            } else if (!shift.equals(Shift.NONE)) {
                others.computeIfAbsent(shift, _ -> new HashMap<>()).put(part, way);
            }
        }
        var units = new ArrayList<Unit>();
        leaving.values().forEach(ways -> units.add(new Unit(Shift.NONE, true, ways)));
        others.forEach((shift, ways) -> units.add(new Unit(shift, false, ways)));
        return units;
    }

    /** The new circle at the foot of a stack that stood in the tower. */
    private static Optional<Part.Circle> leaves(Part part, Cast first, Cast last) {
        return part instanceof Part.Card(var stack) && first.circle(stack).isEmpty()
                ? last.circle(stack)
                : Optional.empty();
    }

    private void solve() {
        for (var unit : units) {
            if (unit.leaves()) {
                leaving.addAll(unit.boxes().keySet());
            }
        }
        while (units.size() > MOST_UNITS) {
            fade(Collections.min(units, Comparator.comparingInt(unit -> unit.boxes().size())));
        }
        var meetings = new Meetings(units);
        var order = meetings.cheapest(MOST_STAGES);
        while (meetings.cost(order) >= Unit.Meeting.CROSSING.cost()) {
            fade(units.get(meetings.worst(order)));
            meetings = new Meetings(units);
            order = meetings.cheapest(MOST_STAGES);
        }
        var used = List.copyOf(new TreeSet<>(order));
        order.forEach(stage -> stages.add(used.indexOf(stage)));
        count = used.size();
    }

    private void fade(Unit unit) {
        units.remove(unit);
        fading.addAll(unit.boxes().keySet());
        leaving.removeAll(unit.boxes().keySet());
    }
}
