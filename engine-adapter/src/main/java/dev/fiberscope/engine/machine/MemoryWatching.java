package dev.fiberscope.engine.machine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The memory watch of a machine, put on the memory it names whichever state the machine is in. */
final class MemoryWatching {
    private Optional<MemoryWatch> wanted = Optional.empty();
    private @Nullable WriteWatch marks;
    private @Nullable PagedMemory on;

    void watch(Store store, Optional<MemoryWatch> watch) {
        detach();
        wanted = watch;
        marks =
                watch.map(each -> PagedMemory.marks(each.range().address(), each.range().count()))
                        .orElse(null);
        attach(store);
    }

    /** The machine has another state from now on, or another instance. */
    void attach(Store store) {
        detach();
        if (wanted.isPresent() && marks != null) {
            var range = wanted.get().range();
            on = memory(store, range.instance(), range.memory());
            if (on != null) {
                on.watch(marks);
            }
        }
    }

    /** An instance was made; its memory begins with what its data segments say. */
    void instantiated(Store store) {
        boolean before = on != null;
        attach(store);
        if (!before && on != null && marks != null) {
            marks.begun();
        }
    }

    private void detach() {
        if (on != null) {
            on.watch(null);
            on = null;
        }
    }

    private static @Nullable PagedMemory memory(Store store, int instance, int memory) {
        if (instance < 0 || instance >= store.instances.size()) {
            return null;
        }
        var memories = store.instances.get(instance).memories();
        return memory < 0 || memory >= memories.size()
                ? null
                : store.memories.get(memories.at(memory));
    }

    boolean stops() {
        return on != null && wanted.isPresent() && wanted.get().stops();
    }

    void arm(boolean now) {
        if (marks != null) {
            marks.arm(now);
        }
    }

    long writes() {
        return marks == null ? 0 : marks.writes();
    }
}
