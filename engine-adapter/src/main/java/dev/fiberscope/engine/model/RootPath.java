package dev.fiberscope.engine.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way from a root to something that it keeps: the root refers to what the first of {@code
 * holders} lies in, each holder to what the next one lies in, and the last to the end. No holders
 * where the root itself refers to it, or is it.
 */
public record RootPath(Root root, List<Holder> holders) {
    public RootPath {
        holders = List.copyOf(holders);
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(root), holders.stream())
                .map(Object::toString)
                .collect(Collectors.joining(" > "));
    }
}
