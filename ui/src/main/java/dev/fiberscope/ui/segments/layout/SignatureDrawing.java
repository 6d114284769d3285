package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.PolicySettings.Signing;
import dev.fiberscope.ui.layout.Face;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Placement;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sizes;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.List;

/**
 * Control-flow integrity: which return address is signed with which stack pointer, and what a move
 * would break.
 */
final class SignatureDrawing {
    private static final int MOST = 12;
    private static final int MOST_LINES = 3;

    private final Sketch sketch;
    private final SegmentsShown shown;
    private final Placement placement;
    private final double x;
    private final double room;

    SignatureDrawing(
            Sketch sketch, SegmentsShown shown, Placement placement, double x, double room) {
        this.sketch = sketch;
        this.shown = shown;
        this.placement = placement;
        this.x = x;
        this.room = room;
    }

    /** A return address: a seal, filled where it is signed. */
    static void mark(Sketch sketch, Signing signing, double x, double y) {
        var seal = new Pen(x, y - 4).by(4, 4).by(-4, 4).by(-4, -4).closed();
        if (signing == Signing.OFF) {
            sketch.figure(seal, Hue.CARD, Stroke.is(Hue.INK3, 1.2));
        } else {
            sketch.figure(seal, Hue.INK, Stroke.is(Hue.CARD, 0.8));
        }
    }

    /** Returns where the next thing goes. */
    double draw(double from) {
        double y = SegmentsLayout.heading(sketch, x, from, room, "Return addresses", List.of());
        for (var line :
                sketch.wrapped(
                        verdict(shown.settings(), frames()),
                        Face.WORDS,
                        11,
                        room,
                        room,
                        MOST_LINES)) {
            y = SegmentsLayout.line(sketch, x, y, room, Run.words(line, Hue.INK2));
        }
        var newest = placement.frames().reversed().stream().limit(MOST).toList();
        boolean signed = shown.settings().signing() != Signing.OFF;
        for (var frame : newest) {
            mark(sketch, shown.settings().signing(), x + 6, y + 9);
            y =
                    SegmentsLayout.line(
                            sketch,
                            x + 18,
                            y,
                            room - 18,
                            Run.code(shown.function(frame.depth()), Hue.INK),
                            Run.words(returnsTo(frame), Hue.INK2),
                            Run.words(
                                    signed ? ", signed with " : ", plain; frame ends at ",
                                    Hue.INK3),
                            Run.code(Sizes.address(frame.end()), signed ? Hue.INK : Hue.INK3));
        }
        int rest = placement.frames().size() - newest.size();
        return rest <= 0
                ? y
                : SegmentsLayout.line(
                        sketch,
                        x + 18,
                        y,
                        room,
                        Run.italic("and " + SegmentsLayout.count(rest) + " more below", Hue.INK3));
    }

    private int frames() {
        return placement.frames().size();
    }

    private String returnsTo(Placement.Placed frame) {
        return frame.depth() == 0
                ? " returns to the end of " + shown.stack()
                : " returns to " + shown.function(frame.depth() - 1);
    }

    /** What a move would break, as a sentence. */
    static String verdict(PolicySettings settings, int frames) {
        return switch (settings.signing()) {
            case OFF ->
                    "They are not signed: a move breaks none of them. With cfi=again each is signed with its stack pointer.";
            case AGAIN ->
                    switch (settings.kind()) {
                        case FIXED, RESERVED ->
                                "They are signed; this policy moves no frame, so none of them breaks.";
                        case SEGMENTED, COPYING, COPY_OUT ->
                                moving(settings, frames)
                                        + "; each is checked and signed again for its new place, or its return would trap.";
                    };
            case NEVER ->
                    "They may not be signed again: a move would break all "
                            + SegmentsLayout.count(frames)
                            + " of them, so nothing moves, and a full stack traps.";
        };
    }

    private static String moving(PolicySettings settings, int frames) {
        return switch (settings.kind()) {
            case FIXED, RESERVED -> throw new AssertionError("unreachable: nothing moves");
            case SEGMENTED ->
                    settings.moved() == PolicySettings.Moved.CALLEE
                            ? "The next overflow moves 1 of them, the callee's"
                            : "The next overflow moves 2 of them, the callee's and its caller's";
            case COPYING ->
                    "The next overflow moves all "
                            + SegmentsLayout.count(frames)
                            + " of them, and the callee's";
            case COPY_OUT ->
                    "Each suspension moves all " + SegmentsLayout.count(frames) + " of them";
        };
    }
}
