package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.ui.layout.Shelf.Held;
import dev.fiberscope.ui.layout.Shelf.Kind;
import dev.fiberscope.ui.layout.Shelf.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Sorts all references by what holds them: tables, globals, frames, bound arguments, objects,
 * hosts, and last nobody.
 */
final class Shelves {
    /** A table of up to this many slots is shown with its empty ones. */
    private static final int WHOLE_TABLE = 8;

    private final Reading reading;
    private final Set<ContinuationId> placed = new HashSet<>();

    private Shelves(Reading reading) {
        this.reading = reading;
    }

    static List<Shelf> of(Reading reading) {
        return new Shelves(reading).all();
    }

    private List<Shelf> all() {
        var groups = new TreeMap<Key, List<Holding>>();
        for (var holding : reading.holdings()) {
            groups.computeIfAbsent(key(holding.holder()), _ -> new ArrayList<>()).add(holding);
        }
        var shelves = new ArrayList<Shelf>();
        for (Map.Entry<Key, List<Holding>> group : groups.entrySet()) {
            shelf(group.getKey(), group.getValue()).ifPresent(shelves::add);
        }
        var nobody =
                reading.snapshot().continuations().stream()
                        .filter(each -> reading.chain(each).isPresent() && !placed.contains(each))
                        .toList();
        if (!nobody.isEmpty()) {
            shelves.add(
                    new Shelf(
                            Kind.NOBODY,
                            "held by nobody",
                            "",
                            "can never run again",
                            true,
                            List.of(),
                            nobody));
        }
        return shelves;
    }

