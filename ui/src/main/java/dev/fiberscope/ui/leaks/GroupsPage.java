package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.CodeWords;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.GroupLine;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import dev.fiberscope.ui.leaks.layout.Trail;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The leaks in groups; how they are grouped is chosen above. */
final class GroupsPage extends BorderPane {
    private static final List<Grouping> CHOICES =
            List.of(Grouping.CREATION_SITE, Grouping.SUSPENSION_SITE, Grouping.IDENTICAL_STACK);

    private final Bits bits;
    private final CodeWords code;
    private final Consumer<LeakPage> open;
    private final LineList<LeakGroup> list;
    private final HBox choices = new HBox();
    private LeakPage.Groups page = new LeakPage.Groups(Optional.empty(), Grouping.CREATION_SITE);

    GroupsPage(Bits bits, CodeWords code, Consumer<LeakPage> open) {
        this.bits = bits;
        this.code = code;
        this.open = open;
        list =
                new LineList<>(
                        "groups of leaks",
                        LineRow.head("stacks", "what they have in common", "the first"),
                        this::row,
                        group -> open.accept(new LeakPage.Members(group.key(), page.by())));
        list.setId("leak-groups");
        choices.getStyleClass().add("leak-choices");
        setTop(choices);
        setCenter(list);
    }

    private LineRow row(LeakGroup group) {
        var line = GroupLine.of(group, page.by(), code);
        return LineRow.of(
                line.verdict(),
                Amounts.count(line.count()),
                bits.row(line.name()),
                bits.link(line.first()),
                line.bytes(),
                line.retained());
    }

    void show(Findings findings, LeakPage.Groups next) {
        page = next;
        var together = new ToggleGroup();
        choices.getChildren().clear();
        for (var by : CHOICES) {
            var choice = new ToggleButton(Trail.name(by));
            choice.getStyleClass().addAll("tab", "leak-choice");
            choice.setToggleGroup(together);
            choice.setSelected(by == next.by());
            choice.setOnAction(_ -> open.accept(new LeakPage.Groups(next.verdict(), by)));
            choices.getChildren().add(choice);
        }
        list.show(
                findings.groups(next.verdict(), next.by()),
                Labels.of("There are none at this step.", "tertiary"));
    }
}
