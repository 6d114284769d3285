package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Part;
import dev.fiberscope.ui.layout.PictureScene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the tracks of a transition in which stacks leave the tower, or none changes its place. */
final class Choreography {
    private final PictureScene first;
    private final PictureScene last;
    private final Cast before;
    private final Cast after;
    private final Schedule schedule;

    /** The position in {@code first} of what a mark of {@code last} was, and its track or two. */
    private final Map<Integer, Integer> matched = new HashMap<>();

    private final Map<Integer, List<Track>> arriving = new HashMap<>();
    private final Map<Integer, List<Track>> going = new HashMap<>();

    Choreography(PictureScene first, PictureScene last, Cast before, Cast after) {
        this.first = first;
        this.last = last;
        this.before = before;
        this.after = after;
        this.schedule = new Schedule(before, after, Staging.of(before, after));
    }

    double length() {
        return schedule.length();
    }

    /** In the order of drawing; what leaves the tower or comes to it is over all else. */
    List<Track> tracks() {
        Set<Part> parts = new HashSet<>(before.parts());
        parts.addAll(after.parts());
        parts.forEach(this::arrange);
        var behind = new HashMap<Integer, List<Integer>>();
        int place = -1;
        for (int index = 0; index < first.marks().size(); index++) {
            place = matched.getOrDefault(index, place);
            behind.computeIfAbsent(place, _ -> new ArrayList<>()).add(index);
        }
        var ground = new ArrayList<Track>();
        var raised = new ArrayList<Track>();
        for (int index = -1; index < last.marks().size(); index++) {
            if (index >= 0) {
                (isRaised(last.parts().get(index)) ? raised : ground)
                        .addAll(arriving.getOrDefault(index, List.of()));
            }
            for (int gone : behind.getOrDefault(index, List.of())) {
                (isRaised(first.parts().get(gone)) ? raised : ground)
                        .addAll(going.getOrDefault(gone, List.of()));
            }
        }
        ground.addAll(raised);
        return ground;
    }

    private boolean isRaised(Part part) {
        return Cast.carrier(part).filter(schedule.staging()::travels).isPresent();
    }

    private void arrange(Part part) {
        var from = before.marks(part);
        var to = after.marks(part);
        var left = new HashSet<>(before.positions(part));
        var made = new HashSet<>(after.positions(part));
        for (var pair : Pairing.of(from, to)) {
            var a = from.get(pair.first());
            var b = to.get(pair.last());
            int was = before.positions(part).get(pair.first());
            int is = after.positions(part).get(pair.last());
            if (a.equals(b) || (schedule.moves(part) && moves(a, b))) {
                left.remove(was);
                made.remove(is);
                matched.put(was, is);
                arriving.put(is, pair(part, a, b));
            }
        }
        var ride = ride(part);
        for (int was : left) {
            going.put(was, List.of(gone(part, first.marks().get(was), ride)));
        }
        for (int is : made) {
            arriving.put(is, List.of(appearing(part, last.marks().get(is), ride)));
        }
    }

    /** An arrow whose ends move apart does not stretch. */
    private static boolean moves(Mark a, Mark b) {
        return !(a instanceof Mark.Arrow one)
                || !(b instanceof Mark.Arrow other)
                || (Math.abs(other.x1() - one.x1() - other.x2() + one.x2()) < 0.5
                        && Math.abs(other.y1() - one.y1() - other.y2() + one.y2()) < 0.5);
    }

    /** How far the carrier of {@code part} goes, if it stays. */
    private Optional<Ride> ride(Part part) {
        var carrier = schedule.moves(part) ? Cast.carrier(part) : Optional.<Part>empty();
        return carrier.flatMap(each ->
                before.box(each)
                        .flatMap(from ->
                                after.box(each).map(to -> new Ride(from, to, Cast.below(part)))));
    }

    private List<Track> pair(Part part, Mark a, Mark b) {
        var moving = schedule.moving(part, Shift.of(a.bounds(), b.bounds()));
        var lift = schedule.lift(part);
        var changing = schedule.changing(part, moving);
        if (Between.coloured(a, b).equals(a)) {
            return List.of(new Track(a, b, moving, lift, changing, 1, 1));
        }
        return List.of(
                new Track(
                        a,
                        Between.coloured(b, a),
                        moving,
                        lift,
                        changing,
                        1,
                        covers(a) && covers(b) ? 1 : 0),
                new Track(Between.coloured(a, b), b, moving, lift, changing, 0, 1));
    }

    /** Nothing shines through: the one can fade in over the other. */
    private static boolean covers(Mark mark) {
        return mark instanceof Mark.Figure(_, var fill, _)
                && (fill instanceof Paint.Plain || fill instanceof Paint.Hatched);
    }

    private Track gone(Part part, Mark mark, Optional<Ride> ride) {
        var moving = schedule.moving(part, ride.map(Ride::shift).orElse(Shift.NONE));
        return new Track(
                mark,
                ride.map(each -> each.end(mark)).orElse(mark),
                moving,
                schedule.lift(part),
                schedule.vanishing(part, moving),
                1,
                0);
    }

    private Track appearing(Part part, Mark mark, Optional<Ride> ride) {
        var moving = schedule.moving(part, ride.map(Ride::shift).orElse(Shift.NONE));
        return new Track(
                ride.map(each -> each.begin(mark)).orElse(mark),
                mark,
                moving,
                schedule.lift(part),
                schedule.appearing(part, moving),
                0,
                1);
    }
}
