package dev.fiberscope.ui.session;

import javafx.application.Platform;

import java.util.concurrent.Executor;

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
