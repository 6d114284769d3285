package dev.fiberscope.ui.code;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.fxmisc.richtext.CodeArea;

/**
 * Draws the notes of the lines in view over the text's free space, at the right edge. Behind long
 * lines they are shortened, and left out where no room is: they may cover a comment, but never
 * code. Takes no clicks.
 */
final class NoteLayer extends Pane {
    /** Between the code and the notes behind it. */
    private static final double GAP = 12;

    /** In heights of a note: what is narrower tells nothing. */
    private static final double LEAST = 2.5;

    private final CodeText text;
    private final LineColours colours;
    private final CodeArea area;
    private LineNotes notes = LineNotes.NONE;

    NoteLayer(CodeText text, LineColours colours, CodeArea area) {
        this.text = text;
        this.colours = colours;
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
        int end = colours.codeEnd(line);
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
            label.setMinWidth(0);
            box.getChildren().add(label);
        }
        getChildren().add(box);
        box.applyCss();
        double room = getWidth() - textEnd - GAP;
        double width = Math.min(box.prefWidth(-1), room);
        if (width < LEAST * box.prefHeight(-1)) {
            getChildren().remove(box);
            return;
        }
        double height = Math.min(row.getHeight(), box.prefHeight(-1));
        box.resizeRelocate(
                getWidth() - width, row.getMinY() + (row.getHeight() - height) / 2, width, height);
    }
}
