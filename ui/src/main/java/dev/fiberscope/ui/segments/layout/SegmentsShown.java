package dev.fiberscope.ui.segments.layout;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.ui.layout.MemoryFacts;
import dev.fiberscope.ui.layout.Placement;
import dev.fiberscope.ui.layout.Selected;
import java.util.Optional;

/**
 * What the pane shows.
 *
 * @param since the step of the stop before: what happened behind it has just happened
 * @param signatures whether return addresses are shown
 * @param moved how far the last move has come: from 0, before, to 1, after
 */
public record SegmentsShown(
        Snapshot snapshot,
        MemoryFacts facts,
        PolicySettings settings,
        StackId stack,
        Optional<Selected> selected,
        long since,
        boolean signatures,
        double moved) {

    /** Bytes of a host frame that lies on the stack's newest segment now, and pins it. */
    int hostBytes() {
        boolean here =
                settings.host() == PolicySettings.HostFrames.SEGMENT
                        && snapshot.stack(stack)
                                .filter(each -> each.state() instanceof StackState.InHost)
                                .isPresent();
        return here ? settings.hostFrame() : 0;
    }

    Placement placement() {
        return Placement.of(snapshot, stack, settings.foot(), hostBytes());
    }

    /** Happened since the stop before. */
    boolean justNow(long step) {
        return step > since && step <= snapshot.step();
    }

    /** The function of the frame with this depth. */
    String function(int depth) {
        return snapshot.stack(stack)
                .map(each -> each.frames())
                .filter(frames -> depth < frames.size())
                .map(frames -> frames.get(frames.size() - 1 - depth).function())
                .orElse("frame " + depth);
    }

    boolean isSelected(int depth) {
        return selected.filter(new Selected.OfFrame(stack, depth)::equals).isPresent();
    }
}
