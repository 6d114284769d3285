package dev.fiberscope.ui.window;

import dev.fiberscope.engine.history.recording.Comparison;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.ui.session.OpenSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Compares the run of a session with a recording. Any thread but JavaFX's and the session's. */
final class Recordings {
    /** How often somebody is asked whether to go on waiting, in milliseconds. */
    private static final long PATIENCE = 20;

    private Recordings() {}

    /** How that came out. */
    sealed interface Outcome {
        record Compared(Comparison.Result result) implements Outcome {}

        /** There was nothing to compare: {@code sentence} says why. */
        record Unreadable(String sentence) implements Outcome {}
    }

    /** {@code session} is the left side, as far as it is known now; {@code file} the right one. */
    static Outcome compare(OpenSession session, Path file, Progress progress) {
        try {
            var right = RecordingReader.read(file);
            return new Outcome.Compared(Comparison.compare(of(session, progress), right, progress));
        } catch (RecordingException refused) {
            return new Outcome.Unreadable(refused.file() + ": " + refused.sentence());
        } catch (IOException | UncheckedIOException unreadable) {
            return new Outcome.Unreadable(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * The run of {@code session} as far as it is known: of a program by way of a file that is gone
     * afterwards.
     */
    static Recording of(OpenSession session, Progress progress)
            throws IOException, RecordingException {
        var replayed = session.recording();
        if (replayed.isPresent()) {
            return replayed.get();
        }
        var file = Files.createTempFile("fiberscope", ".fscope");
        try {
            var saved = new CompletableFuture<Optional<String>>();
            session.save(file, saved::complete);
            var refused = outcome(saved, progress);
            if (refused.isPresent()) {
                throw new IOException(refused.get());
            }
            return RecordingReader.read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Waits for {@code saved}, which never comes when the session is closed meanwhile. */
    private static Optional<String> outcome(
            CompletableFuture<Optional<String>> saved, Progress progress) throws IOException {
        try {
            while (!saved.isDone() && progress.goOn(0, 1)) {
                Thread.sleep(PATIENCE);
            }
        } catch (InterruptedException givenUp) {
            throw new IOException("the comparison was given up", givenUp);
        }
        return saved.getNow(Optional.of("the comparison was given up"));
    }
}
