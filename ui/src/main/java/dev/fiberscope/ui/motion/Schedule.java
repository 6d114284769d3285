package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Part;
import java.util.OptionalInt;

/** When each part does what. */
final class Schedule {
    private static final double EDGE = 80;
    private static final double LIFT = -16;

    private final Cast before;
    private final Cast after;
    private final Staging staging;
    private final double head;
    private final double tail;
    private final double each;
    private final int stages;

    Schedule(Cast before, Cast after, Staging staging) {
        this.before = before;
        this.after = after;
        this.staging = staging;
        boolean moving = staging.count() > 0;
        this.stages = Math.max(1, staging.count());
        boolean fades = moving && staging.anyFades();
        this.head = staging.anyLeaves() || fades || (moving && lacks(after, before)) ? EDGE : 0;
        this.tail = fades || (moving && lacks(before, after)) ? EDGE : 0;
        this.each = Math.min(Transition.ORDINARY, (Transition.LONGEST - head - tail) / stages);
    }

    /** Whether something solid of {@code other} is not in {@code one}. */
    private static boolean lacks(Cast one, Cast other) {
        return !one.solid().containsAll(other.solid());
    }

    Staging staging() {
        return staging;
    }

    double length() {
        return head + each * stages + tail;
    }

    /** Whether it can move at all, and not only fade. */
    boolean moves(Part part) {
        return Cast.carrier(part).filter(carrier -> !staging.fades(carrier)).isPresent();
    }

    /** When what belongs to {@code part} and goes by {@code shift} moves. */
    Window moving(Part part, Shift shift) {
        var carrier = Cast.carrier(part);
        if (carrier.filter(staging::leaves).isPresent()) {
            return stage(carrier.map(staging::stage).orElse(OptionalInt.empty()));
        }
        var own = staging.stage(shift);
        if (own.isPresent()) {
            return stage(own);
        }
        return carrier.map(each ->
                        each instanceof Part.Panel ? panel(each) : stage(staging.stage(each)))
                .orElse(stage(OptionalInt.empty()));
    }

    /** A panel grows before something comes to it, and shrinks after it left. */
    private Window panel(Part panel) {
        var from = before.box(panel);
        var to = after.box(panel);
        if (from.isEmpty() || to.isEmpty()) {
            return stage(OptionalInt.empty());
        }
        var own = staging.stage(Shift.of(from.get(), to.get()));
        if (own.isPresent()) {
            return stage(own);
        }
        var end = staging.stage(Shift.ofEnd(from.get(), to.get()));
        if (end.isPresent()) {
            return stage(end);
        }
        return stage(OptionalInt.of(to.get().height() > from.get().height() ? 0 : stages - 1));
    }

    Track.Lift lift(Part part) {
        return Cast.carrier(part).filter(staging::leaves).isPresent()
                ? new Track.Lift(LIFT, new Window(0, head))
                : Track.Lift.NONE;
    }

    /** When something that stays takes on its new colours. */
    Window changing(Part part, Window moving) {
        return leaves(part) ? new Window(0, head) : moving;
    }

    /**
     * When a mark goes that has no successor.
     *
     * @param moving when the part moves
     */
    Window vanishing(Part part, Window moving) {
        if (stays(part)) {
            return changing(part, moving);
        }
        if (head == 0) {
            return new Window(0, each / 2);
        }
        boolean socket = part instanceof Part.Plate && staging.anyLeaves() && !leaves(part);
        return socket ? new Window(head, head + each / 2) : new Window(0, head);
    }

    /** When a mark comes that has no predecessor. */
    Window appearing(Part part, Window moving) {
        if (stays(part) || leaves(part)) {
            return changing(part, moving);
        }
        if (staging.anyLeaves() && after.box(part).filter(this::isFree).isPresent()) {
            return new Window(0, head);
        }
        return tail == 0
                ? new Window(length() - each / 2, length())
                : new Window(length() - tail, length());
    }

    /** Whether it is in both pictures, and its marks come and go with what they belong to. */
    private boolean stays(Part part) {
        return switch (part) {
            case Part.Card _, Part.Row _, Part.Plate _, Part.Foot _, Part.Circle _, Part.Host _ ->
                    moves(part) && before.parts().contains(part) && after.parts().contains(part);
            case Part.Panel _, Part.Cell _, Part.Ahead _, Part.Rest _ -> false;
        };
    }

    /** A new panel can be there before what it will hold, if it is in nobody's way. */
    private boolean isFree(Box box) {
        return before.boxes().stream().noneMatch(box::overlaps);
    }

    private boolean leaves(Part part) {
        return Cast.carrier(part).filter(staging::leaves).isPresent();
    }

    /** The last one for what is in none. */
    private Window stage(OptionalInt number) {
        double begin = head + each * number.orElse(stages - 1);
        return new Window(begin, begin + each);
    }
}
