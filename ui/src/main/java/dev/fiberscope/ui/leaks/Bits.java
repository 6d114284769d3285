package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Bit;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Lines with names that can be clicked, or reached with Tab and pressed. */
final class Bits {
    private final SessionModel model;
    private final Consumer<LeakPage> open;

    /** {@code open} shows a page. */
    Bits(SessionModel model, Consumer<LeakPage> open) {
        this.model = model;
        this.open = open;
    }

    /** In as many lines as it takes. */
    TextFlow flow(List<Bit> bits) {
        var flow = new TextFlow();
        flow.getStyleClass().add("text-flow");
        flow.setMinWidth(0);
        for (var bit : bits) {
            flow.getChildren().add(bit instanceof Bit.Words(var text) ? words(text) : link(bit));
        }
        return flow;
    }

    private static Node words(String text) {
        var words = new Text(text);
        words.getStyleClass().add("secondary");
        return words;
    }

    /** In one line; what there is no room for is cut off. */
    HBox row(List<Bit> bits) {
        var row = new HBox();
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        var room = new Rectangle();
        room.widthProperty().bind(row.widthProperty());
        room.heightProperty().bind(row.heightProperty());
        row.setClip(room);
        for (var bit : bits) {
            if (bit instanceof Bit.Words(var text)) {
                var label = Labels.of(text, "secondary");
                label.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(label);
            } else {
                var link = link(bit);
                link.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(link);
            }
        }
        return row;
    }

    /** A name alone. */
    Hyperlink link(Bit bit) {
        return switch (bit) {
            case Bit.Words(var text) -> Labels.link(text, () -> {});
            case Bit.Chosen(var text, var target) ->
                    told(Labels.link(text, () -> model.select(target), "mono"), "Show " + text);
            case Bit.Step(long step) ->
                    told(
                            Labels.link(
                                    bit.text(),
                                    () -> model.send(new Command.TravelTo(step)),
                                    "mono",
                                    "leak-step"),
                            "Go to step " + bit.text());
            case Bit.Page(var text, var page) ->
                    told(
                            Labels.link(text, () -> open.accept(page), "mono", "leak-page"),
                            "Open " + text);
        };
    }

    private static Hyperlink told(Hyperlink link, String words) {
        link.setTooltip(new Tooltip(words));
        link.setAccessibleText(words);
        return link;
    }
}
