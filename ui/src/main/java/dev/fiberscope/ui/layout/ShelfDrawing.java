package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.ui.layout.ContinuationDrawing.Target;
import dev.fiberscope.ui.layout.Shelf.Held;
import dev.fiberscope.ui.layout.Shelf.Kind;
import dev.fiberscope.ui.layout.Shelf.Slot;
import dev.fiberscope.ui.layout.ShelfItem.AsCard;
import dev.fiberscope.ui.layout.ShelfItem.AsGroup;
import dev.fiberscope.ui.layout.ShelfItem.AsRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws the panel of one holder: its cells at the left, the chains that stand beside it, and the
 * arrows between.
 */
final class ShelfDrawing {
    static final double CELL = 26;
    private static final double HEADER = 26;
    private static final double PADDING = 6;
    private static final double BETWEEN_CHAINS = 5;
    private static final double BELOW = 3;
    private static final double AFTER_LINE = 4;
    private static final double BEHIND_GROUP = 4;
    private static final double NAMED_PITCH = 44;
    private static final int BLOCK = 4;
    private static final double BLOCK_REACH = 110;
    private static final int MOST_FRAMES = 4;
    private static final int FEW_FRAMES = 2;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final Shelf shelf;
    private final double x;
    private final double y;
    private final double width;
    private final double column;
    private final double cellX;

    /** Where arrows end; of a closed group at the first of its chains. */
    private final Map<ContinuationId, Target> targets = new LinkedHashMap<>();

    private final Map<ContinuationId, Integer> groups = new HashMap<>();
    private final Set<ContinuationId> hidden = new HashSet<>();
    private final Set<ContinuationId> lines = new HashSet<>();

