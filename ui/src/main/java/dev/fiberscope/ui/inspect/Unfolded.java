package dev.fiberscope.ui.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which objects are open, and how far. A place is told by the names on the way to it, so that it
 * stays open while the program goes on. On the JavaFX thread.
 */
final class Unfolded {
    /** So many cells are shown at first, and so many more each time. */
    static final int PAGE = 100;

    private final Map<List<String>, Integer> shown = new HashMap<>();

    boolean isOpen(List<String> path) {
        return shown.containsKey(path);
    }

    /** How many cells of the object at {@code path} are shown at most; 0 where it is closed. */
    int shown(List<String> path) {
        return shown.getOrDefault(path, 0);
    }

    void open(List<String> path) {
        shown.putIfAbsent(List.copyOf(path), PAGE);
    }

    /** What lies within stays as it is, for the next time. */
    void close(List<String> path) {
        shown.remove(path);
    }

    /** Shows another page of an object that is open. */
    void more(List<String> path) {
        shown.computeIfPresent(path, (_, count) -> count + PAGE);
    }
}
