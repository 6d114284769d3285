package dev.fiberscope.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places that were looked at, in order, and which of them is shown. Going to a new one forgets
 * those ahead.
 *
 * @param all the oldest first
 * @param shown index in {@code all}; 0 while there is none
 */
record Places(List<Spot> all, int shown) {
    static final Places NONE = new Places(List.of(), 0);

    /** More than these are not kept; the oldest go. */
    static final int KEPT = 100;

    /** Line {@code line}, from 0, of the text of instance {@code instance}. */
    record Spot(int instance, int line) {
        /** Too close together to be two places. */
        boolean near(Spot other) {
            return instance == other.instance && Math.abs(line - other.line) < 4;
        }
    }

    Places {
        all = List.copyOf(all);
    }

    /** With {@code spot} shown; a place near the one that is shown takes its room. */
    Places at(Spot spot) {
        boolean same = !all.isEmpty() && all.get(shown).near(spot);
        if (same && all.get(shown).equals(spot)) {
            return this;
        }
        var next = new ArrayList<>(all.subList(0, all.isEmpty() ? 0 : same ? shown : shown + 1));
        next.add(spot);
        if (next.size() > KEPT) {
            next.removeFirst();
        }
        return new Places(next, next.size() - 1);
    }

    /** One place back; these where there is none. */
    Places back() {
        return canGoBack() ? new Places(all, shown - 1) : this;
    }

    /** One place forward again; these where there is none. */
    Places forward() {
        return canGoForward() ? new Places(all, shown + 1) : this;
    }

    boolean canGoBack() {
        return shown > 0;
    }

    boolean canGoForward() {
        return shown + 1 < all.size();
    }

    /** What is shown. */
    Optional<Spot> spot() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(shown));
    }
}
