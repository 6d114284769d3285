package dev.fiberscope.engine.wasm.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks that are open at a point of a function, outermost first, with their identifiers. */
final class Labels {
    private final List<Optional<String>> open = new ArrayList<>();
    private final Map<String, Deque<Integer>> byName = new HashMap<>();

    int depth() {
        return open.size();
    }

    void open(Optional<String> name) {
        name.ifPresent(
                each -> byName.computeIfAbsent(each, _ -> new ArrayDeque<>()).push(open.size()));
        open.add(name);
    }

    void close() {
        open.removeLast().ifPresent(name -> byName.getOrDefault(name, new ArrayDeque<>()).pop());
    }

    /**
     * How a branch names the block {@code label} further out: its identifier where no inner one
     * hides it.
     */
    String reference(int label) {
        int index = open.size() - 1 - label;
        if (label < 0 || index < 0) {
            return Integer.toUnsignedString(label);
        }
        return open.get(index)
                .filter(name -> byName.getOrDefault(name, new ArrayDeque<>()).element() == index)
                .orElseGet(() -> Integer.toString(label));
    }

    /** {@link #reference}, and for a block without a name its mark as a comment. */
    String marked(int label) {
        String reference = reference(label);
        int index = open.size() - 1 - label;
        return label >= 0 && index >= 0 && open.get(index).isEmpty()
                ? reference + " " + mark(index)
                : reference;
    }

    /** The comment that tells a block without a name from the others: how deep it lies, from 1. */
    static String mark(int index) {
        return "(;@" + (index + 1) + ";)";
    }
}
