package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of one continuation: how it was made, to whom it was handed, how it was consumed. */
final class Life {
    private static final String MADE = "made";
    private static final String HANDED = "handed on";
    private static final String CONSUMED = "consumed";

    private final ContinuationId continuation;
    private final Function<CodePoint, String> where;

    private Life(ContinuationId continuation, Function<CodePoint, String> where) {
        this.continuation = continuation;
        this.where = where;
    }

    /**
     * A line for each of {@code events}, which made {@code continuation}, consumed it, or had it
     * among their values. {@code where} gives the place that people know a position as.
     */
    static List<StackLines.Line> of(
            ContinuationId continuation,
            List<TraceEvent> events,
            Function<CodePoint, String> where) {
        var life = new Life(continuation, where);
        return events.stream().map(life::line).flatMap(Optional::stream).toList();
    }

    private Optional<StackLines.Line> line(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ContinuationCreated(_, _, var stack, var function, var by) ->
                    line(
                            MADE,
                            event,
                            " by cont.new in ",
                            new Piece.Chosen(where.apply(by), new Selected.OfPlace(by)),
                            ", for ",
                            Piece.of(stack),
                            ", which begins with " + function);
            case TraceEvent.Bound(_, var consumed, var made, _, _) ->
                    made.equals(continuation)
                            ? line(MADE, event, " by cont.bind of ", Piece.of(consumed))
                            : consumed.equals(continuation)
                                    ? line(CONSUMED, event, " by cont.bind, as ", Piece.of(made))
                                    : line(HANDED, event, ": bound to ", Piece.of(made));
            case TraceEvent.Suspended(_, var chain, var made, var tag, _, var handler, _) ->
                    made.equals(continuation)
                            ? line(
                                    MADE,
                                    event,
                                    " as ",
                                    chain,
                                    " suspended with " + tag + ", for ",
                                    Piece.of(handler))
                            : line(
                                    HANDED,
                                    event,
                                    " by ",
                                    Piece.of(chain.top()),
                                    " to ",
                                    Piece.of(handler),
                                    ", suspending with " + tag);
            case TraceEvent.Resumed(_, var parent, var consumed, var chain, _, _) ->
                    consumed.equals(continuation)
                            ? line(CONSUMED, event, ": resumed by ", Piece.of(parent))
                            : line(
                                    HANDED,
                                    event,
                                    " by ",
                                    Piece.of(parent),
                                    " to ",
                                    Piece.of(chain.top()),
                                    ", resuming it");
            case TraceEvent.ResumedThrowing(_, var parent, _, _, _, var tag) ->
                    line(CONSUMED, event, ": resumed by ", Piece.of(parent), ", to throw " + tag);
            case TraceEvent.Switched(_, var from, var made, var consumed, var to, _, _, _, _) ->
                    made.equals(continuation)
                            ? line(MADE, event, " as ", from, " switched to ", to)
                            : consumed.equals(continuation)
                                    ? line(CONSUMED, event, ": switched to by ", from)
                                    : line(HANDED, event, " by ", from, " to ", to, ", switching");
            case TraceEvent.Returned(_, var stack, var parent, _) ->
                    line(
                            HANDED,
                            event,
                            ": returned by ",
                            Piece.of(stack),
                            " to ",
                            Piece.of(parent));
            case TraceEvent.Thrown(_, var stack, var tag, _) ->
                    line(HANDED, event, ": thrown by ", Piece.of(stack), " with " + tag);
            case TraceEvent.ActivationStarted(_, var root, var function, _) ->
                    line(HANDED, event, " by the host to " + function + " on ", Piece.of(root));
            case TraceEvent.ActivationEnded(_, var root, _) ->
                    line(HANDED, event, ": returned by ", Piece.of(root), " to the host");
            case TraceEvent.HostCalled(_, var stack, var function, _) ->
                    line(HANDED, event, " by ", Piece.of(stack), " to the host's " + function);
            case TraceEvent.HostReturned(_, var stack, var function, _) ->
                    line(
                            HANDED,
                            event,
                            ": returned by the host's " + function + " to ",
                            Piece.of(stack));
            case TraceEvent.Caught _,
                    TraceEvent.Threw _,
                    TraceEvent.Trapped _,
                    TraceEvent.HostThrew _,
                    TraceEvent.Collected _,
                    MemoryEvent _ ->
                    Optional.empty();
        };
    }

    /** {@code parts} are words, pieces and chains. */
    private static Optional<StackLines.Line> line(String name, TraceEvent event, Object... parts) {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece.Step(event.at().step()));
        for (var part : parts) {
            switch (part) {
                case Piece piece -> pieces.add(piece);
                case Chain chain -> add(pieces, chain);
                default -> pieces.add(new Piece.Words(part.toString()));
            }
        }
        return Optional.of(new StackLines.Line(name, pieces));
    }

    private static void add(List<Piece> pieces, Chain chain) {
        pieces.add(Piece.of(chain.top()));
        if (chain.size() > 1) {
            pieces.add(new Piece.Words(" to "));
            pieces.add(Piece.of(chain.bottom()));
        }
    }
}
