package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The life of one continuation, as far as is recorded; there only when somebody asked for one. */
final class LifeView extends VBox {
    /** It may be handed on very often. */
    private static final int MOST = 50;

    private final SessionModel model;
    private final Texts texts;
    private Optional<ContinuationId> shown = Optional.empty();

    LifeView(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("continuation-life");
        model.session().subscribe(_ -> close());
        close();
    }

    /** Looks for what happened to {@code continuation}. */
    void tell(ContinuationId continuation) {
        shown = Optional.of(continuation);
        setVisible(true);
        setManaged(true);
        say(continuation, "Looking.");
        model.trace(
                continuation,
                MOST,
                events ->
                        events.ifPresentOrElse(
                                all -> found(continuation, all),
                                () ->
                                        say(
                                                continuation,
                                                "The search gave way to something else: ask again.")));
    }

    private void close() {
        shown = Optional.empty();
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    private void found(ContinuationId continuation, List<TraceEvent> events) {
        var lines = Life.of(continuation, events, texts::where);
        if (lines.isEmpty()) {
            say(continuation, "Nothing is recorded of it.");
        } else {
            fill(continuation, lines);
        }
    }

    private void say(ContinuationId continuation, String sentence) {
        fill(continuation, List.of(new StackLines.Line("", List.of(new Piece.Words(sentence)))));
    }

    /** Nothing, if another one is told by now. */
    private void fill(ContinuationId continuation, List<StackLines.Line> lines) {
        if (shown.filter(continuation::equals).isEmpty()) {
            return;
        }
        var close = Labels.link("close", this::close, "tertiary", "small");
        close.setAccessibleText("close the life of " + continuation);
        var heading = new HBox(Labels.section("The life of " + continuation), close);
        heading.getStyleClass().add("life-heading");
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        for (var line : lines) {
            var name = Labels.of(line.name(), "tertiary");
            name.setMinWidth(USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(grid.getRowCount(), name, new PieceFlow(model, line.pieces()));
        }
        getChildren().setAll(heading, grid);
    }
}
