package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.ContinuationDrawing.Target;
import dev.fiberscope.ui.layout.Shelf.Held;
import dev.fiberscope.ui.layout.Shelf.Kind;
import dev.fiberscope.ui.layout.Shelf.Slot;
import java.util.ArrayList;
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
    static final int MOST_CHAINS = 12;
    private static final double HEADER = 26;
    private static final double PADDING = 8;
    private static final double BETWEEN_CHAINS = 6;
    private static final double CELL = 26;
    private static final double INDEXED_PITCH = 30;
    private static final double NAMED_PITCH = 44;
    private static final int BLOCK = 4;
    private static final int MOST_FRAMES = 4;
    private static final int FEW_FRAMES = 2;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final Shelf shelf;
    private final Set<ContinuationId> standing;
    private final double x;
    private final double y;
    private final double width;
    private final double column;
    private final double cellX;
    private final Map<ContinuationId, Target> targets = new LinkedHashMap<>();

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
        this.standing = new HashSet<>(shelf.chains());
        this.x = x;
        this.y = y;
        this.width = width;
        this.column = width >= 310 ? 102 : 82;
        this.cellX = width >= 310 ? 24 : 20;
    }

    /** Draws all of it and returns its bottom. */
    double draw() {
        var body = sketch.another();
        double top = y + HEADER + PADDING;
        double chainsEnd = drawChains(body, top);
        var cells = place(top, chainsEnd);
        double cellsEnd = cells.isEmpty() ? top : cells.getLast().box().bottom() + PADDING;
        double bottom = Math.max(chainsEnd, cellsEnd) + 2;
        new ShelfFrame(sketch, shelf, new Box(x, y, width, bottom - y)).draw();
        sketch.add(body);
        cells.forEach(this::drawCell);
        if (shelf.kind() == Kind.NOBODY) {
            targets.values().forEach(this::drawLoss);
        }
        return bottom;
    }

    private double drawChains(Sketch body, double top) {
        var shown = shown();
        double at = top;
        for (var continuation : shown) {
            var chain = reading.chain(continuation);
            if (chain.isPresent()) {
                var target =
                        new ContinuationDrawing(
                                        body,
                                        reading,
                                        places,
                                        shown.size() > BLOCK ? FEW_FRAMES : MOST_FRAMES)
                                .draw(
                                        continuation,
                                        chain.get(),
                                        x + column,
                                        at,
                                        width - column - 10);
                targets.put(continuation, target);
                at = target.cards().bottom() + ContinuationDrawing.FOOT + BETWEEN_CHAINS;
            }
        }
        int more = shelf.chains().size() - shown.size();
        if (more > 0) {
            body.words(
                    x + column,
                    at + 13,
                    width - column - 10,
                    11,
                    Run.italic("and " + more + " more", Hue.INK3));
            at += 20;
        }
        return at;
    }

    /** The first few, and those that the user or the next instruction points at. */
    private List<ContinuationId> shown() {
        var shown = new ArrayList<ContinuationId>();
        for (var continuation : shelf.chains()) {
            if (shown.size() < MOST_CHAINS || pointedAt(continuation)) {
                shown.add(continuation);
            }
        }
        return shown;
    }

    private boolean pointedAt(ContinuationId continuation) {
        return reading.arriving().filter(continuation::equals).isPresent()
                || reading.selected().filter(chosen -> isAt(chosen, continuation)).isPresent();
    }

    private boolean isAt(Selected chosen, ContinuationId continuation) {
        return switch (chosen) {
            case Selected.OfContinuation(var id) -> id.equals(continuation);
            case Selected.OfStack(var stack) -> isOn(stack, continuation);
            case Selected.OfFrame(var stack, _) -> isOn(stack, continuation);
            case Selected.OfPlace _, Selected.OfHolder _ -> false;
        };
    }

    private boolean isOn(StackId stack, ContinuationId continuation) {
        return reading.chain(continuation).stream()
                .flatMap(chain -> reading.stacks(chain).stream())
                .anyMatch(each -> each.id().equals(stack));
    }

    private record Cell(Slot slot, Box box) {}

    /** Few cells of a table stand as one block; others each beside the chain it refers to. */
    private List<Cell> place(double top, double chainsEnd) {
        boolean indexed = shelf.kind() == Kind.TABLE;
        double pitch = indexed ? INDEXED_PITCH : NAMED_PITCH;
        var slots = shelf.slots().stream().filter(this::isShown).limit(3L * MOST_CHAINS).toList();
        boolean block = indexed && targets.size() <= BLOCK;
        double at =
                block
                        ? Math.max(top, top + (chainsEnd - top - slots.size() * pitch) / 2 - 12)
                        : top + (indexed ? 0 : 12);
        var cells = new ArrayList<Cell>();
        for (var slot : slots) {
            var target = target(slot);
            if (!block && target.isPresent()) {
                at = Math.max(at, target.get().cards().bottom() - 44);
            }
            cells.add(new Cell(slot, new Box(x + cellX, at, CELL, CELL)));
            at += pitch;
        }
        return cells;
    }

    /** Cells whose chain is folded away are left out with it. */
    private boolean isShown(Slot slot) {
        return slot.holder()
                .filter(held ->
                        standing.contains(held.continuation())
                                && !targets.containsKey(held.continuation()))
                .isEmpty();
    }

    private Optional<Target> target(Slot slot) {
        return slot.holder().flatMap(held -> Optional.ofNullable(targets.get(held.continuation())));
    }

    private void drawCell(Cell cell) {
        var box = cell.box();
        double middle = box.x() + CELL / 2;
        if (shelf.kind() == Kind.HOST) {
            sketch.figure(Pen.octagon(box, 7), Hue.CANVAS, Stroke.is(Hue.STRONG_LINE, 1.2));
        } else {
            sketch.figure(new Outline.Rounded(box, 0), Hue.CANVAS, Stroke.is(Hue.STRONG_LINE, 1.2));
        }
        var label = Run.code(cell.slot().label(), Hue.INK3);
        if (shelf.kind() == Kind.TABLE) {
            sketch.wordsTo(box.x() - 5, box.y() + 17, cellX - 7, 10, label);
        } else {
            double wide = sketch.width(10, label);
            double room = column - 12;
            double left = Math.max(x + 6, middle - wide / 2);
            sketch.words(left, box.y() - 5, room - (left - x - 6), 10, label);
        }
        cell.slot()
                .holder()
                .ifPresentOrElse(
                        held -> drawHeld(held, cell),
                        () ->
                                sketch.wordsAround(
                                        middle,
                                        box.y() + 16,
                                        CELL - 2,
                                        9,
                                        Run.code("null", Hue.INK3)));
    }

    private void drawHeld(Held held, Cell cell) {
        var box = cell.box();
        double dotX = box.x() + CELL / 2;
        double dotY = box.middle();
        sketch.region(
                new Selected.OfHolder(held.holder()),
                box,
                held.holder()
                        + " holds "
                        + held.continuation()
                        + (held.consumed() ? ", consumed" : ""));
        if (reading.isSelected(new Selected.OfHolder(held.holder()))) {
            sketch.edge(new Outline.Rounded(box.grown(3), 2), Stroke.is(Hue.INK, 1.4));
        }
        var look = reading.look(held.continuation());
        if (held.consumed()) {
            Glyphs.consumed(sketch, dotX, dotY);
            sketch.words(
                    box.right() + 6,
                    dotY + 4,
                    40,
                    10,
                    Run.code(held.continuation() + "", Hue.INK3));
            return;
        }
        var target = targets.get(held.continuation());
        if (target == null) {
            sketch.words(
                    box.right() + 6,
                    dotY + 4,
                    40,
                    11,
                    Run.strongCode(held.continuation() + "", look.text()));
        } else {
            double begin = dotX + 6;
            double across = target.x() - begin;
            boolean roomy = column > 100;
            sketch.arrow(
                    new Mark.Arrow(
                            begin,
                            dotY,
                            begin + across * (roomy ? 0.53 : 0.38),
                            target.x() - across * (roomy ? 0.53 : 0.72),
                            target.x(),
                            target.y(),
                            Stroke.is(look.graphics(), 1.8)));
        }
        Glyphs.reference(sketch, look, dotX, dotY, 5);
    }

    /** A holder that was: dotted, and crossed out. */
    private void drawLoss(Target target) {
        var cell = new Box(x + cellX, target.cards().bottom() - 50, CELL, CELL);
        sketch.edge(new Outline.Rounded(cell, 0), Stroke.was(Hue.INK3, 1.3));
        double begin = cell.right() + 2;
        double bend = (target.x() - begin) * 0.55;
        sketch.edge(
                new Pen(begin, cell.middle())
                        .curve(
                                begin + bend,
                                cell.middle(),
                                target.x() - bend,
                                target.y(),
                                target.x(),
                                target.y())
                        .open(),
                Stroke.was(Hue.INK2, 1.9));
        double crossX = begin + (target.x() - begin) * 0.42;
        double crossY = cell.middle() + (target.y() - cell.middle()) * 0.36;
        sketch.fill(new Outline.Round(crossX, crossY, 8), Hue.PANEL);
        Glyphs.cross(sketch, crossX, crossY);
    }
}
