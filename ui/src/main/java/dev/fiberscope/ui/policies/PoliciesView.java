package dev.fiberscope.ui.policies;

import dev.fiberscope.engine.analysis.PolicyComparison;
import dev.fiberscope.engine.analysis.PolicyTable;
import dev.fiberscope.engine.analysis.PolicyTable.Column;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.picture.FontMeasure;
import dev.fiberscope.ui.picture.PictureImage;
import dev.fiberscope.ui.picture.PngFile;
import dev.fiberscope.ui.picture.ScenePane;
import dev.fiberscope.ui.policies.layout.Order;
import dev.fiberscope.ui.policies.layout.PolicyChart;
import dev.fiberscope.ui.session.ConsoleLine;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.theme.Theme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;

/**
 * Compares the run, as far as it is known, under all policies, when somebody asks for that: no host
 * is called, and it goes on in the background until it is done or cancelled. On the JavaFX thread.
 */
public final class PoliciesView {
    private static final double PICTURE_SCALE = 2;
    private static final double PICTURE_WIDTH = 1_300;

    private final SessionModel model;
    private final RunSource source;
    private final Window window;
    private final ScenePane picture;
    private final PolicyChart chart = new PolicyChart(new FontMeasure());
    private final Button compare = new Button("Compare");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar share = new ProgressBar(0);
    private final Label state = Labels.of("", "tertiary");
    private final ComboBox<Optional<Column>> sorting = new ComboBox<>();
    private final MenuButton export = new MenuButton("Export");
    private final Label sentence = Labels.of("", "secondary");
    private final BorderPane pane = new BorderPane();
    private Theme theme;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /** How many were begun: what comes of an older one is not wanted. */
    private int comparisons;

    private Optional<Comparing.Outcome.Compared> compared = Optional.empty();
    private long comparedTo;
    private Order order = Order.GIVEN;
    private Map<Column, Box> heads = Map.of();

