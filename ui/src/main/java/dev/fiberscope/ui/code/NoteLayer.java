package dev.fiberscope.ui.code;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.fxmisc.richtext.CodeArea;

/**
 * Draws the notes of the lines in view over the text's free space: at the right edge, or behind the
 * line's last character where that reaches further. Takes no clicks.
 */
final class NoteLayer extends Pane {
    private static final double GAP = 12;
    private final CodeText text;
    private final CodeArea area;
    private LineNotes notes = LineNotes.NONE;

    NoteLayer(CodeText text, CodeArea area) {
        this.text = text;
        this.area = area;
        setMouseTransparent(true);
        setManaged(false);
        getStyleClass().add("note-layer");
    }

    void show(LineNotes next) {
        notes = next;
        place();
    }

    /** Puts the notes where their lines are now. */
    void place() {
        getChildren().clear();
        if (notes.byLine().isEmpty()
                || area.getScene() == null
                || area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        resizeRelocate(0, 0, area.getWidth(), area.getHeight());
        for (int shown = 0; shown < area.getVisibleParagraphs().size(); shown++) {
            int line = area.visibleParToAllParIndex(shown);
            var here = notes.byLine().getOrDefault(line, List.of());
            if (!here.isEmpty()) {
                var row = screenToLocal(area.getVisibleParagraphBoundsOnScreen(shown));
                if (row != null) {
                    place(here, row, textEnd(line));
                }
            }
        }
    }

    private double textEnd(int line) {
        int end = text.end(line);
        return end == text.start(line)
                ? 0
                : area.getCharacterBoundsOnScreen(end - 1, end)
                        .map(this::screenToLocal)
                        .map(Bounds::getMaxX)
                        .orElse(0.0);
    }

    private void place(List<LineNote> here, Bounds row, double textEnd) {
        var box = new HBox();
        box.getStyleClass().add("notes");
        for (var note : here) {
            var label = new Label(note.words());
            label.getStyleClass().addAll("note", "mono", note.kind().styleClass());
            label.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        getChildren().add(box);
        box.applyCss();
        double width = box.prefWidth(-1);
        double height = Math.min(row.getHeight(), box.prefHeight(-1));
        double x = Math.max(textEnd + GAP, getWidth() - width - GAP);
        box.resizeRelocate(x, row.getMinY() + (row.getHeight() - height) / 2, width, height);
    }
}
