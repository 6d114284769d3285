package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Placement;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.Sizes;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;

/**
 * Draws the frames of one segment, its foot before them and a host frame behind them, to one scale.
 */
final class FramesDrawing {
    private static final double SIZE = 10.5;
    private static final double SMALL = 9.5;

    /** Frames narrower than this are drawn as one block. */
    private static final double DENSE = 2.5;

    /** A frame narrower than this has no name. */
    private static final double NAMED = 26;

    private final Sketch sketch;
    private final SegmentsShown shown;
    private final Placement placement;
    private final Segment segment;
    private final Box frames;
    private final double scale;

    /**
     * {@code frames} is where they are drawn, from the segment's end on, {@code scale} units a
     * byte.
     */
    FramesDrawing(
            Sketch sketch,
            SegmentsShown shown,
            Placement placement,
            Segment segment,
            Box frames,
            double scale) {
        this.sketch = sketch;
        this.shown = shown;
        this.placement = placement;
        this.segment = segment;
        this.frames = frames;
        this.scale = scale;
    }

    void draw() {
        long end = segment.address() + segment.bytes();
        long host = segment.use() == Segment.Use.FULL ? 0 : shown.hostBytes();
        var inside = placement.in(segment.id());
        long first = inside.isEmpty() ? end - segment.used() + host : inside.getFirst().end();
        foot(end, first);
        int index = 0;
        while (index < inside.size()) {
            var frame = inside.get(index);
            int behind = index + 1;
            double wide = frame.bytes() * scale;
            if (wide < DENSE) {
                while (behind < inside.size() && inside.get(behind).bytes() * scale < DENSE) {
                    behind++;
                }
                block(frame, inside.get(behind - 1), behind - index);
            } else {
                frame(frame);
            }
            index = behind;
        }
        if (host > 0) {
            hostFrame(end - segment.used(), host);
        }
        sketch.edge(new Outline.Rounded(frames, 2), Stroke.is(Hue.LINE, 1));
    }

    /**
     * What lies before the frames: the segment's foot, and in a shared one the frames of others.
     */
    private void foot(long end, long first) {
        var box = at(first, end - first);
        if (box.width() < 0.8) {
            return;
        }
        boolean shared =
                segment.use() == Segment.Use.SHARED && end - first > shown.settings().foot();
        sketch.fill(new Outline.Rounded(box, 0), Hue.RAISED);
        Plate.draw(sketch, box, shared ? "frames of others" : "foot", Hue.INK3, Hue.RAISED);
    }

    private Box at(long address, long bytes) {
        double left = frames.x() + (segment.address() + segment.bytes() - address - bytes) * scale;
        return new Box(left, frames.y(), bytes * scale, frames.height());
    }

    private void frame(Placement.Placed frame) {
        var box = at(frame.address(), frame.bytes());
        boolean newest = frame.depth() == placement.frames().size() - 1;
        boolean running =
                newest
                        && shown.snapshot()
                                .stack(shown.stack())
                                .filter(each -> each.state() instanceof StackState.Running)
                                .isPresent();
        sketch.figure(
                new Outline.Rounded(box, 0),
                running ? Hue.RUNNING_FILL : Hue.WAITING_FILL,
                Stroke.is(running ? Hue.RUNNING : Hue.WAITING, 1));
        if (shown.signatures() && box.width() > 7) {
            SignatureDrawing.mark(sketch, shown.settings().signing(), box.x() + 6, box.y() + 6);
        }
        String function = shown.function(frame.depth());
        double inset = shown.signatures() ? 13 : 5;
        if (box.width() > NAMED) {
            double left = box.x() + inset;
            double right = box.right() - 4;
            var bytes = Run.code(Sizes.exact(frame.bytes()), Hue.INK2);
            var name = Run.code(function + " ", Hue.INK);
            double needed = sketch.width(SMALL, bytes);
            boolean both = sketch.width(SIZE, name) + needed < right - left;
            sketch.words(left, box.middle() + 4, right - left, SIZE, name);
            if (both) {
                sketch.wordsTo(right, box.middle() + 4, needed + 1, SMALL, bytes);
            }
        }
        if (shown.isSelected(frame.depth())) {
            sketch.edge(new Outline.Rounded(box.grown(2), 3), Stroke.is(Hue.INK, 1.4));
        }
        sketch.region(
                new Selected.OfFrame(shown.stack(), frame.depth()),
                box,
                "frame "
                        + function
                        + ", "
                        + Sizes.exact(frame.bytes())
                        + " at "
                        + Sizes.address(frame.address())
                        + " in "
                        + segment.id());
    }

    /** Frames that are too narrow to be told from each other. */
    private void block(Placement.Placed first, Placement.Placed last, int count) {
        var box = at(last.address(), first.end() - last.address());
        sketch.figure(new Outline.Rounded(box, 0), Hue.WAITING_FILL, Stroke.is(Hue.WAITING, 1));
        Plate.draw(
                sketch,
                box,
                SegmentsLayout.count(count)
                        + " frames, "
                        + Sizes.exact(first.end() - last.address()),
                Hue.INK2,
                Hue.WAITING_FILL);
        sketch.region(
                new Selected.OfFrame(shown.stack(), last.depth()),
                box,
                SegmentsLayout.count(count)
                        + " frames from "
                        + shown.function(first.depth())
                        + " to "
                        + shown.function(last.depth())
                        + ", "
                        + Sizes.exact(first.end() - last.address())
                        + " at "
                        + Sizes.address(last.address())
                        + " in "
                        + segment.id());
        for (int depth = first.depth(); depth <= last.depth(); depth++) {
            if (shown.isSelected(depth)) {
                var frame = placement.frames().get(depth);
                sketch.edge(
                        new Outline.Rounded(at(frame.address(), frame.bytes()).grown(2), 2),
                        Stroke.is(Hue.INK, 1.4));
            }
        }
    }

    /** It never checks, and nothing on this segment may move while it is there. */
    private void hostFrame(long address, long bytes) {
        var box = at(address, bytes);
        sketch.figure(
                Pen.octagon(box, Math.min(5, box.width() / 3)),
                Hue.RAISED,
                Stroke.is(Hue.RUNNING, 1.4));
        Plate.draw(
                sketch,
                box,
                "host frame " + Sizes.brief(bytes) + ", pins " + segment.id(),
                Hue.INK,
                Hue.RAISED);
    }
}
