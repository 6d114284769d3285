package dev.fiberscope.ui.start;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Samples as cards, a button to open a file, the files opened last. */
public final class StartScreen {
    /** Of one card with the gap beside it, in pixels of the ordinary size. */
    private static final double CARD_WIDTH = 390;

    private static final int MOST_COLUMNS = 3;
    private static final int RECENT = 5;

    private final Consumer<Path> open;
    private final VBox recent = new VBox();
    private final ScrollPane pane = new ScrollPane();
    private final GridPane grid = new GridPane();
    private final List<Card> cards;
    private final Button button = new Button();
    private double scale = 1;

    public StartScreen(
            List<GalleryEntry> gallery,
            Consumer<GalleryEntry> choose,
            Action openFile,
            Consumer<Path> open) {
        this.open = open;
        var title = Labels.of("See the stacks", "start-title");
        var about =
                Labels.of(
                        "Step a WebAssembly module that switches stacks, forwards and backwards,"
                                + " and watch where every stack and continuation is.",
                        "secondary",
                        "start-about");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        button.setText(openFile.words());
        button.setGraphic(new GlyphIcon(Glyph.OPEN_FILE, 14));
        button.getStyleClass().addAll("tool", "start-open");
        button.setOnAction(_ -> openFile.runIfEnabled());
        var hint = Labels.of("or drop a .wat, .wasm, .wast or .fscope file here", "tertiary");
        button.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(button, hint);
        row.getStyleClass().add("start-row");
        var column = new VBox(title, about, row, recent);
        cards = gallery.stream().map(entry -> new Card(entry, choose)).toList();
        if (!cards.isEmpty()) {
            grid.getStyleClass().add("gallery");
            pane.widthProperty().subscribe(this::arrange);
            column.getChildren().addAll(Labels.section("Samples"), grid);
        }
        column.getStyleClass().add("start-column");
        column.setMaxHeight(Region.USE_PREF_SIZE);
        var middle = new StackPane(column);
        middle.getStyleClass().add("start");
        pane.setContent(middle);
        pane.setFitToWidth(true);
        pane.viewportBoundsProperty().subscribe(bounds -> middle.setMinHeight(bounds.getHeight()));
        pane.getStyleClass().addAll("canvas", "start-screen");
    }

    public Parent node() {
        return pane;
    }

    /** Puts the keyboard to the first sample, or where there is none, to the way to open a file. */
    public void focus() {
        cards.stream().findFirst().<Node>map(card -> card).orElse(button).requestFocus();
    }

    /** Takes a font that is {@code nextScale} times as large as the ordinary. */
    public void dress(double nextScale) {
        scale = nextScale;
        arrange();
    }

    /** Offers {@code files}, the last opened first. */
    public void offer(List<Path> files) {
        recent.getChildren().clear();
        if (!files.isEmpty()) {
            recent.getChildren().add(Labels.section("Opened before"));
            files.stream()
                    .limit(RECENT)
                    .map(file -> Labels.link(file.toString(), () -> open.accept(file), "mono"))
                    .forEach(recent.getChildren()::add);
        }
    }

    /** As many as there is room for; few cards stand in two columns. */
    private int columns() {
        return Math.clamp(
                (int) (pane.getWidth() / (CARD_WIDTH * scale)),
                1,
                cards.size() <= 4 ? 2 : MOST_COLUMNS);
    }

    private void arrange() {
        int columns = columns();
        if (grid.getColumnConstraints().size() == columns) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints()
                .setAll(Stream.generate(StartScreen::equalShare).limit(columns).toList());
        for (int i = 0; i < cards.size(); i++) {
            grid.add(cards.get(i), i % columns, i / columns);
        }
    }

    private static ColumnConstraints equalShare() {
        var constraints = new ColumnConstraints();
        constraints.setHgrow(Priority.ALWAYS);
        return constraints;
    }
}
