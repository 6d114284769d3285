package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.wasm.text.Listing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A recording that is played to its last step. */
final class RecordedRun implements SelfDriven {
    private static final String REFUSAL =
            "The recording ends here: go back, or change something to go on in a branch.";

    private final Recording recording;
    private final Timeline timeline;
    private final Consumer<LoadedModule> loaded;
    private int instances;

    /** Tells {@code loaded} the modules as they are instantiated. */
    RecordedRun(Recording recording, Timeline timeline, Consumer<LoadedModule> loaded) {
        this.recording = recording;
        this.timeline = timeline;
        this.loaded = loaded;
    }

    @Override
    public Optional<Standing> advance(RunLimit limit) {
        boolean more = timeline.play(limit.upTo(recording.lastStep()));
        for (; instances < timeline.live().instanceCount(); instances++) {
            var module = timeline.live().module(instances);
            // What hosts brought along has another source.
            if (module.module().source().equals(recording.header().program().source())) {
                loaded.accept(new LoadedModule(instances, module, Listing.of(module.module())));
            }
        }
        return more && timeline.live().step() < recording.lastStep()
                ? Optional.empty()
                : Optional.of(Standing.blocked(reason(), REFUSAL));
    }

    private StopReason reason() {
        if (recording.end().isEmpty()) {
            return new StopReason.RecordingEnded(
                    "The recording ends here: the process that wrote it was killed.");
        }
        return switch (recording.end().get().ending()) {
            case Ending.Returned(var results) -> new StopReason.Finished(results);
            case Ending.ScriptOver() -> new StopReason.Finished(List.of());
            case Ending.Trapped(var trap) -> new StopReason.Trapped(trap);
            case Ending.Threw(var tag, var payload, var backtrace) ->
                    new StopReason.Threw(tag, payload, backtrace);
            case Ending.Exited(int code) ->
                    new StopReason.RecordingEnded(
                            "The recording ends here: the program ended with exit code "
                                    + code
                                    + ".");
            case Ending.Refused(var sentence, _) -> new StopReason.Failed(sentence);
            case Ending.Stopped(var sentence) ->
                    new StopReason.RecordingEnded("The recording ends here: " + sentence + ".");
        };
    }
}
