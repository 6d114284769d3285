package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import java.util.List;
import java.util.Optional;

/** What suspensions and ends carry, beside their marks, where there is room: {@code $await 7}. */
final class LabelDrawing {
    private static final double SIZE = 9.5;
    private static final double BEFORE = 18;
    private static final double LONGEST = 210;
    private static final double LEAST = 5;

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
            double end =
                    index + 1 < lane.size()
                            ? plan.time().x(lane.change(index + 1).step())
                            : plan.time().x(Math.max(change.step(), showing.known().to()));
            if (change.state() == LaneState.SUSPENDED) {
                suspended(lane, index, x, Math.min(end, plan.width()), y);
            } else if (change.state() == LaneState.RETURNED && plan.shows(x)) {
                returned(change, x + 11, y);
            }
            index =
                    end < x + 2 * LEAST
                            ? Math.max(
                                    index + 1,
                                    lane.indexAt((long) Math.ceil(plan.time().step(x + 4))))
                            : index + 1;
        }
    }

    private void suspended(Lane lane, int index, double x, double end, double y) {
        var loss = showing.loss(lane, index);
        double free = Math.min(end, loss.map(each -> plan.time().x(each.step())).orElse(end));
        if (event(lane.change(index)).orElse(null) instanceof TraceEvent.Suspended event
                && !event.payload().isEmpty()) {
            var values = EventWords.values(event.payload());
            if (!payload(x, free, y, event.tag() + " " + values)) {
                payload(x, free, y, values);
            }
        }
        loss.ifPresent(each ->
                label(
                        Math.max(x, plan.time().x(each.step())),
                        end,
                        y,
                        7,
                        Run.strong(
                                each.sentence().isEmpty()
                                        ? "forgotten"
                                        : "forgotten: " + each.sentence(),
                                Hue.FORGOTTEN_TEXT),
                        Hue.FORGOTTEN_FILL,
                        Stroke.is(Hue.FORGOTTEN, 1)));
    }

    private Optional<TraceEvent> event(Change change) {
        return change.event().isPresent()
                ? Optional.of(lanes.trace().event(change.event().getAsInt()))
                : Optional.empty();
    }

    private boolean payload(double from, double to, double y, String text) {
        return label(
                from, to, y, 4, Run.strongCode(text, Hue.SUSPENDED_TEXT), Hue.PANEL, Stroke.NONE);
    }

    private boolean label(
            double from, double to, double y, double margin, Run run, Hue ground, Stroke edge) {
        double width = sketch.width(SIZE, run) + 2 * margin;
        double left = Math.max(from, plan.head());
        double begin = left + Math.clamp((to - left - width) / 2, LEAST, BEFORE);
        double present = plan.time().x(showing.present());
        if (begin - 4 < present && present < begin + width + 4) {
            begin = present + 6;
        }
        if (width > LONGEST || begin + width + LEAST > to) {
            return false;
        }
        sketch.figure(new Outline.Rounded(new Box(begin, y - 6.6, width, 13.2), 3), ground, edge);
        sketch.words(begin + margin, y + 3.4, width, SIZE, run);
        return true;
    }

    private void returned(Change change, double x, double y) {
        var results =
                switch (event(change).orElse(null)) {
                    case TraceEvent.Returned event -> event.results();
                    case TraceEvent.ActivationEnded event -> event.results();
                    case null, default -> List.<WasmValue>of();
                };
        var run = Run.code(EventWords.values(results), Hue.OVER);
        double width = sketch.width(SIZE, run);
        if (!results.isEmpty() && x + width + LEAST < plan.width()) {
            sketch.words(x, y + 3.4, width + 0.01, SIZE, run);
        }
    }
}
