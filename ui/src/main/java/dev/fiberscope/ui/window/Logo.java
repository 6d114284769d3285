package dev.fiberscope.ui.window;

import dev.fiberscope.icons.ApplicationIcon;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/** The application icon as a node, and as an image. */
final class Logo {
    private Logo() {}

    /** {@code icon} in a square of {@code size} pixels. */
    static Node node(ApplicationIcon icon, double size) {
        var pane = new Pane(parts(icon, size));
        pane.setMinSize(size, size);
        pane.setMaxSize(size, size);
        return pane;
    }

    /** {@code icon} as an image of {@code size} pixels. On the JavaFX thread. */
    static Image image(ApplicationIcon icon, int size) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return new Pane(parts(icon, size)).snapshot(parameters, null);
    }

    private static Group parts(ApplicationIcon icon, double size) {
        var group = new Group();
        for (var part : icon.parts()) {
            var path = new SVGPath();
            path.setContent(part.path());
            var colour = Color.web(part.colour());
            switch (part) {
                case ApplicationIcon.Part.Filled _ -> path.setFill(colour);
                case ApplicationIcon.Part.Stroked(_, _, double width) -> {
                    path.setFill(Color.TRANSPARENT);
                    path.setStroke(colour);
                    path.setStrokeWidth(width);
                    path.setStrokeLineCap(StrokeLineCap.ROUND);
                    path.setStrokeLineJoin(StrokeLineJoin.ROUND);
                }
            }
            group.getChildren().add(path);
        }
        group.getTransforms()
                .add(new Scale(size / ApplicationIcon.BOX, size / ApplicationIcon.BOX));
        group.setManaged(false);
        return group;
    }
}
