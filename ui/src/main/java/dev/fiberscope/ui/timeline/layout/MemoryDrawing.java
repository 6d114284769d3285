package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Glyphs;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.List;

/**
 * The triangles of overflows and migrations, with words where there is room. Of those close
 * together one is drawn.
 */
final class MemoryDrawing {
    private static final double SIZE = 9.5;
    private static final double APART = 9;

    private final Sketch sketch;
    private final Plan plan;
    private final List<Spot> spots;

    MemoryDrawing(Sketch sketch, Plan plan, List<Spot> spots) {
        this.sketch = sketch;
        this.plan = plan;
        this.spots = spots;
    }

    void draw(Lane lane, double y) {
        var marks = lane.memory();
        int index = first(marks, plan.time().step(plan.head() + 4));
        while (index < marks.size()) {
            var mark = marks.get(index);
            double x = plan.time().x(mark.step());
            if (x > plan.width() - 4) {
                return;
            }
            int next = Math.max(index + 1, first(marks, plan.time().step(x + APART)));
            double free =
                    next < marks.size()
                            ? plan.time().x(marks.get(next).step()) - APART
                            : plan.width();
            Glyphs.migration(sketch, x, y, 0.95);
            words(mark, x + 9, free - 2, y);
            spots.add(new Spot(new Target.OfMemory(mark), new Box(x - 6, y - 6, 12, 12)));
            index = next;
        }
    }

    private void words(MemoryMark mark, double left, double right, double y) {
        var run = Run.strong(mark.words(), Hue.MEMORY_TEXT);
        double width = sketch.width(SIZE, run) + 10;
        if (left + width > right) {
            return;
        }
        sketch.figure(
                new Outline.Rounded(new Box(left, y - 6.6, width, 13.2), 3),
                Hue.MEMORY_FILL,
                Stroke.is(Hue.MEMORY, 1));
        sketch.words(left + 5, y + 3.4, width, SIZE, run);
    }

    private static int first(List<MemoryMark> marks, double step) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