    /**
     * A pane without a comparison.
     *
     * @param source makes a recording of the run
     * @param window stands behind dialogues
     */
    public PoliciesView(SessionModel model, Theme theme, RunSource source, Window window) {
        this.model = model;
        this.source = source;
        this.window = window;
        this.theme = theme;
        picture = new ScenePane(theme, Hue.PANEL);
        picture.setId("policies-picture");
        picture.onPressed(this::press);
        button(
                compare,
                "policies-compare",
                "Replays the run under every policy; no host is called",
                this::compare);
        button(cancel, "policies-cancel", "Gives the comparison up", this::giveUp);
        share.setMinWidth(60);
        share.managedProperty().bind(share.visibleProperty());
        sorting.setId("policies-sorting");
        sorting.setAccessibleText("policies sorted by");
        sorting.setConverter(new Titles());
        sorting.getItems().add(Optional.empty());
        PolicyChart.COLUMNS.forEach(each -> sorting.getItems().add(Optional.of(each)));
        sorting.setValue(Optional.empty());
        sorting.valueProperty().subscribe(this::sort);
        export.setId("policies-export");
        export.getItems()
                .addAll(
                        item("As CSV\u2026", "csv", this::csv),
                        item("As JSON\u2026", "json", this::json),
                        item("As a picture\u2026", "png", this::png));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        state.setMinWidth(0);
        var bar = new HBox(compare, cancel, share, state, gap, sorting, export);
        bar.getStyleClass().addAll("events-bar", "low-bar");
        sentence.setWrapText(true);
        sentence.setId("policies-sentence");
        pane.getStyleClass().add("panel");
        pane.setTop(bar);
        model.session().subscribe(_ -> reset());
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        offer();
                    }
                });
        model.running().subscribe(_ -> offer());
        reset();
    }

    private static void button(Button button, String id, String words, Runnable action) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
    }

    public Parent node() {
        return pane;
    }

    /** Changes colours and sizes. */
    public void use(Theme next) {
        theme = next;
        picture.use(next);
    }

    // ---- comparing

    private void reset() {
        cancelled.set(true);
        comparisons++;
        compared = Optional.empty();
        idle(
                model.session().get().isEmpty()
                        ? "Open a program, run it, and compare what its stacks cost under each policy."
                        : "Replays the run under each engine's policy. No host is called.");
    }

    private void idle(String words) {
        share.setVisible(false);
        cancel.setVisible(false);
        compare.setVisible(true);
        say(words);
        offer();
    }

    private void say(String words) {
        sentence.setText(words);
        if (compared.isEmpty()) {
            var box = new VBox(sentence);
            box.getStyleClass().add("empty-pane");
            pane.setCenter(box);
        }
        sorting.setDisable(compared.isEmpty());
        export.setDisable(compared.isEmpty());
    }

    private long recordedTo() {
        return model.stop().map(Stop::recordedTo).orElse(0L);
    }

    private void offer() {
        long to = recordedTo();
        compare.setDisable(model.running().get() || to == 0 || share.isVisible());
        compare.setText(compared.isPresent() ? "Compare again" : "Compare");
        if (!share.isVisible()) {
            state.setText(
                    compared.isEmpty()
                            ? to == 0 && model.stop().isPresent()
                                    ? "Nothing has run yet: step or continue first."
                                    : ""
                            : comparedTo == to
                                    ? "the run up to step " + count(comparedTo)
                                    : "the run up to step "
                                            + count(comparedTo)
                                            + "; it is at "
                                            + count(to)
                                            + " now");
        }
    }

    private void compare() {
        model.session().get().ifPresent(this::compare);
    }

    private void compare(OpenSession session) {
        var given = new AtomicBoolean();
        cancelled = given;
        int mine = ++comparisons;
        long to = recordedTo();
        share.setProgress(0);
        share.setVisible(true);
        cancel.setVisible(true);
        compare.setVisible(false);
        state.setText(
                "Replaying " + count(to) + (to == 1 ? " step" : " steps") + " under each policy");
        var told = new long[1];
        Thread.ofPlatform()
                .name("compare policies")
                .daemon()
                .start(() -> {
                    var outcome =
                            Comparing.of(
                                    session,
                                    source,
                                    (done, all) -> {
                                        long part = all == 0 ? 0 : 200 * done / all;
                                        if (part > told[0]) {
                                            told[0] = part;
                                            model.later(() -> progress(given, part / 200.0));
                                        }
                                        return !given.get();
                                    });
                    model.later(() -> {
                        if (mine == comparisons) {
                            came(outcome, to);
                        }
                    });
                });
    }

    private void progress(AtomicBoolean given, double done) {
        if (!given.get()) {
            share.setProgress(done);
        }
    }

    private void giveUp() {
        cancelled.set(true);
    }

    private void came(Comparing.Outcome outcome, long to) {
        switch (outcome) {
            case Comparing.Outcome.Compared all -> {
                compared = Optional.of(all);
                comparedTo = to;
                idle("");
                pane.setCenter(picture);
                picture.setAccessibleText(PolicyTable.text(all.comparison()));
                draw();
            }
            case Comparing.Outcome.Failed(var words) -> {
                compared = Optional.empty();
                idle(words);
            }
            case Comparing.Outcome.GivenUp() -> idle("The comparison was given up.");
        }
    }

    // ---- showing

    private void draw() {
        compared.ifPresent(all ->
                picture.show(width -> {
                    var drawn = chart.draw(all.comparison(), order, all.current(), width);
                    heads = drawn.heads();
                    return drawn.picture();
                }));
    }

    private void press(double x, double y) {
        heads.entrySet().stream()
                .filter(each -> each.getValue().contains(x, y))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(column -> {
                    order = order.pressed(column);
                    sorting.setValue(Optional.of(column));
                    draw();
                });
    }

    private void sort(Optional<Column> column) {
        if (column != null && !order.by().equals(column)) {
            order = column.map(Order.GIVEN::pressed).orElse(Order.GIVEN);
            draw();
        }
    }

    private static final class Titles extends StringConverter<Optional<Column>> {
        @Override
        public String toString(Optional<Column> column) {
            return column == null
                    ? ""
                    : column.map(each -> "by " + each.title())
                            .orElse("in the order of the systems");
        }

        @Override
        public Optional<Column> fromString(String text) {
            // Nobody types into the list; the control asks all the same.
            return Optional.empty();
        }
    }

    // ---- taking it along

    private interface Writing {
        void to(Path file, PolicyComparison comparison) throws IOException;
    }

    private MenuItem item(String words, String extension, Writing writing) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> choose(extension).ifPresent(file -> export(file, writing)));
        return item;
    }

    private Optional<Path> choose(String extension) {
        var chooser = new FileChooser();
        chooser.setTitle("Export the comparison");
        chooser.setInitialFileName("policies." + extension);
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                extension.toUpperCase(Locale.ROOT), List.of("*." + extension)));
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    private void export(Path file, Writing writing) {
        compared.ifPresent(all -> {
            String said;
            try {
                writing.to(file, all.comparison());
                said = "Saved the comparison to " + file;
            } catch (IOException unwritable) {
                said = "The comparison could not be saved: " + unwritable.getMessage();
            }
            model.say(new ConsoleLine(ConsoleLine.Kind.NOTICE, said + "\n"));
            state.setText(said);
        });
    }

    void csv(Path file, PolicyComparison comparison) throws IOException {
        Files.writeString(file, PolicyTable.csv(comparison));
    }

    void json(Path file, PolicyComparison comparison) throws IOException {
        Files.writeString(file, PolicyTable.json(comparison));
    }

    /** The table as it is sorted now, with all its rows, in the colours of the window. */
    void png(Path file, PolicyComparison comparison) throws IOException {
        var current = compared.flatMap(Comparing.Outcome.Compared::current);
        PictureScene scene = chart.draw(comparison, order, current, PICTURE_WIDTH).picture();
        PngFile.write(PictureImage.of(scene, theme.palette(), PICTURE_SCALE), file);
    }

    /** What was compared last; empty before. */
    Optional<PolicyComparison> comparison() {
        return compared.map(Comparing.Outcome.Compared::comparison);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
