package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Stack;
import java.util.Optional;

/**
 * Draws a chain that is held: its cards on one foot, and at the foot the circle of the
 * continuation.
 */
final class ContinuationDrawing {
    /** From the bottom of the cards to the lower edge of the circle's line. */
    static final double FOOT = 22;

    /** How far plates reach beyond their cards. */
    private static final double PLATE = 8;

    private static final double FOOT_X = 20;
    private static final double CIRCLE_X = 31;
    private static final double CIRCLE_Y = 12;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final int mostFrames;

    ContinuationDrawing(Sketch sketch, Reading reading, Places places, int mostFrames) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.mostFrames = mostFrames;
    }

    /** Where an arrow to the circle ends: the circle's left edge. */
    record Target(double x, double y, Box cards) {}

    Target draw(ContinuationId continuation, Chain chain, double x, double y, double width) {
        var look = reading.look(continuation);
        var arriving = arriving(continuation);
        double inset = inset(chain);
        double bottom =
                ChainDrawing.aside(sketch, reading, places, mostFrames)
                        .draw(reading.stacks(chain), x + inset, y, width - 2 * inset);
        var cards = new Box(x, y, width, bottom - y);
        places.chains().put(continuation, cards);
        if (arriving.isPresent()) {
            sketch.part(
                    new Part.Ahead(),
                    () ->
                            sketch.edge(
                                    new Outline.Rounded(cards.grown(4), CardDrawing.RADIUS + 3),
                                    Stroke.will(1.5)));
        }
        sketch.part(
                new Part.Foot(chain.bottom()), () -> drawFoot(look, x + inset + FOOT_X, bottom));
        sketch.part(
                new Part.Circle(
                        continuation, reading.stacks(chain).stream().map(Stack::id).toList()),
                () -> drawCircle(continuation, chain, new Box(x, y, width, bottom - y)));
        return new Target(x + inset + CIRCLE_X - 7, bottom + CIRCLE_Y, cards);
    }

    /** The circle below {@code cards}, with what is written beside it. */
    private void drawCircle(ContinuationId continuation, Chain chain, Box cards) {
        var look = reading.look(continuation);
        double x = cards.x();
        double width = cards.width();
        double bottom = cards.bottom();
        double inset = inset(chain);
        double circleX = x + inset + CIRCLE_X;
        double circleY = bottom + CIRCLE_Y;
        Glyphs.continuation(sketch, look, circleX, circleY);
        if (reading.isSelected(new Selected.OfContinuation(continuation))) {
            sketch.edge(new Outline.Round(circleX, circleY, 9.5), Stroke.is(Hue.INK, 1.4));
        }
        double baseline = bottom + 16.5;
        double end =
                sketch.words(
                        circleX + 11,
                        baseline,
                        width - inset - 50,
                        11.5,
                        Run.strongCode(continuation + "", look.text()));
        var remark =
                arriving(continuation)
                        .map(words -> Run.strong(words, Hue.INK))
                        .orElseGet(() -> Run.words(age(continuation, chain, look), Hue.INK3));
        sketch.wordsTo(x + width - 2, baseline, x + width - 2 - end - 8, 10.5, remark);
        sketch.region(
                new Selected.OfContinuation(continuation),
                new Box(x + FOOT_X, bottom + 1, width - FOOT_X, FOOT - 1),
                "continuation " + continuation + " of " + chain + ", " + remark.text());
    }

    /** Plates reach beyond their cards. */
    private static double inset(Chain chain) {
        return chain.size() == 1 ? 0 : PLATE;
    }

    private void drawFoot(Look look, double x, double y) {
        var foot = Pen.foot(x, y, 9);
        switch (look) {
            case FRESH -> sketch.figure(foot, Hue.CARD, Stroke.is(look.graphics(), 1.3));
            case FORGOTTEN ->
                    sketch.figure(
                            foot,
                            new Paint.Hatched(look.fill(), look.graphics()),
                            Stroke.is(look.graphics(), 1.3));
            case RUNNING, IN_HOST, WAITING, WAITING_ASIDE, SUSPENDED, TRAPPED ->
                    sketch.figure(foot, look.graphics(), Stroke.is(look.graphics(), 1.3));
        }
    }

    /** What happens to the chain when the next instruction runs. */
    private Optional<String> arriving(ContinuationId continuation) {
        if (reading.arriving().filter(continuation::equals).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                reading.forecast() instanceof Forecast.Switches ? "takes the place" : "goes on");
    }

    private String age(ContinuationId continuation, Chain chain, Look look) {
        var lost = reading.facts().lost().get(continuation);
        if (lost != null && look == Look.FORGOTTEN) {
            return "lost at " + Reading.number(lost.step());
        }
        var suspended = reading.facts().suspended().get(chain.top());
        if (look != Look.FRESH && suspended != null) {
            long steps = reading.snapshot().step() - suspended;
            return "for " + Reading.number(steps) + (steps == 1 ? " step" : " steps");
        }
        var made = reading.facts().made().get(chain.top());
        return made == null ? "" : "made at " + Reading.number(made);
    }
}
