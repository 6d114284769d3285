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
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the selection contains, in tabs; only the one in front is kept up to date. */
public final class Inspector {
    private final SessionModel model;
    private final Texts texts;
    private final TabPane tabs = new TabPane();
    private final Label about = Labels.of("", "mono", "inspector-about");
    private final StackPane pane = new StackPane(tabs, about);

    public Inspector(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        tabs.getStyleClass().add("tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        about.setMouseTransparent(true);
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

    private static final class Pane extends Tab {
        private final Consumer<Stop> show;

        Pane(String name, Node content, Consumer<Stop> show) {
            super(name, content);
            this.show = show;
        }
    }
}
