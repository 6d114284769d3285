package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Outline;

/**
 * What has no counterpart rides on what it belongs to.
 *
 * @param first where that is at first
 * @param last where that will be
 * @param below whether the mark keeps its distance to the lower edge, and not to the upper
 */
record Ride(Box first, Box last, boolean below) {
    Shift shift() {
        return Shift.of(first, last);
    }

    /** Where {@code mark} of the first picture ends. */
    Mark end(Mark mark) {
        return carried(mark, first, last);
    }

    /** Where {@code mark} of the last picture begins. */
    Mark begin(Mark mark) {
        return carried(mark, last, first);
    }

    /** At the right it keeps its distance to the right edge; what is wide keeps it to both. */
    private Mark carried(Mark mark, Box from, Box to) {
        var bounds = mark.bounds();
        double dy = below ? to.bottom() - from.bottom() : to.y() - from.y();
        if (mark
                        instanceof
                        Mark.Figure(Outline.Rounded(var box, double radius), var fill, var stroke)
                && box.width() > from.width() / 2) {
            double more = to.width() - from.width();
            var wide =
                    new Box(
                            box.x() + to.x() - from.x(),
                            box.y() + dy,
                            box.width() + more,
                            box.height());
            return new Mark.Figure(new Outline.Rounded(wide, radius), fill, stroke);
        }
        boolean right = bounds.x() + bounds.width() / 2 > from.x() + from.width() / 2;
        return Between.shifted(mark, right ? to.right() - from.right() : to.x() - from.x(), dy);
    }
}
