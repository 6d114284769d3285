package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Sketch;
import java.util.Arrays;

/**
 * Events as columns: a column is as high as the logarithm of their number, and divided as its
 * groups are. Neighbours that look the same are one mark.
 */
final class DensityDrawing {
    /** Width of a column. */
    private static final double COLUMN = 2;

    /** The least height of a column that has an event. */
    private static final double LOW = 1.5;

    private static final EventGroup[] GROUPS = EventGroup.values();

    private final Sketch sketch;
    private final Density density;
    private final TimeScale time;

    DensityDrawing(Sketch sketch, Density density, TimeScale time) {
        this.sketch = sketch;
        this.density = density;
        this.time = time;
    }

    /**
     * The columns inside {@code box}, which may be part of the scale; the highest of the whole
     * scale would fill it.
     */
    void draw(Box box) {
        double most = most();
        if (most <= 0 || box.width() <= 0) {
            return;
        }
        double from = box.x();
        double[] before = tops(from, Math.min(from + COLUMN, box.right()), box.height(), most);
        for (double x = from + COLUMN; x < box.right(); x += COLUMN) {
            double[] now = tops(x, Math.min(x + COLUMN, box.right()), box.height(), most);
            if (!Arrays.equals(before, now)) {
                column(box, from, x, before);
                from = x;
                before = now;
            }
        }
        column(box, from, box.right(), before);
    }

    /** Number of events in the column with the most. */
    private double most() {
        double most = 0;
        for (double x = time.left(); x < time.right(); x += COLUMN) {
            most =
                    Math.max(
                            most,
                            sum(density.between(time.step(x), time.step(x + COLUMN)).values()));
        }
        return most;
    }

    private static double sum(Iterable<Double> counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The heights up to which each group reaches, from the bottom. */
    private double[] tops(double x1, double x2, double height, double most) {
        var counts = density.between(time.step(x1), time.step(x2));
        double all = sum(counts.values());
        double[] tops = new double[GROUPS.length];
        if (all < 0.01) {
            return tops;
        }
        double high = Math.max(LOW, height * Math.min(1, Math.log1p(all) / Math.log1p(most)));
        double sum = 0;
        for (int i = 0; i < GROUPS.length; i++) {
            sum += counts.getOrDefault(GROUPS[i], 0.0);
            tops[i] = Math.round(2 * high * sum / all) / 2.0;
        }
        return tops;
    }

    private void column(Box box, double x1, double x2, double[] tops) {
        double below = 0;
        for (int i = 0; i < GROUPS.length; i++) {
            double top = tops[i];
            if (top > below) {
                sketch.fill(
                        new Outline.Rounded(
                                new Box(x1, box.bottom() - top, x2 - x1, top - below), 0),
                        GROUPS[i].hue());
            }
            below = top;
        }
    }
}
