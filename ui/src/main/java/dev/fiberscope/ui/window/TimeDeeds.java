package dev.fiberscope.ui.window;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.ConsoleLine;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** What can be done about time that is more than one command. */
final class TimeDeeds {
    static final FileChooser.ExtensionFilter RECORDINGS =
            new FileChooser.ExtensionFilter("Recordings", "*.fscope");

    private final Stage stage;
    private final SessionModel model;
    private final BiConsumer<ConsoleLine.Kind, String> say;

    /** {@code say} tells people in the console what became of something. */
    TimeDeeds(Stage stage, SessionModel model, BiConsumer<ConsoleLine.Kind, String> say) {
        this.stage = stage;
        this.model = model;
        this.say = say;
    }

    /**
     * Goes to what happened to the chosen continuation or stack; where none is, to the running one.
     */
    void seekEvent(Direction direction) {
        query().ifPresent(query -> model.send(new Command.SeekEvent(query, direction)));
    }

    private Optional<EventQuery> query() {
        var selection = model.shown().get().selection();
        return selection.orElse(null) instanceof Selected.OfContinuation(var continuation)
                ? Optional.of(EventQuery.ALL.naming(continuation))
                : model.stop()
                        .flatMap(stop ->
                                Focus.of(stop.snapshot(), selection)
                                        .stack()
                                        .map(Stack::id)
                                        .or(() ->
                                                stop.snapshot().runningChain().stream()
                                                        .findFirst()))
                        .map(EventQuery.ALL::naming);
    }

    /** Asks for a file, and saves the run there; {@code title} is what it may be called. */
    void saveRecording(String title) {
        var chooser = new FileChooser();
        chooser.setTitle("Save a recording of the run so far");
        chooser.getExtensionFilters().add(RECORDINGS);
        chooser.setInitialFileName(fileName(title));
        model.session()
                .get()
                .ifPresent(session ->
                        Optional.ofNullable(chooser.showSaveDialog(stage))
                                .ifPresent(file -> save(session, file.toPath())));
    }

    /** {@code scheduler.wat} is recorded as {@code scheduler.fscope}. */
    static String fileName(String title) {
        String name = title.substring(title.lastIndexOf(':') + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".fscope";
    }

    void save(OpenSession session, Path file) {
        session.save(file, refused -> model.later(() -> saved(file, refused)));
    }

    private void saved(Path file, Optional<String> refused) {
        refused.ifPresentOrElse(
                why ->
                        say.accept(
                                ConsoleLine.Kind.FAULT,
                                "The recording could not be saved to " + file + ": " + why),
                () -> say.accept(ConsoleLine.Kind.NOTICE, "Saved the recording to " + file));
    }

    /** Asks for a recording, and gives it to {@code then}. */
    void choose(Consumer<Path> then) {
        var chooser = new FileChooser();
        chooser.setTitle("Compare the run with a recording");
        chooser.getExtensionFilters().add(RECORDINGS);
        Optional.ofNullable(chooser.showOpenDialog(stage))
                .ifPresent(file -> then.accept(file.toPath()));
    }
}
