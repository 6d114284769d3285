package dev.fiberscope.ui.policies;

import dev.fiberscope.engine.analysis.PolicyComparison;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.ui.session.OpenSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays the run of a session under every policy. Any thread but JavaFX's and the session's. */
final class Comparing {
    private Comparing() {}

    /** How that came out. */
    sealed interface Outcome {
        /** It is done; {@code current} is the policy of the run itself. */
        record Compared(PolicyComparison comparison, Optional<PolicySettings> current)
                implements Outcome {}

        /** There is nothing to show: {@code sentence} says why. */
        record Failed(String sentence) implements Outcome {}

        record GivenUp() implements Outcome {}
    }

    /** The systems, and in front of them the policy of the run where that is none of them. */
    static List<PolicySettings> policies(Optional<PolicySettings> current) {
        var all = new ArrayList<PolicySettings>();
        Preset.SYSTEMS.forEach(each -> all.add(each.settings()));
        current.filter(each -> !all.contains(each)).ifPresent(all::addFirst);
        return List.copyOf(all);
    }

    static Outcome of(OpenSession session, RunSource source, Progress progress) {
        try {
            var recording = source.of(session, progress);
            var settings = recording.header().settings();
            return PolicyComparison.of(
                            recording.log(),
                            recording.lastStep(),
                            settings,
                            policies(settings.memory()),
                            progress)
                    .<Outcome>map(all -> new Outcome.Compared(all, settings.memory()))
                    .orElseGet(Outcome.GivenUp::new);
        } catch (RecordingException refused) {
            return new Outcome.Failed("The run cannot be replayed: " + refused.sentence());
        } catch (IOException | UncheckedIOException unreadable) {
            return new Outcome.Failed("The run cannot be replayed: " + unreadable.getMessage());
        } catch (Divergence divergence) {
            return new Outcome.Failed(
                    "The replay does not go the way the run went. " + divergence.getMessage());
        }
    }
}
