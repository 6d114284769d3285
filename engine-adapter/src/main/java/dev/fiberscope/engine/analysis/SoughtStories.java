package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.history.Search;
import dev.fiberscope.engine.model.StackId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stories as a search in the past finds them, of stacks however old, one at a time when it is asked
 * for: for who has no {@link StoryBook} of the run from its first event on. A story takes some
 * replay of the stretches that name the stack, so ask for few: one of a group. Each is looked for
 * once. The search moves its timeline; one thread, the timeline's.
 */
public final class SoughtStories implements Stories {
    private final Search search;
    private final long step;
    private final Map<StackId, Optional<Story>> known = new HashMap<>();

    /** As they are at {@code step}. A search that is cancelled knows less. */
    public SoughtStories(Search search, long step) {
        this.search = search;
        this.step = step;
    }

    @Override
    public Optional<Story> of(StackId stack) {
        return known.computeIfAbsent(stack, each -> Story.of(each, search.story(each, step)));
    }
}
