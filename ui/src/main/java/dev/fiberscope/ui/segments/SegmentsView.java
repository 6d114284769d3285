package dev.fiberscope.ui.segments;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.MemoryFacts;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.TraceReader;
import dev.fiberscope.ui.picture.FontMeasure;
import dev.fiberscope.ui.picture.ScenePane;
import dev.fiberscope.ui.segments.layout.SegmentsLayout;
import dev.fiberscope.ui.segments.layout.SegmentsShown;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.session.Shown;
import dev.fiberscope.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the chosen stack. The list of stacks follows the one selection, and choosing there
 * selects. An overflow since the stop before flashes; the last move can be played, slowly, or with
 * motion off is there with before and after side by side. On the JavaFX thread.
 */
public final class SegmentsView {
    private static final double SLOWLY = 2_400;
    private static final double BLINK = 220;
    private static final int BLINKS = 3;

    private final SessionModel model;
    private final ObservableBooleanValue inView;
    private final ScenePane picture;
    private final SegmentsLayout layout = new SegmentsLayout(new FontMeasure());
    private final ComboBox<StackId> stacks = new ComboBox<>();
    private final CheckBox signatures = new CheckBox("Return addresses");
    private final Button play = new Button("Play the move");
    private final Label sentence = Labels.of("", "secondary");
    private final Button choose = new Button("Choose a policy\u2026");
    private final VBox empty = new VBox(sentence, choose);
    private final HBox bar;
    private final BorderPane pane = new BorderPane();
    private final DoubleProperty moved = new SimpleDoubleProperty(1);
    private Timeline playing = new Timeline();
    private Timeline flashing = new Timeline();
    private boolean dimmed;
    private boolean motionOn;
    private boolean filling;
    private Optional<StackId> stack = Optional.empty();
    private Optional<Reading> reading = Optional.empty();

    /** Facts are read on from where they were left, as long as the trace is the same. */
    private record Reading(Trace trace, TraceReader reader) {}

    /**
     * A pane that shows the chosen stack.
     *
     * @param inView whether somebody can see it: else it does nothing
     * @param askForPolicy lets the user choose one
     */
    public SegmentsView(
            SessionModel model, Theme theme, ObservableBooleanValue inView, Runnable askForPolicy) {
        this.model = model;
        this.inView = inView;
        picture = new ScenePane(theme, Hue.PANEL);
        picture.onSelected(model::select);
        picture.setId("segments-picture");
        stacks.setId("segments-stack");
        stacks.setAccessibleText("stack whose segments are shown");
        stacks.setConverter(new Names());
        stacks.setVisibleRowCount(14);
        stacks.valueProperty()
                .subscribe(chosen -> {
                    if (!filling && chosen != null) {
                        model.stop()
                                .ifPresent(stop ->
                                        model.select(Focus.newestFrame(stop.snapshot(), chosen)));
                    }
                });
        signatures.setId("segments-signatures");
        signatures.setTooltip(
                new Tooltip(
                        "Which return addresses are signed with which stack pointer, and what a move would break"));
        signatures.selectedProperty().subscribe(_ -> draw());
        play.setId("segments-play");
        play.getStyleClass().add("small");
        play.setMinWidth(Region.USE_PREF_SIZE);
        play.setOnAction(_ -> {
            flashing.stop();
            dimmed = false;
            stack.ifPresent(each -> picture.reveal(new Selected.OfStack(each)));
            play();
        });
        moved.subscribe(_ -> draw());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        signatures.setMinWidth(Region.USE_PREF_SIZE);
        bar = new HBox(stacks, signatures, gap, play);
        bar.getStyleClass().addAll("events-bar", "low-bar");
        sentence.setWrapText(true);
        sentence.setId("segments-sentence");
        choose.getStyleClass().addAll("tool", "answer-button");
        choose.setId("segments-choose");
        choose.setOnAction(_ -> askForPolicy.run());
        empty.getStyleClass().add("empty-pane");
        pane.getStyleClass().add("panel");
        model.shown().subscribe(this::show);
        model.session().subscribe(_ -> reading = Optional.empty());
        inView.subscribe(this::draw);
        draw();
    }

    public Parent node() {
        return pane;
    }

    /** Changes colours and sizes. */
    public void use(Theme theme) {
        picture.use(theme);
    }

    /** Whether the move can be played, and an overflow flashes. */
    public void move(boolean on) {
        motionOn = on;
        if (!on) {
            playing.stop();
            flashing.stop();
            dimmed = false;
            moved.set(1);
        }
        draw();
    }

    /** What is drawn now. */
    PictureScene scene() {
        return picture.scene();
    }

    private boolean moves() {
        return motionOn && !Platform.getPreferences().isReducedMotion();
    }

    private void show(Shown before, Shown now) {
        if (!before.sameStop(now)) {
            playing.stop();
            moved.set(1);
        }
        var chosen =
                now.stop()
                        .flatMap(stop -> Focus.of(stop.snapshot(), now.selection()).stack())
                        .map(Stack::id);
        if (chosen.isPresent() && !chosen.equals(stack)) {
            picture.toTop();
        }
        if (chosen.isPresent() || now.stop().isEmpty()) {
            stack = chosen;
        }
        draw();
        if (!before.sameStop(now)) {
            flash();
        }
    }

