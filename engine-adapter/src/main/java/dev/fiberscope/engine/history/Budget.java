package dev.fiberscope.engine.history;

/**
 * What the past may take of the Java heap.
 *
 * @param checkpoints bytes of what checkpoints hold beyond the present state, about
 * @param events most events that are kept whole; older ones come back by replay
 * @param spacing fewest steps between two checkpoints
 */
public record Budget(long checkpoints, int events, long spacing) {
    /**
     * A GiB of checkpoints, or a third of the Java heap if that is less; 200,000 events; 2,000,000
     * steps, which are some milliseconds.
     */
    public static final Budget USUAL =
            new Budget(
                    Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3), 200_000, 2_000_000);

    /** As {@link #USUAL}, with so many bytes for checkpoints. */
    public static Budget ofBytes(long checkpoints) {
        return new Budget(checkpoints, USUAL.events(), USUAL.spacing());
    }
}
