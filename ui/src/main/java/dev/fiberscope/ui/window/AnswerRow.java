package dev.fiberscope.ui.window;

import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/**
 * Asks for the results of a host function that nobody provides; there only while the session waits
 * for them.
 */
final class AnswerRow extends FlowPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final List<TextField> fields = new ArrayList<>();
    private final Label complaint = Labels.of("", "bad");
    private List<String> types = List.of();

    AnswerRow(SessionModel model) {
        this.model = model;
        getStyleClass().add("answer-row");
        complaint.setWrapText(true);
        complaint.maxWidthProperty().bind(widthProperty().subtract(48));
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        refill();
                    }
                });
        refill();
    }

    private void refill() {
        getChildren().clear();
        fields.clear();
        complaint.setText("");
        boolean asked =
                model.stop().filter(stop -> !stop.inPast()).map(Stop::reason).orElse(null)
                        instanceof StopReason.AnswerNeeded;
        setVisible(asked);
        setManaged(asked);
        if (asked
                && model.stop().get().reason()
                        instanceof StopReason.AnswerNeeded(var function, _, var results)) {
            types = results;
            getChildren().add(Labels.of(function + " returns", "mono", "secondary"));
            types.forEach(type ->
                    getChildren().addAll(Labels.of(type, "mono", "code-type-label"), field(type)));
            var button = new Button("Answer");
            button.getStyleClass().addAll("tool", "answer-button");
            button.setId("answer");
            button.setOnAction(_ -> answer());
            getChildren().addAll(button, complaint);
            (fields.isEmpty() ? button : fields.getFirst()).requestFocus();
        }
    }

    private TextField field(String type) {
        var field = new TextField();
        field.setPromptText(ValueText.example(type));
        field.setAccessibleText("result of type " + type);
        field.getStyleClass().addAll("search", "mono");
        field.setOnAction(_ -> answer());
        fields.add(field);
        return field;
    }

    private void answer() {
        var results = new ArrayList<WasmValue>();
        complaint.setText("");
        for (int i = 0; i < types.size(); i++) {
            var field = fields.get(i);
            switch (ValueText.parse(types.get(i), field.getText())) {
                case ValueText.Parsed.Value(var value) -> {
                    results.add(value);
                    field.pseudoClassStateChanged(ERROR, false);
                }
                case ValueText.Parsed.Wrong(var sentence) -> {
                    field.pseudoClassStateChanged(ERROR, true);
                    complaint.setText(types.get(i) + " is " + sentence + ".");
                }
            }
        }
        if (results.size() == types.size()) {
            model.send(new Command.AnswerHostCall(results));
        }
    }
}
