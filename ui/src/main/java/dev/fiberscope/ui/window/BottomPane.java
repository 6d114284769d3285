package dev.fiberscope.ui.window;

import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.console.ConsoleView;
import dev.fiberscope.ui.console.EventsView;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Reachable;
import dev.fiberscope.ui.leaks.LeaksTab;
import dev.fiberscope.ui.lesson.LessonView;
import dev.fiberscope.ui.policies.PoliciesView;
import dev.fiberscope.ui.segments.SegmentsView;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.start.GalleryEntry;
import dev.fiberscope.ui.theme.Theme;
import dev.fiberscope.ui.timeline.TimelineView;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/** Timeline, the lesson of a sample, events, leaks, segments, policies, console, in tabs. */
final class BottomPane extends StackPane {
    /** What the tabs need at most, in pixels of the ordinary size. */
    private static final double TABS = 610;

    private final TabPane tabs = new TabPane();
    private final TimelineView timeline;
    private final LessonView lesson;
    private final SegmentsView segments;
    private final PoliciesView policies;
    private final LeaksTab leaks;
    private final Tab timelineTab;
    private final Tab lessonTab;
    private final DoubleProperty tabsWidth = new SimpleDoubleProperty(TABS);

    /**
     * All tabs but that of the lesson.
     *
     * @param fx takes work from other threads
     * @param choosePolicy asks for a policy of stack memory
     * @param window stands behind dialogues
     */
    BottomPane(
            SessionModel model,
            Bookmarks bookmarks,
            Theme theme,
            Executor fx,
            LeaksTab leaks,
            Action choosePolicy,
            Window window) {
        this.leaks = leaks;
        timeline = new TimelineView(model, bookmarks, theme, Reachable::forgotten);
        lesson = new LessonView(model);
        timelineTab = new Tab("Timeline", timeline);
        var segmentsTab = new Tab("Segments");
        segments =
                new SegmentsView(
                        model, theme, segmentsTab.selectedProperty(), choosePolicy::runIfEnabled);
        segmentsTab.setContent(segments.node());
        var policiesTab = new Tab("Policies");
        policies = new PoliciesView(model, theme, Recordings::of, window);
        policiesTab.setContent(policies.node());
        lessonTab = new Tab("Lesson", lesson.node());
        tabs.getTabs()
                .addAll(
                        timelineTab,
                        new Tab("Events", new EventsView(model, fx).node()),
                        leaks,
                        segmentsTab,
                        policiesTab,
                        new Tab("Console", new ConsoleView(model).node()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("tabs");
        tabs.setId("bottom-tabs");
        tabs.setAccessibleText("timeline, events and output");
        var aside = Labels.of("", "tertiary", "tabs-aside");
        aside.textProperty().bind(timeline.aside());
        aside.visibleProperty()
                .bind(
                        timelineTab
                                .selectedProperty()
                                .and(
                                        widthProperty()
                                                .greaterThan(
                                                        aside.widthProperty().add(tabsWidth))));
        aside.setMinWidth(Region.USE_PREF_SIZE);
        aside.setMouseTransparent(true);
        setAlignment(aside, Pos.TOP_RIGHT);
        getChildren().addAll(tabs, aside);
    }

    /**
     * Another program is open: {@code sample} has a lesson, which comes first if {@code
     * lessonFirst}.
     */
    void opened(Optional<GalleryEntry> sample, boolean lessonFirst) {
        var taught = sample.filter(each -> !each.lesson().isEmpty());
        tabs.getTabs().remove(lessonTab);
        taught.ifPresent(each -> {
            lesson.show(each);
            tabs.getTabs().add(1, lessonTab);
            if (lessonFirst) {
                tabs.getSelectionModel().select(lessonTab);
            }
        });
        if (taught.isEmpty() || !lessonFirst) {
            tabs.getSelectionModel().select(timelineTab);
        }
    }

    /** Marks the present step, and asks for a name; or takes its bookmark away. */
    void toggleBookmark() {
        tabs.getSelectionModel().select(timelineTab);
        timeline.toggleBookmark();
    }

    /** Whether changes move. */
    void move(boolean on) {
        segments.move(on);
    }

    /** Changes colours and sizes. */
    void dress(Theme theme) {
        timeline.use(theme);
        segments.use(theme);
        policies.use(theme);
        leaks.dress(theme);
        tabsWidth.set(TABS * theme.scale());
    }
}
