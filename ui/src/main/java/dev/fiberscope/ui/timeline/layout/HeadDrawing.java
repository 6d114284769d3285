package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Glyphs;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Look;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.List;
import java.util.Optional;

/**
 * The head of a lane: glyph, id, entry function, and the word of what the stack does at the present
 * step.
 */
final class HeadDrawing {
    private static final double SIZE = 10.5;
    private static final double WORD_SIZE = 10;
    private static final double GLYPH_X = 15;
    private static final double GLYPH_SCALE = 0.778;
    private static final double ID_X = 26;
    private static final double ENTRY_X = 48;

    private final Sketch sketch;
    private final Plan plan;
    private final Showing showing;
    private final List<Spot> spots;

    HeadDrawing(Sketch sketch, Plan plan, Showing showing, List<Spot> spots) {
        this.sketch = sketch;
        this.plan = plan;
        this.showing = showing;
        this.spots = spots;
    }

    void draw(Lane lane, int index) {
        double y = plan.middle(index);
        boolean selected = showing.selected().filter(lane.stack()::equals).isPresent();
        var state = showing.state(lane, showing.present());
        state.ifPresent(each -> glyph(each, y));
        var hue = state.map(HeadDrawing::hue).orElse(Hue.INK3);
        double end =
                sketch.words(
                        ID_X,
                        y + 4,
                        plan.head() - ID_X,
                        SIZE,
                        Run.strongCode(lane.stack().toString(), hue));
        boolean known = showing.known().contains(showing.present());
        var word = state.map(LaneState::word).orElse(known ? "not yet" : "");
        double right = plan.head() - 10;
        if (!plan.small()) {
            right =
                    sketch.wordsTo(
                                    right,
                                    y + 4,
                                    70,
                                    WORD_SIZE,
                                    Run.words(word, selected ? Hue.INK2 : Hue.INK3))
                            - 8;
        }
        double begin = Math.max(ENTRY_X, end + 7);
        var ink =
                selected
                        ? Hue.INK
                        : state.filter(each -> !each.over()).isPresent() ? Hue.INK2 : Hue.INK3;
        sketch.words(begin, y + 4, right - begin, SIZE, Run.code(lane.entry(), ink));
        var box = new Box(0, plan.top(index), plan.head(), Plan.LANE);
        sketch.region(
                new Selected.OfStack(lane.stack()),
                box,
                "stack " + lane.stack() + " " + lane.entry() + ", " + word);
        spots.add(new Spot(new Target.OfLane(lane.stack()), box));
    }

    private void glyph(LaneState state, double y) {
        var look = look(state);
        if (look.isPresent()) {
            Glyphs.state(sketch, look.get(), GLYPH_X, y, GLYPH_SCALE);
        } else {
            LaneDrawing.sign(sketch, state, GLYPH_X, y, GLYPH_SCALE);
        }
    }

    /** Where it has a place among the looks of stacks that are not over. */
    private static Optional<Look> look(LaneState state) {
        return switch (state) {
            case FRESH -> Optional.of(Look.FRESH);
            case RUNNING -> Optional.of(Look.RUNNING);
            case IN_HOST -> Optional.of(Look.IN_HOST);
            case WAITING -> Optional.of(Look.WAITING);
            case WAITING_ASIDE -> Optional.of(Look.WAITING_ASIDE);
            case SUSPENDED -> Optional.of(Look.SUSPENDED);
            case FORGOTTEN -> Optional.of(Look.FORGOTTEN);
            case RETURNED, THREW, TRAPPED, COLLECTED -> Optional.empty();
        };
    }

    private static Hue hue(LaneState state) {
        return look(state).map(Look::text).orElse(Hue.OVER);
    }

    /** Stripes behind every second lane, and the ground of the one that is selected. */
    void ground(Lane lane, int index) {
        if (showing.selected().filter(lane.stack()::equals).isPresent()) {
            sketch.figure(
                    new Outline.Rounded(new Box(0, plan.top(index), plan.width(), Plan.LANE), 0),
                    new Paint.Veil(Hue.SELECTED, 0.8),
                    Stroke.NONE);
            sketch.fill(
                    new Outline.Rounded(new Box(0, plan.top(index), 2.5, Plan.LANE), 0), Hue.INK);
        } else if (index % 2 == 1) {
            sketch.figure(
                    new Outline.Rounded(
                            new Box(
                                    plan.head(),
                                    plan.top(index),
                                    plan.width() - plan.head(),
                                    Plan.LANE),
                            0),
                    new Paint.Veil(Hue.CANVAS, 0.35),
                    Stroke.NONE);
        }
    }
}
