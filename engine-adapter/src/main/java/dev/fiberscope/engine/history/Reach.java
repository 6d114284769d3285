package dev.fiberscope.engine.history;

/**
 * How far a search for events goes.
 *
 * @param from first step whose events count
 * @param to last step whose events count
 * @param backward the last ones are found first
 * @param most how many are enough
 */
public record Reach(long from, long to, boolean backward, int most) {
    /** The last event up to {@code step}, inclusive. */
    public static Reach lastUpTo(long step) {
        return new Reach(0, step, true, 1);
    }

    /** The first event of all. */
    public static Reach first() {
        return new Reach(0, Long.MAX_VALUE, false, 1);
    }

    boolean covers(long step) {
        return from <= step && step <= to;
    }
}
