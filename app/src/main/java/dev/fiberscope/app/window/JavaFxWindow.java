package dev.fiberscope.app.window;

import dev.fiberscope.app.command.Refusal;
import dev.fiberscope.app.command.WindowOpener;
import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.ui.window.FiberscopeWindow;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Starts JavaFX, shows the one window of the process, and waits until it is closed. */
public record JavaFxWindow(Gallery gallery, SettingsFile settings) implements WindowOpener {
    @Override
    public void open(Request request) throws Refusal {
        if (!mayHaveDisplay()) {
            throw noDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set");
        }
        var closed = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> {
                try {
                    var stage = new Stage();
                    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> closed.complete(true));
                    show(stage, request);
                } catch (RuntimeException | Error fault) {
                    closed.completeExceptionally(fault);
                }
            });
        } catch (UnsupportedOperationException none) {
            throw noDisplay(String.valueOf(none.getMessage()));
        }
        closed.join();
        Platform.exit();
    }

    /** Shows in {@code stage} what is asked for. On the JavaFX thread. */
    public FiberscopeWindow show(Stage stage, Request request) {
        var opening = gallery.within(() -> Budget.ofBytes((long) settings.read().past() << 20));
        var entries = opening.entries();
        var window =
                new FiberscopeWindow(
                        stage, opening::open, entries, settings.read(), settings::write);
        window.show();
        request.file()
                .ifPresent(file -> {
                    var sample =
                            entries.stream()
                                    .filter(each -> file.equals("sample:" + each.name()))
                                    .findFirst();
                    sample.ifPresentOrElse(
                            entry -> window.open(entry, request.step(), request.select()),
                            () -> window.open(Path.of(file), request.step(), request.select()));
                });
        return window;
    }

    private static Refusal noDisplay(String why) {
        return new Refusal(
                "fiberscope",
                "there is no display for the window ("
                        + why
                        + "); run, compare, test, validate and print need none, see fiberscope --help");
    }

    /** Whether it makes sense to try: on Linux a display is named by the environment. */
    private static boolean mayHaveDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return !linux
                || System.getProperty("glass.platform") != null
                || named("DISPLAY")
                || named("WAYLAND_DISPLAY");
    }

    private static boolean named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isEmpty())
                .isPresent();
    }
}
