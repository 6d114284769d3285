package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.RootPath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All about one continuation with a verdict. Its frames and locals are those of the chain's stacks
 * in the snapshot.
 *
 * @param fresh it was never resumed
 * @param entry the function that the chain's bottom began with, or will: {@code $name} or index
 * @param made the story of the chain's bottom, if it is known: where it was made
 * @param suspended the last suspension, and the clauses that were waiting; empty where it is fresh
 *     or not known
 * @param age steps since it ran last, or was made if it never ran
 * @param stack where the frames stand, the newest first
 * @param bytes of its stacks
 * @param retained bytes of those and of all that only it keeps
 * @param path a shortest way from a root; empty where it is unreachable
 * @param keeper the nearest unreachable continuation that alone keeps it: that one is to blame
 * @param cycle of a cycle all its members, in the order of their numbers, this one too
 */
public record Leak(
        ContinuationId continuation,
        Chain chain,
        LeakVerdict verdict,
        boolean fresh,
        String entry,
        Optional<Story> made,
        Optional<Story.Suspension> suspended,
        OptionalLong age,
        List<CodePoint> stack,
        long bytes,
        long retained,
        Optional<RootPath> path,
        Optional<ContinuationId> keeper,
        List<ContinuationId> cycle) {
    public Leak {
        stack = List.copyOf(stack);
        cycle = List.copyOf(cycle);
    }
}
