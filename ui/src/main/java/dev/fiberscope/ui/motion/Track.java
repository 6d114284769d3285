package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Mark;
import java.util.Optional;

/**
 * What becomes of one mark: it goes from {@code first} to {@code last}, which are of one kind, and
 * from one opacity to another.
 *
 * @param moving when it goes
 * @param lift how far it leaves the straight way
 * @param fading when its opacity changes
 */
record Track(
        Mark first,
        Mark last,
        Window moving,
        Lift lift,
        Window fading,
        double opacityFirst,
        double opacityLast) {

    /**
     * Downwards by {@code dy} for what of {@code window} is over and of the moving is not: a stack
     * is out of its socket, above it, before it goes away.
     */
    record Lift(double dy, Window window) {
        static final Lift NONE = new Lift(0, new Window(0, 1));
    }

    Track reversed(double length) {
        return new Track(
                last,
                first,
                moving.reversed(length),
                new Lift(-lift.dy(), lift.window().reversed(length)),
                fading.reversed(length),
                opacityLast,
                opacityFirst);
    }

    /** Empty while it cannot be seen. */
    Optional<Shade> at(double time) {
        double opacity = opacityFirst + (opacityLast - opacityFirst) * fading.done(time);
        if (opacity <= 0) {
            return Optional.empty();
        }
        double moved = moving.done(time);
        var mark = moved == 1 ? last : moved == 0 ? first : Between.at(first, last, moved);
        double dy = lift.dy() * (lift.window().done(time) - moved);
        return Optional.of(new Shade(dy == 0 ? mark : Between.shifted(mark, 0, dy), opacity));
    }
}
