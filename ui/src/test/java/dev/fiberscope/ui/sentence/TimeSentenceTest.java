package dev.fiberscope.ui.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.session.Course;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.layout.Pictures;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TimeSentenceTest {
    private static final long HERE = Pictures.scheduler().step();

    private static TimeSentence of(StopReason reason, long recordedTo, Course course) {
        return TimeSentence.of(
                new Stop(reason, Pictures.scheduler(), recordedTo, course), OptionalLong.empty());
    }

    @Test
    void atTheEndHostsAreCalledUnlessItIsOver() {
        assertEquals(
                new TimeSentence(
                        TimeSentence.Kind.NEWEST,
                        "Newest step",
                        "From here on the program's hosts are called."),
                of(new StopReason.Stepped(), HERE, new Course.Live()));
        assertEquals("", of(new StopReason.Finished(List.of()), HERE, new Course.Live()).onward());
    }

    @Test
    void inThePastContinueSaysWhereHostsAreCalledAgain() {
        var past = of(new StopReason.Travelled(), 1_234_567, new Course.Live());
        assertEquals(TimeSentence.Kind.PAST, past.kind());
        assertEquals(
                "Continue runs to step 1,234,567 without calling hosts, then hosts are called"
                        + " again.",
                past.onward());
    }

    @Test
    void aRecordingSaysWhereItEnds() {
        var stop =
                new Stop(
                        new StopReason.Opened(), Pictures.scheduler(), HERE, new Course.Recorded());
        assertEquals(
                new TimeSentence(
                        TimeSentence.Kind.RECORDING,
                        "Recording",
                        "It ends at step 90,000. No host is called."),
                TimeSentence.of(stop, OptionalLong.of(90_000)));
    }

    @Test
    void aBranchSaysWhatWasChangedAlsoInItsPast() {
        var course = new Course.Branched(1_886, "local $n of $worker on S6 = 7");
        var branch = of(new StopReason.Stepped(), HERE, course);
        assertEquals(TimeSentence.Kind.BRANCH, branch.kind());
        assertEquals("Branch from step 1,886: local $n of $worker on S6 = 7", branch.where());
        assertEquals(branch, of(new StopReason.Travelled(), HERE + 5, course));
    }
}
