package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Where the session stops by itself: breakpoints, and stops after events, each with its hits up to
 * the present step. The name of a breakpoint shows its line.
 */
public final class StopsView {
    private final SessionModel model;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final Button add = new Button();
    private Map<Object, StopRow> shown = Map.of();
    private Optional<ContextMenu> menu = Optional.empty();

    public StopsView(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        rows.getStyleClass().add("stops");
        add.setId("add-event-stop");
        add.setGraphic(new GlyphIcon(Glyph.ADD, 10));
        add.getStyleClass().setAll("bare-button");
        add.setAccessibleText("stop at an event");
        add.setTooltip(new Tooltip("Stop at an event"));
        add.setOnAction(_ -> choose());
        model.conditions().addListener((Observable _) -> refill());
        refill();
    }

    public Region node() {
        return rows;
    }

    /** The button that adds a stop after events. */
    public Button add() {
        return add;
    }

    /** Offers the events to stop after, at {@link #add()}, which must be in the window. */
    public void choose() {
        menu.ifPresent(ContextMenu::hide);
        var next =
                EventStopMenu.of(
                        model.modules(), event -> model.send(new Command.SetEventStop(event)));
        menu = Optional.of(next);
        next.show(add, Side.BOTTOM, 0, 0);
    }

    private void refill() {
        var before = shown;
        var next = new LinkedHashMap<Object, StopRow>();
        for (var condition : model.conditions()) {
            var key = key(condition);
            var row = before.get(key);
            if (row == null) {
                row = row(condition);
            } else {
                row.show(condition);
            }
            next.put(key, row);
        }
        if (!next.keySet().equals(before.keySet()) || next.isEmpty()) {
            fill(before, next);
        }
        shown = next;
    }

    /** The keyboard stays in the list when its row goes. */
    private void fill(Map<Object, StopRow> before, Map<Object, StopRow> next) {
        var old = new ArrayList<>(before.values());
        var all = new ArrayList<>(next.values());
        var typed = old.stream().filter(StopRow::hasKeyboard).findFirst();
        if (all.isEmpty()) {
            var none =
                    Labels.of(
                            "None yet. Click beside a line number or press F9; + stops at an event.",
                            "tertiary");
            none.setWrapText(true);
            rows.getChildren().setAll(none);
        } else {
            rows.getChildren().setAll(all);
        }
        typed.ifPresent(row -> {
            if (all.isEmpty()) {
                add.requestFocus();
            } else {
                int place = Math.min(old.indexOf(row), all.size() - 1);
                (all.contains(row) ? row : all.get(place)).takeKeyboard();
            }
        });
    }

    /** What stays the same while it is switched and hit. */
    private static Object key(StopCondition condition) {
        return switch (condition) {
            case StopCondition.Breakpoint(var at, _, _) -> at;
            case StopCondition.AfterEvent(var event, _, _) -> event;
        };
    }

    private StopRow row(StopCondition condition) {
        return switch (condition) {
            case StopCondition.Breakpoint(var at, _, _) -> {
                var where = texts.where(at);
                Runnable show = () -> model.select(new Selected.OfPlace(at));
                var name = Labels.link(where, show, "mono", "stop-name");
                yield new StopRow(model, condition, name, where);
            }
            case StopCondition.AfterEvent(var event, _, _) ->
                    new StopRow(
                            model,
                            condition,
                            Labels.of(StopWords.shortly(event), "stop-event"),
                            StopWords.of(event));
        };
    }
}
