package dev.fiberscope.ui.window;

import dev.fiberscope.ui.window.FileMark.Look;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Looks at one file now and then, on a thread of its own, and tells what became of it: only when it
 * is {@link Quiet} again, and only what differs from what was told last. Asking the file system
 * works on every system and on drives of other machines, where its own notices do not come.
 */
final class FileWatch {
    private static final long PAUSE_MILLISECONDS = 100;

    /** How the file is, against what was opened. */
    enum Found {
        AS_OPENED,
        CHANGED,
        GONE
    }

    private final Path file;
    private final Optional<FileMark> opened;
    private final Executor fx;
    private final Consumer<Found> told;
    private final Thread thread;
    private Optional<FileMark> last;
    private volatile boolean stopped;

    /**
     * Begins to watch.
     *
     * @param opened the file as it was opened; empty where that is not known: then any content is a
     *     change
     * @param told is called through {@code fx}, and not any more after {@link #stop()} was called
     *     there
     */
    FileWatch(Path file, Optional<FileMark> opened, Executor fx, Consumer<Found> told) {
        this.file = file;
        this.opened = opened;
        this.fx = fx;
        this.told = told;
        this.last = opened;
        thread = Thread.ofVirtual().name("watch " + file).unstarted(this::watch);
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void watch() {
        var quiet = new Quiet(opened.map(FileMark::look));
        try {
            while (!stopped) {
                Thread.sleep(PAUSE_MILLISECONDS);
                if (quiet.settles(Look.at(file), System.nanoTime())) {
                    settled(quiet);
                }
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private void settled(Quiet quiet) {
        var now = FileMark.of(file);
        if (now.isEmpty() && Look.at(file).isPresent()) {
            quiet.again();
            return;
        }
        if (now.isPresent() == last.isPresent()
                && now.flatMap(mark -> last.map(mark::sameContent)).orElse(true)) {
            return;
        }
        last = now;
        var found =
                now.map(mark ->
                                opened.filter(mark::sameContent).isPresent()
                                        ? Found.AS_OPENED
                                        : Found.CHANGED)
                        .orElse(Found.GONE);
        fx.execute(() -> {
            if (!stopped) {
                told.accept(found);
            }
        });
    }
}
