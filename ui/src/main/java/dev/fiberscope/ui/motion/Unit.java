package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Part;
import java.util.List;
import java.util.Map;

/**
 * Cards and hosts that move as one: all by the same shift, or the stacks of a chain that leaves the
 * tower.
 *
 * @param boxes where each was and where it will be
 */
record Unit(Shift shift, boolean leaves, Map<Part, Way> boxes) {
    private static final int SAMPLES = 24;

    Unit {
        boxes = Map.copyOf(boxes);
    }

    /** From one place to another. */
    record Way(Box first, Box last) {}

    /** How bad it is that two units meet. */
    enum Meeting {
        NONE(0),
        /** One passes over the other, which stands. */
        PASSING(10),
        /** Both move and cross, or one comes to stand where the other still is. */
        CROSSING(1_000);

        private final int cost;

        Meeting(int cost) {
            this.cost = cost;
        }

        int cost() {
            return cost;
        }
    }

    /** Both at once. */
    Meeting with(Unit other) {
        for (int sample = 1; sample < SAMPLES; sample++) {
            double part = sample / (double) SAMPLES;
            if (meet(part, other, part)) {
                return Meeting.CROSSING;
            }
        }
        return Meeting.NONE;
    }

    /** This one first, {@code other} after it. */
    Meeting before(Unit other) {
        if (meet(1, other, 0)) {
            return Meeting.CROSSING;
        }
        for (int sample = 1; sample < SAMPLES; sample++) {
            double part = sample / (double) SAMPLES;
            if (meet(part, other, 0) || meet(1, other, part)) {
                return Meeting.PASSING;
            }
        }
        return Meeting.NONE;
    }

    private boolean meet(double part, Unit other, double otherPart) {
        var others = at(other, otherPart);
        return at(this, part).stream().anyMatch(box -> others.stream().anyMatch(box::overlaps));
    }

    private static List<Box> at(Unit unit, double part) {
        return unit.boxes().values().stream()
                .map(way -> Between.at(way.first(), way.last(), part).grown(-0.5))
                .toList();
    }
}
