package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;

/**
 * Leaks with the same verdict that have in common what a {@link Grouping} says.
 *
 * @param members by the number of their chains' bottom stacks
 * @param first the bottom stack of the first member
 * @param bytes of their stacks
 * @param retained bytes of those and of all that only they keep
 */
public record LeakGroup(
        Key key, List<ContinuationId> members, StackId first, long bytes, long retained) {
    public LeakGroup {
        members = List.copyOf(members);
    }

    public int count() {
        return members.size();
    }

    /**
     * What they have in common.
     *
     * @param created the {@code cont.new} of their bottom stacks: empty where it is not known, and
     *     where the grouping does not ask for it
     * @param entry the function that the bottom stack begins with; empty where the grouping does
     *     not ask for it
     * @param stack where the frames stand, the newest first, as far as the grouping asks; none of
     *     fresh ones
     */
    public record Key(
            LeakVerdict verdict,
            Optional<CodePoint> created,
            Optional<String> entry,
            List<CodePoint> stack) {
        public Key {
            stack = List.copyOf(stack);
        }
    }
}
