package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What became of one continuation: how it was made, and how it was consumed. */
final class Life {
    private Life() {}

    /**
     * A line for each of {@code events} that made {@code continuation} or consumed it. {@code where}
     * gives the place that people know a position as.
     */
    static List<StackLines.Line> of(
            ContinuationId continuation,
            List<TraceEvent> events,
            Function<CodePoint, String> where) {
        var lines = new ArrayList<StackLines.Line>();
        for (var event : events) {
            var pieces = new ArrayList<Piece>();
            pieces.add(new Piece.Step(event.at().step()));
            var name = told(continuation, event, where, pieces);
            if (!name.isEmpty()) {
                lines.add(new StackLines.Line(name, pieces));
            }
        }
        return lines;
    }

    /** What happened to it; how is added to {@code pieces}. Empty where nothing did. */
    private static String told(
            ContinuationId continuation,
            TraceEvent event,
            Function<CodePoint, String> where,
            List<Piece> pieces) {
        switch (event) {
            case TraceEvent.ContinuationCreated(_, var made, var stack, var function, var by)
                    when made.equals(continuation) -> {
                pieces.add(new Piece.Words(" by cont.new in "));
                pieces.add(new Piece.Chosen(where.apply(by), new Selected.OfPlace(by)));
                pieces.add(new Piece.Words(", for "));
                pieces.add(Piece.of(stack));
                pieces.add(new Piece.Words(", which begins with " + function));
                return "made";
            }
            case TraceEvent.Bound(_, var consumed, var made, _, _) -> {
                boolean isNew = made.equals(continuation);
                pieces.add(new Piece.Words(isNew ? " by cont.bind of " : " by cont.bind, as "));
                pieces.add(Piece.of(isNew ? consumed : made));
                return isNew ? "made" : "consumed";
            }
            case TraceEvent.Suspended(_, var chain, _, var tag, _, var handler, _) -> {
                pieces.add(new Piece.Words(" as "));
                add(pieces, chain);
                pieces.add(new Piece.Words(" suspended with " + tag + "; handed to "));
                pieces.add(Piece.of(handler));
                return "made";
            }
            case TraceEvent.Resumed(_, var parent, _, _, _, _) -> {
                pieces.add(new Piece.Words(": resumed by "));
                pieces.add(Piece.of(parent));
                return "consumed";
            }
            case TraceEvent.ResumedThrowing(_, var parent, _, _, _, var tag) -> {
                pieces.add(new Piece.Words(": resumed by "));
                pieces.add(Piece.of(parent));
                pieces.add(new Piece.Words(", to throw " + tag));
                return "consumed";
            }
            case TraceEvent.Switched(_, var from, var made, _, var to, _, _, _, _) -> {
                boolean isNew = made.equals(continuation);
                pieces.add(new Piece.Words(isNew ? " as " : ": switched to by "));
                add(pieces, from);
                pieces.add(new Piece.Words(isNew ? " switched to " : ""));
                if (isNew) {
                    add(pieces, to);
                }
                return isNew ? "made" : "consumed";
            }
            default -> {
                return "";
            }
        }
    }

    private static void add(List<Piece> pieces, Chain chain) {
        pieces.add(Piece.of(chain.top()));
        if (chain.size() > 1) {
            pieces.add(new Piece.Words(" to "));
            pieces.add(Piece.of(chain.bottom()));
        }
    }
}
