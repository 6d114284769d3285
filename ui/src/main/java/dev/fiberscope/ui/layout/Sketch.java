package dev.fiberscope.ui.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A scene in the making: marks are added in the order of drawing, and text is cut to the room it
 * has.
 */
public final class Sketch {
    private static final String MORE = "…";

    private final TextMeasure measure;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();

    public Sketch(TextMeasure measure) {
        this.measure = measure;
    }

    /** An empty sketch, to be put on this one later. */
    public Sketch another() {
        return new Sketch(measure);
    }

    /** Puts {@code other} on top. */
    public void add(Sketch other) {
        marks.addAll(other.marks);
        regions.addAll(other.regions);
    }

    public PictureScene scene(double width, double height) {
        return new PictureScene(width, height, marks, regions);
    }

    public void region(Selected target, Box box, String words) {
        regions.add(new Region(target, box, words));
    }

    public void figure(Outline outline, Paint fill, Stroke stroke) {
        marks.add(new Mark.Figure(outline, fill, stroke));
    }

    public void figure(Outline outline, Hue fill, Stroke stroke) {
        figure(outline, new Paint.Plain(fill), stroke);
    }

    public void fill(Outline outline, Hue hue) {
        figure(outline, new Paint.Plain(hue), Stroke.NONE);
    }

    public void edge(Outline outline, Stroke stroke) {
        figure(outline, new Paint.None(), stroke);
    }

    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        edge(new Pen(x1, y1).to(x2, y2).open(), stroke);
    }

    public void arrow(Mark.Arrow arrow) {
        marks.add(arrow);
    }

    /** A filled triangle whose tip is at ({@code x}, {@code y}), pointing to the right. */
    public void head(double x, double y, Hue hue) {
        fill(new Pen(x, y).by(-8.25, 4.125).by(0, -8.25).closed(), hue);
    }

    public double width(double size, Run... runs) {
        double width = 0;
        for (var run : runs) {
            width += measure.width(run.text(), run.face(), size);
        }
        return width;
    }

    /**
     * Text from {@code x}; what does not fit into {@code room} is cut off. Returns where it ends.
     */
    public double words(double x, double baseline, double room, double size, Run... runs) {
        double at = x;
        for (var run : runs) {
            double left = x + room - at;
            String text = fit(run, size, left);
            double width = measure.width(text, run.face(), size);
            if (!text.isEmpty()) {
                marks.add(
                        new Mark.Words(
                                at, baseline, text, run.face(), size, run.hue(), width, left));
            }
            at += width;
            if (!text.equals(run.text())) {
                break;
            }
        }
        return at;
    }

    /** Text that ends at {@code right}. Returns where it begins. */
    public double wordsTo(double right, double baseline, double room, double size, Run... runs) {
        double begin = right - Math.min(room, width(size, runs));
        words(begin, baseline, Math.min(room, right - begin) + 0.01, size, runs);
        return begin;
    }

    /** Text around {@code middle}. */
    public void wordsAround(double middle, double baseline, double room, double size, Run... runs) {
        double width = Math.min(room, width(size, runs));
        words(middle - width / 2, baseline, width + 0.01, size, runs);
    }

    private String fit(Run run, double size, double room) {
        if (measure.width(run.text(), run.face(), size) <= room) {
            return run.text();
        }
        int low = 0;
        int high = run.text().length() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (measure.width(run.text().substring(0, middle) + MORE, run.face(), size) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean nothing = low == 0 && measure.width(MORE, run.face(), size) > room;
        return nothing ? "" : run.text().substring(0, low).stripTrailing() + MORE;
    }
}
