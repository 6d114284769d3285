package dev.fiberscope.ui.window;

import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.history.recording.Comparison.Moment;
import dev.fiberscope.engine.history.recording.Comparison.Result;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjLongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The first event in which the run and a recording differ, both sides; steps lead there. There only
 * while somebody compares.
 */
final class ComparisonRow extends VBox {
    private final SessionModel model;
    private final ObjLongConsumer<Path> open;
    private final Label words = Labels.of("");
    private final GridPane sides = new GridPane();
    private AtomicBoolean cancelled = new AtomicBoolean();

    /** {@code open} opens a recording at a step. */
    ComparisonRow(SessionModel model, ObjLongConsumer<Path> open) {
        this.model = model;
        this.open = open;
        setId("comparison");
        getStyleClass().add("comparison-row");
        sides.getStyleClass().add("story");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var close = Labels.link("Close", this::close, "tertiary");
        close.setMinWidth(USE_PREF_SIZE);
        var heading = new HBox(words, close);
        heading.getStyleClass().add("life-heading");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(heading, sides);
        model.session().subscribe(_ -> close());
        close();
    }

    /** Gives a comparison up that goes on, and shows nothing. */
    private void close() {
        cancelled.set(true);
        setVisible(false);
        setManaged(false);
    }

    /** Compares the run of {@code session} with the recording in {@code file}. */
    void compare(OpenSession session, Path file) {
        cancelled.set(true);
        var mine = new AtomicBoolean();
        cancelled = mine;
        sides.getChildren().clear();
        words.setText("Comparing with " + name(file) + ".");
        setVisible(true);
        setManaged(true);
        var told = new long[1];
        Thread.ofPlatform()
                .name("compare with " + file)
                .daemon()
                .start(() -> {
                    var outcome =
                            Recordings.compare(
                                    session,
                                    file,
                                    (done, all) -> {
                                        long part = all == 0 ? 0 : 100 * done / all;
                                        if (part > told[0]) {
                                            told[0] = part;
                                            model.later(() -> progress(mine, file, part));
                                        }
                                        return !mine.get();
                                    });
                    model.later(() -> {
                        if (!mine.get()) {
                            show(outcome, file);
                        }
                    });
                });
    }

    private void progress(AtomicBoolean mine, Path file, long part) {
        if (!mine.get()) {
            words.setText("Comparing with " + name(file) + ": " + part + " % done.");
        }
    }

    void show(Recordings.Outcome outcome, Path file) {
        sides.getChildren().clear();
        switch (outcome) {
            case Recordings.Outcome.Unreadable(var sentence) -> words.setText(sentence);
            case Recordings.Outcome.Compared(var result) -> show(result, file);
        }
    }

    private void show(Result result, Path file) {
        switch (result) {
            case Result.Equal(long events, long steps) ->
                    words.setText(
                            "This run and "
                                    + name(file)
                                    + " are equal to the last event: "
                                    + count(events, "event")
                                    + " in "
                                    + count(steps, "step")
                                    + ".");
            case Result.Different(long index, var here, var there) -> {
                words.setText(
                        index == 0
                                ? "This run and " + name(file) + " differ in the first event."
                                : "This run and "
                                        + name(file)
                                        + " have "
                                        + count(index, "equal event")
                                        + ", and then differ.");
                side(
                        "this run",
                        here,
                        () -> model.send(new Command.TravelTo(here.step())),
                        "Go to step " + number(here.step()));
                side(
                        name(file),
                        there,
                        () -> open.accept(file, there.step()),
                        "Open " + name(file) + " at step " + number(there.step()));
            }
            case Result.Incomparable(var sentence) -> words.setText(sentence);
            case Result.Diverged(boolean isLeft, var divergence) ->
                    words.setText(
                            (isLeft ? "This run" : name(file))
                                    + " does not go the way it was recorded. "
                                    + Objects.requireNonNullElse(divergence.getMessage(), ""));
            case Result.GivenUp() -> words.setText("The comparison was given up.");
        }
    }

    private void side(String name, Moment moment, Runnable travel, String told) {
        var link = Labels.link(number(moment.step()), travel, "mono");
        link.setMinWidth(USE_PREF_SIZE);
        link.setTooltip(new Tooltip(told));
        link.setAccessibleText(told);
        sides.addRow(sides.getRowCount(), whole(Labels.of(name, "tertiary")), link, words(moment));
    }

    private static Node words(Moment moment) {
        return switch (moment) {
            case Moment.Happened(var event) -> {
                var line = TraceText.line(event);
                var label = Labels.of(line.substring(line.indexOf(' ') + 1), "mono");
                label.setMinWidth(0);
                label.setTooltip(new Tooltip(line));
                yield label;
            }
            case Moment.Ended _ -> Labels.of("the recording ends");
        };
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }

    private static String count(long number, String word) {
        return number(number) + " " + word + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
