package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.function.Consumer;
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
        var frame = new FrameView(model, texts);
        var store = new StoreView(model);
        var memory = new MemoryView(model);
        add("Frame", frame, frame::show);
        add("Globals and tables", store, store::show);
        add("Memory", memory, memory::show);
        model.shown().subscribe(_ -> show());
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> show());
    }

    public Region node() {
        return pane;
    }

    private void add(String name, Node content, Consumer<Stop> show) {
        tabs.getTabs().add(new Pane(name, content, show));
    }

    private void show() {
        model.stop()
                .ifPresent(stop -> {
                    if (tabs.getSelectionModel().getSelectedItem() instanceof Pane front) {
                        front.show.accept(stop);
                    }
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
        private final Consumer<Stop> show;

        Pane(String name, Node content, Consumer<Stop> show) {
            super(name, content);
            this.show = show;
        }
    }
}
