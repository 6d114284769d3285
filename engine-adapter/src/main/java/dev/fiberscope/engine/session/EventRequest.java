package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events of the whole run that somebody wants to see, however old: what {@link DebugSession#search}
 * looks for.
 *
 * @param reach which of them, and how many
 * @param found is given them in the order of searching
 */
public record EventRequest(EventQuery query, Reach reach, Consumer<List<TraceEvent>> found) {}
