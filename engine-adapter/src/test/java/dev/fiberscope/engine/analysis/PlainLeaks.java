package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The verdicts once more, in the plainest way: a dump of the whole heap as a snapshot shows it to
 * people, and sets. Shares no code with what it is held against. Knows nothing of ages and of what
 * hosts say; what hosts hold it is told.
 */
final class PlainLeaks {
    /** A thing in the dump: a stack, or what a {@link WasmValue} refers to. */
    private sealed interface Thing {
        record OfStack(StackId id) implements Thing {}

        record OfObject(String kind, int ordinal) implements Thing {}
    }

    private final Snapshot snapshot;
    private final Set<Thing> roots = new LinkedHashSet<>();
    private final Map<Thing, Set<Thing>> references = new HashMap<>();
    private final Map<Thing, Long> bytes = new HashMap<>();
    private final Map<ContinuationId, Chain> live = new TreeMap<>();

    PlainLeaks(Snapshot snapshot, List<WasmValue> heldByHosts) {
        this.snapshot = snapshot;
        for (var id : snapshot.continuations()) {
            if (snapshot.continuation(id).orElseThrow()
                    instanceof ContinuationState.Live(var chain)) {
                live.put(id, chain);
            }
        }
        snapshot.globals().forEach(global -> roots.addAll(things(global.cell().value())));
        snapshot.tables()
                .forEach(
                        table -> table.slots().forEach(slot -> roots.addAll(things(slot.value()))));
        heldByHosts.forEach(value -> roots.addAll(things(value)));
        for (var activation : snapshot.activations()) {
            roots.addAll(down(activation.running(), activation.root()));
        }
        for (var id : snapshot.stacks()) {
            if (snapshot.stack(id).orElseThrow().state() instanceof StackState.Trapped) {
                roots.add(new Thing.OfStack(id));
            }
            dump(new Thing.OfStack(id));
        }
        List.copyOf(roots).forEach(this::dump);
    }

    /**
     * The stacks of a chain, the top first; the last of an activation's has no parent within it.
     */
    private Set<Thing> down(StackId top, StackId bottom) {
        var all = new LinkedHashSet<Thing>();
        var each = top;
        while (true) {
            all.add(new Thing.OfStack(each));
            if (each.equals(bottom)) {
                return all;
            }
            each = snapshot.stack(each).flatMap(Stack::parent).orElseThrow();
        }
    }

    private Set<Thing> things(WasmValue value) {
        return switch (value) {
            case WasmValue.Continuation(var id, _) -> {
                var chain = live.get(id);
                yield chain == null ? Set.of() : down(chain.top(), chain.bottom());
            }
            case WasmValue.Aggregate(var kind, var ordinal) ->
                    Set.of(new Thing.OfObject(kind, ordinal));
            case WasmValue.ExceptionReference(var ordinal, _) ->
                    Set.of(new Thing.OfObject("exception", ordinal));
            default -> Set.of();
        };
    }

    private void dump(Thing begin) {
        var open = new ArrayList<>(List.of(begin));
        while (!open.isEmpty()) {
            var thing = open.removeLast();
            if (!references.containsKey(thing)) {
                var cells = cells(thing);
                var found = new LinkedHashSet<Thing>();
                cells.forEach(cell -> found.addAll(things(cell.value())));
                references.put(thing, found);
                bytes.put(thing, 8L * slots(cells) + 12L * frames(thing));
                open.addAll(found);
            }
        }
    }

    private static long slots(List<Cell> cells) {
        return cells.stream().mapToLong(each -> each.type().equals("v128") ? 2 : 1).sum();
    }

    private int frames(Thing thing) {
        return thing instanceof Thing.OfStack(var id)
                ? snapshot.stack(id).orElseThrow().frames().size()
                : 0;
    }

