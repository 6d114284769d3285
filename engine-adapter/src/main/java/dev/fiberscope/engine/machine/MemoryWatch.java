package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Storage;

/**
 * Bytes of a linear memory whose writes are noticed: of the same value, too, and of one byte among
 * them.
 *
 * @param stops end a run before an instruction that will write there; else writes are counted alone
 */
public record MemoryWatch(Storage.Bytes range, boolean stops) {
    /**
     * @throws IllegalArgumentException where the range has no byte
     */
    public MemoryWatch {
        if (range.count() <= 0 || range.address() < 0) {
            throw new IllegalArgumentException("no bytes: " + range);
        }
    }
}
