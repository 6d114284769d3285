package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.Place;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The bar under the text: finds words, or goes to a line or function. Escape closes it. */
final class FindBar extends HBox {
    private final CodeText text;
    private final CodeView view;
    private final Runnable arrived;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button before = new Button("Previous");
    private final Button after = new Button("Next");
    private List<Place> found = List.of();
    private int shown;
    private boolean goes;

    /** {@code arrived} is called when a place was chosen with Enter. */
    FindBar(CodeText text, CodeView view, Runnable arrived) {
        this.text = text;
        this.view = view;
        this.arrived = arrived;
        getStyleClass().add("find-bar");
        field.setId("find-in-code");
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("find-count");
        count.setMinWidth(USE_PREF_SIZE);
        before.setMinWidth(USE_PREF_SIZE);
        after.setMinWidth(USE_PREF_SIZE);
        before.setOnAction(_ -> move(-1));
        after.setOnAction(_ -> move(1));
        var close = new Button("Close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> close());
        getChildren().addAll(field, count, before, after, close);
        field.textProperty().subscribe(_ -> typed());
        field.setOnAction(_ -> entered());
        setOnKeyPressed(input -> {
            switch (input.getCode()) {
                case KeyCode.ESCAPE -> {
                    close();
                    input.consume();
                }
                case KeyCode.ENTER -> {
                    if (input.isShiftDown() && !goes) {
                        move(-1);
                        input.consume();
                    }
                }
                default -> {}
            }
        });
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Opens the bar to find words. */
    void find() {
        open(false, "Find in " + text.name());
    }

    /** Opens the bar to go to a line or function. */
    void askForPlace() {
        open(true, "Line number, or function such as $main");
    }

    private void open(boolean toPlace, String words) {
        if (goes != toPlace) {
            field.clear();
        }
        goes = toPlace;
        field.setPromptText(toPlace ? "Line or $function" : "Find");
        field.setAccessibleText(words);
        before.setVisible(!toPlace);
        after.setVisible(!toPlace);
        before.setManaged(!toPlace);
        after.setManaged(!toPlace);
        setVisible(true);
        typed();
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        setVisible(false);
        view.focus();
    }

    private void typed() {
        if (!isVisible()) {
            return;
        }
        if (goes) {
            var line = Search.line(text, field.getText());
            boolean wrong = !field.getText().isBlank() && line.isEmpty();
            say(
                    line.isPresent()
                            ? "line " + (line.getAsInt() + 1)
                            : wrong ? Search.complaint(text, field.getText()) : "",
                    wrong);
            return;
        }
        found = Search.all(text.text(), field.getText());
        shown = Search.next(found, text.start(view.cursorLine()));
        show();
    }

    private void entered() {
        if (goes) {
            Search.line(text, field.getText())
                    .ifPresent(line -> {
                        view.moveCursor(text.start(line));
                        view.reveal(line);
                        arrived.run();
                        close();
                    });
        } else {
            move(1);
        }
    }

    private void move(int by) {
        if (!found.isEmpty()) {
            shown = Math.floorMod(shown + by, found.size());
            show();
            arrived.run();
        }
    }

    private void say(String words, boolean wrong) {
        count.setText(words);
        count.getStyleClass().removeAll("bad");
        if (wrong) {
            count.getStyleClass().add("bad");
        }
    }

    private void show() {
        if (found.isEmpty()) {
            say(field.getText().isEmpty() ? "" : "none", !field.getText().isEmpty());
            return;
        }
        say((shown + 1) + " of " + found.size() + (found.size() == Search.LIMIT ? "+" : ""), false);
        var place = found.get(shown);
        view.select(place);
        view.reveal(text.line(place.start()));
    }
}
