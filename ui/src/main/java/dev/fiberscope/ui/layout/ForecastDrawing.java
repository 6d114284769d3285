package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;

/**
 * Draws, dashed, what the next instruction does to the tower: the search for a clause, and the
 * stacks that leave.
 */
final class ForecastDrawing {
    private static final double SEARCH = 30;
    private static final double CORNER = 8;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final double barrier;

    /** Over a tower that is drawn already and whose first barrier is at {@code barrier}. */
    ForecastDrawing(Sketch sketch, Reading reading, Places places, double barrier) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.barrier = barrier;
    }

    void draw() {
        switch (reading.forecast()) {
            case Forecast.Suspends(_, var searched, var taker, var leaving) -> {
                outline(leaving, leave(leaving));
                search(leaving.top(), searched, Optional.of(taker.owner()));
            }
            case Forecast.Switches(_, var searched, var taker, var leaving, _, _) -> {
                outline(leaving, leave(leaving));
                search(leaving.top(), searched, Optional.of(taker.owner()));
            }
            case Forecast.Unhandled(_, var searched, _) -> {
                var chain = reading.snapshot().runningChain();
                if (!chain.isEmpty()) {
                    search(chain.getFirst(), searched, Optional.empty());
                }
            }
            case Forecast.Ends(var parent) -> {
                var chain = reading.snapshot().runningChain();
                if (!chain.isEmpty()) {
                    var ending = chain.getFirst();
                    outline(
                            new Chain(ending, ending, 1),
                            "ends here, its results go to "
                                    + parent.map(StackId::toString).orElse("the host"));
                }
            }
            case Forecast.Plain _, Forecast.Resumes _, Forecast.Traps _ -> {}
        }
    }

    /** {@code leave together as k16}. */
    private String leave(Chain leaving) {
        var words = leaving.size() == 1 ? "leaves" : "leave together";
        var next = reading.facts().next();
        return next.isPresent() ? words + " as k" + next.getAsLong() : words;
    }

    private void outline(Chain chain, String label) {
        var top = places.cards().get(chain.top());
        var bottom = places.cards().get(chain.bottom());
        if (top == null || bottom == null) {
            return;
        }
        double y = top.y() - 13;
        var around = new Box(top.x() - 14, y, top.width() + 28, bottom.bottom() + 4.5 - y);
        sketch.edge(new Outline.Rounded(around, 12), Stroke.will(1.5));
        var words = Run.strong(label, Hue.INK);
        double width = Math.min(sketch.width(10.5, words) + 24, top.right() - 2);
        var pill = new Box(top.right() + 2 - width, y - 9, width, 18);
        sketch.figure(new Outline.Rounded(pill, 9), Hue.CANVAS, Stroke.is(Hue.YOU, 1.2));
        sketch.wordsAround(pill.x() + width / 2, pill.y() + 12.8, width - 16, 10.5, words);
    }

    /**
     * From the running frame along the prompts to the clause that takes it, or to where the search
     * ends.
     */
    private void search(StackId from, List<Forecast.Search> searched, Optional<StackId> taker) {
        var card = places.cards().get(from);
        var row = places.topRows().get(from);
        if (card == null || row == null) {
            return;
        }
        double begin = row + CardDrawing.ROW / 2;
        double x = card.x() - SEARCH;
        var taking = taker.map(places.taking()::get);
        double end = taking.map(Box::middle).orElse(barrier);
        var pen =
                new Pen(card.x() - 1, begin)
                        .to(x + CORNER, begin)
                        .corner(x, begin + CORNER, true)
                        .to(x, end - CORNER);
        if (taking.isPresent()) {
            pen.corner(x + CORNER, end, false).to(card.x() - 6, end);
        }
        sketch.edge(pen.open(), Stroke.will(1.8));
        if (taking.isPresent()) {
            sketch.head(card.x() + 1, end, Hue.YOU);
        } else {
            Glyphs.cross(sketch, x, end);
        }
        for (var search : searched) {
            var plate = places.plates().get(search.owner());
            if (plate != null && taker.filter(search.owner()::equals).isEmpty()) {
                double y = plate.y() + 11;
                sketch.figure(new Outline.Round(x, y, 5), Hue.CANVAS, Stroke.is(Hue.YOU, 1.6));
                sketch.line(x + 7, y, card.x() - 9, y, new Stroke(Hue.YOU, 1.4, Stroke.Time.WILL));
            }
        }
    }
}
