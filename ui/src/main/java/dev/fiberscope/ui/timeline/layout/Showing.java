package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.bookmark.Bookmark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is shown of the lanes.
 *
 * @param present the step of the stop
 * @param recordedTo the step up to which the past is known
 * @param scrolled how far the lanes are scrolled down, in units
 * @param lost the stacks that are known to be forgotten
 * @param wanted the step that somebody is travelling to
 * @param known the steps whose every event is among the lanes
 * @param overview of a run that has more than that
 */
public record Showing(
        long present,
        long recordedTo,
        TimeWindow window,
        double scrolled,
        Optional<StackId> selected,
        Map<StackId, Loss> lost,
        List<Bookmark> bookmarks,
        OptionalLong wanted,
        Known known,
        Optional<Overview> overview) {
    public Showing {
        lost = Map.copyOf(lost);
        bookmarks = List.copyOf(bookmarks);
    }

    /** Of a run whose every event is among the lanes. */
    public Showing(
            long present,
            long recordedTo,
            TimeWindow window,
            double scrolled,
            Optional<StackId> selected,
            Map<StackId, Loss> lost,
            List<Bookmark> bookmarks,
            OptionalLong wanted) {
        this(
                present,
                recordedTo,
                window,
                scrolled,
                selected,
                lost,
                bookmarks,
                wanted,
                Known.all(recordedTo),
                Optional.empty());
    }

    /** The whole recording, and nothing chosen. */
    public static Showing of(long present, long recordedTo) {
        return new Showing(
                present,
                recordedTo,
                TimeWindow.whole(recordedTo),
                0,
                Optional.empty(),
                Map.of(),
                List.of(),
                OptionalLong.empty());
    }

    /**
     * The loss of a stack, if that falls into the span of change {@code index}: nothing but a
     * collector ends it.
     */
    Optional<Loss> loss(Lane lane, int index) {
        boolean last =
                index + 1 == lane.size() || lane.change(index + 1).state() == LaneState.COLLECTED;
        return last && lane.change(index).state().held()
                ? Optional.ofNullable(lost.get(lane.stack()))
                : Optional.empty();
    }

    /**
     * What {@code lane}'s stack does at {@code step}; empty before it was made, and where nobody
     * knows.
     */
    public Optional<LaneState> state(Lane lane, long step) {
        int index = lane.indexAt(step);
        if (index < 0 || !known.contains(step)) {
            return Optional.empty();
        }
        boolean forgotten = loss(lane, index).filter(loss -> loss.step() <= step).isPresent();
        return Optional.of(forgotten ? LaneState.FORGOTTEN : lane.change(index).state());
    }
}
