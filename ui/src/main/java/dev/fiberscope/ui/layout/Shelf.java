package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import java.util.List;
import java.util.Optional;

/**
 * One holder with its places, and the chains that stand beside it.
 *
 * @param title what is written small, as {@code table}, and {@code name} in code, as {@code $queue}
 * @param remark at the right of the header
 * @param lost whether what holds here can never be reached itself
 * @param chains those that stand here, each beside the first holder that refers to it
 */
record Shelf(
        Kind kind,
        String title,
        String name,
        String remark,
        boolean lost,
        List<Slot> slots,
        List<ContinuationId> chains) {
    Shelf {
        slots = List.copyOf(slots);
        chains = List.copyOf(chains);
    }

    /** What tells this holder from others. */
    String id() {
        return kind + " " + title + " " + name + (kind == Kind.FRAME ? " " + remark : "");
    }

    /** Its chains stand in lines or as cards. */
    Selected.OfFold fold() {
        return new Selected.OfFold(id(), Optional.empty());
    }

    /** The cells have numbers, which stand at their left. */
    boolean indexed() {
        return !slots.isEmpty() && slots.stream().allMatch(slot -> isIndex(slot.label()));
    }

    static boolean isIndex(String label) {
        return !label.isEmpty() && label.chars().allMatch(Character::isDigit);
    }

    /** What holds. */
    enum Kind {
        TABLE,
        GLOBALS,
        FRAME,
        BOUND,
        OBJECT,
        HOST,
        /** Nothing. */
        NOBODY
    }

    /**
     * One square cell.
     *
     * @param label beside it: an index or a name
     * @param holder of a reference; a slot without one is null
     * @param changed since the last stop
     */
    record Slot(String label, Optional<Held> holder, boolean changed) {}

    /** A reference in a slot. */
    record Held(Holder holder, ContinuationId continuation, boolean consumed) {}
}
