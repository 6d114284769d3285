package dev.fiberscope.engine.history;

/**
 * A replay did not go the way that was recorded: the log, the settings or the engine are others
 * than then.
 */
public final class Divergence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final String recorded;
    private final String replayed;

    /** At {@code step}, with both sides in words. */
    public Divergence(long step, String recorded, String replayed) {
        super(
                "The replay leaves the recording at step "
                        + step
                        + ": recorded was "
                        + recorded
                        + ", replayed "
                        + replayed
                        + ".");
        this.step = step;
        this.recorded = recorded;
        this.replayed = replayed;
    }

    /** Instructions executed when it was noticed. */
    public long step() {
        return step;
    }

    public String recorded() {
        return recorded;
    }

    public String replayed() {
        return replayed;
    }
}
