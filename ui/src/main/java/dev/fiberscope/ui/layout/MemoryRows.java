package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.ui.layout.MemoryFacts.Growth;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Draws what a card shows of simulated memory: in the header its segments to scale, along the left
 * edge the segment of each frame, between two segments the overflow, and where a frame began before
 * it moved.
 */
final class MemoryRows {
    /** What the segments to scale take of a header, with the gap in front of them. */
    static final double SCALE = 32;

    /** Room for bar and id at the left of a row. */
    static final double LABEL = 30;

    private static final double WIDTH = 24;
    private static final double HEIGHT = 7;
    private static final double SIZE = 9;
    private static final double WORDS = 10.5;

    private final Sketch sketch;
    private final Box box;
    private final Placement placement;
    private final MemoryFacts facts;

    MemoryRows(Sketch sketch, Box box, Placement placement, MemoryFacts facts) {
        this.sketch = sketch;
        this.box = box;
        this.placement = placement;
        this.facts = facts;
    }

    /**
     * All segments of a stack side by side, to scale, that with the oldest frames first; what is
     * used is filled.
     */
    static void scale(Sketch sketch, List<Segment> segments, double right, double middle, Hue hue) {
        double all = segments.stream().mapToLong(Segment::bytes).sum();
        double left = right - WIDTH;
        var bar = new Box(left, middle - HEIGHT / 2, WIDTH, HEIGHT);
        sketch.fill(new Outline.Rounded(bar, 1.5), Hue.CARD);
        double at = left;
        for (var each : segments) {
            double width = WIDTH * each.bytes() / all;
            double used = width * each.used() / each.bytes();
            if (each.used() > 0) {
                sketch.fill(
                        new Outline.Rounded(new Box(at, bar.y(), Math.max(1.2, used), HEIGHT), 1),
                        hue);
            }
            if (at > left) {
                sketch.line(at, bar.y() - 1.5, at, bar.bottom() + 1.5, Stroke.is(Hue.MEMORY, 1.2));
            }
            at += width;
        }
        sketch.edge(new Outline.Rounded(bar, 1.5), Stroke.is(Hue.INK3, 0.9));
    }

    /** The middle of the row of a frame, where the first of {@code rows} is at {@code top}. */
    double middle(int depth, List<CardRow> rows, ToDoubleFunction<CardRow> height, double top) {
        double y = top;
        for (var row : rows) {
            if (row instanceof CardRow.OfFrame(_, int each) && each == depth) {
                break;
            }
            y += height.applyAsDouble(row);
        }
        return y + CardDrawing.ROW / 2;
    }

    /**
     * Along the left edge, one bar for the rows that lie in one segment; {@code named}: with its
     * id.
     */
    void segments(
            List<CardRow> rows, ToDoubleFunction<CardRow> height, double from, boolean named) {
        if (placement.isEmpty()) {
            return;
        }
        double y = from;
        double top = y;
        Optional<SegmentId> open = Optional.empty();
        for (var row : rows) {
            var segment = segment(row);
            if (!segment.equals(open)) {
                segment(open, top, y, named);
                top = y;
                open = segment;
            }
            y += height.applyAsDouble(row);
        }
        segment(open, top, y, named);
    }

    private Optional<SegmentId> segment(CardRow row) {
        return switch (row) {
            case CardRow.OfFrame(_, int depth) -> placement.segment(depth).map(Segment::id);
            case CardRow.Folded(_, int depth) -> placement.segment(depth).map(Segment::id);
            case CardRow.Began(_, _, var before, _) -> Optional.of(before);
            case CardRow.NotStarted _ -> placement.segments().stream().findFirst().map(Segment::id);
            case CardRow.Trouble _, CardRow.Overflow _ -> Optional.empty();
        };
    }

    private void segment(Optional<SegmentId> segment, double top, double bottom, boolean named) {
        segment.ifPresent(each ->
                segment(
                        each,
                        facts.growth(placement.stack(), each).isPresent(),
                        top,
                        bottom,
                        named));
    }

    private void segment(
            SegmentId segment, boolean moved, double top, double bottom, boolean named) {
        sketch.fill(
                new Outline.Rounded(new Box(box.x() + 6, top + 2, 3.4, bottom - top - 4), 1.7),
                moved ? Hue.MEMORY : Hue.WAITING);
        if (named) {
            sketch.words(
                    box.x() + 12,
                    top + CardDrawing.ROW / 2 + 3.2,
                    LABEL - 12,
                    SIZE,
                    Run.code(segment + "", moved ? Hue.MEMORY_TEXT : Hue.INK3));
        }
    }

    /** The band between two segments. */
    void overflow(Growth growth, double y) {
        var band = new Box(box.x() + 1, y + 1, box.width() - 2, CardDrawing.ROW - 2);
        sketch.fill(new Outline.Rounded(band, 0), Hue.MEMORY_FILL);
        Glyphs.overflow(sketch, box.x() + 14, band.middle(), 20);
        double room = box.width() - LABEL - 12;
        var what = Run.strong("overflow " + Reading.number(growth.step()), Hue.MEMORY_TEXT);
        double end = sketch.words(box.x() + LABEL, y + 16, room, WORDS, what);
        sketch.words(
                end + 8,
                y + 16,
                box.right() - 10 - end - 8,
                WORDS,
                Run.words(growth.words(), Hue.INK2));
    }

    /**
     * Where {@code function} began, and the arrow from there up to its row, whose middle is at
     * {@code now}.
     */
    void began(String function, double y, double now) {
        var ghost =
                new Box(box.x() + LABEL - 3, y + 3, box.width() - LABEL - 24, CardDrawing.ROW - 6);
        sketch.edge(new Outline.Rounded(ghost, 2), Stroke.was(Hue.INK3, 1.2));
        sketch.words(
                ghost.x() + 5,
                y + 16,
                ghost.width() - 10,
                WORDS,
                Run.code(function, Hue.INK3),
                Run.italic(" began here", Hue.INK3));
        double out = box.right() + 11;
        var along =
                new Pen(ghost.right(), ghost.middle())
                        .curve(
                                out,
                                ghost.middle(),
                                out,
                                ghost.middle(),
                                out,
                                (ghost.middle() + now) / 2)
                        .curve(out, now, out, now, box.right() + 5, now)
                        .open();
        sketch.edge(along, Stroke.is(Hue.MEMORY, 3.4));
        sketch.edge(along, Stroke.is(Hue.CARD, 1.3));
        sketch.fill(new Pen(box.right() - 2, now).by(7.2, -4).by(0, 8).closed(), Hue.MEMORY);
    }
}
