package dev.fiberscope.ui.window;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Fails every test in which an exception came to nobody's notice, on the JavaFX thread or another.
 * JUnit finds it by {@code META-INF/services}.
 */
public final class NoFaultOnFxThread implements BeforeEachCallback, AfterEachCallback {
    private final AtomicReference<Optional<Throwable>> first =
            new AtomicReference<>(Optional.empty());

    @Override
    public void beforeEach(ExtensionContext context) {
        first.set(Optional.empty());
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> note(fault));
        if (FxToolkit.isFXApplicationThreadRunning()) {
            WaitForAsyncUtils.waitForAsyncFx(
                    10_000,
                    () ->
                            Thread.currentThread()
                                    .setUncaughtExceptionHandler((_, fault) -> note(fault)));
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (FxToolkit.isFXApplicationThreadRunning()) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        first.get()
                .ifPresent(fault -> {
                    throw new AssertionError("on another thread: " + fault, fault);
                });
    }

    private void note(Throwable fault) {
        first.updateAndGet(before -> before.isPresent() ? before : Optional.of(fault));
    }
}
