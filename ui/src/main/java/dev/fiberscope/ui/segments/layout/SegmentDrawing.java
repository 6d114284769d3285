package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Placement;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sizes;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.Locale;

/**
 * Draws one segment: the bar to scale with all that is in it, and below, where frames would be too
 * narrow to be seen, those magnified.
 */
final class SegmentDrawing {
    private static final double SIZE = 10.5;
    private static final double SMALL = 9.5;
    private static final double BAR = 15;
    static final double FRAMES = 24;
    private static final double LENS = 9;

    /** Free room below the frames, for arrows. */
    static final double BELOW = 17;

    /** Frames that take less of the room than this are magnified. */
    private static final double ENOUGH = 0.55;

    /** No segment is drawn narrower. */
    private static final double NARROW = 6;

    private final Sketch sketch;
    private final SegmentsShown shown;
    private final Placement placement;
    private final Segment segment;
    private final double x;
    private final double label;
    private final double room;
    private final double width;

    /** The scale of the bar, units a byte. */
    private final double scale;

    /** The scale of the frames below it. */
    private double lensScale;

    private Box frames = new Box(0, 0, 0, 0);

    /** {@code longest} bytes take all the {@code room}, which is behind the {@code label}. */
    SegmentDrawing(
            Sketch sketch,
            SegmentsShown shown,
            Placement placement,
            Segment segment,
            double x,
            double label,
            double room,
            long longest) {
        this.sketch = sketch;
        this.shown = shown;
        this.placement = placement;
        this.segment = segment;
        this.x = x;
        this.label = label;
        this.room = room;
        this.width = Math.max(NARROW, room * segment.bytes() / longest);
        this.scale = width / segment.bytes();
    }

    Segment segment() {
        return segment;
    }

    /** The lower edge of what was drawn. */
    double bottom() {
        return frames.bottom();
    }

    /** Returns where the next thing goes. */
    double draw(double y) {
        var bar = new Box(x + label, y + 13, width, BAR);
        name(y, bar);
        addresses(y + 9);
        bar(bar);
        if (segment.use() == Segment.Use.KEPT || segment.used() == 0) {
            frames = bar;
            lensScale = scale;
            return bar.bottom() + 10;
        }
        double shownBytes = Math.min(segment.bytes(), segment.used());
        boolean magnified = shownBytes * scale < room * ENOUGH;
        frames = new Box(bar.x(), bar.bottom() + (magnified ? LENS : 3), room, FRAMES);
        if (magnified) {
            // A little of what is free behind them, where the next frame goes and moved ones began.
            double beyond = Math.min(segment.bytes() - shownBytes, Math.max(shownBytes * 0.12, 48));
            lensScale = room / (shownBytes + beyond);
            lens(bar, shownBytes + beyond);
        } else {
            lensScale = scale;
        }
        new FramesDrawing(sketch, shown, placement, segment, frames, lensScale).draw();
        if (magnified) {
            sketch.wordsTo(
                    x + label - 10,
                    frames.middle() + 4,
                    label - 10,
                    SMALL,
                    Run.words(times(lensScale / scale), Hue.INK3));
        }
        return frames.bottom() + BELOW;
    }

    private static String times(double factor) {
        return (factor >= 10
                        ? String.format(Locale.ROOT, "%,d", Math.round(factor))
                        : String.format(Locale.ROOT, "%.1f", factor))
                + "\u00d7";
    }

    /**
     * Where bytes from {@code address} on are drawn among the frames; never narrower than can be
     * seen.
     */
    Box place(long address, long bytes) {
        double begin = segment.address() + segment.bytes() - address - bytes;
        double left = frames.x() + begin * lensScale;
        double wide = Math.max(NARROW, bytes * lensScale);
        double right = Math.min(frames.x() + room, left + wide);
        return new Box(Math.max(frames.x(), right - wide), frames.y() + 3, wide, FRAMES - 6);
    }

    private void name(double y, Box bar) {
        double end =
                sketch.words(
                        x,
                        bar.middle() + 4,
                        label - 8,
                        12,
                        Run.strongCode(segment.id() + " ", Hue.INK));
        sketch.words(
                end + 4,
                bar.middle() + 4,
                x + label - 8 - end,
                SIZE,
                Run.words(Sizes.brief(segment.bytes()), Hue.INK2));
        sketch.words(x, y + 9, label - 8, SMALL, Run.words(word(), Hue.INK3));
    }

