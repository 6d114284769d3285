package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** Memory 0 of the instance that the selected frame belongs to, sixteen bytes a line. */
final class MemoryView extends BorderPane {
    private static final long PAGE = 65_536;
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final ListView<Long> lines = new ListView<>();
    private final TextField address = new TextField();
    private final Label words = Labels.of("", "tertiary");
    private Optional<Snapshot> snapshot = Optional.empty();
    private int instance;

    MemoryView(SessionModel model) {
        this.model = model;
        lines.getStyleClass().addAll("list", "mono", "memory-lines");
        lines.setFixedCellSize(18);
        lines.setCellFactory(_ -> new Line());
        lines.setAccessibleText("memory");
        address.setPromptText("address, such as 0x400");
        address.setAccessibleText("address to show");
        address.getStyleClass().addAll("search", "mono");
        address.setOnAction(_ -> goTo());
        var bar = new HBox(address, words);
        bar.getStyleClass().add("memory-bar");
        setTop(bar);
        setCenter(lines);
    }

    void show(Stop stop) {
        snapshot = Optional.of(stop.snapshot());
        instance =
                Focus.of(stop.snapshot(), model.shown().get().selection())
                        .at()
                        .map(at -> at.instance())
                        .orElse(0);
        long pages = stop.snapshot().memoryPages(instance, 0);
        words.setText(
                pages == 0
                        ? "This instance has no memory."
                        : pages == 1 ? "1 page of 64 KiB" : pages + " pages of 64 KiB");
        int count = (int) Math.min(Integer.MAX_VALUE, pages * PAGE / HexLines.WIDTH);
        if (lines.getItems().size() != count) {
            lines.setItems(new Addresses(count));
        }
        lines.refresh();
    }

    private void goTo() {
        var found = HexLines.address(address.getText());
        boolean there =
                found.isPresent()
                        && found.getAsLong() / HexLines.WIDTH < lines.getItems().size()
                        && found.getAsLong() >= 0;
        address.pseudoClassStateChanged(ERROR, !there);
        if (there) {
            int line = (int) (found.getAsLong() / HexLines.WIDTH);
            lines.scrollTo(line);
            lines.getSelectionModel().select(line);
        }
    }

    private final class Line extends ListCell<Long> {
        @Override
        protected void updateItem(Long start, boolean empty) {
            super.updateItem(start, empty);
            setText(
                    empty || start == null
                            ? null
                            : snapshot.map(each ->
                                            HexLines.line(
                                                    start,
                                                    each.memory(
                                                            instance, 0, start, HexLines.WIDTH)))
                                    .orElse(null));
        }
    }

    /** The addresses of so many lines, none of them stored. */
    private static final class Addresses extends ObservableListBase<Long>
            implements ObservableList<Long> {
        private final int count;

        Addresses(int count) {
            this.count = count;
        }

        @Override
        public Long get(int line) {
            return (long) line * HexLines.WIDTH;
        }

        @Override
        public int size() {
            return count;
        }
    }
}
