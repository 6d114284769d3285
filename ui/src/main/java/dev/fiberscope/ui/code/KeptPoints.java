package dev.fiberscope.ui.code;

import dev.fiberscope.engine.session.StopCondition;
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
    private record Kept(String where, KeptPoint point, boolean on) {}

    /**
     * What became of kept points.
     *
     * @param found where they stand now, on or off as before, without hits
     * @param lost where those were that have no place any more, as people see it
     * @param waiting those whose module is not there yet
     */
    public record Settled(
            List<StopCondition.Breakpoint> found, List<String> lost, KeptPoints waiting) {
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
    public static KeptPoints of(Texts texts, Collection<StopCondition.Breakpoint> points) {
        return new KeptPoints(
                points.stream()
                        .flatMap(each ->
                                texts
                                        .of(each.at())
                                        .flatMap(text -> KeptPoint.of(text, each.at()))
                                        .map(point ->
                                                new Kept(texts.where(each.at()), point, each.on()))
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
        var found = new ArrayList<StopCondition.Breakpoint>();
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
                        .ifPresentOrElse(
                                at -> found.add(new StopCondition.Breakpoint(at, kept.on(), 0)),
                                () -> lost.add(kept.where()));
            }
        }
        return new Settled(found, lost, new KeptPoints(waiting));
    }
}
