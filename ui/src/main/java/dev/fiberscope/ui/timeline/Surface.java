package dev.fiberscope.ui.timeline;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.picture.ScenePainter;
import dev.fiberscope.ui.theme.Theme;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

/**
 * What the timeline is drawn on: the picture, and above it what comes and goes with the pointer.
 * Sizes are in units.
 */
final class Surface extends Pane {
    private final Canvas picture = new Canvas();
    private final Canvas above = new Canvas();
    private ScenePainter painter;
    private double scale;

    Surface(Theme theme) {
        painter = new ScenePainter(theme.palette());
        scale = theme.scale();
        getChildren().addAll(picture, above);
    }

    void use(Theme theme) {
        painter = new ScenePainter(theme.palette());
        scale = theme.scale();
    }

    /** Pixels a unit. */
    double scale() {
        return scale;
    }

    double wide() {
        return getWidth() / scale;
    }

    double high() {
        return getHeight() / scale;
    }

    @Override
    protected void layoutChildren() {
        fit(picture);
        fit(above);
    }

    private void fit(Canvas canvas) {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
    }

    /** Draws {@code scene} alone; {@code focused} puts a line around it. */
    void show(PictureScene scene, boolean focused) {
        layoutChildren();
        var graphics = picture.getGraphicsContext2D();
        graphics.setFill(painter.colour(Hue.PANEL));
        graphics.fillRect(0, 0, getWidth(), getHeight());
        paint(picture, scene);
        if (focused) {
            graphics.setStroke(painter.colour(Hue.INK2));
            graphics.setLineWidth(1);
            graphics.setLineDashes((double[]) null);
            graphics.strokeRect(1.5, 1.5, getWidth() - 3, getHeight() - 3);
        }
        clearAbove();
    }

    /** Draws {@code scene} above, in place of what was there. */
    void showAbove(PictureScene scene) {
        clearAbove();
        paint(above, scene);
    }

    void clearAbove() {
        above.getGraphicsContext2D().clearRect(0, 0, above.getWidth(), above.getHeight());
    }

    private void paint(Canvas canvas, PictureScene scene) {
        var graphics = canvas.getGraphicsContext2D();
        graphics.save();
        graphics.scale(scale, scale);
        painter.paint(graphics, scene, new Box(0, 0, scene.width(), scene.height()));
        graphics.restore();
    }
}
