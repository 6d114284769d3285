package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Forecast;
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
        double inset = chain.size() == 1 ? 0 : PLATE;
        double bottom =
                ChainDrawing.aside(sketch, reading, places, mostFrames)
                        .draw(reading.stacks(chain), x + inset, y, width - 2 * inset);
        var cards = new Box(x, y, width, bottom - y);
        places.chains().put(continuation, cards);
        if (arriving.isPresent()) {
            sketch.edge(
                    new Outline.Rounded(cards.grown(4), CardDrawing.RADIUS + 3), Stroke.will(1.5));
        }
        double circleX = x + inset + CIRCLE_X;
        double circleY = bottom + CIRCLE_Y;
        drawFoot(look, x + inset + FOOT_X, bottom);
        drawCircle(look, circleX, circleY);
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
                arriving.map(words -> Run.strong(words, Hue.INK))
                        .orElseGet(() -> Run.words(age(chain, look), Hue.INK3));
        sketch.wordsTo(x + width - 2, baseline, x + width - 2 - end - 8, 10.5, remark);
        sketch.region(
                new Selected.OfContinuation(continuation),
                new Box(x + FOOT_X, bottom + 1, width - FOOT_X, FOOT - 1),
                "continuation " + continuation + " of " + chain + ", " + remark.text());
        return new Target(circleX - 7, circleY, cards);
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

    private void drawCircle(Look look, double x, double y) {
        sketch.fill(new Outline.Round(x, y, 7), Hue.PANEL);
        switch (look) {
            case FRESH -> sketch.edge(new Outline.Round(x, y, 5), Stroke.is(look.graphics(), 2.2));
            case FORGOTTEN ->
                    sketch.figure(
                            new Outline.Round(x, y, 5.4),
                            Hue.CANVAS,
                            Stroke.was(look.graphics(), 1.8));
            case RUNNING, IN_HOST, WAITING, WAITING_ASIDE, SUSPENDED, TRAPPED ->
                    sketch.fill(new Outline.Round(x, y, 5.6), look.graphics());
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

    private String age(Chain chain, Look look) {
        var suspended = reading.facts().suspended().get(chain.top());
        if (look != Look.FRESH && suspended != null) {
            long steps = reading.snapshot().step() - suspended;
            return "for " + Reading.number(steps) + (steps == 1 ? " step" : " steps");
        }
        var made = reading.facts().made().get(chain.top());
        return made == null ? "" : "made at " + Reading.number(made);
    }
}
