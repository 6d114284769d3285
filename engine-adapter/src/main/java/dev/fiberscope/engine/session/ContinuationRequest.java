package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.ContinuationId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened to one continuation, however long ago: what {@link
 * DebugSession#trace(ContinuationRequest)} looks for.
 *
 * @param most events, at most
 * @param found is given the event that made it, those whose arguments, payload or results refer to
 *     it, and the one that consumed it; the oldest first, each once
 */
public record ContinuationRequest(
        ContinuationId continuation, int most, Consumer<List<TraceEvent>> found) {}
