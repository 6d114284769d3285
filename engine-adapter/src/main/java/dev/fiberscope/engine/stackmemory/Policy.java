package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.StackId;

/** What happens when a stack is made, when it is full, and when it leaves and comes back. */
sealed interface Policy permits Fixed, Segmented, Copying, Reserved, CopyOut {
    /**
     * Memory for a new stack, for at least its first frame of {@code entry} bytes; {@code wanted}
     * are hoped for.
     */
    Answer made(Ledger ledger, Moment moment, StackId stack, int entry, int wanted);

    /** The active segment has no room for a call. */
    Answer overflow(Ledger ledger, Moment moment, Call call, StackSpace space);

    /**
     * Frames returned, so that {@code used} are left: no more than the active segment's beginning.
     */
    default StackSpace returned(
            Ledger ledger, Moment moment, StackId stack, StackSpace space, int used, int results) {
        throw new AssertionError("unreachable: one segment a stack");
    }

    /** The stack has left the running chain, with {@code frames} frames of {@code used} bytes. */
    default Answer left(
            Ledger ledger, Moment moment, StackId stack, StackSpace space, int used, int frames) {
        return new Answer.Granted(space);
    }

    /**
     * The stack goes on, on top of {@code below} bytes of the running chain. One without frames has
     * {@code entry} for its first.
     */
    default Answer arrived(
            Ledger ledger,
            Moment moment,
            StackId stack,
            StackSpace space,
            int used,
            int frames,
            int entry,
            int below) {
        return new Answer.Granted(space);
    }

    static Policy of(PolicySettings.Kind kind) {
        return switch (kind) {
            case FIXED -> new Fixed();
            case SEGMENTED -> new Segmented();
            case COPYING -> new Copying();
            case RESERVED -> new Reserved();
            case COPY_OUT -> new CopyOut();
        };
    }
}
