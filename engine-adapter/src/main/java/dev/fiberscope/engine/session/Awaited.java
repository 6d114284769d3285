package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.history.Writes;
import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.model.Storage;
import java.util.Optional;

/**
 * The next write of a place while the live machine runs on, which returns before what may write
 * there. What hosts have done since is read from the log. Engine thread only.
 */
final class Awaited {
    private final Storage storage;
    private final WriteWords words;
    private int seen;

    /** From the present position of {@code timeline} on, which is the live one. */
    Awaited(Storage storage, WriteWords words, Timeline timeline) {
        this.storage = storage;
        this.words = words;
        seen = timeline.log().size();
    }

    /** Why the session stops here, if it does. An instruction is next. */
    Optional<StopReason> reached(Timeline timeline, boolean moved) {
        int from = seen;
        seen = timeline.log().size();
        return Writes.inLog(timeline, storage, from)
                .map(words::past)
                .or(() ->
                        moved && timeline.present().writesNext(storage)
                                ? timeline.present().next().map(words::now)
                                : over(timeline) ? Optional.of(words.over()) : Optional.empty())
                .map(StopReason.Found::new);
    }

    /** Where control comes to when the frame that has the place is over. */
    Optional<FrameWatch> below() {
        return FrameWatch.of(storage).map(FrameWatch::below);
    }

    private boolean over(Timeline timeline) {
        return FrameWatch.of(storage)
                .filter(it -> timeline.present().frameAt(it.stack(), it.depth()).isEmpty())
                .isPresent();
    }
}
