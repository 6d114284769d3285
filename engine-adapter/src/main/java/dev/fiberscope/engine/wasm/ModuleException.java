package dev.fiberscope.engine.wasm;

/** A module that cannot be loaded: why, in one sentence, and where in its source. */
public final class ModuleException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * At which gate the module failed; {@code UNSUPPORTED} is a valid thing that this engine does
     * not take.
     */
    public enum Phase {
        MALFORMED,
        INVALID,
        UNLINKABLE,
        UNSUPPORTED
    }

    private final Phase phase;
    private final transient Place place;

    public ModuleException(Phase phase, String sentence, Place place) {
        super(sentence);
        this.phase = phase;
        this.place = place;
    }

    /** The sentence, without phase and place. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Phase phase() {
        return phase;
    }

    /** In the source that was read: characters of a text, bytes of a binary. */
    public Place place() {
        return place;
    }
}
