package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Breakpoints on their way from a text to the same text written anew. Modules of a script join
 * while it runs, so some have to wait.
 */
public final class KeptPoints {
    /** Nothing to keep. */
    public static final KeptPoints NONE = new KeptPoints(List.of());

    private final List<Kept> all;

    /** {@code where} it was, for people. */
    private record Kept(String where, KeptPoint point) {}

    /**
     * What became of kept points.
     *
     * @param found where they stand now
     * @param lost where those were that have no place any more, as people see it
     * @param waiting those whose module is not there yet
     */
    public record Settled(List<CodePoint> found, List<String> lost, KeptPoints waiting) {
        /** Of lists that may change later. */
        public Settled {
            found = List.copyOf(found);
            lost = List.copyOf(lost);
        }
    }

    private KeptPoints(List<Kept> all) {
        this.all = List.copyOf(all);
    }

    /** {@code points} as they stand in {@code texts} now. */
    public static KeptPoints of(Texts texts, Collection<CodePoint> points) {
        return new KeptPoints(
                points.stream()
                        .flatMap(at ->
                                texts
                                        .of(at)
                                        .flatMap(text -> KeptPoint.of(text, at))
                                        .map(point -> new Kept(texts.where(at), point))
                                        .stream())
                        .toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Where they were, as people see it. */
    public List<String> where() {
        return all.stream().map(Kept::where).toList();
    }

    /** Finds them in {@code texts} as these are now. */
    public Settled in(Texts texts) {
        var found = new ArrayList<CodePoint>();
        var lost = new ArrayList<String>();
        var waiting = new ArrayList<Kept>();
        for (var kept : all) {
            int instance = kept.point().instance();
            Optional<CodeText> text =
                    texts.all().stream()
                            .filter(each -> each.module(instance).isPresent())
                            .findFirst();
            if (text.isEmpty()) {
                waiting.add(kept);
            } else {
                text.flatMap(kept.point()::in)
                        .ifPresentOrElse(found::add, () -> lost.add(kept.where()));
            }
        }
        return new Settled(found, lost, new KeptPoints(waiting));
    }
}
