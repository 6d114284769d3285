package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How one value is shown, and what a click on it does. */
final class CellValue {
    private static final double SIGN = 10;

    private final SessionModel model;
    private final Runnable changed;
    private VectorShape shape = VectorShape.I32X4;

    /** {@code changed} runs when values are to be shown anew. */
    CellValue(SessionModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
    }

    /** The value in words. */
    String words(WasmValue value) {
        return switch (value) {
            case WasmValue.V128 vector -> shape.text(vector);
            case WasmValue.Host(long number) -> "host object " + number;
            default -> value.toString();
        };
    }

    /** {@code $node, struct 4, open}. */
    String told(TreeRow.OfCell row) {
        return row.cell().name()
                + ", "
                + words(row.cell().value())
                + row.inside()
                        .map(inside ->
                                ", "
                                        + inside.words()
                                        + (inside.empty()
                                                ? ""
                                                : inside.open() ? ", open" : ", closed"))
                        .orElse("")
                + row.was().map(was -> ", was " + words(was)).orElse("");
    }

    /** The value as it may be typed. */
    String typed(WasmValue value) {
        return TypedWords.of(value, shape);
    }

    Region node(TreeRow.OfCell row) {
        return switch (row.cell().value()) {
            case WasmValue.Continuation(var id, boolean consumed) ->
                    consumed ? consumed(id) : continuation(id);
            case WasmValue.V128 vector -> vector(vector);
            case WasmValue.Function(int instance, var name) -> function(instance, name);
            case WasmValue.Null _ -> whole(Labels.of("null", "mono", "tertiary"));
            case WasmValue value -> plain(row, value);
        };
    }

    private Region plain(TreeRow.OfCell row, WasmValue value) {
        var label = Labels.of(words(value), "mono", "cell-value");
        if (row.inside().isEmpty()) {
            return whole(label);
        }
        var inside = Labels.of(row.inside().get().words(), "tertiary");
        inside.setMinWidth(0);
        inside.setTooltip(new Tooltip(row.inside().get().words()));
        var both = new HBox(whole(label), inside);
        both.getStyleClass().add("cell-object");
        return both;
    }

    private Region vector(WasmValue.V128 vector) {
        var next = shape.next();
        var choose =
                Labels.link(
                        shape.word(),
                        () -> {
                            shape = next;
                            changed.run();
                        },
                        "mono",
                        "tertiary");
        choose.setTooltip(new Tooltip("Show vectors as " + next.word()));
        choose.setAccessibleText(
                "vectors are shown as " + shape.word() + "; show them as " + next.word());
        whole(choose);
        var lanes = Labels.of(shape.text(vector), "mono", "cell-value");
        lanes.setTooltip(new Tooltip(vector.toString()));
        lanes.setMinWidth(0);
        var both = new HBox(choose, lanes);
        both.getStyleClass().add("cell-object");
        return both;
    }

    private Region function(int instance, String name) {
        var index = Instances.function(model.modules(), instance, name);
        if (index.isEmpty()) {
            return whole(Labels.of(name, "mono", "cell-value"));
        }
        var at = new CodePoint(instance, index.get(), 0);
        var link = Labels.link(name, () -> model.select(new Selected.OfPlace(at)), "mono");
        link.setTooltip(new Tooltip("Show the code of " + name));
        return whole(link);
    }

    private static Region consumed(ContinuationId id) {
        var label = Labels.of(id.toString(), "mono", "state-over");
        label.setGraphic(new GlyphIcon(Glyph.CONSUMED, SIGN, "state-over"));
        label.setTooltip(new Tooltip(id + " is consumed: each further use traps"));
        label.setAccessibleText(id + " consumed");
        return whole(label);
    }

    private Region continuation(ContinuationId id) {
        var target = new Selected.OfContinuation(id);
        var stack =
                model.stop()
                        .flatMap(stop -> Focus.of(stop.snapshot(), Optional.of(target)).stack());
        var link = Labels.link(id.toString(), () -> model.select(target), "mono");
        stack.map(each -> StateSign.of(each.state()))
                .ifPresent(sign ->
                        link.setGraphic(new GlyphIcon(sign.glyph(), SIGN, sign.styleClass())));
        stack.ifPresent(each ->
                link.setTooltip(new Tooltip("Show " + each.id() + ", " + each.state().word())));
        return whole(link);
    }

    private static <T extends Region> T whole(T node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }
}
