package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Pieces in lines that wrap; each name can be clicked, or reached with Tab and pressed. */
final class PieceFlow extends TextFlow {
    PieceFlow(SessionModel model, List<Piece> pieces, String... styleClasses) {
        getStyleClass().add("text-flow");
        for (var piece : pieces) {
            getChildren().add(node(model, piece, styleClasses));
        }
        setMinWidth(0);
    }

    private static Node node(SessionModel model, Piece piece, String... styleClasses) {
        return switch (piece) {
            case Piece.Words(var text) -> {
                var words = new Text(text);
                words.getStyleClass().addAll(styleClasses);
                yield words;
            }
            case Piece.Chosen(var text, var target) ->
                    told(Labels.link(text, () -> model.select(target), "mono"), "Show " + text);
            case Piece.Step step ->
                    told(
                            Labels.link(
                                    step.text(),
                                    () -> model.send(new Command.TravelTo(step.step())),
                                    "mono"),
                            "Go to step " + step.text());
        };
    }

    private static <T extends javafx.scene.control.Hyperlink> T told(T link, String words) {
        link.setTooltip(new Tooltip(words));
        link.setAccessibleText(words);
        return link;
    }
}
