package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;

/** Words in the middle of a box, on a ground of their own; nothing where they do not fit. */
final class Plate {
    private static final double SIZE = 9.5;

    private Plate() {}

    static void draw(Sketch sketch, Box box, String words, Hue hue, Hue ground) {
        var run = Run.words(words, hue);
        double wide = sketch.width(SIZE, run) + 8;
        if (wide + 6 > box.width()) {
            return;
        }
        double left = box.x() + (box.width() - wide) / 2;
        sketch.fill(
                new Outline.Rounded(new Box(left, box.y() + 1.5, wide, box.height() - 3), 3),
                ground);
        sketch.words(left + 4, box.middle() + 3.4, wide, SIZE, run);
    }
}
