package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.ChartDrawing.Chart;
import dev.fiberscope.ui.leaks.layout.CodeWords;
import dev.fiberscope.ui.leaks.layout.ComparedLines;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import dev.fiberscope.ui.leaks.layout.Trail;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.theme.Theme;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The leaks of the stop that was searched last, as a way from how much it is to a single stack,
 * with the way back above. On the JavaFX thread.
 */
public final class LeaksPane {
    private final SessionModel model;
    private final Bookmarks bookmarks;
    private final CodeWords code;
    private final LeakFinder finder;
    private final BorderPane pane = new BorderPane();
    private final HBox trail = new HBox();
    private final Label at = Labels.of("", "tertiary");
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = button("Cancel", "Give the search up");
    private final Button search = button("Search now", "Search this stop for leaks");
    private final Button remember =
            button(
                    "Remember this point",
                    "Keep what is leaked here, to compare another stop with it");
    private final Button compare = button("Compare", "");
    private final Button collect =
            button(
                    "Collect",
                    "Let the engine free what nobody can reach, as one with collection would: an event for each stack");
    private final OverviewPage overview;
    private final GroupsPage groups;
    private final MembersPage members;
    private final StackPage stack;
    private final ComparedPage compared;
    private final Label nothing = Labels.of("", "tertiary");
    private LeakPage page = new LeakPage.Overview();
    private Optional<Findings> remembered = Optional.empty();
    private long comparison;

    public LeaksPane(
            SessionModel model,
            Bookmarks bookmarks,
            CodeWords code,
            LeakFinder finder,
            Theme theme) {
        this.model = model;
        this.bookmarks = bookmarks;
        this.code = code;
        this.finder = finder;
        var bits = new Bits(model, this::open);
        overview =
                new OverviewPage(
                        bits,
                        theme,
                        step -> model.send(new Command.TravelTo(step)),
                        finder::lookBack);
        groups = new GroupsPage(bits, code, this::open);
        members = new MembersPage(bits, code, this::open);
        stack = new StackPage(bits, code, new LastHolds(model, this::show));
        compared = new ComparedPage(bits, code);
        pane.setTop(bar());
        pane.getStyleClass().add("panel");
        pane.setMinSize(0, 0);
        finder.findings().subscribe(this::found);
        finder.search().subscribe(this::tell);
        model.shown().subscribe(() -> tell(finder.search().get()));
        model.running().subscribe(() -> tell(finder.search().get()));
        bookmarks.listen(this::show);
    }

    /** The pane. */
    public Parent node() {
        return pane;
    }

    /** Changes colours and sizes. */
    public void dress(Theme theme) {
        overview.use(theme);
    }

    private HBox bar() {
        trail.getStyleClass().add("leak-trail");
        trail.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        at.setMinWidth(0);
        progress.getStyleClass().add("leak-progress");
        progress.setMinWidth(60);
        progress.setAccessibleText("search for leaks");
        cancel.setOnAction(_ -> finder.cancel());
        search.setOnAction(_ -> finder.begin());
        search.setId("leak-search");
        remember.setOnAction(_ -> remember());
        remember.setId("leak-remember");
        compare.setOnAction(_ -> open(new LeakPage.Compared()));
        compare.setId("leak-compare");
        collect.setOnAction(_ -> model.send(new Command.Collect()));
        collect.setId("leak-collect");
        for (var each : new Node[] {at, progress, cancel, search, collect, remember, compare}) {
            each.managedProperty().bind(each.visibleProperty());
        }
        var bar = new HBox(trail, gap, at, progress, cancel, search, collect, remember, compare);
        bar.getStyleClass().addAll("events-bar", "leak-bar");
        return bar;
    }

