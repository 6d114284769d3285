package dev.fiberscope.ui.session;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Runs work later on the JavaFX thread. Everything that comes from another thread comes through
 * here.
 */
public final class FxThread implements Executor {
    /** Works as long as JavaFX runs. */
    public FxThread() {}

    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }
}
