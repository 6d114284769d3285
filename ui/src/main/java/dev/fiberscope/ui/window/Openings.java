package dev.fiberscope.ui.window;

import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.start.GalleryEntry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Opens files and samples aside, one at a time: what was asked for later wins. On the JavaFX
 * thread.
 */
final class Openings {
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Asked>> last =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int number;

    /** {@code fx} takes what comes from other threads. */
    Openings(Executor fx) {
        this.fx = fx;
    }

    /**
     * What was asked for.
     *
     * @param name for people
     * @param opening called on another thread than JavaFX's
     * @param file empty for a sample
     * @param sample empty for a file
     */
    record Asked(
            String name,
            Supplier<Opening> opening,
            Optional<Path> file,
            Optional<GalleryEntry> sample) {}

    /** Gives what came out to {@code then}, unless something else was asked for meanwhile. */
    void open(Asked asked, BiConsumer<Asked, Opening> then) {
        int mine = ++number;
        last.set(Optional.of(asked));
        Thread.ofVirtual()
                .name("open " + asked.name())
                .start(() -> {
                    var opened = asked.opening().get();
                    fx.execute(() -> {
                        if (mine == number) {
                            then.accept(asked, opened);
                        } else {
                            discard(opened);
                        }
                    });
                });
    }

    /** What is being opened is not wanted any more. */
    void cancel() {
        number++;
    }

    /** What was asked for last. */
    Optional<Asked> last() {
        return last.get();
    }

    /** True when there is a {@link #last()}. */
    ObservableBooleanValue any() {
        return Bindings.createBooleanBinding(() -> last.get().isPresent(), last);
    }

    private static void discard(Opening opened) {
        if (opened instanceof Opening.Opened(_, var session)) {
            Thread.ofVirtual().name("close session").start(session::close);
        }
    }
}
