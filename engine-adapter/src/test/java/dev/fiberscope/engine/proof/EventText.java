package dev.fiberscope.engine.proof;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;

/** The machine's events in the words of {@code proof.reduction}. */
final class EventText {
    private EventText() {}

    /** Empty for what only the machine has: collected stacks. */
    static Optional<String> of(TraceEvent event) {
        return Optional.of(text(event))
                .filter(text -> !text.isEmpty())
                .map(text -> event.at().step() + "." + event.at().ordinal() + " " + text);
    }

    private static String text(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActivationStarted e ->
                    "calls " + e.function() + e.arguments() + " on " + e.root();
            case TraceEvent.ActivationEnded e -> "ended " + e.root() + e.results();
            case TraceEvent.ContinuationCreated e ->
                    "created "
                            + e.made()
                            + " "
                            + e.stack()
                            + " "
                            + e.function()
                            + " by $p"
                            + e.by().function()
                            + ":"
                            + e.by().instruction();
            case TraceEvent.Bound e ->
                    "bound " + e.consumed() + " " + e.made() + " " + e.top() + e.arguments();
            case TraceEvent.Resumed e ->
                    "resumed "
                            + e.parent()
                            + " "
                            + e.consumed()
                            + " "
                            + chain(e.chain())
                            + " by $p"
                            + e.prompt().at().function()
                            + ":"
                            + e.prompt().at().instruction()
                            + e.payload();
            case TraceEvent.ResumedThrowing e ->
                    "resumed throwing "
                            + e.parent()
                            + " "
                            + e.consumed()
                            + " "
                            + chain(e.chain())
                            + " by $p"
                            + e.prompt().at().function()
                            + ":"
                            + e.prompt().at().instruction()
                            + " "
                            + e.tag();
            case TraceEvent.Suspended e ->
                    "suspended "
                            + chain(e.chain())
                            + " "
                            + e.made()
                            + " "
                            + e.tag()
                            + e.payload()
                            + " "
                            + e.handler()
                            + " clause "
                            + e.clause();
            case TraceEvent.Switched e ->
                    "switched "
                            + chain(e.from())
                            + " "
                            + e.made()
                            + " "
                            + e.consumed()
                            + " "
                            + chain(e.to())
                            + " "
                            + e.tag()
                            + e.payload()
                            + " "
                            + e.handler()
                            + " clause "
                            + e.clause();
            case TraceEvent.Returned e -> "returned " + e.stack() + " " + e.parent() + e.results();
            case TraceEvent.Thrown e -> "thrown " + e.stack() + " " + e.tag() + e.payload();
            case TraceEvent.Caught e ->
                    "caught " + e.stack() + " " + e.tag() + " in " + e.function();
            case TraceEvent.Threw e ->
                    "threw "
                            + e.stack()
                            + " "
                            + e.parent().map(StackId::toString).orElse("host")
                            + " "
                            + e.tag();
            case TraceEvent.Trapped e ->
                    "traps "
                            + e.stack()
                            + " "
                            + e.trap().reason()
                            + " "
                            + e.trap().backtrace().stream()
                                    .map(line ->
                                            line.function()
                                                    + ":"
                                                    + line.at().instruction()
                                                    + " on "
                                                    + line.stack())
                                    .toList();
            case TraceEvent.Collected _, MemoryEvent _ -> "";
            case TraceEvent.HostCalled _, TraceEvent.HostReturned _, TraceEvent.HostThrew _ ->
                    throw new AssertionError("no hosts here: " + event);
        };
    }

    private static String chain(Chain chain) {
        return chain.bottom() + ".." + chain.top() + "/" + chain.size();
    }
}