    ShelfDrawing(
            Sketch sketch,
            Reading reading,
            Places places,
            Shelf shelf,
            double x,
            double y,
            double width) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.shelf = shelf;
        this.x = x;
        this.y = y;
        this.width = width;
        this.column = width >= 310 ? 102 : width >= 260 ? 82 : 66;
        this.cellX = width >= 310 ? 24 : 20;
    }

    /** Draws all of it and returns its bottom. */
    double draw() {
        var body = sketch.another();
        double top = y + HEADER + PADDING;
        double chainsEnd = drawChains(body, top);
        var cells = place(top, chainsEnd);
        double cellsEnd = cells.isEmpty() ? top : cells.getLast().box().bottom() + BELOW + 1;
        double bottom = Math.max(chainsEnd, cellsEnd);
        var panel = new Part.Panel(shelf.id());
        var frame = new ShelfFrame(sketch, reading, shelf, new Box(x, y, width, bottom - y));
        sketch.part(panel, frame::draw);
        sketch.add(body);
        var drawing = new CellDrawing(sketch, reading, shelf.kind(), x, column);
        for (var cell : cells) {
            sketch.part(
                    new Part.Cell(shelf.id(), cell.slot().label()),
                    () ->
                            drawing.draw(
                                    cell.slot(), cell.box(), target(cell.slot()), several(cell)));
        }
        if (shelf.kind() == Kind.NOBODY) {
            targets.forEach((continuation, target) ->
                    sketch.part(
                            new Part.Cell(shelf.id(), continuation + ""),
                            () -> drawing.drawLoss(continuation, lossBox(continuation), target)));
        }
        return bottom;
    }

    private double drawChains(Sketch body, double top) {
        var items = ShelfItem.of(shelf, reading);
        long cards = items.stream().filter(AsCard.class::isInstance).count();
        var row = new RowDrawing(body, reading, places, linePitch());
        double left = x + column;
        double room = width - column - 10;
        double at = top;
        for (var item : items) {
            switch (item) {
                case AsCard(var continuation, var chain) -> {
                    at += lines.isEmpty() ? 0 : AFTER_LINE;
                    int frames = cards > BLOCK ? FEW_FRAMES : MOST_FRAMES;
                    var target =
                            new ContinuationDrawing(body, reading, places, frames)
                                    .draw(continuation, chain, left, at, room);
                    targets.put(continuation, target);
                    at = target.cards().bottom() + ContinuationDrawing.FOOT + BETWEEN_CHAINS;
                }
                case AsRow line -> {
                    targets.put(line.continuation(), row.chain(line, left, at, room));
                    lines.add(line.continuation());
                    at += linePitch();
                }
                case AsGroup group -> {
                    var target = row.group(group, labels(group), left, at, room);
                    if (!group.open()) {
                        var first = group.continuations().getFirst();
                        targets.put(first, target);
                        groups.put(first, group.continuations().size());
                        lines.add(first);
                        hidden.addAll(group.continuations());
                        hidden.remove(first);
                    }
                    at += linePitch() + BEHIND_GROUP;
                }
            }
        }
        boolean endsInCard = !items.isEmpty() && items.getLast() instanceof AsCard;
        return at + (items.isEmpty() ? 0 : endsInCard ? BELOW - BETWEEN_CHAINS : BELOW);
    }

    /** From one line to the next; cells with a name above need more. */
    private double linePitch() {
        return named() ? NAMED_PITCH : RowDrawing.PITCH;
    }

    /** The labels stand above the cells, and not at their left. */
    private boolean named() {
        return shelf.slots().stream().anyMatch(slot -> !slot.label().isEmpty()) && !shelf.indexed();
    }

    /** Which cells hold the chains of a group: {@code 0–13}. */
    private String labels(AsGroup group) {
        var members = new HashSet<>(group.continuations());
        var labels =
                shelf.slots().stream()
                        .filter(slot ->
                                slot.holder()
                                        .filter(held -> members.contains(held.continuation()))
                                        .isPresent())
                        .map(Slot::label)
                        .toList();
        if (labels.size() < 2 || !shelf.indexed()) {
            return String.join(" ", labels);
        }
        var first = labels.getFirst();
        var last = labels.getLast();
        boolean row = Integer.parseInt(last) - Integer.parseInt(first) == labels.size() - 1;
        return first + (row ? "–" : " … ") + last;
    }

    private record Cell(Slot slot, Box box) {}

    /** Few cells of a table stand as one block; others each beside the chain it refers to. */
    private List<Cell> place(double top, double chainsEnd) {
        var slots = shelf.slots().stream().filter(this::isShown).toList();
        double spare = (chainsEnd - top - slots.size() * CELL) / 2;
        boolean block =
                shelf.indexed()
                        && lines.isEmpty()
                        && targets.size() <= BLOCK
                        && spare < BLOCK_REACH;
        double pitch = block ? CELL : linePitch();
        double at = block ? Math.max(top, top + spare - 12) : top + (named() ? 12 : 2);
        var cells = new ArrayList<Cell>();
        for (var slot : slots) {
            var target = target(slot);
            if (!block && target.isPresent()) {
                at = Math.max(at, beside(slot, target.get()));
            }
            cells.add(new Cell(slot, new Box(x + cellX, at, CELL, CELL)));
            at += pitch;
        }
        return cells;
    }

    private double beside(Slot slot, Target target) {
        boolean line =
                slot.holder().filter(held -> lines.contains(held.continuation())).isPresent();
        return line ? target.y() - CELL / 2 : target.cards().bottom() - 44;
    }

    private Box lossBox(ContinuationId continuation) {
        var target = targets.get(continuation);
        double top =
                target == null
                        ? y
                        : lines.contains(continuation)
                                ? target.y() - CELL / 2
                                : target.cards().bottom() - 50;
        return new Box(x + cellX, top, CELL, CELL);
    }

    /** Cells whose chain is in a closed group are left out with it, but for the first. */
    private boolean isShown(Slot slot) {
        return slot.holder().map(Held::continuation).filter(hidden::contains).isEmpty();
    }

    private Optional<Target> target(Slot slot) {
        return slot.holder().flatMap(held -> Optional.ofNullable(targets.get(held.continuation())));
    }

    private boolean several(Cell cell) {
        return cell.slot().holder().map(Held::continuation).filter(groups::containsKey).isPresent();
    }
}
