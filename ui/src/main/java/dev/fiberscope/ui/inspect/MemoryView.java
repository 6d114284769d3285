package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/**
 * A memory of an instance, sixteen bytes a line. F2, Enter or a double click on a line asks for
 * other bytes.
 */
final class MemoryView extends BorderPane implements ValuePane {
    private static final long PAGE = 65_536;
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final ValueMenu menu;
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
    private Optional<Editor> editor = Optional.empty();

    /** The line whose bytes are being typed, at one stop. */
    private record Editor(Storage.Bytes line, ValueField value, Snapshot snapshot) {}

    /** One of the instance's memories. */
    record Memory(int index, String name) {
        @Override
        public String toString() {
            return "memory " + name;
        }
    }

    MemoryView(SessionModel model, ValueMenu menu) {
        this.model = model;
        this.menu = menu;
        lines.getStyleClass().addAll("list", "mono", "memory-lines");
        lines.setCellFactory(_ -> new Line());
        lines.setAccessibleText("memory");
        lines.setAccessibleHelp("F2 or Enter changes the bytes of a line");
        lines.addEventHandler(
                KeyEvent.KEY_PRESSED,
                input -> {
                    boolean asked =
                            input.getCode() == KeyCode.ENTER || input.getCode() == KeyCode.F2;
                    if (asked && lines.isFocused()) {
                        input.consume();
                        edit();
                    }
                });
        EventMenu.offer(
                lines,
                () ->
                        current()
                                .map(line -> menu.places(line, words(line), this::edit))
                                .orElse(List.of()));
        model.refused()
                .subscribe(refused ->
                        refused.ifPresent(no -> editor.ifPresent(each -> each.value().hear(no))));
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

    @Override
    @SuppressWarnings("ReferenceEquality") // comparing snapshots takes long
    public void show(Stop stop) {
        snapshot = Optional.of(stop.snapshot());
        if (editor.filter(each -> each.snapshot() != stop.snapshot()).isPresent()) {
            leave();
        }
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

    @Override
    public Optional<Storage> current() {
        return Optional.ofNullable(lines.getSelectionModel().getSelectedItem()).flatMap(this::line);
    }

    /** The bytes of the line that begins at {@code start}. */
    private Optional<Storage> line(long start) {
        int count = (int) Math.min(HexLines.WIDTH, size - start);
        return count > 0
                ? Optional.of(new Storage.Bytes(instance, memory, start, count))
                : Optional.empty();
    }

    /** {@code byte 0x10}, {@code bytes 0x10 to 0x1f}. */
    private static String words(Storage place) {
        return place instanceof Storage.Bytes(_, _, long address, int count)
                ? count == 1
                        ? "byte 0x" + Long.toHexString(address)
                        : "bytes 0x"
                                + Long.toHexString(address)
                                + " to 0x"
                                + Long.toHexString(address + count - 1)
                : "this";
    }

    @Override
    public void edit() {
        if (lines.getSelectionModel().isEmpty()) {
            lines.getSelectionModel().selectFirst();
        }
        current().ifPresent(line -> edit((Storage.Bytes) line, 0));
    }

    /** Asks for other bytes, those from number {@code at} on first. */
    private void edit(Storage.Bytes line, int at) {
        if (snapshot.isEmpty() || editor.filter(each -> each.line().equals(line)).isPresent()) {
            return;
        }
        byte[] now =
                snapshot.get().memory(line.instance(), line.memory(), line.address(), line.count());
        var value =
                new ValueField(
                        model,
                        text -> meaning(line, HexLines.change(now, text)),
                        words(line),
                        HexLines.pairs(now),
                        this::leave);
        value.field().setPrefColumnCount(3 * HexLines.WIDTH + 4);
        editor = Optional.of(new Editor(line, value, snapshot.get()));
        lines.refresh();
        lines.layout();
        value.field().requestFocus();
        value.field().selectRange(3 * at, 3 * at + 2);
    }

    private static Command.Edit meaning(Storage.Bytes line, HexLines.Change change) {
        return new Command.Edit(
                new Storage.Bytes(
                        line.instance(),
                        line.memory(),
                        line.address() + change.first(),
                        change.count()),
                change.text());
    }

    private void leave() {
        boolean typing = editor.filter(each -> each.value().field().isFocused()).isPresent();
        editor = Optional.empty();
        lines.refresh();
        if (typing) {
            lines.requestFocus();
        }
    }

    private final class Line extends ListCell<Long> {
        Line() {
            addEventHandler(
                    MouseEvent.MOUSE_CLICKED,
                    input -> {
                        if (input.getButton() == MouseButton.PRIMARY
                                && input.getClickCount() == 2) {
                            line().ifPresent(line -> edit(line, under(input).orElse(0)));
                        }
                    });
            setOnContextMenuRequested(input -> {
                var items = items(under(input));
                if (!items.isEmpty()) {
                    EventMenu.show(this, items, input);
                }
            });
        }

        private Optional<Storage.Bytes> line() {
            return Optional.ofNullable(getItem())
                    .flatMap(MemoryView.this::line)
                    .map(each -> (Storage.Bytes) each);
        }

        /** Which byte the mouse points at. */
        private OptionalInt under(MouseEvent input) {
            return under(input.getSceneX(), input.getSceneY());
        }

        private OptionalInt under(ContextMenuEvent input) {
            return under(input.getSceneX(), input.getSceneY());
        }

        private OptionalInt under(double x, double y) {
            return lookup(".text") instanceof Text text && line().isPresent()
                    ? HexLines.byteAt(
                            text.hitTest(text.sceneToLocal(x, y)).getCharIndex(),
                            line().get().count(),
                            size)
                    : OptionalInt.empty();
        }

        private List<MenuItem> items(OptionalInt at) {
            var items = new ArrayList<MenuItem>();
            line().ifPresent(line -> {
                at.ifPresent(index -> {
                    var one = new Storage.Bytes(instance, memory, line.address() + index, 1);
                    items.addAll(menu.places(one, words(one), () -> edit(line, index)));
                    items.add(new SeparatorMenuItem());
                });
                items.addAll(
                        menu.places(line, words(line), () -> edit(line, 0))
                                .subList(at.isPresent() ? 1 : 0, 3));
            });
            return items;
        }

        @Override
        protected void updateItem(Long start, boolean empty) {
            super.updateItem(start, empty);
            var typed =
                    editor.filter(
                            each -> !empty && start != null && each.line().address() == start);
            if (typed.isPresent()) {
                var value = typed.get().value();
                var row = new HBox(Labels.of(HexLines.address(start, size), "mono"), value.field());
                row.getStyleClass().add("memory-typed");
                setText(null);
                setGraphic(new VBox(row, value.complaint()));
                return;
            }
            setGraphic(null);
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
