package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One stop condition: its sign switches it off and on, its cross removes it. */
final class StopRow extends HBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final double SIGN = 11;
    private static final double CROSS = 9;

    private final String words;
    private final Button sign = new Button();
    private final Button remove = new Button();
    private final Label hits = Labels.of("", "mono", "tertiary", "stop-hits");
    private StopCondition condition;

    /**
     * @param name says where or after what it stops
     * @param words the same in full
     */
    StopRow(SessionModel model, StopCondition condition, Labeled name, String words) {
        this.condition = condition;
        this.words = words;
        sign.getStyleClass().setAll("bare-button", "stop-sign");
        sign.setOnAction(_ -> model.change(this.condition, !this.condition.on()));
        remove.setGraphic(new GlyphIcon(Glyph.CLOSE, CROSS));
        remove.getStyleClass().setAll("bare-button", "stop-remove");
        remove.setAccessibleText("remove the stop: " + words);
        remove.setTooltip(new Tooltip("Remove"));
        remove.setOnAction(_ -> model.remove(this.condition));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAccessibleText(words);
        name.setTooltip(new Tooltip(words));
        hits.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(sign, name, hits, remove);
        getStyleClass().add("stop-row");
        show(condition);
    }

    /** The same place or events, on or off, with its hits by now. */
    void show(StopCondition next) {
        condition = next;
        var glyph =
                switch (next) {
                    case StopCondition.Breakpoint _ ->
                            next.on() ? Glyph.BREAKPOINT : Glyph.BREAKPOINT_OFF;
                    case StopCondition.AfterEvent _ ->
                            next.on() ? Glyph.EVENT_STOP : Glyph.EVENT_STOP_OFF;
                };
        sign.setGraphic(new GlyphIcon(glyph, SIGN, "state-stop"));
        sign.setAccessibleText("switch " + (next.on() ? "off" : "on") + " the stop: " + words);
        sign.setTooltip(new Tooltip(next.on() ? "On. Switch off" : "Off. Switch on"));
        hits.setText(String.format(Locale.ROOT, "%,d", next.hits()));
        hits.setAccessibleText(next.hits() == 1 ? "1 hit" : hits.getText() + " hits");
        pseudoClassStateChanged(OFF, !next.on());
    }

    /** The keyboard is in this row. */
    boolean hasKeyboard() {
        return getChildren().stream().anyMatch(Node::isFocused);
    }

    void takeKeyboard() {
        sign.requestFocus();
    }
}
