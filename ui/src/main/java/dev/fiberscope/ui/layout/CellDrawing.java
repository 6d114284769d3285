package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.ui.layout.ContinuationDrawing.Target;
import dev.fiberscope.ui.layout.Shelf.Held;
import dev.fiberscope.ui.layout.Shelf.Kind;
import dev.fiberscope.ui.layout.Shelf.Slot;
import java.util.Optional;

/** Draws the cells of a holder, what they hold, and the arrows from them. */
final class CellDrawing {
    private static final double CELL = ShelfDrawing.CELL;

    private final Sketch sketch;
    private final Reading reading;
    private final Kind kind;
    private final double x;
    private final double column;

    /** In a column from {@code x}, {@code column} wide. */
    CellDrawing(Sketch sketch, Reading reading, Kind kind, double x, double column) {
        this.sketch = sketch;
        this.reading = reading;
        this.kind = kind;
        this.x = x;
        this.column = column;
    }

    /**
     * The cell of {@code slot}.
     *
     * @param target where the arrow ends; without one the reference is written beside the cell
     * @param several it stands for more cells, which are folded
     */
    void draw(Slot slot, Box box, Optional<Target> target, boolean several) {
        if (several) {
            outline(new Box(box.x() + 3, box.y() + 3, CELL, CELL));
        }
        outline(box);
        if (slot.changed()) {
            Glyphs.changed(sketch, box.x() + 1, box.y() + 3, CELL - 6);
        }
        drawLabel(slot, box);
        slot.holder()
                .ifPresentOrElse(
                        held -> drawHeld(held, box, target),
                        () ->
                                sketch.wordsAround(
                                        box.x() + CELL / 2,
                                        box.y() + 16,
                                        CELL - 2,
                                        9,
                                        Run.code("null", Hue.INK3)));
    }

    private void outline(Box box) {
        sketch.figure(
                kind == Kind.HOST ? Pen.octagon(box, 7) : new Outline.Rounded(box, 0),
                Hue.CANVAS,
                Stroke.is(Hue.STRONG_LINE, 1.2));
    }

    private void drawLabel(Slot slot, Box box) {
        var label = Run.code(slot.label(), Hue.INK3);
        if (Shelf.isIndex(slot.label())) {
            sketch.wordsTo(box.x() - 5, box.y() + 17, box.x() - x - 7, 10, label);
        } else {
            wordsAt(box.x() + CELL / 2, box.y() - 5, label);
        }
    }

    private void drawHeld(Held held, Box box, Optional<Target> target) {
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
        double beside = box.right() + 6;
        if (held.consumed()) {
            Glyphs.consumed(sketch, dotX, dotY);
            sketch.words(beside, dotY + 4, 40, 10, Run.code(held.continuation() + "", Hue.INK3));
            return;
        }
        if (target.isEmpty()) {
            var id = Run.strongCode(held.continuation() + "", look.text());
            sketch.words(beside, dotY + 4, 40, 11, id);
        } else {
            drawArrow(dotX + 6, dotY, target.get(), look);
        }
        Glyphs.reference(sketch, look, dotX, dotY, 5);
    }

    private void drawArrow(double begin, double y, Target target, Look look) {
        double across = target.x() - begin;
        boolean roomy = column > 100;
        sketch.arrow(
                new Mark.Arrow(
                        begin,
                        y,
                        begin + across * (roomy ? 0.53 : 0.38),
                        target.x() - across * (roomy ? 0.53 : 0.72),
                        target.x(),
                        target.y(),
                        Stroke.is(look.graphics(), 1.8)));
    }

    /** A holder that was: dotted, and crossed out, with what took the reference away. */
    void drawLoss(ContinuationId continuation, Box cell, Target target) {
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
        Optional.ofNullable(reading.facts().lost().get(continuation))
                .ifPresent(last -> drawLast(last, cell, target.y() > cell.bottom()));
    }

    /** Its name in the cell or above; {@code below} it the line that let go. */
    private void drawLast(LastHolder last, Box cell, boolean below) {
        double middle = cell.x() + CELL / 2;
        var name = Run.code(Shelves.place(last.holder()), Hue.INK3);
        if (sketch.width(10, name) <= CELL - 4) {
            sketch.wordsAround(middle, cell.y() + 17, CELL, 10, name);
        } else if (below) {
            wordsAt(middle, cell.y() - 5, name);
        }
        last.by()
                .filter(_ -> below)
                .ifPresent(by ->
                        wordsAt(
                                middle,
                                cell.bottom() + 13,
                                Run.code(by.function(), Hue.INK3),
                                Run.code(reading.position(by.at()), Hue.INK3)));
    }

    /** Around {@code middle} as far as the column reaches. */
    private void wordsAt(double middle, double baseline, Run... runs) {
        double left = Math.max(x + 6, middle - sketch.width(10, runs) / 2);
        sketch.words(left, baseline, x + column - 6 - left, 10, runs);
    }
}
