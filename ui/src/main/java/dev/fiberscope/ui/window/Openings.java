package dev.fiberscope.ui.window;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.start.GalleryEntry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
     * @param memory where frames shall live on a simulated target, if anywhere; empty for where
     *     they live as it is opened
     * @param collection when the collector shall run; empty for when it does as it is opened
     */
    record Asked(
            String name,
            Supplier<Opening> opening,
            Optional<Path> file,
            Optional<GalleryEntry> sample,
            Optional<Optional<PolicySettings>> memory,
            Optional<Settings.Collection> collection) {
        /** As it is opened. */
        Asked(
                String name,
                Supplier<Opening> opening,
                Optional<Path> file,
                Optional<GalleryEntry> sample) {
            this(name, opening, file, sample, Optional.empty(), Optional.empty());
        }

        /** The same with this stack memory, or none. */
        Asked under(Optional<PolicySettings> otherMemory) {
            return new Asked(name, opening, file, sample, Optional.of(otherMemory), collection);
        }

        /** The same with the collector running then. */
        Asked collecting(Settings.Collection then) {
            return new Asked(name, opening, file, sample, memory, Optional.of(then));
        }

        /** Opens it; not on the JavaFX thread. */
        Opening open() {
            var opened = opening.get();
            if (!(opened instanceof Opening.Opened(var title, var session))) {
                return opened;
            }
            var collecting =
                    collection
                            .filter(then -> !then.equals(session.collection()))
                            .map(then -> replaced(session, session.collecting(then)))
                            .orElse(session);
            return new Opening.Opened(
                    title,
                    memory.filter(other -> !other.equals(collecting.policy()))
                            .map(other -> replaced(collecting, collecting.under(other)))
                            .orElse(collecting));
        }

        private static OpenSession replaced(OpenSession session, OpenSession by) {
            if (!by.equals(session)) {
                session.close();
            }
            return by;
        }

        /** The name without folders, or the sample's. */
        String title() {
            return sample.map(GalleryEntry::name)
                    .or(() -> file.map(Path::getFileName).map(Path::toString))
                    .orElse(name);
        }
    }

    /**
     * What came out.
     *
     * @param mark of the file just before it was opened; empty for a sample, and for a file that
     *     cannot be read
     */
    record Came(Asked asked, Optional<FileMark> mark, Opening opening) {
        /** Nobody wants it: closes the session that may be in it. */
        void discard() {
            if (opening instanceof Opening.Opened(_, var session)) {
                Thread.ofVirtual().name("close session").start(session::close);
            }
        }
    }

    /** Gives what came out to {@code then}, unless something else was asked for meanwhile. */
    void open(Asked asked, Consumer<Came> then) {
        number++;
        last.set(Optional.of(asked));
        again(asked, then);
    }

    /** As {@link #open}, for what was asked for before: gives way to whatever is asked for. */
    void again(Asked asked, Consumer<Came> then) {
        int mine = number;
        Thread.ofVirtual()
                .name("open " + asked.name())
                .start(() -> {
                    var mark = asked.file().flatMap(FileMark::of);
                    var came = new Came(asked, mark, asked.open());
                    fx.execute(() -> {
                        if (mine == number) {
                            then.accept(came);
                        } else {
                            came.discard();
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
}
