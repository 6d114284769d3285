package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.StackBytes;
import dev.fiberscope.engine.model.HostRegistration;
import java.util.List;

/**
 * What a search for leaks is told beside the state.
 *
 * @param stories who remembers what happened: without them no creation sites, no ages, nothing
 *     stale
 * @param registrations what hosts say of the references that they keep; one that nobody speaks of
 *     counts as one that can fire
 * @param staleAfter a reachable continuation that has not run for more steps than this is stale
 * @param bytes how much a stack takes
 */
public record LeakQuery(
        Stories stories, List<HostRegistration> registrations, long staleAfter, StackBytes bytes) {
    /** The state alone: no stories, no registrations, nothing stale. */
    public static final LeakQuery OF_STATE =
            new LeakQuery(Stories.NONE, List.of(), Long.MAX_VALUE, StackBytes.IN_USE);

    public LeakQuery {
        registrations = List.copyOf(registrations);
    }
}
