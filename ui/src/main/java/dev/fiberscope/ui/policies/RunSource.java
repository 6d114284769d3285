package dev.fiberscope.ui.policies;

import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.ui.session.OpenSession;
import java.io.IOException;

/** Makes a recording of the run of a session, as far as it is known. Not on the JavaFX thread. */
@FunctionalInterface
public interface RunSource {
    /**
     * The recording; the whole of it where the session replays one.
     *
     * @throws IOException if it could not be written, or was given up
     * @throws RecordingException if what was written cannot be read
     */
    Recording of(OpenSession session, Progress progress) throws IOException, RecordingException;
}
