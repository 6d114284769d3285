package dev.fiberscope.ui.glyph;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.icons.Ink;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * A glyph as large as asked; its colour comes from a style class such as {@code state-running}, or
 * is the second ink. It grows with the font of what it stands in.
 */
public final class GlyphIcon extends Pane {
    /** Pixels of the font at which a glyph has the size that was asked for. */
    private static final double ORDINARY_FONT = 12;

    /** {@code size} is the side of the glyph's box in pixels, in a font of the ordinary size. */
    public GlyphIcon(Glyph glyph, double size, String... styleClasses) {
        var path = new SVGPath();
        path.setContent(glyph.path());
        path.setStrokeWidth(Glyph.STROKE_WIDTH);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.getStyleClass().add(glyph.ink() == Ink.FILLED ? "filled" : "stroked");
        var scale = new Scale(size / Glyph.BOX, size / Glyph.BOX);
        path.getTransforms().add(scale);
        path.setManaged(false);
        getChildren().add(path);
        getStyleClass().add("glyph");
        getStyleClass().addAll(styleClasses);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-min-width: %1$.4fem; -fx-min-height: %1$.4fem; -fx-pref-width:"
                                + " %1$.4fem; -fx-pref-height: %1$.4fem; -fx-max-width: %1$.4fem;"
                                + " -fx-max-height: %1$.4fem;",
                        size / ORDINARY_FONT));
        prefWidthProperty()
                .subscribe(side -> {
                    scale.setX(side.doubleValue() / Glyph.BOX);
                    scale.setY(side.doubleValue() / Glyph.BOX);
                });
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(glyph.word());
    }
}
