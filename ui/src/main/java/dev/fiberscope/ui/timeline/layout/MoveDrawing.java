package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.Sketch;
import java.util.List;

/**
 * The arrows between lanes. Where many would stand in a few units, none is drawn: the bars there
 * say so.
 */
final class MoveDrawing {
    /** Least room for an arrow, on average over its neighbours. */
    private static final double ROOM = 4.5;

    /**
     * How many neighbours on either side are looked at: enough that whole stretches are drawn, or
     * are not.
     */
    private static final int NEIGHBOURS = 8;

    private static final double SHAFT = 1.1;
    private static final double HALF_BAR = 5;
    private static final double HEAD = 5.6;

    private final Sketch sketch;
    private final Lanes lanes;
    private final Plan plan;
    private final List<Spot> spots;

    MoveDrawing(Sketch sketch, Lanes lanes, Plan plan, List<Spot> spots) {
        this.sketch = sketch;
        this.lanes = lanes;
        this.plan = plan;
        this.spots = spots;
    }

    void draw() {
        var moves = lanes.moves();
        int index = lanes.firstMove(plan.time().step(plan.head() + 2));
        while (index < moves.size()) {
            double x = x(index);
            if (x > plan.width()) {
                return;
            }
            if (crowded(index)) {
                index = Math.max(index + 1, lanes.firstMove(plan.time().step(x + 1)));
            } else {
                draw(moves.get(index), x);
                index++;
            }
        }
    }

    private double x(int index) {
        return plan.time().x(lanes.moves().get(index).step());
    }

    private boolean crowded(int index) {
        int first = Math.max(0, index - NEIGHBOURS);
        int last = Math.min(lanes.moves().size() - 1, index + NEIGHBOURS);
        return last - first >= NEIGHBOURS && x(last) - x(first) < ROOM * (last - first);
    }

    private void draw(Move move, double x) {
        double from = middle(move.from());
        double to = middle(move.to());
        double down = to > from ? 1 : -1;
        double begin = from + down * HALF_BAR;
        double tip = to - down * (HALF_BAR - 0.4);
        double neck = tip - down * HEAD;
        if (Math.max(begin, tip) < Plan.TOP || Math.min(begin, tip) > plan.height()) {
            return;
        }
        switch (move.kind()) {
            case RESUME -> arrow(x, begin, neck, tip, Hue.RUNNING);
            case SUSPEND -> arrow(x, begin, neck, tip, Hue.SUSPENDED);
            case RETURN, THROW -> arrow(x, begin, neck, tip, Hue.OVER);
            case SWITCH -> {
                double middle = (begin + neck) / 2;
                arrow(x, middle, neck, tip, Hue.RUNNING);
                shaft(x, begin, middle, Hue.SUSPENDED);
                sketch.fill(new Outline.Round(x, begin, 2), Hue.SUSPENDED);
            }
        }
        spots.add(
                new Spot(
                        new Target.OfMove(move),
                        new Box(x - 3.5, Math.min(begin, tip), 7, Math.abs(tip - begin))));
    }

    private double middle(StackId stack) {
        return lanes.place(stack).map(plan::middle).orElseThrow();
    }

    private void arrow(double x, double begin, double neck, double tip, Hue hue) {
        shaft(x, begin, neck, hue);
        sketch.fill(new Pen(x, tip).to(x - 3.4, neck).to(x + 3.4, neck).closed(), hue);
    }

    private void shaft(double x, double y1, double y2, Hue hue) {
        sketch.fill(
                new Outline.Rounded(
                        new Box(x - SHAFT / 2, Math.min(y1, y2), SHAFT, Math.abs(y2 - y1)), 0),
                hue);
    }
}
