package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What changed between two states of one run, in the order of time or against it. A leak is the
 * same in both where its chain has the same bottom stack: the continuation changes with each
 * suspension.
 *
 * @param added continuations of the second state whose stack had no verdict in the first
 * @param gone continuations of the first state whose stack has no verdict in the second
 */
public record LeakComparison(List<ContinuationId> added, List<ContinuationId> gone) {
    public LeakComparison {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    /** Both with all verdicts, in the order of the verdicts and of the stacks. */
    public static LeakComparison of(Leaks first, Leaks second) {
        return new LeakComparison(missing(second, bottoms(first)), missing(first, bottoms(second)));
    }

    private static Set<StackId> bottoms(Leaks leaks) {
        var all = new HashSet<StackId>();
        for (var verdict : LeakVerdict.values()) {
            all.addAll(leaks.bottoms(verdict));
        }
        return all;
    }

    private static List<ContinuationId> missing(Leaks leaks, Set<StackId> known) {
        var all = new ArrayList<ContinuationId>();
        for (var verdict : LeakVerdict.values()) {
            var bottoms = leaks.bottoms(verdict);
            var continuations = leaks.with(verdict);
            for (int i = 0; i < bottoms.size(); i++) {
                if (!known.contains(bottoms.get(i))) {
                    all.add(continuations.get(i));
                }
            }
        }
        return all;
    }
}
