package dev.fiberscope.ui.leaks;

import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.Bit;
import dev.fiberscope.ui.leaks.layout.CodeWords;
import dev.fiberscope.ui.leaks.layout.ComparedLines;
import dev.fiberscope.ui.leaks.layout.ComparedLines.Line;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What came and went between two points of time, by verdict and creation site. */
final class ComparedPage extends ScrollPane {
    private final Bits bits;
    private final CodeWords code;

    ComparedPage(Bits bits, CodeWords code) {
        this.bits = bits;
        this.code = code;
        setId("leak-compared");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("leak-scroll");
    }

    void wait(String sentence) {
        setContent(page(Labels.of(sentence, "tertiary")));
    }

    void show(ComparedLines lines) {
        var words = Labels.of(lines.words(), "strong");
        words.setWrapText(true);
        words.setId("leak-compared-words");
        var both =
                new HBox(
                        side("added", "+", lines.added(), lines.to()),
                        side("gone", "\u2212", lines.gone(), lines.from()));
        both.getStyleClass().add("leak-both");
        setContent(page(words, both));
    }

    private static VBox page(Node... parts) {
        var page = new VBox(parts);
        page.getStyleClass().add("leak-overview");
        return page;
    }

    /** {@code step} is where they are leaks. */
    private VBox side(String name, String sign, List<Line> lines, long step) {
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        for (var line : lines) {
            Label count = Labels.of(sign + Amounts.count(line.count()), "mono");
            count.setMinWidth(USE_PREF_SIZE);
            var about = bits.row(line.about(code));
            GridPane.setHgrow(about, Priority.ALWAYS);
            grid.addRow(
                    grid.getRowCount(),
                    count,
                    LineRow.sign(line.verdict()),
                    about,
                    bits.link(
                            new Bit.Page(
                                    line.first().toString(),
                                    new LeakPage.One(line.first(), new LeakPage.Compared()))));
        }
        var head = bits.row(List.of(Bit.of(name + ", seen at step "), new Bit.Step(step)));
        var side = new VBox(head, lines.isEmpty() ? Labels.of("none", "tertiary") : grid);
        side.getStyleClass().add("leak-side");
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setMinWidth(0);
        side.setPrefWidth(300);
        return side;
    }
}
