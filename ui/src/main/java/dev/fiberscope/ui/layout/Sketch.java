package dev.fiberscope.ui.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A scene in the making: marks are added in the order of drawing, and text is cut to the room it
 * has.
 */
public final class Sketch {
    private static final String MORE = "…";

    private final TextMeasure measure;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private Part part = new Part.Rest();

    public Sketch(TextMeasure measure) {
        this.measure = measure;
    }

    /** An empty sketch of the same part, to be put on this one later. */
    public Sketch another() {
        var another = new Sketch(measure);
        another.part = part;
        return another;
    }

    /** All marks that {@code drawing} adds belong to {@code inner}, but for parts within it. */
    public void part(Part inner, Runnable drawing) {
        var outer = part;
        part = inner;
        drawing.run();
        part = outer;
    }

    /** As {@link #part}, for a drawing that tells where it ends. */
    public double within(Part inner, DoubleSupplier drawing) {
        var outer = part;
        part = inner;
        double end = drawing.getAsDouble();
        part = outer;
        return end;
    }

    private void add(Mark mark) {
        marks.add(mark);
        parts.add(part);
    }

    /** Puts {@code other} on top. */
    public void add(Sketch other) {
        marks.addAll(other.marks);
        parts.addAll(other.parts);
        regions.addAll(other.regions);
    }

    public PictureScene scene(double width, double height) {
        return new PictureScene(width, height, marks, regions, parts);
    }

    public void region(Selected target, Box box, String words) {
        regions.add(new Region(target, box, words));
    }

    public void figure(Outline outline, Paint fill, Stroke stroke) {
        add(new Mark.Figure(outline, fill, stroke));
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
        add(arrow);
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
                add(new Mark.Words(at, baseline, text, run.face(), size, run.hue(), width, left));
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

    /**
     * {@code text} in lines, the first of which has the room {@code first}; the last of {@code
     * most} has all the rest, however long that is.
     */
    public List<String> wrapped(
            String text, Face face, double size, double first, double room, int most) {
        var lines = new ArrayList<String>();
        int begin = 0;
        int end = 0;
        for (int at = 0; at <= text.length() && lines.size() < most - 1; at++) {
            if (at < text.length() && text.charAt(at) != ' ') {
                continue;
            }
            double free = lines.isEmpty() ? first : room;
            if (end > begin && measure.width(text.substring(begin, at), face, size) > free) {
                lines.add(text.substring(begin, end));
                begin = end + 1;
            }
            end = at;
        }
        lines.add(text.substring(begin));
        return lines;
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
