package dev.fiberscope.ui.window;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/** Fails a test in which an exception came to nobody's notice, on the JavaFX thread or another. */
public final class NoFaultOnFxThread implements BeforeEachCallback, AfterEachCallback {
    private final AtomicReference<Optional<Throwable>> first =
            new AtomicReference<>(Optional.empty());

    @Override
    public void beforeEach(ExtensionContext context) {
        first.set(Optional.empty());
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> note(fault));
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () ->
                        Thread.currentThread()
                                .setUncaughtExceptionHandler((_, fault) -> note(fault)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        WaitForAsyncUtils.waitForFxEvents();
        first.get()
                .ifPresent(fault -> {
                    throw new AssertionError("on another thread: " + fault, fault);
                });
    }

    private void note(Throwable fault) {
        first.updateAndGet(before -> before.isPresent() ? before : Optional.of(fault));
    }
}
