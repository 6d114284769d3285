package dev.fiberscope.ui.glyph;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.icons.Ink;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * A glyph as large as asked; its colour comes from a style class such as {@code state-running}, or
 * is the second ink.
 */
public final class GlyphIcon extends Pane {
    /** {@code size} is the side of the glyph's box in pixels. */
    public GlyphIcon(Glyph glyph, double size, String... styleClasses) {
        var path = new SVGPath();
        path.setContent(glyph.path());
        path.setStrokeWidth(Glyph.STROKE_WIDTH);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.getStyleClass().add(glyph.ink() == Ink.FILLED ? "filled" : "stroked");
        path.getTransforms().add(new Scale(size / Glyph.BOX, size / Glyph.BOX));
        path.setManaged(false);
        getChildren().add(path);
        getStyleClass().add("glyph");
        getStyleClass().addAll(styleClasses);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(glyph.word());
    }
}
