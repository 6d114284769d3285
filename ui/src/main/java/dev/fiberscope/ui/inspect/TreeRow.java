package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Optional;

/** One line of the values that a person sees; {@code path} names the way to it. */
sealed interface TreeRow {
    List<String> path();

    /** How many objects it lies within. */
    int depth();

    /**
     * A value.
     *
     * @param was what it was at the stop before, where that was something else
     * @param storage where it lies; empty where it has no place of its own
     * @param inside of a struct, array or exception: what it is; open or not
     */
    record OfCell(
            List<String> path,
            int depth,
            Cell cell,
            Optional<WasmValue> was,
            Optional<Storage> storage,
            Optional<Inside> inside)
            implements TreeRow {
        public OfCell {
            path = List.copyOf(path);
        }
    }

    /** The rest of an object, of which {@code shown} of {@code length} cells stand above. */
    record More(List<String> path, int depth, int shown, int length) implements TreeRow {
        public More {
            path = List.copyOf(path);
        }
    }

    /**
     * An object behind a reference.
     *
     * @param words how much it holds, and its type where the cell does not name that: {@code
     *     $queue, 40 elements}
     * @param empty there is nothing to open
     */
    record Inside(String words, boolean empty, boolean open) {}
}
