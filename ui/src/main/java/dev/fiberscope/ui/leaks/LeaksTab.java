package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.CodeWords;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.sentence.InstructionWords;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.theme.Theme;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;

/** The leak pane as a tab, with the number of leaks beside its name. On the JavaFX thread. */
public final class LeaksTab extends Tab {
    private final LeakFinder finder;
    private final LeaksPane pane;
    private final Label number = Labels.of("", "leak-badge");

    /** {@code fx} takes work from other threads. */
    public LeaksTab(
            SessionModel model, Bookmarks bookmarks, Texts texts, Theme theme, Executor fx) {
        super("Leaks");
        finder = new LeakFinder(model, fx);
        pane = new LeaksPane(model, bookmarks, new Words(model, texts), finder, theme);
        setContent(pane.node());
        getStyleClass().add("leaks-tab");
        finder.findings().subscribe(this::count);
    }

    private record Words(SessionModel model, Texts texts) implements CodeWords {
        @Override
        public String where(CodePoint at) {
            return texts.where(at);
        }

        @Override
        public String instruction(CodePoint at) {
            return InstructionWords.brief(model.modules(), at).orElse("");
        }
    }

    private void count(Optional<Findings> findings) {
        int leaks = findings.map(Findings::failing).orElse(0);
        number.setText(Amounts.count(leaks));
        setGraphic(leaks == 0 ? null : number);
        setTooltip(
                leaks == 0
                        ? null
                        : new Tooltip(
                                Amounts.count(leaks, "stack", "stacks")
                                        + " that nobody can resume, as of step "
                                        + Amounts.count(findings.map(Findings::step).orElse(0L))));
    }

    /** What searches the stops. */
    public LeakFinder finder() {
        return finder;
    }

    /** Changes colours and sizes. */
    public void dress(Theme theme) {
        pane.dress(theme);
    }
}
