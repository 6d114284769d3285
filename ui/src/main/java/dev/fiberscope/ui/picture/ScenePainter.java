package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Stroke;
import dev.fiberscope.ui.motion.Shade;
import dev.fiberscope.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws the marks of a scene on a canvas, in one palette. */
public final class ScenePainter {
    private static final double STRIPES = 8.5;
    private static final double STRIPE_OPACITY = 0.55;

    private final Colours colours;

    public ScenePainter(Palette palette) {
        this.colours = new Colours(palette);
    }

    /** The colour of a role. */
    public Color colour(Hue hue) {
        return colours.of(hue);
    }

    /**
     * Draws what lies in {@code visible}, in the units and the transformation that {@code graphics}
     * has.
     */
    public void paint(GraphicsContext graphics, PictureScene scene, Box visible) {
        prepare(graphics);
        for (var mark : scene.marks()) {
            if (mark.bounds().grown(1).overlaps(visible)) {
                paint(graphics, mark);
            }
        }
    }

    /** Draws one moment of a transition; its state afterwards is fully opaque. */
    public void paint(GraphicsContext graphics, List<Shade> shades, Box visible) {
        prepare(graphics);
        for (var shade : shades) {
            if (shade.mark().bounds().grown(1).overlaps(visible)) {
                graphics.setGlobalAlpha(shade.opacity());
                paint(graphics, shade.mark());
            }
        }
        graphics.setGlobalAlpha(1);
    }

    private static void prepare(GraphicsContext graphics) {
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
    }

    private void paint(GraphicsContext graphics, Mark mark) {
        switch (mark) {
            case Mark.Figure(var outline, var fill, var stroke) -> {
                fill(graphics, outline, fill);
                stroke(graphics, outline, stroke);
            }
            case Mark.Words words -> {
                graphics.setFont(FontMeasure.font(words.face(), words.size()));
                graphics.setFill(colours.of(words.hue()));
                graphics.fillText(words.text(), words.x(), words.baseline());
            }
            case Mark.Arrow(
                            double x1,
                            double y1,
                            double bend1,
                            double bend2,
                            double x2,
                            double y2,
                            var stroke) -> {
                use(graphics, stroke);
                graphics.beginPath();
                graphics.moveTo(x1, y1);
                graphics.bezierCurveTo(bend1, y1, bend2, y2, x2 - 4, y2);
                graphics.stroke();
                graphics.setFill(colours.of(stroke.hue()));
                graphics.fillPolygon(
                        new double[] {x2, x2 - 7.2, x2 - 7.2},
                        new double[] {y2, y2 + 3.6, y2 - 3.6},
                        3);
            }
        }
    }

    private void fill(GraphicsContext graphics, Outline outline, Paint paint) {
        switch (paint) {
            case Paint.None() -> {
                return;
            }
            case Paint.Plain(var hue) -> graphics.setFill(colours.of(hue));
            case Paint.Veil(var hue, double opacity) -> {
                var colour = colours.of(hue);
                graphics.setFill(
                        Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity));
            }
            case Paint.Hatched(var ground, var stripes) ->
                    graphics.setFill(hatch(colours.of(ground), colours.of(stripes)));
        }
        switch (outline) {
            case Outline.Rounded(var box, double radius) when radius == 0 ->
                    graphics.fillRect(box.x(), box.y(), box.width(), box.height());
            case Outline.Rounded(var box, double radius) ->
                    graphics.fillRoundRect(
                            box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
            case Outline.Round(double x, double y, double radius) ->
                    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            case Outline.Drawn drawn -> {
                trace(graphics, drawn);
                graphics.fill();
            }
        }
    }

    private void stroke(GraphicsContext graphics, Outline outline, Stroke stroke) {
        if (stroke.width() == 0) {
            return;
        }
        use(graphics, stroke);
        switch (outline) {
            case Outline.Rounded(var box, double radius) ->
                    graphics.strokeRoundRect(
                            box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
            case Outline.Round(double x, double y, double radius) ->
                    graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            case Outline.Drawn drawn -> {
                trace(graphics, drawn);
                graphics.stroke();
            }
        }
    }

    private void use(GraphicsContext graphics, Stroke stroke) {
        graphics.setStroke(colours.of(stroke.hue()));
        graphics.setLineWidth(stroke.width());
        switch (stroke.time()) {
            case IS -> {
                graphics.setLineDashes((double[]) null);
                graphics.setLineCap(StrokeLineCap.ROUND);
            }
            case WILL -> {
                graphics.setLineDashes(6, 4);
                graphics.setLineCap(StrokeLineCap.BUTT);
            }
            case WAS -> {
                graphics.setLineDashes(1.5, 3);
                graphics.setLineCap(StrokeLineCap.BUTT);
            }
        }
    }

    private static void trace(GraphicsContext graphics, Outline.Drawn drawn) {
        graphics.beginPath();
        for (var step : drawn.steps()) {
            switch (step) {
                case Outline.Step.Move(double x, double y) -> graphics.moveTo(x, y);
                case Outline.Step.Line(double x, double y) -> graphics.lineTo(x, y);
                case Outline.Step.Curve(
                                double x1,
                                double y1,
                                double x2,
                                double y2,
                                double x,
                                double y) ->
                        graphics.bezierCurveTo(x1, y1, x2, y2, x, y);
                case Outline.Step.Close() -> graphics.closePath();
            }
        }
    }

    /**
     * Stripes from the lower left to the upper right, one in {@link #STRIPES} units along either
     * side.
     */
    private static LinearGradient hatch(Color ground, Color stripes) {
        var stripe = ground.interpolate(stripes, STRIPE_OPACITY);
        double part = 0.27;
        return new LinearGradient(
                0,
                0,
                STRIPES / 2,
                STRIPES / 2,
                false,
                CycleMethod.REPEAT,
                new Stop(0, stripe),
                new Stop(part - 0.08, stripe),
                new Stop(part + 0.08, ground),
                new Stop(0.92, ground),
                new Stop(1, stripe));
    }
}