    /** The holder of a group, in the order of the groups. */
    private record Key(Kind kind, int number, int depth, String title, String name)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind)
                        .thenComparingInt(Key::number)
                        .thenComparing(Comparator.comparingInt(Key::depth).reversed())
                        .thenComparing(Key::title)
                        .thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static Key key(Holder holder) {
        return switch (holder) {
            case Holder.TableSlot slot ->
                    new Key(Kind.TABLE, slot.instance(), 0, "table", slot.table());
            case Holder.GlobalCell global ->
                    new Key(Kind.GLOBALS, global.instance(), 0, "globals", "");
            case Holder.Local local ->
                    new Key(
                            Kind.FRAME,
                            local.stack().number(),
                            local.depth(),
                            "frame",
                            local.function());
            case Holder.Operand operand ->
                    new Key(
                            Kind.FRAME,
                            operand.stack().number(),
                            operand.depth(),
                            "frame",
                            operand.function());
            case Holder.Bound bound ->
                    new Key(Kind.BOUND, bound.stack().number(), 0, "bound to", bound.stack() + "");
            case Holder.Payload payload ->
                    new Key(
                            Kind.OBJECT,
                            payload.ordinal(),
                            0,
                            "exception",
                            "x" + payload.ordinal());
            case Holder.Field field ->
                    new Key(
                            Kind.OBJECT,
                            field.ordinal(),
                            0,
                            field.kind() + " " + field.ordinal(),
                            field.type());
            case Holder.Host host -> new Key(Kind.HOST, 0, 0, "host", host.function());
        };
    }

    /** Empty for a frame that has nothing but consumed references: its own row tells those. */
    private Optional<Shelf> shelf(Key key, List<Holding> holdings) {
        boolean live = holdings.stream().anyMatch(holding -> !holding.consumed());
        if (!live && key.kind() != Kind.TABLE && key.kind() != Kind.GLOBALS) {
            return Optional.empty();
        }
        var shown =
                holdings.stream()
                        .filter(holding -> !holding.consumed() || key.kind() != Kind.FRAME)
                        .toList();
        var chains =
                shown.stream()
                        .filter(holding -> !holding.consumed())
                        .map(Holding::continuation)
                        .distinct()
                        .filter(each -> reading.chain(each).isPresent())
                        .filter(placed::add)
                        .toList();
        if (key.kind() == Kind.TABLE) {
            var table =
                    reading.snapshot().tables().stream()
                            .filter(each ->
                                    each.instance() == key.number()
                                            && each.name().equals(key.name()))
                            .findFirst();
            if (table.isPresent()) {
                return Optional.of(tableShelf(key, table.get(), shown, chains));
            }
        }
        var slots =
                shown.stream()
                        .map(holding ->
                                new Slot(
                                        label(holding.holder()),
                                        Optional.of(held(holding)),
                                        reading.changes().cell(holding.holder())))
                        .toList();
        if (key.kind() == Kind.GLOBALS && slots.size() == 1) {
            var only = List.of(new Slot("", slots.getFirst().holder(), slots.getFirst().changed()));
            return Optional.of(
                    new Shelf(
                            key.kind(),
                            "global",
                            slots.getFirst().label(),
                            "",
                            false,
                            only,
                            chains));
        }
        return Optional.of(
                new Shelf(
                        key.kind(),
                        key.title(),
                        key.name(),
                        remark(key, shown.size()),
                        lost(key),
                        slots,
                        chains));
    }

    private Slot slot(Key key, long index, Optional<Held> held) {
        var holder = new Holder.TableSlot(key.number(), key.name(), index);
        return new Slot(index + "", held, reading.changes().cell(holder));
    }

    private Shelf tableShelf(
            Key key, Table table, List<Holding> holdings, List<ContinuationId> chains) {
        var slots = new ArrayList<Slot>();
        var bySlot = new TreeMap<Long, Held>();
        for (var holding : holdings) {
            if (holding.holder() instanceof Holder.TableSlot slot) {
                bySlot.put(slot.slot(), held(holding));
            }
        }
        int size = table.slots().size();
        if (size <= WHOLE_TABLE) {
            IntStream.range(0, size)
                    .forEach(index ->
                            slots.add(
                                    slot(
                                            key,
                                            index,
                                            Optional.ofNullable(bySlot.get((long) index)))));
        } else {
            bySlot.forEach((index, held) -> slots.add(slot(key, index, Optional.of(held))));
        }
        long full =
                table.slots().stream()
                        .filter(cell -> !(cell.value() instanceof WasmValue.Null))
                        .count();
        return new Shelf(
                key.kind(),
                key.title(),
                key.name(),
                full + " of " + size + " slots",
                false,
                slots,
                chains);
    }

    private static Held held(Holding holding) {
        return new Held(holding.holder(), holding.continuation(), holding.consumed());
    }

    private String remark(Key key, int count) {
        return switch (key.kind()) {
            case HOST -> count + (count == 1 ? " reference" : " references");
            case FRAME -> "on S" + key.number() + (lost(key) ? ", which can never run again" : "");
            case BOUND -> lost(key) ? "which can never run again" : "";
            case TABLE, GLOBALS, OBJECT, NOBODY -> "";
        };
    }

    private boolean lost(Key key) {
        return (key.kind() == Kind.FRAME || key.kind() == Kind.BOUND)
                && reading.forgotten().contains(new StackId(key.number()));
    }

    /** What a holder was called, where its panel is gone: {@code $queue[3]}. */
    static String place(Holder holder) {
        return switch (holder) {
            case Holder.TableSlot slot -> slot.table() + "[" + slot.slot() + "]";
            case Holder.Host host -> host.function();
            case Holder.Field field -> field.type() + "." + field.name();
            case Holder.Payload payload -> "x" + payload.ordinal();
            case Holder.Bound bound -> "bound to " + bound.stack();
            case Holder.GlobalCell _, Holder.Local _, Holder.Operand _ -> label(holder);
        };
    }

    private static String label(Holder holder) {
        return switch (holder) {
            case Holder.TableSlot slot -> slot.slot() + "";
            case Holder.GlobalCell global -> global.global();
            case Holder.Local local -> local.local();
            case Holder.Operand operand -> "operand " + operand.index();
            case Holder.Bound bound -> "argument " + bound.index();
            case Holder.Payload payload -> "payload " + payload.index();
            case Holder.Field field -> field.name();
            case Holder.Host _ -> "";
        };
    }
}
