package dev.fiberscope.ui.timeline.layout;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is at a point of the timeline, in words. */
final class PointWords {
    private final Lanes lanes;
    private final Showing showing;
    private final Plan plan;

    PointWords(Lanes lanes, Showing showing, Plan plan) {
        this.lanes = lanes;
        this.showing = showing;
        this.plan = plan;
    }

    Optional<String> at(Optional<Target> target, double x, double y) {
        if (target.isPresent()) {
            return target.map(this::words);
        }
        if (x <= plan.head()) {
            return Optional.empty();
        }
        if (y >= plan.height()) {
            return showing.overview().map(all -> counted(all, plan.whole(showing.recordedTo()), x));
        }
        long step = Math.clamp(plan.time().nearest(x), 0, Math.max(0, showing.recordedTo()));
        if (!showing.known().contains(step) && y >= Plan.TOP) {
            return showing.overview().map(all -> counted(all, plan.time(), x));
        }
        int lane = plan.lane(y);
        if (y < Plan.TOP || lane < 0 || lane >= lanes.all().size()) {
            return Optional.of("step " + EventWords.count(step));
        }
        return Optional.of(span(lanes.all().get(lane), step));
    }

    /**
     * {@code about 48,213 events around step 512,000,000: 24,106 resumed, 24,107 suspended or
     * switched}.
     */
    private String counted(Overview overview, TimeScale scale, double x) {
        long step = Math.clamp(scale.nearest(x), 0, Math.max(0, showing.recordedTo()));
        double half = (scale.step(x + 1) - scale.step(x)) / 2;
        var counts = overview.density().between(step - half, step + half);
        long all = counts.values().stream().mapToLong(Math::round).sum();
        var around = " around step " + EventWords.count(step);
        return all == 0
                ? "no event" + around
                : "about "
                        + EventWords.count(all)
                        + (all == 1 ? " event" : " events")
                        + around
                        + counts.entrySet().stream()
                                .filter(each -> Math.round(each.getValue()) > 0)
                                .map(each ->
                                        EventWords.count(Math.round(each.getValue()))
                                                + " "
                                                + each.getKey().words())
                                .collect(Collectors.joining(", ", ": ", ""));
    }

    private String words(Target target) {
        return switch (target) {
            case Target.OfMove(var move) -> EventWords.at(lanes.trace().event(move.event()));
            case Target.OfMemory(var mark) -> words(mark);
            case Target.OfBookmark(var bookmark) ->
                    bookmark.name() + ", step " + EventWords.count(bookmark.step());
            case Target.OfLane(var stack) ->
                    lanes.place(stack).map(lanes.all()::get).map(this::life).orElseThrow();
        };
    }

    private String words(MemoryMark mark) {
        return IntStream.concat(mark.overflow().stream(), mark.migration().stream())
                .mapToObj(index -> EventWords.of(lanes.trace().event(index)))
                .collect(
                        Collectors.joining("; ", "", ", at step " + EventWords.count(mark.step())));
    }

    private String life(Lane lane) {
        var made =
                lane.stack()
                        + " "
                        + lane.entry()
                        + (lane.older() ? ", made before step " : ", made at step ")
                        + EventWords.count(lane.change(0).step());
        return lane.at(showing.present())
                .filter(_ -> showing.known().contains(showing.present()))
                .map(change ->
                        made
                                + ", "
                                + showing.state(lane, showing.present())
                                        .map(LaneState::word)
                                        .orElse("")
                                + (change.event().isEmpty() ? " since before " : " since ")
                                + EventWords.count(change.step()))
                .orElse(lane.older() ? made : made + ", ahead of here");
    }

    private String span(Lane lane, long step) {
        int index = lane.indexAt(step);
        if (index < 0) {
            return "step " + EventWords.count(step) + ": " + lane.stack() + " is not made yet";
        }
        var change = lane.change(index);
        int together = together(lane, step);
        if (together > 2) {
            return lane.stack()
                    + " changes "
                    + together
                    + " times around step "
                    + EventWords.count(step);
        }
        var state = showing.state(lane, step).orElse(change.state());
        var words =
                lane.stack()
                        + " "
                        + state.word()
                        + (change.event().isEmpty() ? " from before step " : " from step ")
                        + EventWords.count(change.step());
        if (change.state().over()) {
            return lane.stack()
                    + " "
                    + state.word()
                    + " at step "
                    + EventWords.count(change.step());
        }
        return index + 1 < lane.size()
                ? words + " to " + EventWords.count(lane.change(index + 1).step())
                : words + " on";
    }

    /** Number of changes of a lane within two pixels of a step. */
    private int together(Lane lane, long step) {
        double around = plan.time().step(plan.head() + 1) - plan.time().step(plan.head());
        return lane.indexAt((long) (step + around)) - lane.indexAt((long) (step - around));
    }
}
