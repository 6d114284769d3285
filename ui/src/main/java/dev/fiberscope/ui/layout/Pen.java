package dev.fiberscope.ui.layout;

import dev.fiberscope.ui.layout.Outline.Step;
import java.util.ArrayList;
import java.util.List;

/** Draws an outline step by step: absolute with {@code to}, relative with {@code by}. */
public final class Pen {
    /** Where the control points of a quarter circle lie, as part of its radius. */
    private static final double QUARTER = 0.5523;

    private final List<Step> steps = new ArrayList<>();
    private double x;
    private double y;

    public Pen(double x, double y) {
        this.x = x;
        this.y = y;
        steps.add(new Step.Move(x, y));
    }

    public Pen to(double toX, double toY) {
        x = toX;
        y = toY;
        steps.add(new Step.Line(x, y));
        return this;
    }

    public Pen by(double dx, double dy) {
        return to(x + dx, y + dy);
    }

    public Pen moveTo(double toX, double toY) {
        x = toX;
        y = toY;
        steps.add(new Step.Move(x, y));
        return this;
    }

    public Pen curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        steps.add(new Step.Curve(x1, y1, x2, y2, toX, toY));
        x = toX;
        y = toY;
        return this;
    }

    /**
     * A quarter circle to ({@code toX}, {@code toY}), leaving across ({@code horizontally}) or
     * along.
     */
    public Pen corner(double toX, double toY, boolean horizontally) {
        double dx = toX - x;
        double dy = toY - y;
        return horizontally
                ? curve(x + QUARTER * dx, y, toX, toY - QUARTER * dy, toX, toY)
                : curve(x, y + QUARTER * dy, toX - QUARTER * dx, toY, toX, toY);
    }

    public Outline open() {
        return new Outline.Drawn(steps);
    }

    public Outline closed() {
        steps.add(new Step.Close());
        return new Outline.Drawn(steps);
    }

    /** A rectangle whose corners are cut off: everything of the host. */
    public static Outline octagon(Box box, double cut) {
        return new Pen(box.x() + cut, box.y())
                .to(box.right() - cut, box.y())
                .by(cut, cut)
                .to(box.right(), box.bottom() - cut)
                .by(-cut, cut)
                .to(box.x() + cut, box.bottom())
                .by(-cut, -cut)
                .to(box.x(), box.y() + cut)
                .closed();
    }

    /** A rectangle round at the top only, as a card's header is. */
    public static Outline header(Box box, double radius) {
        return new Pen(box.x(), box.bottom())
                .to(box.x(), box.y() + radius)
                .corner(box.x() + radius, box.y(), false)
                .to(box.right() - radius, box.y())
                .corner(box.right(), box.y() + radius, true)
                .to(box.right(), box.bottom())
                .closed();
    }

    /** The trapezoid below a stack, from {@code top} down, with its left corner at {@code x}. */
    public static Outline foot(double x, double top, double height) {
        return new Pen(x, top).by(22, 0).by(-4.2, height).by(-13.6, 0).closed();
    }
}
