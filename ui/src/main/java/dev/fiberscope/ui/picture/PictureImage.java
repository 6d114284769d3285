package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.theme.Palette;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/** A scene as an image, without a window. */
public final class PictureImage {
    private PictureImage() {}

    /** The whole scene, {@code scale} pixels a unit. On the JavaFX thread. */
    public static WritableImage of(PictureScene scene, Palette palette, double scale) {
        var canvas =
                new Canvas(Math.ceil(scene.width() * scale), Math.ceil(scene.height() * scale));
        var painter = new ScenePainter(palette);
        var graphics = canvas.getGraphicsContext2D();
        graphics.setFill(painter.colour(Hue.CANVAS));
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.scale(scale, scale);
        painter.paint(graphics, scene, new Box(0, 0, scene.width(), scene.height()));
        var parameters = new SnapshotParameters();
        parameters.setFill(painter.colour(Hue.CANVAS));
        return canvas.snapshot(parameters, null);
    }
}
