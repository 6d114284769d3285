package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.event.MemoryText;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Glyphs;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Look;
import dev.fiberscope.ui.layout.MemoryFacts.Growth;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Placement;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.Sizes;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import dev.fiberscope.ui.layout.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws one stack's memory, from the top: what it has in all, its segments, its last move, its
 * return addresses.
 */
public final class SegmentsLayout {
    public static final double NARROWEST = 420;
    private static final double MARGIN = 16;
    private static final double LABEL = 104;
    private static final double SIZE = 11;
    private static final double BAND = 22;
    private static final double LINE = 18;

    private final TextMeasure measure;

    public SegmentsLayout(TextMeasure measure) {
        this.measure = measure;
    }

    /** The picture of what is {@code shown}; of a stack without segments a sentence. */
    public PictureScene scene(SegmentsShown shown, double width) {
        double wide = Math.max(width, NARROWEST);
        var sketch = new Sketch(measure);
        var placement = shown.placement();
        double y = header(sketch, shown, placement, wide);
        if (placement.isEmpty()) {
            sketch.words(
                    MARGIN, y + 14, wide - 2 * MARGIN, SIZE, Run.words(without(shown), Hue.INK2));
            return sketch.scene(wide, y + 30);
        }
        y = trouble(sketch, shown, wide, y);
        y = segments(sketch, shown, placement, wide, y);
        y = new MoveDrawing(sketch, shown, placement, MARGIN, wide - 2 * MARGIN).draw(y);
        if (shown.signatures()) {
            y = new SignatureDrawing(sketch, shown, placement, MARGIN, wide - 2 * MARGIN).draw(y);
        }
        return sketch.scene(wide, y + 8);
    }

    /** All of it in a sentence. */
    public static String words(SegmentsShown shown) {
        return "segments of " + shown.stack() + ": " + sentence(shown, shown.placement());
    }

    // ---- all of it

    private static double header(
            Sketch sketch, SegmentsShown shown, Placement placement, double wide) {
        double baseline = 20;
        var stack = shown.snapshot().stack(shown.stack());
        stack.ifPresent(
                each -> Glyphs.state(sketch, Look.of(each.state(), true), MARGIN + 6, 16, 0.9));
        double room = wide - 2 * MARGIN - 18;
        double end =
                sketch.words(
                        MARGIN + 18,
                        baseline,
                        room * 0.5,
                        12.5,
                        Run.strongCode(shown.stack() + " ", Hue.INK),
                        Run.strongCode(stack.map(Stack::entry).orElse(""), Hue.INK));
        sketch.region(
                new Selected.OfStack(shown.stack()),
                new Box(MARGIN, 6, end - MARGIN + 6, 20),
                "stack " + shown.stack() + ": " + sentence(shown, placement));
        sketch.words(
                end + 14,
                baseline,
                wide - MARGIN - end - 14,
                SIZE,
                Run.words(sentence(shown, placement), Hue.INK2));
        return 32;
    }

    /**
     * {@code v8-growable: 2 segments, 48 KB committed, 24,544 B used, 24,608 B wasted, limit 984
     * KB}.
     */
    static String sentence(SegmentsShown shown, Placement placement) {
        var settings = shown.settings();
        int count = placement.segments().size();
        if (count == 0) {
            return settings.title() + ": no segment";
        }
        var limit =
                settings.kind() == PolicySettings.Kind.FIXED
                        ? ""
                        : ", limit " + Sizes.brief(settings.limit());
        return settings.title()
                + ": "
                + count
                + (count == 1 ? " segment" : " segments")
                + " of "
                + Sizes.brief(placement.bytes())
                + ", "
                + Sizes.exact(placement.committed())
                + " committed, "
                + Sizes.exact(placement.used())
                + " used, "
                + Sizes.exact(placement.committed() - placement.used())
                + " wasted"
                + limit;
    }

    private static String without(SegmentsShown shown) {
        return shown.snapshot()
                .stack(shown.stack())
                .map(stack ->
                        stack.state() instanceof StackState.Fresh
                                ? shown.stack()
                                        + " has no segment yet: this policy gives it memory when it begins."
                                : shown.stack() + " has no segment now.")
                .orElse(shown.stack() + " is not there at this step: choose another stack.");
    }

    private double trouble(Sketch sketch, SegmentsShown shown, double wide, double y) {
        var trouble = shown.facts().trouble(shown.stack());
        if (trouble.isEmpty()) {
            return y;
        }
        var event = trouble.get();
        boolean bad = event instanceof MemoryEvent.Exhausted || event instanceof MemoryEvent.Pinned;
        var box = new Box(MARGIN, y, wide - 2 * MARGIN, BAND);
        sketch.fill(new Outline.Rounded(box, 3), bad ? Hue.FORGOTTEN_FILL : Hue.MEMORY_FILL);
        if (bad) {
            Glyphs.state(sketch, Look.FORGOTTEN, MARGIN + 14, box.middle(), 0.85);
        } else {
            Glyphs.overflow(sketch, MARGIN + 14, box.middle(), 15);
        }
        sketch.words(
                MARGIN + 28,
                y + 15,
                wide - 2 * MARGIN - 36,
                SIZE,
                Run.strong(
                        "step " + SegmentsLayout.count(event.at().step()) + "  ",
                        bad ? Hue.FORGOTTEN_TEXT : Hue.MEMORY_TEXT),
                Run.words(MemoryText.words(event), Hue.INK2));
        return y + BAND + 8;
    }

