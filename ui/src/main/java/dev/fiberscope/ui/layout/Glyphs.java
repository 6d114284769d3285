package dev.fiberscope.ui.layout;

/** The small signs: one for each state, and those of what holds. All around a centre. */
public final class Glyphs {
    private Glyphs() {}

    /** The sign of a state; {@code scale} 1 is 11 units high. */
    public static void state(Sketch sketch, Look look, double x, double y, double scale) {
        switch (look) {
            case RUNNING ->
                    triangle(
                            sketch,
                            x,
                            y,
                            scale,
                            new Paint.Plain(look.graphics()),
                            Stroke.is(look.graphics(), 1));
            case WAITING, WAITING_ASIDE ->
                    triangle(
                            sketch, x, y, scale, new Paint.None(), Stroke.is(look.graphics(), 1.6));
            case IN_HOST -> {
                double half = 6.2 * scale;
                sketch.edge(
                        Pen.octagon(new Box(x - half, y - half, 2 * half, 2 * half), 3.4 * scale),
                        Stroke.is(look.graphics(), 1.4));
                triangle(sketch, x, y, scale * 0.5, new Paint.Plain(look.graphics()), Stroke.NONE);
            }
            case SUSPENDED -> sketch.fill(new Outline.Round(x, y, 5.13 * scale), look.graphics());
            case FRESH ->
                    sketch.edge(
                            new Outline.Round(x, y, 4.59 * scale), Stroke.is(look.graphics(), 1.8));
            case FORGOTTEN -> {
                sketch.fill(new Outline.Round(x, y, 5.94 * scale), look.graphics());
                sketch.line(x, y - 3 * scale, x, y + 0.9 * scale, Stroke.is(Hue.ON_BRIGHT, 1.7));
                sketch.fill(new Outline.Round(x, y + 3.3 * scale, 1), Hue.ON_BRIGHT);
            }
            case TRAPPED -> {
                double half = 4.8 * scale;
                sketch.edge(
                        new Outline.Rounded(new Box(x - half, y - half, 2 * half, 2 * half), 0.5),
                        Stroke.is(look.graphics(), 1.5));
                sketch.edge(
                        new Pen(x - half, y - half)
                                .to(x + half, y + half)
                                .moveTo(x + half, y - half)
                                .to(x - half, y + half)
                                .open(),
                        Stroke.is(look.graphics(), 1.5));
            }
        }
    }

    /** A reference that was used up: a ring with a slash. */
    public static void consumed(Sketch sketch, double x, double y) {
        sketch.edge(new Outline.Round(x, y, 3.36), Stroke.is(Hue.OVER, 1.5));
        sketch.line(x - 3.9, y + 3.9, x + 3.9, y - 3.9, Stroke.is(Hue.OVER, 1.5));
    }

    /** A reference that can be used: filled, or a ring to what is fresh. */
    public static void reference(Sketch sketch, Look look, double x, double y, double radius) {
        if (look == Look.FRESH) {
            sketch.figure(
                    new Outline.Round(x, y, radius - 0.6),
                    Hue.CANVAS,
                    Stroke.is(look.graphics(), 2));
        } else {
            sketch.fill(new Outline.Round(x, y, radius), look.graphics());
        }
    }

    /**
     * The circle that is a continuation: filled, a ring for a fresh stack, dotted for a lost one.
     */
    static void continuation(Sketch sketch, Look look, double x, double y) {
        sketch.fill(new Outline.Round(x, y, 7), Hue.PANEL);
        switch (look) {
            case FRESH -> sketch.edge(new Outline.Round(x, y, 5), Stroke.is(look.graphics(), 2.2));
            case FORGOTTEN ->
                    sketch.figure(
                            new Outline.Round(x, y, 5.4),
                            Hue.CANVAS,
                            Stroke.was(look.graphics(), 1.8));
            case RUNNING, IN_HOST, WAITING, WAITING_ASIDE, SUSPENDED, TRAPPED ->
                    sketch.fill(new Outline.Round(x, y, 5.6), look.graphics());
        }
    }

    /** What can be opened: an angle to the right, or down when it is open. */
    static void disclosure(Sketch sketch, double x, double y, boolean open) {
        var pen =
                open
                        ? new Pen(x - 4, y - 2).to(x, y + 2).to(x + 4, y - 2)
                        : new Pen(x - 2, y - 4).to(x + 2, y).to(x - 2, y + 4);
        sketch.edge(pen.open(), Stroke.is(Hue.INK2, 1.6));
    }

    /** At the left of a row: it has changed since the last stop. */
    public static void changed(Sketch sketch, double x, double y, double height) {
        sketch.fill(new Outline.Rounded(new Box(x, y, 3, height), 1.5), Hue.INK2);
    }

    /** Where something ends in trouble. */
    public static void cross(Sketch sketch, double x, double y) {
        sketch.edge(
                new Pen(x - 5, y - 5).to(x + 5, y + 5).moveTo(x + 5, y - 5).to(x - 5, y + 5).open(),
                Stroke.is(Hue.FORGOTTEN, 2.4));
    }

    /** An overflow: a zigzag, {@code width} wide. */
    public static void overflow(Sketch sketch, double x, double y, double width) {
        int teeth = 3;
        double half = width / teeth / 2;
        var pen = new Pen(x - width / 2, y + 2.4);
        for (int i = 0; i < teeth; i++) {
            pen.by(half, -4.8).by(half, 4.8);
        }
        sketch.edge(pen.open(), Stroke.is(Hue.MEMORY, 1.8));
    }

    /** A migration, and in the timeline an overflow as well: a triangle with its tip up. */
    public static void migration(Sketch sketch, double x, double y, double scale) {
        sketch.figure(
                new Pen(x, y - 5.6 * scale)
                        .to(x + 5.6 * scale, y + 4.4 * scale)
                        .to(x - 5.6 * scale, y + 4.4 * scale)
                        .closed(),
                Hue.MEMORY,
                Stroke.is(Hue.PANEL, 1));
    }

    private static void triangle(
            Sketch sketch, double x, double y, double scale, Paint fill, Stroke stroke) {
        sketch.figure(
                new Pen(x - 4.32 * scale, y - 5.4 * scale)
                        .to(x + 5.4 * scale, y)
                        .to(x - 4.32 * scale, y + 5.4 * scale)
                        .closed(),
                fill,
                stroke);
    }
}
