package dev.fiberscope.ui.timeline.layout;

import java.util.OptionalInt;

/**
 * A stack was full, or frames of it moved, or both in one step.
 *
 * @param overflow index in the trace of the overflow
 * @param migration index in the trace of the move
 * @param bytes that moved
 */
public record MemoryMark(long step, OptionalInt overflow, OptionalInt migration, long bytes) {
    /** {@code overflow, 48 B moved}. */
    String words() {
        var moved = EventWords.count(bytes) + " B moved";
        return overflow.isEmpty() ? moved : migration.isEmpty() ? "overflow" : "overflow, " + moved;
    }
}
