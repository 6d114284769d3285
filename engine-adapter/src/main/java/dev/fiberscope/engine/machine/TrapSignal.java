package dev.fiberscope.engine.machine;

/**
 * Leaves the instruction that trapped. Nothing that the program could see has changed yet. Caught
 * by the interpreter, which knows the instruction that the sentence begins with.
 */
final class TrapSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The short form of the specification, as scripts expect it. */
    final String reason;

    private final String title;
    private final String predicate;

    private TrapSignal(String reason, String title, String predicate) {
        super(reason, null, false, false);
        this.reason = reason;
        this.title = title;
        this.predicate = predicate;
    }

    /** {@code predicate} goes on after "i32.load in $f": what the instruction did wrong. */
    TrapSignal(String reason, String predicate) {
        this(reason, reason, predicate);
    }

    /** The reason says all. */
    TrapSignal(String reason) {
        this(reason, reason, "");
    }

    /** One whose sentence begins with {@code name} as well. */
    static TrapSignal about(String reason, String name, String predicate) {
        return new TrapSignal(reason, reason + " " + name, predicate);
    }

    /**
     * For people; {@code subject} is what went wrong: an instruction and its function, a segment.
     */
    String sentence(String subject) {
        return title + ": " + subject + (predicate.isEmpty() ? "" : " " + predicate);
    }
}