    private static Button button(String text, String words) {
        var button = new Button(text);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words));
        return button;
    }

    private void open(LeakPage next) {
        page = next;
        show();
    }

    private void remember() {
        remembered = finder.findings().get();
        show();
    }

    private void found(Optional<Findings> now) {
        if (now.isEmpty()) {
            page = new LeakPage.Overview();
            remembered = Optional.empty();
        } else {
            remembered = remembered.filter(each -> each.run() == now.get().run());
        }
        show();
    }

    /** How the search stands. */
    private void tell(Search state) {
        boolean going = state instanceof Search.Going;
        progress.setVisible(going);
        cancel.setVisible(going);
        search.setVisible(state instanceof Search.Due);
        collect.setVisible(finder.findings().get().filter(each -> each.failing() > 0).isPresent());
        collect.setDisable(
                model.running().get() || model.stop().filter(stop -> !stop.inPast()).isEmpty());
        if (state instanceof Search.Going(var done)) {
            progress.setProgress(done);
        }
        var step = finder.findings().get().map(Findings::step);
        boolean present = step.equals(model.stop().map(stop -> stop.snapshot().step()));
        at.setText(
                step.map(each ->
                                (state instanceof Search.Due(int stacks)
                                                ? Amounts.count(stacks)
                                                        + " stacks, searched when you ask; "
                                                : "")
                                        + (present ? "searched at step " : "as of step ")
                                        + Amounts.count(each))
                        .orElse(""));
        nothing.setText(
                switch (state) {
                    case Search.Due(int stacks) ->
                            Amounts.count(stacks)
                                    + " stacks: they are searched for leaks when you ask.";
                    case Search.Going _ -> "Searching for leaks.";
                    case Search.Idle _ ->
                            model.stop().isPresent()
                                    ? "Nothing is searched yet."
                                    : "Open a program, and the stacks that nobody can resume are listed here.";
                });
    }

    private void show() {
        tell(finder.search().get());
        trail.getChildren().clear();
        remember.setVisible(finder.findings().get().isPresent());
        compare.setVisible(remembered.isPresent());
        remembered.ifPresent(each -> {
            var words = "Compare with step " + Amounts.count(each.step());
            compare.setText(words);
            compare.setTooltip(new Tooltip("What was added since, and what went"));
            compare.setDisable(
                    finder.findings().get().filter(now -> now.step() != each.step()).isEmpty());
        });
        finder.findings().get().ifPresentOrElse(this::show, () -> pane.setCenter(nothing));
    }

    private void show(Findings findings) {
        way();
        switch (page) {
            case LeakPage.Overview() -> {
                overview.show(findings, chart());
                pane.setCenter(overview);
            }
            case LeakPage.Groups it -> {
                groups.show(findings, it);
                pane.setCenter(groups);
            }
            case LeakPage.Members it -> {
                members.show(findings, it);
                pane.setCenter(members);
            }
            case LeakPage.One it -> {
                stack.show(findings, it);
                pane.setCenter(stack);
            }
            case LeakPage.Compared() -> {
                pane.setCenter(compared);
                compare(findings);
            }
        }
    }

    /** Each page on the way can be gone back to; the last one is here. */
    private void way() {
        var names = Trail.to(page, code);
        for (int i = 0; i < names.size(); i++) {
            var each = names.get(i);
            if (i > 0) {
                trail.getChildren().add(Labels.of("\u203a", "tertiary"));
            }
            if (i == names.size() - 1) {
                trail.getChildren().add(Labels.of(each.text(), "strong"));
            } else {
                var link = Labels.link(each.text(), () -> open(each.page()));
                link.setAccessibleText("Back to " + each.text());
                trail.getChildren().add(link);
            }
        }
    }

    private Chart chart() {
        var stop = model.stop();
        long present = stop.map(each -> each.snapshot().step()).orElse(0L);
        return new Chart(
                finder.growth(),
                finder.samples(),
                present,
                Math.max(present, stop.map(Stop::recordedTo).orElse(0L)),
                bookmarks.all().stream().map(Bookmark::step).toList(),
                remembered.isPresent()
                        ? OptionalLong.of(remembered.get().step())
                        : OptionalLong.empty());
    }

    /** On another thread: there may be many. */
    private void compare(Findings now) {
        long mine = ++comparison;
        if (remembered.isEmpty()) {
            compared.wait("No point of time is remembered.");
            return;
        }
        var other = remembered.get();
        boolean later = now.step() >= other.step();
        compared.wait("Comparing.");
        Thread.ofVirtual()
                .name("compare leaks")
                .start(() -> {
                    var lines = later ? ComparedLines.of(other, now) : ComparedLines.of(now, other);
                    model.later(() -> {
                        if (mine == comparison) {
                            compared.show(lines);
                        }
                    });
                });
    }
}
