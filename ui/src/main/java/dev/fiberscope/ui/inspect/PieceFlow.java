package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
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
            case Piece.Chosen(var text, var target) -> {
                var link =
                        told(Labels.link(text, () -> model.select(target), "mono"), "Show " + text);
                EventMenu.on(link, model, target);
                yield link;
            }
            case Piece.Step step ->
                    told(
                            Labels.link(
                                    step.text(),
                                    () -> model.send(new Command.TravelTo(step.step())),
                                    "mono"),
                            "Go to step " + step.text());
            case Piece.Beginning beginning -> beginning(model, beginning);
        };
    }

    /** Looks for the event, and then leads to it. */
    private static Hyperlink beginning(SessionModel model, Piece.Beginning piece) {
        var link = Labels.link(piece.text(), () -> {});
        link.setOnAction(_ -> {
            link.setText("looking for it");
            model.search(
                    EventQuery.of(
                                    Set.of(
                                            EventType.CONTINUATION_CREATED,
                                            EventType.ACTIVATION_STARTED))
                            .naming(piece.stack()),
                    Reach.first(),
                    found -> found(model, link, piece, found));
        });
        return told(link, "Look for the event that made " + piece.stack());
    }

    private static void found(
            SessionModel model,
            Hyperlink link,
            Piece.Beginning piece,
            Optional<List<TraceEvent>> found) {
        var made = found.stream().flatMap(List::stream).findFirst();
        link.setText(
                made.map(event -> "at " + new Piece.Step(event.at().step()).text())
                        .orElse(found.isPresent() ? "nobody knows where" : piece.text()));
        made.ifPresent(event -> {
            link.setOnAction(_ -> model.send(new Command.TravelTo(event.at().step())));
            told(link, "Go to step " + new Piece.Step(event.at().step()).text());
        });
    }

    private static Hyperlink told(Hyperlink link, String words) {
        link.setTooltip(new Tooltip(words));
        link.setAccessibleText(words);
        return link;
    }
}
