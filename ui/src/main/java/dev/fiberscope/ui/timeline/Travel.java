package dev.fiberscope.ui.timeline;

import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Travels to where somebody points, one journey at a time: while one is under way only the last
 * wish is kept, so that dragging never floods the session. One thread.
 */
final class Travel {
    private final LongConsumer send;
    private OptionalLong underWay = OptionalLong.empty();
    private OptionalLong next = OptionalLong.empty();

    /**
     * {@code send} begins a journey to a step; who does that calls {@link #arrived()} when it has
     * ended, in whatever way.
     */
    Travel(LongConsumer send) {
        this.send = send;
    }

    /** Goes to {@code step}, at once or after the journey under way. */
    void to(long step) {
        if (underWay.isPresent()) {
            next = OptionalLong.of(step);
        } else {
            begin(step);
        }
    }

    /** The journey has ended: begins the next, if one to elsewhere is wanted. */
    void arrived() {
        var before = underWay;
        var wanted = next;
        underWay = OptionalLong.empty();
        next = OptionalLong.empty();
        if (wanted.isPresent() && !wanted.equals(before)) {
            begin(wanted.getAsLong());
        }
    }

    /** Forgets all wishes: another session is open. */
    void forget() {
        underWay = OptionalLong.empty();
        next = OptionalLong.empty();
    }

    /** The step that was wished for last and is not reached yet. */
    OptionalLong wanted() {
        return next.isPresent() ? next : underWay;
    }

    private void begin(long step) {
        underWay = OptionalLong.of(step);
        send.accept(step);
    }
}
