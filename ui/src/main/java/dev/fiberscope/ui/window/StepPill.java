package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The step number, and how far the recording goes. Pressed, it asks for the step to go to. */
final class StepPill extends StackPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final Label step = Labels.of("", "step-number", "mono");
    private final Label recorded = Labels.of("", "step-recorded");
    private final Button button = new Button();
    private final TextField field = new TextField();

    StepPill(SessionModel model) {
        this.model = model;
        var lines = new VBox(step, recorded);
        lines.getStyleClass().add("step-lines");
        button.setGraphic(lines);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("step-pill");
        button.setId("step-pill");
        button.setTooltip(new Tooltip("Go to a step  (Ctrl+G)"));
        button.setOnAction(_ -> ask());
        field.getStyleClass().setAll("text-input", "text-field", "step-pill", "mono");
        field.setPromptText("step");
        field.setAccessibleText("step to go to");
        field.setVisible(false);
        field.setOnAction(_ -> go());
        field.setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ESCAPE) {
                leave();
            }
        });
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        leave();
                    }
                });
        getChildren().addAll(button, field);
        model.shown().subscribe(_ -> show());
        model.progress().subscribe(_ -> show());
        model.busy().subscribe(_ -> show());
        show();
    }

    /** Lets people type a step number. */
    void ask() {
        field.clear();
        field.pseudoClassStateChanged(ERROR, false);
        field.setVisible(true);
        button.setVisible(false);
        field.requestFocus();
    }

    private void leave() {
        field.setVisible(false);
        button.setVisible(true);
    }

    private void go() {
        var typed = step(field.getText());
        if (typed.isEmpty()) {
            field.pseudoClassStateChanged(ERROR, true);
            return;
        }
        leave();
        model.send(new Command.TravelTo(typed.getAsLong()));
    }

    /** A step number as people type it, {@code 48,213} too; empty when it is none. */
    static OptionalLong step(String typed) {
        var digits = typed.strip().replace(",", "").replace("_", "");
        return digits.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    private void show() {
        var stop = model.stop();
        button.setDisable(stop.isEmpty());
        if (model.busy().get()) {
            step.setText("step " + SentenceBar.count(model.progress().get()));
            recorded.setText("running");
        } else {
            step.setText(
                    stop.map(each -> "step " + SentenceBar.count(each.snapshot().step()))
                            .orElse("no program"));
            recorded.setText(
                    stop.map(each ->
                                    each.inPast()
                                            ? "recorded to " + SentenceBar.count(each.recordedTo())
                                            : "newest step")
                            .orElse("open one to begin"));
        }
        button.setAccessibleText(step.getText() + ", " + recorded.getText() + ". Go to a step");
    }
}
