package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.MemoryFacts.Extent;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Placement;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.Sizes;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last move of the stack: before at the left, after at the right, and what moves on its way
 * between them.
 */
final class MoveDrawing {
    private static final double SMALL = 9.5;
    private static final double BAR = 26;
    private static final double GAP = 64;
    private static final double LEAST = 14;

    private final Sketch sketch;
    private final SegmentsShown shown;
    private final Placement placement;
    private final double x;
    private final double room;

    MoveDrawing(Sketch sketch, SegmentsShown shown, Placement placement, double x, double room) {
        this.sketch = sketch;
        this.shown = shown;
        this.placement = placement;
        this.x = x;
        this.room = room;
    }

    /** Returns where the next thing goes. */
    double draw(double y) {
        var move = shown.facts().move(shown.stack());
        return move.isEmpty() ? y : draw(move.get(), y);
    }

    private double draw(MemoryEvent.FramesMigrated move, double from) {
        double y =
                SegmentsLayout.heading(
                        sketch,
                        x,
                        from,
                        room,
                        "Last move",
                        List.of(
                                Run.words(
                                        "step " + SegmentsLayout.count(move.at().step()) + ": ",
                                        Hue.MEMORY_TEXT),
                                Run.words(words(move), Hue.INK2)));
        double half = (room - GAP) / 2;
        long longest =
                Math.max(
                        extent(move.from()).map(Extent::bytes).orElse(move.bytes()),
                        extent(move.to()).map(Extent::bytes).orElse(move.bytes()));
        var before = side("before", move.from(), move.fromAddress(), move, x, y, half, longest);
        var after =
                side("after", move.to(), move.toAddress(), move, x + half + GAP, y, half, longest);
        boolean there = shown.moved() >= 1;
        if (shown.moved() <= 0) {
            block(before, move, 1);
        } else {
            sketch.edge(new Outline.Rounded(before, 2), Stroke.was(Hue.MEMORY, 1.6));
        }
        if (there) {
            block(after, move, 1);
        } else {
            sketch.edge(new Outline.Rounded(after, 2), Stroke.was(Hue.MEMORY, 1.6));
        }
        DoubleArrow.across(sketch, x + half + 10, before.middle(), x + half + GAP - 10);
        if (shown.moved() > 0 && !there) {
            block(between(before, after, shown.moved()), move, shown.moved());
        }
        sketch.region(
                new Selected.OfStack(shown.stack()),
                new Box(x, from, room, y + BAR + 30 - from),
                "last move of "
                        + shown.stack()
                        + ", at step "
                        + SegmentsLayout.count(move.at().step())
                        + ": "
                        + words(move));
        return y + BAR + 34;
    }

    /** The segment at one side, as far as it is known; returns where the frames lie in it. */
    private Box side(
            String word,
            SegmentId segment,
            long address,
            MemoryEvent.FramesMigrated move,
            double left,
            double y,
            double half,
            long longest) {
        var extent = extent(segment).orElse(new Extent(address, move.bytes()));
        double scale = half / longest;
        var bar = new Box(left, y + 14, Math.max(LEAST + 4, extent.bytes() * scale), BAR);
        sketch.words(
                left,
                y + 9,
                half,
                SMALL,
                Run.strong(word + "  ", Hue.INK2),
                Run.strongCode(segment + " ", Hue.INK),
                Run.words(
                        extent(segment).map(each -> Sizes.brief(each.bytes())).orElse("in part"),
                        Hue.INK3));
        sketch.figure(new Outline.Rounded(bar, 2), Hue.CARD, Stroke.is(Hue.STRONG_LINE, 1.2));
        double begin = (extent.address() + extent.bytes() - address - move.bytes()) * scale;
        double wide = Math.clamp(move.bytes() * scale, LEAST, bar.width());
        double at = Math.clamp(begin, 0, bar.width() - wide);
        sketch.words(
                left,
                bar.bottom() + 12,
                half,
                SMALL,
                Run.code(Sizes.address(address), Hue.INK2),
                Run.words(" to ", Hue.INK3),
                Run.code(Sizes.address(address + move.bytes()), Hue.INK2));
        return new Box(bar.x() + at, bar.y() + 3, wide, BAR - 6);
    }

    private void block(Box box, MemoryEvent.FramesMigrated move, double share) {
        sketch.figure(
                new Outline.Rounded(box, 2),
                Hue.MEMORY_FILL,
                Stroke.is(Hue.MEMORY, share < 1 ? 2.2 : 1.6));
        var run = Run.code(names(move), Hue.INK);
        if (sketch.width(SMALL, run) + 8 < box.width()) {
            sketch.words(box.x() + 4, box.middle() + 3.4, box.width(), SMALL, run);
        }
    }

    private static Box between(Box before, Box after, double share) {
        return new Box(
                before.x() + (after.x() - before.x()) * share,
                before.y() + (after.y() - before.y()) * share,
                before.width() + (after.width() - before.width()) * share,
                before.height());
    }

    private Optional<Extent> extent(SegmentId segment) {
        return shown.facts()
                .extent(segment)
                .or(() ->
                        placement.segments().stream()
                                .filter(each -> each.id().equals(segment))
                                .findFirst()
                                .map(MoveDrawing::extent));
    }

    private static Extent extent(Segment segment) {
        return new Extent(segment.address(), segment.bytes());
    }

    private String names(MemoryEvent.FramesMigrated move) {
        return move.frames() == 1
                ? shown.function(move.firstFrame())
                : SegmentsLayout.count(move.frames()) + " frames";
    }

    private static String words(MemoryEvent.FramesMigrated move) {
        var words = new ArrayList<String>();
        words.add(
                move.frames() == 1
                        ? "frame " + move.firstFrame()
                        : SegmentsLayout.count(move.frames())
                                + " frames from "
                                + move.firstFrame()
                                + " up");
        words.add(Sizes.exact(move.bytes()));
        words.add("from " + move.from() + " to " + move.to());
        words.add(
                switch (move.signed()) {
                    case 0 -> "no return address signed again";
                    case 1 -> "1 return address signed again";
                    default ->
                            SegmentsLayout.count(move.signed()) + " return addresses signed again";
                });
        return String.join(", ", words);
    }
}
