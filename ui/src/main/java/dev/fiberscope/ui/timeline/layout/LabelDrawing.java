package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.Optional;

/** What suspensions and ends carry, beside their marks, where there is room: {@code $await 7}. */
final class LabelDrawing {
    private static final double SIZE = 9.5;
    private static final double BEFORE = 18;
    private static final double LONGEST = 150;

    private final Sketch sketch;
    private final Lanes lanes;
    private final Plan plan;
    private final Showing showing;

    LabelDrawing(Sketch sketch, Lanes lanes, Plan plan, Showing showing) {
        this.sketch = sketch;
        this.lanes = lanes;
        this.plan = plan;
        this.showing = showing;
    }

    void draw(Lane lane, double y) {
        double last = plan.time().step(plan.width());
        int index = Math.max(0, lane.indexAt((long) Math.floor(plan.time().step(plan.head()))));
        while (index < lane.size() && lane.change(index).step() <= last) {
            var change = lane.change(index);
            double x = plan.time().x(change.step());
            double end = index + 1 < lane.size()
                    ? plan.time().x(lane.change(index + 1).step())
                    : plan.time().x(Math.max(change.step(), showing.recordedTo()));
            if (change.state() == LaneState.SUSPENDED) {
                suspended(lane, index, x, Math.min(end, plan.width()), y);
            } else if (change.state() == LaneState.RETURNED && plan.shows(x)) {
                carried(change).ifPresent(text -> sketch.words(
                        x + 11, y + 3.4, Math.max(0, plan.width() - x - 19), SIZE, Run.code(text, Hue.OVER)));
            }
            index = end < x + BEFORE
                    ? Math.max(index + 1, lane.indexAt((long) Math.ceil(plan.time().step(x + 4))))
                    : index + 1;
        }
    }

    private void suspended(Lane lane, int index, double x, double end, double y) {
        var loss = showing.loss(lane, index);
        double free = Math.min(end, loss.map(each -> plan.time().x(each.step())).orElse(end));
        carried(lane.change(index))
                .ifPresent(text -> label(x, free, y, 4, Run.strongCode(text, Hue.SUSPENDED_TEXT), Hue.PANEL, Stroke.NONE));
        loss.ifPresent(each -> label(
                Math.max(x, plan.time().x(each.step())),
                end,
                y,
                7,
                Run.strong(each.sentence().isEmpty() ? "forgotten" : "forgotten: " + each.sentence(), Hue.FORGOTTEN_TEXT),
                Hue.FORGOTTEN_FILL,
                Stroke.is(Hue.FORGOTTEN, 1)));
    }

    private void label(double from, double to, double y, double margin, Run run, Hue ground, Stroke edge) {
        double width = sketch.width(SIZE, run) + 2 * margin;
        double begin = Math.max(from, plan.head()) + BEFORE;
        double present = plan.time().x(showing.present());
        if (begin - 4 < present && present < begin + width + 4) {
            begin = present + 6;
        }
        if (width <= LONGEST + 60 && begin + width + 8 <= to) {
            sketch.figure(new Outline.Rounded(new Box(begin, y - 6.6, width, 13.2), 3), ground, edge);
            sketch.words(begin + margin, y + 3.4, width, SIZE, run);
        }
    }

    /** Tag and payload of a suspension, results of a return; empty without values. */
    private Optional<String> carried(Change change) {
        return switch (lanes.trace().event(change.event())) {
            case TraceEvent.Suspended suspended when !suspended.payload().isEmpty() ->
                    Optional.of(suspended.tag() + " " + EventWords.values(suspended.payload()));
            case TraceEvent.Returned returned when !returned.results().isEmpty() ->
                    Optional.of(EventWords.values(returned.results()));
            case TraceEvent.ActivationEnded ended when !ended.results().isEmpty() ->
                    Optional.of(EventWords.values(ended.results()));
            default -> Optional.empty();
        };
    }
}
