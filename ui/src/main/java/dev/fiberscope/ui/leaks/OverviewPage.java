package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.Bit;
import dev.fiberscope.ui.leaks.layout.ChartDrawing.Chart;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import dev.fiberscope.ui.leaks.layout.VerdictWords;
import dev.fiberscope.ui.theme.Theme;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How much is leaked, by verdict, and whether it grows. */
final class OverviewPage extends HBox {
    private final Bits bits;
    private final Runnable lookBack;
    private final VBox left = new VBox();
    private final Label growth = Labels.of("", "secondary");
    private final LeakChart chart;

    /**
     * @param go is told the steps that are pressed in the chart
     * @param lookBack looks in the whole run for where stacks were made
     */
    OverviewPage(Bits bits, Theme theme, LongConsumer go, Runnable lookBack) {
        this.bits = bits;
        this.lookBack = lookBack;
        chart = new LeakChart(theme, go);
        left.getStyleClass().add("leak-overview");
        var scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("leak-scroll");
        scroll.setMinWidth(Region.USE_PREF_SIZE);
        scroll.setMinHeight(0);
        setMinHeight(0);
        growth.setMinWidth(0);
        var right = new VBox(growth, chart);
        right.getStyleClass().add("leak-growth");
        VBox.setVgrow(chart, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        getChildren().addAll(scroll, right);
    }

    void use(Theme theme) {
        chart.use(theme);
    }

    void show(Findings findings, Chart drawn) {
        left.getChildren().setAll(table(findings));
        left.getChildren().add(beside(findings));
        if (!findings.told()) {
            left.getChildren()
                    .add(
                            Labels.link(
                                    "Find where the older ones were made",
                                    lookBack,
                                    "leak-look-back"));
        }
        growth.setText(drawn.growth().words(findings.step()));
        growth.setTooltip(new Tooltip(growth.getText()));
        chart.show(drawn);
    }

    private Node table(Findings findings) {
        var grid = new GridPane();
        grid.getStyleClass().add("leak-verdicts");
        grid.addRow(
                0,
                Labels.section("verdict"),
                right(Labels.section("stacks")),
                right(Labels.section("alone")),
                right(Labels.section("keep")));
        // Those that there are come first: the pane may be low.
        var verdicts =
                Arrays.stream(LeakVerdict.values())
                        .sorted(Comparator.comparing(each -> findings.total(each).count() == 0))
                        .toList();
        for (var verdict : verdicts) {
            var total = findings.total(verdict);
            var sign = LineRow.sign(verdict);
            sign.setTooltip(new Tooltip(VerdictWords.of(verdict)));
            if (total.count() == 0) {
                sign.getStyleClass().add("leak-none");
                grid.addRow(grid.getRowCount(), sign, right(Labels.of("0", "mono", "tertiary")));
            } else {
                var page = new LeakPage.Groups(Optional.of(verdict), Grouping.CREATION_SITE);
                var link = bits.link(new Bit.Page(Amounts.count(total.count()), page));
                link.setId("leak-" + verdict.option());
                link.setTooltip(new Tooltip(VerdictWords.of(verdict)));
                link.setAccessibleText(Amounts.count(total.count()) + " " + verdict.word());
                grid.addRow(
                        grid.getRowCount(),
                        sign,
                        right(link),
                        right(Labels.of(Amounts.bytes(total.bytes()), "mono", "secondary")),
                        right(Labels.of(Amounts.bytes(total.retained()), "mono", "secondary")));
            }
        }
        return grid;
    }

    private static <N extends Region> N right(N node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(node, HPos.RIGHT);
        return node;
    }

    /** What is no leak. */
    private static Node beside(Findings findings) {
        var words =
                "No leaks: "
                        + Amounts.count(findings.leaks().consumedReferences())
                        + " consumed references still held, "
                        + Amounts.count(findings.cancelled())
                        + " cancelled";
        var label = Labels.of(words, "tertiary", "small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