    private List<Cell> cells(Thing thing) {
        return switch (thing) {
            case Thing.OfStack(var id) -> {
                var stack = snapshot.stack(id).orElseThrow();
                yield Stream.concat(
                                stack.frames().stream()
                                        .flatMap(frame ->
                                                Stream.concat(
                                                        frame.locals().stream(),
                                                        frame.operands().stream())),
                                stack.bound().stream())
                        .toList();
            }
            case Thing.OfObject(var kind, var ordinal) -> {
                var value =
                        kind.equals("exception")
                                ? new WasmValue.ExceptionReference(ordinal, new TagId(0, ""))
                                : new WasmValue.Aggregate(kind, ordinal);
                yield snapshot.object(value, 0, Integer.MAX_VALUE).orElseThrow().cells();
            }
        };
    }

    private Set<Thing> reached(Set<Thing> from, Set<Thing> without) {
        var all = new HashSet<Thing>();
        var open = new ArrayList<>(from);
        while (!open.isEmpty()) {
            var each = open.removeLast();
            if (!without.contains(each) && all.add(each)) {
                open.addAll(references.getOrDefault(each, Set.of()));
            }
        }
        return all;
    }

    private Set<Thing> chain(ContinuationId id) {
        var chain = live.get(id);
        return chain == null ? Set.of() : down(chain.top(), chain.bottom());
    }

    /** What a continuation's stacks reach over at least one reference. */
    private Set<Thing> behind(ContinuationId id) {
        var first = new HashSet<Thing>();
        chain(id).forEach(stack -> first.addAll(references.getOrDefault(stack, Set.of())));
        return reached(first, Set.of());
    }

    /** Every continuation that nobody can resume, with its verdict. */
    Map<ContinuationId, LeakVerdict> verdicts() {
        var reached = reached(roots, Set.of());
        var lost = new TreeMap<ContinuationId, Set<Thing>>();
        for (var id : live.keySet()) {
            if (chain(id).stream().noneMatch(reached::contains)) {
                lost.put(id, behind(id));
            }
        }
        var verdicts = new TreeMap<ContinuationId, LeakVerdict>();
        lost.forEach((id, behind) -> verdicts.put(id, verdict(id, behind, lost)));
        return verdicts;
    }

    /** A cycle: it reaches itself, and all that reach it. */
    private LeakVerdict verdict(
            ContinuationId id, Set<Thing> behind, Map<ContinuationId, Set<Thing>> lost) {
        boolean itself = behind.containsAll(chain(id));
        boolean all =
                lost.entrySet().stream()
                        .filter(other -> other.getValue().containsAll(chain(id)))
                        .allMatch(other -> behind.containsAll(chain(other.getKey())));
        if (itself && all) {
            return LeakVerdict.CYCLE;
        }
        return chain(id).stream().anyMatch(this::isFresh)
                ? LeakVerdict.NEVER_STARTED
                : LeakVerdict.FORGOTTEN;
    }

    private boolean isFresh(Thing thing) {
        return thing instanceof Thing.OfStack(var id)
                && snapshot.stack(id).orElseThrow().state() instanceof StackState.Fresh;
    }

    /** Bytes of the continuation's stacks. */
    long bytes(ContinuationId id) {
        return bytes(chain(id));
    }

    private long bytes(Set<Thing> things) {
        return things.stream().mapToLong(each -> bytes.getOrDefault(each, 0L)).sum();
    }

    /**
     * Bytes of all that would not be there without it: reached from the roots and from those leaks
     * that nobody else holds, of each cycle from all its members.
     */
    long retained(ContinuationId id) {
        var from = new HashSet<>(roots);
        var verdicts = verdicts();
        for (var other : verdicts.keySet()) {
            boolean held =
                    verdicts.keySet().stream()
                            .anyMatch(each ->
                                    !each.equals(other) && behind(each).containsAll(chain(other)));
            if (verdicts.get(other) == LeakVerdict.CYCLE || !held) {
                from.addAll(chain(other));
            }
        }
        var with = reached(from, Set.of());
        with.removeAll(reached(from, chain(id)));
        return bytes(with);
    }
}