    // ---- what it shows

    private Optional<PolicySettings> policy() {
        return model.session().get().flatMap(OpenSession::policy);
    }

    private MemoryFacts facts(Stop stop) {
        var trace = model.session().get().map(OpenSession::trace);
        if (trace.isEmpty()) {
            return MemoryFacts.NONE;
        }
        if (reading.filter(each -> each.trace().equals(trace.get())).isEmpty()) {
            reading = Optional.of(new Reading(trace.get(), new TraceReader(trace.get())));
        }
        return reading.map(each -> each.reader().before(stop.snapshot().step()).memory())
                .orElse(MemoryFacts.NONE);
    }

    private long since() {
        long now = model.stop().map(each -> each.snapshot().step()).orElse(0L);
        return model.shown()
                .get()
                .before()
                .map(each -> each.snapshot().step())
                .filter(step -> step < now)
                .orElse(now);
    }

    private void draw() {
        if (!inView.get()) {
            return;
        }
        var stop = model.stop();
        var policy = policy();
        fill(stop);
        if (stop.isEmpty()) {
            say("Open a program, and its stacks' segments are here.", false);
        } else if (policy.isEmpty()) {
            say(
                    "No stack memory is simulated. Choose V8's, Go's or another.",
                    model.session().get().flatMap(OpenSession::recording).isEmpty());
        } else if (stack.isEmpty()) {
            say("Choose a stack, here or in any other pane.", false);
        } else {
            picture(stop.get(), policy.get(), stack.get());
        }
    }

    private void say(String words, boolean offer) {
        sentence.setText(words);
        choose.setVisible(offer);
        choose.setManaged(offer);
        pane.setTop(null);
        pane.setCenter(empty);
    }

    private void picture(Stop stop, PolicySettings policy, StackId chosen) {
        var facts = facts(stop);
        var move = facts.move(chosen);
        play.setVisible(move.isPresent() && moves());
        play.setTooltip(new Tooltip("Shows the last move of " + chosen + " once more, slowly"));
        var shown =
                new SegmentsShown(
                        stop.snapshot(),
                        facts,
                        policy,
                        chosen,
                        model.shown().get().selection(),
                        dimmed ? stop.snapshot().step() : since(),
                        signatures.isSelected(),
                        moved.get());
        picture.setAccessibleText(SegmentsLayout.words(shown));
        picture.show(width -> layout.scene(shown, width));
        if (pane.getCenter() != picture) {
            pane.setTop(bar);
            pane.setCenter(picture);
        }
    }

    /** The list has those that are alive. */
    private void fill(Optional<Stop> stop) {
        filling = true;
        var alive = stop.map(each -> each.snapshot().stacks()).orElse(List.of());
        if (!stacks.getItems().equals(alive)) {
            stacks.getItems().setAll(alive);
        }
        stacks.setValue(stack.filter(alive::contains).orElse(null));
        filling = false;
    }

    private final class Names extends StringConverter<StackId> {
        @Override
        public String toString(StackId id) {
            return id == null
                    ? ""
                    : model.stop()
                            .flatMap(stop -> stop.snapshot().stack(id))
                            .map(each -> id + " " + each.entry() + ", " + each.state().word())
                            .orElse(id.toString());
        }

        @Override
        public @Nullable StackId fromString(String text) {
            // Nobody types into the list; the control asks all the same.
            return null;
        }
    }

    // ---- what moves

    /** Once more from before to after. */
    private void play() {
        playing.stop();
        playing =
                new Timeline(
                        new KeyFrame(Duration.ZERO, new KeyValue(moved, 0)),
                        new KeyFrame(Duration.millis(SLOWLY * 0.2), new KeyValue(moved, 0)),
                        new KeyFrame(
                                Duration.millis(SLOWLY),
                                new KeyValue(moved, 1, Interpolator.EASE_BOTH)));
        playing.play();
    }

    /** What overflowed since the stop before blinks, and stays marked. */
    private void flash() {
        flashing.stop();
        dimmed = false;
        var stop = model.stop();
        if (!inView.get() || !moves() || stop.isEmpty() || stack.isEmpty() || policy().isEmpty()) {
            return;
        }
        long now = stop.get().snapshot().step();
        long since = since();
        var facts = facts(stop.get());
        boolean fresh =
                facts.growths(stack.get()).stream()
                        .anyMatch(each -> each.step() > since && each.step() <= now);
        boolean moving =
                facts.move(stack.get())
                        .map(MemoryEvent.FramesMigrated::at)
                        .filter(at -> at.step() > since && at.step() <= now)
                        .isPresent();
        if (fresh) {
            flashing =
                    new Timeline(
                            new KeyFrame(Duration.millis(BLINK), _ -> blink(true)),
                            new KeyFrame(Duration.millis(2 * BLINK), _ -> blink(false)));
            flashing.setCycleCount(BLINKS);
            flashing.play();
        }
        if (moving) {
            play();
        }
    }

    private void blink(boolean dim) {
        dimmed = dim;
        draw();
    }
}
