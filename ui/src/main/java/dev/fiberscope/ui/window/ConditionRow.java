package dev.fiberscope.ui.window;

import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Condition;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/**
 * Asks for a condition, and goes to the first step at which it holds. There only while somebody
 * asks; Up and Down bring back what was asked before.
 */
final class ConditionRow extends FlowPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final Consumer<List<String>> remember;
    private final TextField field = new TextField();
    private final MenuButton earlier = new MenuButton("Before");
    private final Label complaint = Labels.of("", "bad");
    private final List<String> recent;
    private int at = -1;
    private Optional<Command> asked = Optional.empty();
    private Optional<Node> focusBefore = Optional.empty();

    /**
     * A row that is not there yet.
     *
     * @param recent conditions asked before, the last first
     * @param remember is told of them when they change
     */
    ConditionRow(SessionModel model, List<String> recent, Consumer<List<String>> remember) {
        this.model = model;
        this.recent = new ArrayList<>(recent);
        this.remember = remember;
        setId("condition-row");
        getStyleClass().add("answer-row");
        field.setId("condition");
        field.setPromptText("global $x = 5, $n > 10, stacks > 100");
        field.setAccessibleText("condition, such as global $x = 5, or stacks > 100");
        field.getStyleClass().addAll("search", "mono");
        field.setOnAction(_ -> find());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().subscribe(_ -> complain(""));
        var find = new Button("Find");
        find.getStyleClass().addAll("tool", "answer-button");
        find.setOnAction(_ -> find());
        earlier.getStyleClass().addAll("tool", "condition-before");
        earlier.setAccessibleText("conditions asked before");
        var close = Labels.link("Close", this::leave, "tertiary");
        complaint.setWrapText(true);
        complaint.maxWidthProperty().bind(widthProperty().subtract(48));
        getChildren()
                .addAll(
                        Labels.of("First step at which", "secondary"),
                        field,
                        find,
                        earlier,
                        close,
                        complaint);
        model.refused().subscribe(refused -> refused.ifPresent(this::hear));
        model.session().subscribe(_ -> hide());
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        now.stop().map(Stop::reason).ifPresent(this::arrived);
                    }
                });
        refill();
        hide();
    }

    /** Puts the keyboard into the field. */
    void ask() {
        focusBefore =
                Optional.ofNullable(getScene().getFocusOwner()).filter(each -> !each.equals(field));
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
        asked = Optional.empty();
        at = -1;
    }

    private void leave() {
        hide();
        focusBefore.filter(each -> each.getScene() != null).ifPresent(Node::requestFocus);
    }

    private void find() {
        var stop = model.stop();
        var text = field.getText().strip();
        if (stop.isEmpty() || text.isEmpty()) {
            return;
        }
        var focus = Focus.of(stop.get().snapshot(), model.shown().get().selection());
        switch (Condition.read(
                text, stop.get().snapshot(), focus.stack().map(Stack::id), focus.depth())) {
            case Condition.Reading.Refused(var sentence, int where) -> {
                field.setText(text);
                complain(sentence + " (at character " + (where + 1) + ")");
                field.requestFocus();
                field.selectRange(Math.min(where, text.length()), text.length());
            }
            case Condition.Reading.Read(var condition) -> {
                remember(text);
                var command = new Command.SeekCondition(condition);
                asked = Optional.of(command);
                model.send(command);
            }
        }
    }

    private void remember(String text) {
        recent.remove(text);
        recent.addFirst(text);
        if (recent.size() > WindowSettings.RECENT) {
            recent.removeLast();
        }
        at = -1;
        refill();
        remember.accept(List.copyOf(recent));
    }

    private void refill() {
        earlier.getItems().setAll(recent.stream().map(this::item).toList());
        earlier.setDisable(recent.isEmpty());
    }

    private MenuItem item(String text) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            field.setText(text);
            find();
        });
        return item;
    }

    private void hear(Notice.Refused refused) {
        if (asked.filter(refused.command()::equals).isPresent()) {
            complain(refused.sentence());
        }
    }

    private void arrived(StopReason reason) {
        if (asked.isPresent() && reason instanceof StopReason.Found) {
            leave();
        }
    }

    private void complain(String sentence) {
        complaint.setText(sentence);
        complaint.setVisible(!sentence.isEmpty());
        complaint.setManaged(!sentence.isEmpty());
        field.setAccessibleHelp(sentence);
        field.pseudoClassStateChanged(ERROR, !sentence.isEmpty());
    }

    private void pressed(KeyEvent input) {
        switch (input.getCode()) {
            case ESCAPE -> leave();
            case UP, DOWN -> bringBack(input.getCode() == KeyCode.UP ? 1 : -1);
            default -> {
                return;
            }
        }
        input.consume();
    }

    private void bringBack(int by) {
        at = Math.clamp(at + by, -1, recent.size() - 1);
        field.setText(at < 0 ? "" : recent.get(at));
        field.end();
    }
}
