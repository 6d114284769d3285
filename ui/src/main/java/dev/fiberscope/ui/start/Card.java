package dev.fiberscope.ui.start;

import dev.fiberscope.ui.glyph.Labels;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * One sample: title, paragraph, name. Pressed as a button is; unlike one, it is as high as its text
 * needs.
 */
final class Card extends VBox {
    private final Runnable choose;

    Card(GalleryEntry entry, Consumer<GalleryEntry> chosen) {
        choose = () -> chosen.accept(entry);
        var text = words(entry.paragraph());
        var name = Labels.of("sample:" + entry.name(), "tertiary", "mono", "small");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(Labels.of(entry.title(), "strong", "card-title"), text, name);
        getStyleClass().addAll("card", "gallery-card");
        setId("sample-" + entry.name());
        setAlignment(Pos.TOP_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(entry.title() + ". " + entry.paragraph());
        setOnMouseClicked(_ -> choose.run());
        setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ENTER || input.getCode() == KeyCode.SPACE) {
                choose.run();
                input.consume();
            }
        });
    }

    /** Words between backquotes are code. */
    private static TextFlow words(String paragraph) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll("text-flow", "card-text");
        var parts = paragraph.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            var part = new Text(parts[i]);
            part.getStyleClass().add(i % 2 == 0 ? "secondary" : "mono");
            flow.getChildren().add(part);
        }
        return flow;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            choose.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
