package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a stack that lives: what its state does not tell.
 *
 * @param created when {@code cont.new} made it
 * @param by the {@code cont.new}
 * @param last its last suspension as the top of a chain; empty where it never suspended so
 */
public record Story(At created, CodePoint by, Optional<Suspension> last) {
    /**
     * A {@code suspend} or {@code switch}, and who took it: code behind that clause got the
     * continuation, and was to resume it.
     *
     * @param handler the stack with the prompt
     * @param prompt its {@code resume} and clauses, if known
     * @param clause number of the clause that took it
     */
    public record Suspension(
            At at, TagId tag, StackId handler, Optional<Prompt> prompt, int clause) {}

    /**
     * What {@link dev.fiberscope.engine.history.Search#story} found; empty where nothing was, as of
     * a root stack.
     */
    public static Optional<Story> of(StackId stack, List<TraceEvent> found) {
        var book = new StoryBook();
        found.forEach(book::apply);
        return book.of(stack);
    }
}
