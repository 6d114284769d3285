package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/**
 * Named values in columns: a bar where one changed since the last stop, name, type, value, what it
 * was.
 */
final class CellGrid extends GridPane {
    /** More are counted, not shown. */
    private static final int LIMIT = 256;

    private static final double SIGN = 10;

    private final SessionModel model;
    private int row;

    CellGrid(SessionModel model) {
        this.model = model;
        getStyleClass().add("cells");
    }

    /** Adds rows below those that are there. */
    void add(List<CellRow> rows) {
        rows.stream().limit(LIMIT).forEach(this::add);
        if (rows.size() > LIMIT) {
            place(Labels.of("and " + (rows.size() - LIMIT) + " more", "tertiary"), 1, 4);
            row++;
        }
    }

    /** Adds a line in words. */
    void say(String name, String words) {
        place(whole(Labels.of(name, "tertiary")), 1, 1);
        place(Labels.of(words, "tertiary"), 2, 3);
        row++;
    }

    private void add(CellRow cell) {
        var bar = new Region();
        bar.getStyleClass().add(cell.was().isPresent() ? "changed-bar" : "unchanged-bar");
        place(bar, 0, 1);
        place(whole(Labels.of(cell.cell().name(), "mono")), 1, 1);
        var type = Labels.of(cell.cell().type(), "mono", "code-type-label");
        type.setTooltip(new Tooltip(cell.cell().type()));
        place(type, 2, 1);
        place(whole(value(cell.cell().value())), 3, 1);
        cell.was().ifPresent(was -> place(Labels.of("was " + was, "tertiary", "mono"), 4, 1));
        row++;
    }

    private Region continuation(ContinuationId id, boolean consumed) {
        if (consumed) {
            var label = Labels.of(id.toString(), "mono", "state-over");
            label.setGraphic(new GlyphIcon(Glyph.CONSUMED, SIGN, "state-over"));
            label.setTooltip(new Tooltip(id + " is consumed: each further use traps"));
            label.setAccessibleText(id + " consumed");
            return label;
        }
        var link =
                Labels.link(
                        id.toString(), () -> model.select(new Selected.OfContinuation(id)), "mono");
        model.stop()
                .flatMap(stop ->
                        Focus.of(stop.snapshot(), Optional.of(new Selected.OfContinuation(id)))
                                .stack())
                .map(stack -> StateSign.of(stack.state()))
                .ifPresent(sign ->
                        link.setGraphic(new GlyphIcon(sign.glyph(), SIGN, sign.styleClass())));
        return link;
    }

    /** Never shortened; it is the type that makes room. */
    private static <T extends Region> T whole(T node) {
        node.setMinWidth(USE_PREF_SIZE);
        return node;
    }

    private void place(Node node, int column, int span) {
        add(node, column, row, span, 1);
    }

    private Region value(WasmValue value) {
        if (value instanceof WasmValue.Continuation(var id, boolean consumed)) {
            return continuation(id, consumed);
        }
        return Labels.of(
                value.toString(),
                "mono",
                value instanceof WasmValue.Null ? "tertiary" : "cell-value");
    }
}
