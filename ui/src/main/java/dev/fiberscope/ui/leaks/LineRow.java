package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The columns of the lists: which verdict, a number, what it is, who, bytes alone and with all that
 * is kept.
 */
final class LineRow extends HBox {
    private static final double SIGN = 11;

    private LineRow(Node... columns) {
        super(columns);
        getStyleClass().add("leak-row");
        setMinWidth(0);
    }

    /** The names of the columns. */
    static LineRow head(String number, String about, String who) {
        var what = Labels.of(about, "tertiary", "small");
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        var row =
                new LineRow(
                        column(Labels.of("verdict", "tertiary", "small"), "leak-verdict"),
                        column(Labels.of(number, "tertiary", "small"), "leak-number"),
                        what,
                        column(Labels.of(who, "tertiary", "small"), "leak-who"),
                        column(Labels.of("alone", "tertiary", "small"), "leak-bytes"),
                        column(Labels.of("keeps", "tertiary", "small"), "leak-bytes"));
        row.getStyleClass().add("leak-head");
        return row;
    }

    /** A row. */
    static LineRow of(
            LeakVerdict verdict, String number, HBox about, Node who, long bytes, long retained) {
        HBox.setHgrow(about, Priority.ALWAYS);
        return new LineRow(
                sign(verdict),
                column(Labels.of(number, "mono"), "leak-number"),
                about,
                column(new HBox(who), "leak-who"),
                column(Labels.of(Amounts.bytes(bytes), "mono", "secondary"), "leak-bytes"),
                column(Labels.of(Amounts.bytes(retained), "mono", "secondary"), "leak-bytes"));
    }

    /** The glyph of a verdict and its word. */
    static Label sign(LeakVerdict verdict) {
        var label = Labels.of(verdict.word());
        label.setGraphic(new GlyphIcon(glyph(verdict), SIGN, style(verdict)));
        label.getStyleClass().addAll("leak-verdict", style(verdict));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Glyph glyph(LeakVerdict verdict) {
        return switch (verdict) {
            case CYCLE, NEVER_STARTED, FORGOTTEN, STRANDED -> Glyph.FORGOTTEN;
            case STALE -> Glyph.SUSPENDED;
        };
    }

    private static String style(LeakVerdict verdict) {
        return switch (verdict) {
            case CYCLE, NEVER_STARTED, FORGOTTEN, STRANDED -> "state-forgotten";
            case STALE -> "state-suspended";
        };
    }

    private static <N extends Region> N column(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }
}
