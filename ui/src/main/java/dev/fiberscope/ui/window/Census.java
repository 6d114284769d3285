package dev.fiberscope.ui.window;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.Reachable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many stacks there are, and in which states.
 *
 * @param states such as {@code 1 running, 2 waiting}; of the first {@link #LIMIT} only, and without
 *     telling which are forgotten, where there are more
 */
record Census(int stacks, String states) {
    static final int LIMIT = 10_000;

    static Census of(Snapshot snapshot) {
        var ids = snapshot.stacks();
        var forgotten = ids.size() > LIMIT ? Set.<StackId>of() : Reachable.forgotten(snapshot);
        var counts = new TreeMap<StateSign, Integer>(Comparator.comparingInt(StateSign::rank));
        ids.stream()
                .limit(LIMIT)
                .filter(id -> !forgotten.contains(id))
                .forEach(id ->
                        snapshot.stack(id)
                                .ifPresent(stack ->
                                        counts.merge(
                                                StateSign.of(stack.state()), 1, Integer::sum)));
        var words =
                Stream.concat(
                                counts.entrySet().stream()
                                        .map(each -> each.getValue() + " " + each.getKey().word()),
                                forgotten.isEmpty()
                                        ? Stream.of()
                                        : Stream.of(forgotten.size() + " forgotten"))
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