    // ---- its segments

    private static double segments(
            Sketch sketch, SegmentsShown shown, Placement placement, double wide, double from) {
        double y = from;
        var newestFirst = new ArrayList<Segment>();
        for (var each : placement.segments()) {
            if (each.use() == Segment.Use.KEPT) {
                newestFirst.addFirst(each);
            }
        }
        var holding =
                placement.segments().stream()
                        .filter(each -> each.use() != Segment.Use.KEPT)
                        .toList()
                        .reversed();
        newestFirst.addAll(holding);
        long longest = newestFirst.stream().mapToLong(Segment::bytes).max().orElse(1);
        double room = wide - 2 * MARGIN - LABEL;
        Optional<SegmentDrawing> newer = Optional.empty();
        for (var segment : newestFirst) {
            if (newer.isPresent()) {
                y = overflow(sketch, shown, newer.get().segment(), wide, y);
            }
            var drawing =
                    new SegmentDrawing(
                            sketch, shown, placement, segment, MARGIN, LABEL, room, longest);
            y = drawing.draw(y);
            if (newer.isPresent()) {
                arrow(sketch, shown, newer.get(), drawing);
            }
            newer = segment.use() == Segment.Use.KEPT ? Optional.empty() : Optional.of(drawing);
        }
        if (newer.isPresent()) {
            y = overflow(sketch, shown, newer.get().segment(), wide, y);
        }
        return y + 4;
    }

    /** The band that says why the stack came to {@code segment}, if that is known. */
    private static double overflow(
            Sketch sketch, SegmentsShown shown, Segment segment, double wide, double y) {
        var growth = shown.facts().growth(shown.stack(), segment.id());
        if (growth.isEmpty()) {
            return y;
        }
        band(sketch, shown, growth.get(), new Box(MARGIN, y, wide - 2 * MARGIN, BAND));
        return y + BAND + 8;
    }

    private static void band(Sketch sketch, SegmentsShown shown, Growth growth, Box box) {
        boolean fresh = shown.justNow(growth.step());
        sketch.figure(
                new Outline.Rounded(box, 3),
                Hue.MEMORY_FILL,
                fresh ? Stroke.is(Hue.MEMORY, 1.8) : Stroke.NONE);
        Glyphs.overflow(sketch, box.x() + 14, box.middle(), 15);
        var why = growth.why();
        sketch.words(
                box.x() + 28,
                box.y() + 15,
                box.width() - 36,
                SIZE,
                Run.strong(
                        (fresh ? "overflow just now, " : "overflow ") + count(growth.step()) + "  ",
                        Hue.MEMORY_TEXT),
                Run.code(why.caller(), Hue.INK),
                Run.words(" calls ", Hue.INK2),
                Run.code(why.callee(), Hue.INK),
                Run.words(": " + growth.words(), Hue.INK2));
    }

    /** From where the frames began, in the older segment, to where they are. */
    private static void arrow(
            Sketch sketch, SegmentsShown shown, SegmentDrawing newer, SegmentDrawing older) {
        shown.facts()
                .growth(shown.stack(), newer.segment().id())
                .flatMap(Growth::moved)
                .filter(moved -> moved.from().equals(older.segment().id()))
                .ifPresent(moved -> {
                    var ghost = older.place(moved.fromAddress(), moved.bytes());
                    var now = newer.place(moved.toAddress(), moved.bytes());
                    sketch.figure(
                            new Outline.Rounded(ghost, 2), Hue.CANVAS, Stroke.was(Hue.MEMORY, 1.4));
                    DoubleArrow.up(
                            sketch,
                            ghost.x() + ghost.width() / 2,
                            ghost.y(),
                            newer.bottom() + SegmentDrawing.BELOW / 2,
                            now.x() + now.width() / 2,
                            now.bottom());
                });
    }

    /** One line of words; returns where the next goes. */
    static double line(Sketch sketch, double x, double y, double room, Run... runs) {
        sketch.words(x, y + 13, room, SIZE, runs);
        return y + LINE;
    }

    /** A heading in small capitals; returns where what is below it goes. */
    static double heading(
            Sketch sketch, double x, double y, double room, String words, List<Run> more) {
        var runs = new ArrayList<Run>();
        runs.add(Run.strong(words.toUpperCase(Locale.ROOT) + "   ", Hue.INK3));
        runs.addAll(more);
        sketch.words(x, y + 14, room, 10, runs.toArray(Run[]::new));
        return y + 22;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
