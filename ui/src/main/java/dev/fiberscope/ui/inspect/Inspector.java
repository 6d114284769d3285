package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the selection contains, in tabs; only the one in front is kept up to date. */
public final class Inspector {
    /** Less says nothing. */
    private static final double LEAST_ROOM = 48;

    private final SessionModel model;
    private final Texts texts;
    private final FrameView frame;
    private final TabPane tabs = new TabPane();
    private final Label about = Labels.of("", "mono", "inspector-about");
    private final StackPane pane = new StackPane(tabs, about);

    public Inspector(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        tabs.getStyleClass().add("tabs");
        tabs.setId("inspector-tabs");
        tabs.setAccessibleText("inspector");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        about.setMinWidth(0);
        about.setAlignment(Pos.CENTER_RIGHT);
        tabs.getStyleClass().add("inspector-tabs");
        pane.widthProperty().subscribe(_ -> fit());
        about.fontProperty().subscribe(_ -> fit());
        about.textProperty().subscribe(_ -> fit());
        tabs.skinProperty().subscribe(_ -> fit());
        StackPane.setAlignment(about, Pos.TOP_RIGHT);
        var menu = new ValueMenu(model, this::tell);
        frame = new FrameView(model, texts, menu);
        var store = new StoreView(model, menu);
        var memory = new MemoryView(model, menu);
        add("Frame", frame, frame);
        add("Globals and tables", store, store);
        add("Memory", memory, memory);
        model.shown().subscribe(_ -> show());
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> show());
    }

    public Region node() {
        return pane;
    }

    /** Asks for another value where the keyboard was last; where that is nowhere, goes there. */
    public void edit() {
        front().ifPresent(ValuePane::edit);
    }

    /** Goes to where the value was written, at which the keyboard was last. */
    public void seekWrite(Direction direction) {
        var place = front().flatMap(ValuePane::current);
        place.ifPresentOrElse(
                storage -> model.send(new Command.SeekWrite(storage, direction)), this::edit);
    }

    /** Tells the life of {@code continuation}, in the first tab. */
    void tell(ContinuationId continuation) {
        tabs.getSelectionModel().selectFirst();
        frame.tell(continuation);
    }

    private Optional<ValuePane> front() {
        return tabs.getSelectionModel().getSelectedItem() instanceof Pane front
                ? Optional.of(front.values)
                : Optional.empty();
    }

    private void add(String name, Node content, ValuePane values) {
        tabs.getTabs().add(new Pane(name, content, values));
    }

    private void show() {
        model.stop()
                .ifPresent(stop -> {
                    front().ifPresent(values -> values.show(stop));
                    var focus = Focus.of(stop.snapshot(), model.shown().get().selection());
                    about.setText(
                            focus.stack().map(stack -> stack.id() + " ").orElse("")
                                    + focus.at().map(texts::where).orElse(""));
                });
    }

    /** What is chosen is named beside the tabs: shortened, and told whole over it. */
    private void fit() {
        double taken =
                tabs.lookup(".headers-region") instanceof Region header ? header.prefWidth(-1) : 0;
        double room = pane.getWidth() - taken;
        about.setMaxWidth(Math.max(0, room));
        about.setVisible(room > LEAST_ROOM);
        about.setTooltip(about.getText().isEmpty() ? null : new Tooltip(about.getText()));
    }

    private static final class Pane extends Tab {
        private final ValuePane values;

        Pane(String name, Node content, ValuePane values) {
            super(name, content);
            this.values = values;
        }
    }
}
