package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * Asks for another value where the present one stands. Enter sends it, Escape leaves it. One that
 * is refused stays, with the reason below.
 */
final class ValueField {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final String present;
    private final Runnable leave;
    private final TextField field;
    private final Label complaint = Labels.of("", "bad", "value-complaint");
    private Optional<Command.Edit> asked = Optional.empty();

    /** Says which bytes, or which value, typed text means; most often it is always the same. */
    @FunctionalInterface
    interface Meaning {
        Command.Edit of(String text);
    }

    /**
     * For a value that always lies in {@code storage}.
     *
     * @param name of the place and its type, for people who do not see it
     * @param present the value now, as it may be typed
     * @param leave runs when nothing is to change
     */
    ValueField(SessionModel model, Storage storage, String name, String present, Runnable leave) {
        this(model, text -> new Command.Edit(storage, text), name, present, leave);
    }

    ValueField(SessionModel model, Meaning meaning, String name, String present, Runnable leave) {
        this.model = model;
        this.present = present;
        this.leave = leave;
        field = new TextField(present);
        field.getStyleClass().addAll("search", "mono", "value-field");
        field.setId("value-field");
        field.setAccessibleText("new value of " + name);
        field.setOnAction(_ -> send(meaning));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        complaint.setWrapText(true);
        complaint.setMinWidth(0);
        // A grid does not ask again how high wrapped words are, once it knows how wide they may be.
        complaint.widthProperty().subscribe(this::fit);
        field.textProperty().subscribe(_ -> complain(""));
    }

    /** Where it is typed. */
    TextField field() {
        return field;
    }

    private void fit() {
        complaint.setMinHeight(
                complaint.getWidth() > 0
                        ? Math.ceil(complaint.prefHeight(complaint.getWidth()))
                        : Region.USE_PREF_SIZE);
    }

    /** Why the last one was refused; takes no room while nothing was. */
    Label complaint() {
        return complaint;
    }

    /** Puts the keyboard there, with everything selected. */
    void begin() {
        field.requestFocus();
        field.selectAll();
    }

    private void send(Meaning meaning) {
        if (field.getText().strip().equals(present)) {
            leave.run();
            return;
        }
        var edit = meaning.of(field.getText().strip());
        asked = Optional.of(edit);
        model.send(edit);
    }

    /** Takes in what the session said about a command. */
    void hear(Notice.Refused refused) {
        if (asked.filter(refused.command()::equals).isPresent()) {
            complain(refused.sentence());
        }
    }

    private void complain(String sentence) {
        complaint.setText(sentence);
        fit();
        complaint.setVisible(!sentence.isEmpty());
        complaint.setManaged(!sentence.isEmpty());
        field.pseudoClassStateChanged(ERROR, !sentence.isEmpty());
        field.setAccessibleHelp(
                sentence.isEmpty() ? "Enter changes it, Escape leaves it as it is" : sentence);
    }

    private void pressed(KeyEvent input) {
        if (input.getCode() == KeyCode.ESCAPE) {
            input.consume();
            leave.run();
        }
    }
}
