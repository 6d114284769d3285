package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;

/** A memory of an instance, sixteen bytes a line. */
final class MemoryView extends BorderPane {
    private static final long PAGE = 65_536;
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final ListView<Long> lines = new ListView<>();
    private final TextField address = new TextField();
    private final Label words = Labels.of("", "tertiary");
    private final InstanceChoice choice = new InstanceChoice(this::again);
    private final ComboBox<Memory> memories = new ComboBox<>();
    private Optional<Snapshot> snapshot = Optional.empty();
    private int instance;
    private int memory;
    private Addresses addresses = new Addresses(0, 0);
    private long size;
    private boolean filling;

    /** One of the instance's memories. */
    record Memory(int index, String name) {
        @Override
        public String toString() {
            return "memory " + name;
        }
    }

    MemoryView(SessionModel model) {
        this.model = model;
        lines.getStyleClass().addAll("list", "mono", "memory-lines");
        lines.setCellFactory(_ -> new Line());
        lines.setAccessibleText("memory");
        address.setPromptText("address, such as 0x400");
        address.setAccessibleText("address to show");
        address.getStyleClass().addAll("search", "mono");
        address.setOnAction(_ -> goTo());
        memories.setAccessibleText("memory to show");
        memories.setOnAction(_ -> {
            if (!filling) {
                again();
            }
        });
        var bar = new FlowPane(choice.node(), memories, address, words);
        bar.getStyleClass().add("memory-bar");
        bar.setHgap(8);
        bar.setVgap(4);
        setTop(bar);
        setCenter(lines);
    }

    private void again() {
        model.stop().ifPresent(this::show);
    }

    void show(Stop stop) {
        snapshot = Optional.of(stop.snapshot());
        instance =
                choice.show(
                        model.modules(),
                        Focus.of(stop.snapshot(), model.shown().get().selection())
                                .at()
                                .map(at -> at.instance()));
        var names = stop.snapshot().memories(instance);
        fill(names);
        memory = Optional.ofNullable(memories.getValue()).map(Memory::index).orElse(0);
        long pages = stop.snapshot().memoryPages(instance, memory);
        words.setText(
                names.isEmpty()
                        ? "This instance has no memory."
                        : pages == 1 ? "1 page of 64 KiB" : pages + " pages of 64 KiB");
        size = pages * PAGE;
        show(Math.min(addresses.first, Addresses.first(Math.max(0, size - 1))));
        lines.refresh();
    }

    private void fill(List<String> names) {
        var now =
                IntStream.range(0, names.size())
                        .mapToObj(index -> new Memory(index, names.get(index)))
                        .toList();
        if (!memories.getItems().equals(now)) {
            filling = true;
            memories.getItems().setAll(now);
            memories.setValue(now.isEmpty() ? null : now.getFirst());
            filling = false;
        }
        memories.setManaged(now.size() > 1);
        memories.setVisible(now.size() > 1);
    }

    /** Makes the lines from {@code first} on those that can be scrolled through. */
    private void show(long first) {
        int count =
                (int)
                        Math.min(
                                Addresses.MOST,
                                (size - first + HexLines.WIDTH - 1) / HexLines.WIDTH);
        if (addresses.first != first || addresses.count != count) {
            addresses = new Addresses(first, count);
            lines.setItems(addresses);
        }
    }

    private void goTo() {
        var found = HexLines.address(address.getText());
        boolean there = found.isPresent() && Long.compareUnsigned(found.getAsLong(), size) < 0;
        address.pseudoClassStateChanged(ERROR, !there);
        address.setAccessibleHelp(there ? "" : "There is no such address.");
        if (there) {
            show(Addresses.first(found.getAsLong()));
            int line = (int) ((found.getAsLong() - addresses.first) / HexLines.WIDTH);
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
                                                            instance,
                                                            memory,
                                                            start,
                                                            HexLines.WIDTH),
                                                    size))
                                    .orElse(null));
        }
    }

    /** The addresses of so many lines, none of them stored. */
    static final class Addresses extends ObservableListBase<Long> implements ObservableList<Long> {
        /** Lines that a list can scroll through; a larger memory is shown a stretch at a time. */
        static final int MOST = 1 << 26;

        private final long first;
        private final int count;

        Addresses(long first, int count) {
            this.first = first;
            this.count = count;
        }

        /** Where the stretch begins that {@code address} lies in. */
        static long first(long address) {
            long stretch = (long) MOST * HexLines.WIDTH;
            return address / stretch * stretch;
        }

        @Override
        public Long get(int line) {
            return first + (long) line * HexLines.WIDTH;
        }

        @Override
        public int size() {
            return count;
        }
    }
}