    private String word() {
        return switch (segment.use()) {
            case ACTIVE -> "frames go here";
            case FULL -> "full";
            case KEPT -> "kept, empty";
            case SHARED -> "shared";
        };
    }

    private void addresses(double baseline) {
        long end = segment.address() + segment.bytes();
        var left = Run.code(Sizes.address(end), Hue.INK3);
        var right = Run.code(Sizes.address(segment.address()), Hue.INK3);
        double begin = x + label;
        double after = sketch.words(begin, baseline, room, SMALL, left);
        double wide = sketch.width(SMALL, right);
        double last = Math.max(begin + width, after + 14 + wide);
        boolean both = last <= begin + room + 0.5;
        if (both) {
            sketch.wordsTo(last, baseline, wide + 1, SMALL, right);
        }
        if (segment.used() > 0 && segment.use() != Segment.Use.KEPT) {
            var sp = Run.code(Sizes.address(end - segment.used()), Hue.INK2);
            var words = Run.words("used to ", Hue.INK3);
            double needed = sketch.width(SMALL, words, sp);
            double at = Math.max(after + 14, begin + segment.used() * scale - needed / 2);
            if (both && at + needed < last - wide - 14) {
                sketch.words(at, baseline, needed + 1, SMALL, words, sp);
            }
        }
    }

    /**
     * To scale: foot and frames, what is free but committed, what is not committed, the red zone.
     */
    private void bar(Box bar) {
        double used = segment.used() * scale;
        double committed = segment.committed() * scale;
        double red = redZone() * scale;
        var outline = new Outline.Rounded(bar, 2);
        sketch.fill(outline, Hue.CARD);
        if (committed > used) {
            sketch.figure(
                    new Outline.Rounded(part(bar, used, committed), 0),
                    new Paint.Hatched(Hue.CARD, Hue.STRONG_LINE),
                    Stroke.NONE);
        }
        if (red > 0.5) {
            var zone = part(bar, bar.width() - red, bar.width());
            sketch.figure(
                    new Outline.Rounded(zone, 0),
                    new Paint.Hatched(Hue.FORGOTTEN_FILL, Hue.FORGOTTEN),
                    Stroke.NONE);
            sketch.line(
                    zone.x(),
                    bar.y() - 2,
                    zone.x(),
                    bar.bottom() + 2,
                    Stroke.is(Hue.FORGOTTEN, 1.6));
            Plate.draw(
                    sketch,
                    zone,
                    "red zone " + Sizes.brief(redZone()),
                    Hue.FORGOTTEN_TEXT,
                    Hue.FORGOTTEN_FILL);
        }
        if (used > 0) {
            sketch.fill(
                    new Outline.Rounded(part(bar, 0, Math.max(1.5, used)), 0),
                    segment.use() == Segment.Use.FULL ? Hue.OVER : Hue.WAITING);
        }
        double free = bar.width() - red - used;
        if (free > 0 && segment.use() != Segment.Use.KEPT) {
            var wasted = part(bar, used, Math.min(committed, bar.width() - red));
            Plate.draw(sketch, wasted, "free " + Sizes.brief(freeBytes()), Hue.INK2, Hue.CARD);
            if (committed < bar.width() - red - 1) {
                Plate.draw(
                        sketch,
                        part(bar, Math.max(used, committed), bar.width() - red),
                        "not committed",
                        Hue.INK3,
                        Hue.CARD);
            }
        }
        sketch.edge(
                outline,
                segment.use() == Segment.Use.KEPT
                        ? Stroke.was(Hue.STRONG_LINE, 1.3)
                        : Stroke.is(Hue.STRONG_LINE, 1.2));
    }

    /**
     * A block that holds frames which were copied out is as big as they are: none is called there.
     */
    private long redZone() {
        return segment.redZone() < segment.bytes() ? segment.redZone() : 0;
    }

    private long freeBytes() {
        return Math.max(
                0, Math.min(segment.committed(), segment.bytes() - redZone()) - segment.used());
    }

    private static Box part(Box bar, double from, double to) {
        return new Box(bar.x() + from, bar.y(), Math.max(0, to - from), bar.height());
    }

    private void lens(Box bar, double bytes) {
        double right = bar.x() + Math.min(bar.width(), bytes * scale);
        sketch.figure(
                new Pen(bar.x(), bar.bottom())
                        .to(right, bar.bottom())
                        .to(frames.right(), frames.y())
                        .to(frames.x(), frames.y())
                        .closed(),
                new Paint.Veil(Hue.STRONG_LINE, 0.28),
                Stroke.NONE);
    }
}
