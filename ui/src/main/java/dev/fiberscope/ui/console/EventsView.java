package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The trace, one event a line. Choosing one goes there; those ahead of the present are dim. */
public final class EventsView {
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");

    private final SessionModel model;
    private final Executor fx;
    private final ListView<TraceEvent> list = new ListView<>();
    private final TextField filter = new TextField();
    private final Label count = Labels.of("", "tertiary");
    private final Label nothing = Labels.of("", "tertiary");
    private final BorderPane pane = new BorderPane(list);
    private Optional<EventList> events = Optional.empty();
    private String shownFilter = "";

    /** {@code fx} takes work from other threads: long traces are searched aside. */
    public EventsView(SessionModel model, Executor fx) {
        this.model = model;
        this.fx = fx;
        list.getStyleClass().addAll("list", "mono", "events");
        list.setCellFactory(_ -> new Line());
        list.setPlaceholder(nothing);
        list.setAccessibleText("events");
        list.setOnMouseClicked(_ -> travel());
        list.setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ENTER) {
                travel();
            }
        });
        filter.setPromptText("Filter: stack, tag, function");
        filter.setAccessibleText("filter of events");
        filter.getStyleClass().add("search");
        filter.textProperty().subscribe(_ -> refill());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(filter, gap, count);
        bar.getStyleClass().add("events-bar");
        pane.setTop(bar);
        model.session().subscribe(_ -> refill());
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        update();
                    }
                });
    }

    public Parent node() {
        return pane;
    }

    private Optional<Trace> trace() {
        return model.session().get().map(OpenSession::trace);
    }

    private void refill() {
        shownFilter = filter.getText().strip();
        nothing.setText(
                shownFilter.isEmpty()
                        ? "Nothing has happened to stacks yet."
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
                    int[] found = EventList.search(trace, words);
                    fx.execute(() -> {
                        if (words.equals(shownFilter)) {
                            show(Optional.of(new EventList(trace, found)));
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
        if (!shownFilter.isEmpty()
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
        events.ifPresent(all -> {
            int size = trace().map(Trace::size).orElse(0);
            count.setText(
                    all.size() == size ? size + " events" : all.size() + " of " + size + " events");
            list.getSelectionModel().clearSelection();
            model.stop()
                    .ifPresent(stop ->
                            list.scrollTo(Math.max(0, all.firstFrom(stop.snapshot().step()) - 3)));
        });
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
