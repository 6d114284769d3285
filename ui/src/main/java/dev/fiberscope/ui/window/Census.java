package dev.fiberscope.ui.window;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.ui.glyph.StateSign;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many stacks there are, and in which states.
 *
 * @param states such as {@code 1 running, 2 waiting}; of the first {@link #LIMIT} only, where there
 *     are more
 */
record Census(int stacks, String states) {
    static final int LIMIT = 10_000;

    static Census of(Snapshot snapshot) {
        var ids = snapshot.stacks();
        var counts = new TreeMap<StateSign, Integer>(Comparator.comparingInt(StateSign::rank));
        ids.stream()
                .limit(LIMIT)
                .forEach(id ->
                        snapshot.stack(id)
                                .ifPresent(stack ->
                                        counts.merge(
                                                StateSign.of(stack.state()), 1, Integer::sum)));
        var words =
                counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().word())
                        .collect(Collectors.joining(", "));
        return new Census(ids.size(), ids.size() > LIMIT ? "of the first 10,000: " + words : words);
    }

    /** {@code 8 stacks: 1 running, 2 waiting}. */
    String words() {
        return stacks == 0 ? "no stacks" : number() + ":  " + states;
    }

    /** The same in long and in short. */
    List<String> wordings() {
        return stacks == 0 ? List.of(words()) : List.of(words(), number());
    }

    private String number() {
        return stacks == 1 ? "1 stack" : stacks + " stacks";
    }
}
