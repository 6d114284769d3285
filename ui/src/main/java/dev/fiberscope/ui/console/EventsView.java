package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.Wordings;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The trace, one event a line. Choosing one goes there; those ahead of the present are dim. Of a
 * long run the list has the events around the present, and the whole run can be searched: then it
 * has what was found, the newest first, until other words are typed.
 */
public final class EventsView {
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final String PROMPT = "Filter: S6, k14, $yield, suspend, step 1000..2000";

    private final SessionModel model;
    private final Executor fx;
    private final ListView<TraceEvent> list = new ListView<>();
    private final TextField filter = new TextField();
    private final Wordings count = new Wordings("tertiary");
    private final Label nothing = Labels.of("", "tertiary");
    private final Button whole = new Button("Search the whole run");
    private final Button older = new Button("Older\u2026");
    private final Button before = new Button("\u2039");
    private final Button behind = new Button("\u203a");
    private final BorderPane pane = new BorderPane(list);
    private Optional<EventList> events = Optional.empty();

    /** What the list has in place of the trace. */
    private Optional<FoundEvents> found = Optional.empty();

    private String shownFilter = "";
    private int run;

    /** {@code fx} takes work from other threads: long traces are searched aside. */
    public EventsView(SessionModel model, Executor fx) {
        this.model = model;
        this.fx = fx;
        list.getStyleClass().addAll("list", "mono", "events");
        list.setCellFactory(_ -> new Line());
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.setAccessibleText("events");
        list.setOnMouseClicked(_ -> travel());
        list.setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ENTER) {
                travel();
            }
        });
        filter.setPromptText(PROMPT);
        filter.setAccessibleText("filter of events");
        filter.getStyleClass().add("search");
        filter.textProperty().subscribe(_ -> refill());
        filter.setOnAction(_ -> searchWhole());
        button(
                whole,
                "Find such events in the whole run, the newest first  (Enter)",
                this::searchWhole);
        button(older, "Find the next " + FoundEvents.PAGE + " that are older", this::searchOn);
        button(before, "Go to the last such event before here", () -> go(Direction.BACKWARD));
        button(behind, "Go to the next such event behind here", () -> go(Direction.FORWARD));
        whole.setId("search-whole-run");
        older.setId("search-older");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        filter.setMinWidth(80);
        var bar = new HBox(filter, before, behind, whole, gap, count, older);
        bar.getStyleClass().add("events-bar");
        pane.setTop(bar);
        model.session().subscribe(_ -> refill());
        model.running().subscribe(_ -> offer());
        model.searching().subscribe(_ -> offer());
        model.shown()
                .subscribe((was, now) -> {
                    if (!was.sameStop(now)) {
                        update();
                    }
                });
    }

    private static void button(Button button, String words, Runnable action) {
        button.setOnAction(_ -> action.run());
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
    }

    public Parent node() {
        return pane;
    }

    private Optional<Trace> trace() {
        return model.session().get().map(OpenSession::trace);
    }

    /** Number of events of the whole run. */
    private long all() {
        long counted =
                model.session().get().stream()
                        .flatMap(session -> session.summaries().stream())
                        .mapToLong(Interval::events)
                        .sum();
        return Math.max(counted, trace().map(each -> each.before() + each.size()).orElse(0L));
    }

    private boolean longer() {
        return trace().filter(each -> each.size() < all()).isPresent();
    }

    // ---- the events around the present

    private void refill() {
        found = Optional.empty();
        shownFilter = filter.getText().strip();
        nothing.setText(
                shownFilter.isEmpty()
                        ? longer()
                                ? "Nothing has happened to stacks around here."
                                : "Nothing has happened to stacks yet."
                        : longer()
                                ? "None of these events has all of these words in its line. Enter searches the whole run."
                                : "No event has all of these words in its line.");
        if (trace().isEmpty()) {
            show(Optional.empty());
        } else if (shownFilter.isEmpty()) {
            show(trace().map(EventList::new));
        } else {
            search(trace().get(), shownFilter);
        }
    }

    private void search(Trace trace, String words) {
        Thread.ofVirtual()
                .name("search events")
                .start(() -> {
                    int[] chosen = EventList.search(trace, words);
                    fx.execute(() -> {
                        if (words.equals(shownFilter) && found.isEmpty()) {
                            show(Optional.of(new EventList(trace, chosen)));
                        }
                    });
                });
    }

    private void show(Optional<EventList> next) {
        events = next;
        list.setItems(
                next.<ObservableList<TraceEvent>>map(each -> each)
                        .orElseGet(FXCollections::observableArrayList));
        mark();
    }

    private void update() {
        if (run != model.run()) {
            run = model.run();
            refill();
        } else if (found.isPresent()) {
            list.refresh();
            offer();
        } else if (!shownFilter.isEmpty()
                || events.isEmpty()
                || trace().filter(events.get()::grow).isEmpty()) {
            refill();
        } else {
            mark();
        }
    }

    /** Shows which events are ahead, and brings the present into view. */
    private void mark() {
        list.refresh();
        offer();
        events.ifPresent(all -> {
            count.say(
                    trace().map(each -> EventCount.of(each, all.size(), all())).orElse(List.of()));
            list.getSelectionModel().clearSelection();
            model.stop()
                    .ifPresent(stop ->
                            list.scrollTo(Math.max(0, all.firstFrom(stop.snapshot().step()) - 3)));
        });
    }

    // ---- the whole run

    private void offer() {
        boolean stands = model.stop().isPresent() && !model.running().get();
        boolean free = stands && !model.searching().get();
        whole.setVisible(longer());
        whole.setDisable(!free);
        older.setVisible(found.filter(FoundEvents::more).isPresent());
        older.setDisable(!free);
        before.setDisable(!stands);
        behind.setDisable(!stands);
    }

    private Optional<EventQuery> query() {
        return switch (Wish.of(Asked.of(shownFilter))) {
            case Wish.Events(var query) -> Optional.of(query);
            case Wish.Unclear(var sentence) -> {
                nothing.setText(sentence);
                list.setItems(FXCollections.observableArrayList());
                events = Optional.empty();
                count.say(List.of());
                yield Optional.empty();
            }
        };
    }

    private void go(Direction direction) {
        query().ifPresent(each -> model.send(new Command.SeekEvent(each, direction)));
    }

    private void searchWhole() {
        if (!longer() || model.running().get()) {
            return;
        }
        var asked = Asked.of(shownFilter);
        query().ifPresent(each -> {
            found(FoundEvents.none(each, asked.from(), asked.to()));
            searchOn();
        });
    }

    private void searchOn() {
        found.ifPresent(so -> {
            count.say(List.of("searching the whole run", "searching"));
            nothing.setText("Searching the whole run. Esc cancels.");
            model.search(
                    so.query(),
                    so.next(),
                    more -> {
                        if (found.equals(Optional.of(so))) {
                            more.ifPresentOrElse(events -> found(so.with(events)), this::cancelled);
                        }
                    });
        });
    }

    private void found(FoundEvents next) {
        boolean on = found.isPresent();
        found = Optional.of(next);
        events = Optional.empty();
        nothing.setText("The whole run has no such event.");
        int first = on ? list.getItems().size() : 0;
        list.setItems(FXCollections.observableArrayList(next.events()));
        list.getSelectionModel().clearSelection();
        list.scrollTo(Math.max(0, first - 1));
        count.say(EventCount.of(next));
        offer();
    }

    private void cancelled() {
        nothing.setText("The search was cancelled. Enter begins it again.");
        count.say(
                found.filter(so -> !so.events().isEmpty())
                        .map(EventCount::of)
                        .orElse(List.of("cancelled")));
    }

    private void travel() {
        var event = list.getSelectionModel().getSelectedItem();
        if (event != null) {
            model.send(new Command.TravelTo(event.at().step()));
        }
    }

    private final class Line extends ListCell<TraceEvent> {
        @Override
        protected void updateItem(TraceEvent event, boolean empty) {
            super.updateItem(event, empty);
            boolean none = empty || event == null;
            setText(none ? null : TraceText.line(event));
            long present = model.stop().map(stop -> stop.snapshot().step()).orElse(Long.MAX_VALUE);
            pseudoClassStateChanged(AHEAD, !none && event.at().step() > present);
            pseudoClassStateChanged(PRESENT, !none && event.at().step() == present);
        }
    }
}
