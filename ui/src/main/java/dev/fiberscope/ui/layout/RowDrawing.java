package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.ui.layout.ContinuationDrawing.Target;
import dev.fiberscope.ui.layout.ShelfItem.AsGroup;
import java.util.ArrayList;
import java.util.List;

/** Draws held chains in one line: the circle of the continuation at the left, then the card. */
final class RowDrawing {
    /** From one line to the next: as far as the cells of a table. */
    static final double PITCH = 30;

    private static final double HEIGHT = 24;
    private static final double CARD = 19;
    private static final double SIZE = 10.8;
    private static final double REMARK = 10.3;
    private static final double GAP = 8;
    private static final double INDENT = 12;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final double pitch;

    RowDrawing(Sketch sketch, Reading reading, Places places, double pitch) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.pitch = pitch;
    }

    /** The line of one chain, from {@code y} down. */
    Target chain(ShelfItem.AsRow row, double x, double y, double width) {
        double left = row.inGroup() ? x + INDENT : x;
        var stacks = reading.stacks(row.chain());
        var top = stacks.getFirst();
        var look = reading.look(row.continuation());
        var card = card(left, y, x + width - left);
        sketch.part(
                new Part.Card(top.id()),
                () -> {
                    frame(card, look);
                    sketch.region(
                            new Selected.OfStack(top.id()),
                            card,
                            "stack " + top.id() + " " + words(top, row.chain()));
                    var segments = reading.snapshot().segments(top.id());
                    if (!segments.isEmpty()) {
                        MemoryRows.scale(
                                sketch, segments, card.right() - 9, card.middle(), look.graphics());
                    }
                    double scale = segments.isEmpty() ? 0 : MemoryRows.SCALE;
                    words(
                            new Box(card.x(), card.y(), card.width() - scale, HEIGHT),
                            look,
                            top.id() + " ",
                            top,
                            row.chain(),
                            row.continuation() + "",
                            true);
                });
        sketch.part(
                new Part.Circle(row.continuation(), stacks.stream().map(Stack::id).toList()),
                () -> {
                    Glyphs.continuation(sketch, look, left + 7, card.middle());
                    sketch.region(
                            new Selected.OfContinuation(row.continuation()),
                            new Box(left, card.y(), CARD - 3, HEIGHT),
                            "continuation " + row.continuation() + " of " + row.chain());
                });
        places.chains().put(row.continuation(), card);
        stacks.forEach(stack -> places.cards().put(stack.id(), card));
        return new Target(left, card.middle(), card);
    }

    /** The line of several; {@code labels} of the cells that hold them. */
    Target group(AsGroup group, String labels, double x, double y, double width) {
        var card = card(x, y, width - 3);
        var look = reading.look(group.continuations().getFirst());
        int count = group.continuations().size();
        for (double back = 3; back > 1; back -= 1.5) {
            frame(new Box(card.x() + back, card.y() + back, card.width(), HEIGHT), look);
        }
        frame(card, look);
        Glyphs.continuation(sketch, look, x + 7, card.middle());
        Glyphs.disclosure(sketch, card.right() - 11, card.middle(), group.open());
        reading.snapshot()
                .stack(group.first().top())
                .ifPresent(top -> {
                    sketch.region(
                            group.fold(),
                            card,
                            count
                                    + " stacks "
                                    + words(top, group.first())
                                    + (group.open() ? ", unfolded" : ", folded"));
                    words(
                            new Box(card.x(), card.y(), card.width() - 14, HEIGHT),
                            look,
                            count + "× ",
                            top,
                            group.first(),
                            labels,
                            false);
                });
        if (reading.isSelected(group.fold())) {
            sketch.edge(new Outline.Rounded(card.grown(3), 8), Stroke.is(Hue.INK, 1.4));
        }
        return new Target(x, card.middle(), card);
    }

    private Box card(double x, double y, double width) {
        return new Box(x + CARD, y + (pitch - HEIGHT) / 2, width - CARD, HEIGHT);
    }

    private void frame(Box card, Look look) {
        sketch.figure(
                new Outline.Rounded(card, CardDrawing.RADIUS),
                look.fill(),
                look == Look.FRESH
                        ? Stroke.was(look.graphics(), 1.4)
                        : Stroke.is(look.graphics(), 1.3));
    }

    private String words(Stack top, Chain chain) {
        return top.entry()
                + ShelfItem.where(top, reading)
                + ShelfItem.below(chain)
                + ", "
                + reading.word(top);
    }

    /**
     * The name gives way last, and the state word may, since its sign stands at the left; {@code
     * remarkFirst}: before the remark does.
     */
    private void words(
            Box card,
            Look look,
            String first,
            Stack top,
            Chain chain,
            String remark,
            boolean remarkFirst) {
        Glyphs.state(sketch, look, card.x() + 13, card.middle(), 0.85);
        double left = card.x() + 25;
        double right = card.right() - 9;
        double baseline = card.middle() + 4;
        var id = Run.strongCode(first, look.text());
        var name = Run.strongCode(top.entry(), Hue.INK);
        var where = Run.code(ShelfItem.where(top, reading) + ShelfItem.below(chain), Hue.INK3);
        var state = Run.words(reading.word(top), look.text());
        var last = Run.code(remark, look.text());
        double spare = right - left - sketch.width(SIZE, id, name, where) - GAP;
        var fitting = new ArrayList<Run>();
        for (var each : remarkFirst ? List.of(last, state) : List.of(state, last)) {
            double needed = sketch.width(REMARK, each) + GAP;
            if (!each.text().isEmpty() && needed <= spare) {
                spare -= needed;
                fitting.add(each);
            }
        }
        for (var each : List.of(last, state)) {
            if (fitting.contains(each)) {
                double needed = sketch.width(REMARK, each);
                right = sketch.wordsTo(right, baseline, needed + 0.01, REMARK, each) - GAP;
            }
        }
        double end = sketch.words(left, baseline, right - left, SIZE, id);
        double room = right - end;
        double after = sketch.width(SIZE, where);
        end = sketch.words(end, baseline, Math.max(room - after, room * 0.6), SIZE, name);
        sketch.words(end, baseline, right - end, SIZE, where);
    }
}
