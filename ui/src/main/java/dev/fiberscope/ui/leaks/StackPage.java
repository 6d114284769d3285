package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.Bit;
import dev.fiberscope.ui.leaks.layout.CodeWords;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.FrameLine;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import dev.fiberscope.ui.leaks.layout.LeakStory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.VPos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All about one leak: its story, and its frames with their locals. */
final class StackPage extends ScrollPane {
    /** Frames that are shown; a runaway recursion has a million. */
    private static final int FRAMES = 200;

    private final Bits bits;
    private final CodeWords code;
    private final LastHolds holds;
    private Optional<Seen> seen = Optional.empty();

    /** A stack that was a leak at a step. */
    private record Seen(StackId bottom, long step) {}

    StackPage(Bits bits, CodeWords code, LastHolds holds) {
        this.bits = bits;
        this.code = code;
        this.holds = holds;
        setId("leak-stack");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("leak-scroll");
    }

    void show(Findings findings, LeakPage.One page) {
        var leak = findings.leak(page.bottom());
        if (leak.isEmpty()) {
            var lines = new VBox();
            LeakStory.ofNone(findings, page.bottom(), seen(page), holds.known(page.bottom()), code)
                    .forEach(line -> lines.getChildren().add(bits.flow(line)));
            lines.getStyleClass().add("leak-overview");
            setContent(lines);
            return;
        }
        seen = Optional.of(new Seen(page.bottom(), findings.step()));
        var story = story(findings, leak.get(), page);
        var frames = frames(findings, leak.get());
        var both = new HBox(story, frames);
        both.getStyleClass().add("leak-both");
        HBox.setHgrow(story, Priority.ALWAYS);
        HBox.setHgrow(frames, Priority.ALWAYS);
        setContent(both);
    }

    /** The step at which the page was full last. */
    private OptionalLong seen(LeakPage.One page) {
        return seen.filter(each -> each.bottom().equals(page.bottom()))
                .map(each -> OptionalLong.of(each.step()))
                .orElse(OptionalLong.empty());
    }

    private VBox story(Findings findings, Leak leak, LeakPage.One page) {
        var name =
                bits.row(
                        List.of(
                                Bit.of(leak.chain().bottom()),
                                Bit.of(" " + leak.entry() + ", as "),
                                Bit.of(leak.continuation())));
        var head = new HBox(LineRow.sign(leak.verdict()), name);
        head.getStyleClass().add("leak-title");
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        var loss = holds.of(leak, findings.step());
        for (var line : LeakStory.of(findings, leak, loss, page, code)) {
            var about = Labels.of(line.name(), "tertiary");
            about.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(about, VPos.TOP);
            var flow = bits.flow(line.bits());
            flow.setId("leak-" + line.name().replace(' ', '-'));
            GridPane.setHgrow(flow, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), about, flow);
        }
        return side(head, grid);
    }

    private VBox frames(Findings findings, Leak leak) {
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        var all = FrameLine.of(findings, leak, code);
        for (var line : all.subList(0, Math.min(FRAMES, all.size()))) {
            var locals = bits.flow(List.of(Bit.of(line.locals())));
            GridPane.setHgrow(locals, Priority.ALWAYS);
            var stack = bits.link(Bit.of(line.stack()));
            GridPane.setValignment(stack, VPos.TOP);
            var place = bits.row(line.place());
            place.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(place, VPos.TOP);
            grid.addRow(grid.getRowCount(), stack, place, locals);
        }
        var side = side(Labels.section("frames and locals, newest first"), grid);
        if (all.size() > FRAMES) {
            side.getChildren()
                    .add(
                            Labels.of(
                                    "and " + Amounts.count(all.size() - FRAMES) + " more frames",
                                    "tertiary"));
        }
        return side;
    }

    private static VBox side(Region... parts) {
        var side = new VBox(parts);
        side.getStyleClass().add("leak-side");
        side.setMinWidth(0);
        side.setPrefWidth(300);
        return side;
    }
}
