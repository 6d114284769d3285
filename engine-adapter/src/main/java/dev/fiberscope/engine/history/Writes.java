package dev.fiberscope.engine.history;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * When a place of the present position was written. Both searches move the replica: whoever was in
 * the past has to travel afterwards.
 */
public record Writes(Timeline timeline, BooleanSupplier cancelled) {
    private static final Set<EventType> ARRIVALS = Set.of(EventType.CAUGHT, EventType.SUSPENDED);

    /**
     * The last one found before the present step; empty if there is none or if {@code cancelled}.
     */
    public Optional<Written> last(Storage storage) {
        long now = timeline.step();
        var search = timeline.search(cancelled).writes(storage);
        return switch (storage) {
            case Storage.Local(var stack, int depth, _) when depth == 0 -> {
                var entered = entered(stack);
                var found = search.last(now, entered.map(Written::step).orElse(0L));
                yield later(found, entered.filter(it -> it.step() < now));
            }
            case Storage.Operand operand -> {
                var found = search.last(now, 0);
                yield later(found, arrival(operand, now, found.map(Written::step).orElse(-1L)));
            }
            case Storage.Local _,
                    Storage.GlobalCell _,
                    Storage.Bytes _,
                    Storage.TableSlot _,
                    Storage.Field _ ->
                    search.last(now, 0);
        };
    }

    /**
     * The first one found behind the present step, as far as is recorded; empty if there is none or
     * if {@code cancelled}.
     */
    public Optional<Written> next(Storage storage) {
        return timeline.search(cancelled).writes(storage).first(timeline.step());
    }

    /**
     * What a host or a person wrote there first among the entries of the log from number {@code
     * first} on.
     */
    public static Optional<Written> inLog(Timeline timeline, Storage storage, int first) {
        var found = new HostWrites(timeline.log(), timeline.live(), storage).first(first, 0);
        return found.isPresent()
                ? Optional.of(WriteSearch.host(timeline.log(), found.getAsInt()))
                : Optional.empty();
    }

    private Optional<Written> later(Optional<Written> one, Optional<Written> other) {
        return cancelled.getAsBoolean()
                ? Optional.empty()
                : other.filter(it -> one.isEmpty() || it.step() > one.get().step()).or(() -> one);
    }

    /** Of a root stack, the moment when its first frame was there. */
    private Optional<Written> entered(StackId stack) {
        return timeline
                .search(cancelled)
                .events(
                        EventQuery.of(Set.of(EventType.ACTIVATION_STARTED)).naming(stack),
                        Reach.first())
                .stream()
                .<Written>map(event -> new Written.ByEntering(event.at().step()))
                .findFirst();
    }

    /**
     * The last time before {@code before} and behind {@code after} that a payload became the
     * operand.
     */
    private Optional<Written> arrival(Storage.Operand operand, long before, long after) {
        for (long to = before; to - 1 > after && !cancelled.getAsBoolean(); to--) {
            var event =
                    timeline
                            .search(cancelled)
                            .events(
                                    EventQuery.of(ARRIVALS).naming(operand.stack()),
                                    new Reach(after + 2, to, true, 1))
                            .stream()
                            .findFirst();
            if (event.isEmpty()) {
                return Optional.empty();
            }
            to = event.get().at().step();
            if (arrives(event.get(), operand)) {
                return Optional.of(new Written.ByArrival(to - 1));
            }
        }
        return Optional.empty();
    }

    private boolean arrives(TraceEvent event, Storage.Operand operand) {
        long step = event.at().step();
        if (!timeline.travel(step, cancelled)
                || !timeline.ready()
                || !timeline.runningStack().equals(operand.stack())
                || timeline.runningDepth() != operand.depth()) {
            return false;
        }
        var operands =
                timeline.snapshot()
                        .stack(operand.stack())
                        .map(it -> it.frames().getFirst().operands())
                        .orElse(List.of());
        int arrived =
                switch (event) {
                    case TraceEvent.Suspended(_, _, _, _, var payload, var handler, _) ->
                            handler.equals(operand.stack()) ? payload.size() + 1 : 0;
                    case TraceEvent.Caught _ -> caught(operands);
                    default -> 0;
                };
        return operand.index() < operands.size() && operand.index() >= operands.size() - arrived;
    }

    /**
     * How many of the operands a catch clause put there: the payload, or the reference, both or
     * none.
     */
    private int caught(List<Cell> operands) {
        var payload =
                timeline.eventsHere().stream()
                        .filter(event -> event instanceof TraceEvent.Thrown)
                        .map(event -> ((TraceEvent.Thrown) event).payload())
                        .reduce((_, last) -> last)
                        .orElse(List.of());
        int reference =
                !operands.isEmpty()
                                && operands.getLast().value()
                                        instanceof WasmValue.ExceptionReference
                        ? 1
                        : 0;
        int first = operands.size() - reference - payload.size();
        boolean all =
                first >= 0
                        && operands.subList(first, first + payload.size()).stream()
                                .map(Cell::value)
                                .toList()
                                .equals(payload);
        return reference + (all ? payload.size() : 0);
    }
}
