package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.session.Course;
import dev.fiberscope.engine.session.Stop;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Where a stop stands in time, and what going on means from there.
 *
 * @param where {@code Branch from step 886: local $n of $worker on S6 = 7}
 * @param onward a sentence; empty where nothing comes next
 */
public record TimeSentence(Kind kind, String where, String onward) {
    /** Which place in time that is. */
    public enum Kind {
        /** At the end of what was recorded, of the program itself. */
        NEWEST,
        /** Before it. */
        PAST,
        /** In a recording. */
        RECORDING,
        /** In a run that left another one. */
        BRANCH
    }

    /** {@code lastStep} is that of the recording, if one is replayed. */
    public static TimeSentence of(Stop stop, OptionalLong lastStep) {
        return switch (stop.course()) {
            case Course.Live() ->
                    stop.inPast()
                            ? new TimeSentence(
                                    Kind.PAST,
                                    "In the past",
                                    "Continue runs to step "
                                            + count(stop.recordedTo())
                                            + " without calling hosts, then hosts are called again.")
                            : new TimeSentence(
                                    Kind.NEWEST,
                                    "Newest step",
                                    stop.reason().ends()
                                            ? ""
                                            : "From here on the program's hosts are called.");
            case Course.Recorded() ->
                    new TimeSentence(
                            Kind.RECORDING,
                            "Recording",
                            "It ends at step "
                                    + count(lastStep.orElse(stop.recordedTo()))
                                    + ". No host is called.");
            case Course.Branched(long from, var change) ->
                    new TimeSentence(
                            Kind.BRANCH,
                            "Branch from step " + count(from) + ": " + change,
                            "Hosts are not called: answers come from the run you left; the first"
                                    + " other call asks you.");
        };
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
