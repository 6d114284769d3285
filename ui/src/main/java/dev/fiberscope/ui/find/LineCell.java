package dev.fiberscope.ui.find;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Draws a line; a press takes it, before the list gets the keyboard. */
final class LineCell extends ListCell<Line> {
    LineCell(Consumer<Line> take) {
        setPrefWidth(0);
        addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                input -> {
                    input.consume();
                    if (getItem() instanceof Line.Entry entry) {
                        take.accept(entry);
                    }
                });
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(null);
        if (empty) {
            return;
        }
        switch (line) {
            case Line.Heading(var section) -> {
                int more = section.all() - section.best().size();
                setAccessibleText(section.title());
                setGraphic(
                        row(
                                Labels.section(section.title()),
                                Labels.of(more > 0 ? more + " more" : "", "tertiary", "small")));
            }
            case Line.Entry(var what) -> {
                setAccessibleText(what.words() + ", " + what.aside());
                var sign = new StackPane();
                what.glyph()
                        .ifPresent(glyph -> sign.getChildren().add(glyph(glyph, what.signClass())));
                sign.getStyleClass().add("finder-sign");
                setGraphic(
                        row(
                                sign,
                                Labels.of(what.words(), "finder-words"),
                                Labels.of(what.aside(), "tertiary", "small")));
            }
        }
    }

    private static GlyphIcon glyph(Glyph glyph, String styleClass) {
        return styleClass.isEmpty()
                ? new GlyphIcon(glyph, 12)
                : new GlyphIcon(glyph, 12, styleClass);
    }

    /** The last at the right; it is never cut. */
    private static HBox row(Node... parts) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(parts);
        row.getChildren().add(parts.length - 1, gap);
        if (parts[parts.length - 1] instanceof Label aside) {
            aside.setMinWidth(USE_PREF_SIZE);
        }
        row.getStyleClass().add("finder-row");
        return row;
    }
}
