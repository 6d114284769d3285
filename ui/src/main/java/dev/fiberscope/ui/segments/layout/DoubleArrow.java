package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;

/** The arrow of a migration: a double line. */
final class DoubleArrow {
    private static final double HEAD = 6;

    private DoubleArrow() {}

    /**
     * Up from ({@code x1}, {@code y1}) to the line at {@code across}, along that, and up to ({@code
     * x2}, {@code y2}).
     */
    static void up(Sketch sketch, double x1, double y1, double across, double x2, double y2) {
        double turn = Math.clamp(Math.abs(x2 - x1) / 2, 0, 5);
        double side = x2 < x1 ? -turn : turn;
        line(
                sketch,
                new Pen(x1, y1)
                        .to(x1, across + turn)
                        .corner(x1 + side, across, false)
                        .to(x2 - side, across)
                        .corner(x2, across - turn, true)
                        .to(x2, y2 + HEAD)
                        .open());
        sketch.fill(new Pen(x2, y2).by(4.4, HEAD + 1).by(-8.8, 0).closed(), Hue.MEMORY);
    }

    /** To the right, from ({@code x1}, {@code y}) to ({@code x2}, {@code y}). */
    static void across(Sketch sketch, double x1, double y, double x2) {
        line(sketch, new Pen(x1, y).to(x2 - HEAD, y).open());
        sketch.fill(new Pen(x2, y).by(-HEAD - 1, -4.4).by(0, 8.8).closed(), Hue.MEMORY);
    }

    private static void line(Sketch sketch, Outline along) {
        sketch.edge(along, Stroke.is(Hue.MEMORY, 3.6));
        sketch.edge(along, Stroke.is(Hue.CANVAS, 1.4));
    }
}
