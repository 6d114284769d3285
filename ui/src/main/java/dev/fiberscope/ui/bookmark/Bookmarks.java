package dev.fiberscope.ui.bookmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The bookmarks of one program, at most one for each step. On one thread. */
public final class Bookmarks {
    private final TreeMap<Long, Bookmark> bySteps = new TreeMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** All, by step. */
    public List<Bookmark> all() {
        return List.copyOf(bySteps.values());
    }

    public Optional<Bookmark> at(long step) {
        return Optional.ofNullable(bySteps.get(step));
    }

    /** Adds the bookmark; one that its step has already is replaced. */
    public void put(Bookmark bookmark) {
        if (!bookmark.equals(bySteps.put(bookmark.step(), bookmark))) {
            tell();
        }
    }

    /** Takes the bookmark of {@code step} away, if there is one. */
    public void remove(long step) {
        if (bySteps.remove(step) != null) {
            tell();
        }
    }

    /** Takes all away: another program is opened. */
    public void clear() {
        if (!bySteps.isEmpty()) {
            bySteps.clear();
            tell();
        }
    }

    /** {@code listener} is run after each change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
