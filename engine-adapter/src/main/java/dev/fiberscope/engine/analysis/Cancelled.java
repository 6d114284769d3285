package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.List;
import java.util.Optional;

/**
 * A chain that ended by the exception of {@code resume_throw}: given up as it should be, no leak.
 *
 * @param chain as it was when the exception came
 * @param stacks all of it, from the bottom to the top
 * @param by the stack that executed the {@code resume_throw}
 * @param thrown when it did
 * @param catches the clauses that ran on the way, in order: what the stacks did to clean up; of
 *     many the first {@value #CATCHES}
 * @param story of the chain's bottom, if its making was seen
 */
public record Cancelled(
        Chain chain,
        List<StackId> stacks,
        StackId by,
        TagId tag,
        At thrown,
        List<Catch> catches,
        Optional<Story> story) {
    /** Most {@link #catches} that are kept. */
    public static final int CATCHES = 100;

    public Cancelled {
        stacks = List.copyOf(stacks);
        catches = List.copyOf(catches);
    }

    /**
     * A {@code try_table} that took an exception between the {@code resume_throw} and the end, of
     * the chain or of a stack that it had resumed meanwhile.
     *
     * @param tag of the exception that it took: not always the one that was thrown first
     * @param function the one with the {@code try_table}
     */
    public record Catch(At at, StackId stack, TagId tag, String function) {}
}
