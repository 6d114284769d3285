package dev.fiberscope.ui.leaks.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LastHold;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.layout.Face;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Reachable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages say of 30 lost connections and 20 lost timers, as text. */
final class LeakPagesTest {
    private static final int CONNECTIONS = 30;
    private static final long NEVER = Long.MAX_VALUE;

    private Optional<ForgetfulRun> made = Optional.empty();

    @BeforeEach
    void open() throws ModuleException, InterruptedException {
        made = Optional.of(new ForgetfulRun(CONNECTIONS));
    }

    @AfterEach
    void close() {
        run().close();
    }

    private ForgetfulRun run() {
        return made.orElseThrow();
    }

    @Test
    void theOverviewCountsByVerdict() throws InterruptedException {
        var findings = run().findings(run().end(), NEVER);
        assertEquals(50, findings.failing());
        var forgotten = findings.total(LeakVerdict.FORGOTTEN);
        assertEquals(50, forgotten.count());
        assertEquals(findings.failingBytes(), forgotten.retained());
        assertEquals(0, findings.total(LeakVerdict.CYCLE).count());
        assertTrue(findings.told());
    }

    @Test
    void groupsSayWhatTheirMembersHaveInCommon() throws InterruptedException {
        var findings = run().findings(run().end(), NEVER);
        assertEquals(
                """
                30 forgotten | made at $accept:26 | first S1 | 1.2 KiB | 1.2 KiB
                20 forgotten | made at $set_timer:33 | first S2 | 560 B | 560 B
                """,
                groups(findings, Grouping.CREATION_SITE));
        assertEquals(
                """
                30 forgotten | suspend $wait at $receive:13 | first S1 | 1.2 KiB | 1.2 KiB
                20 forgotten | suspend $wait at $timer:20 | first S2 | 560 B | 560 B
                """,
                groups(findings, Grouping.SUSPENSION_SITE));
        assertEquals(
                """
                30 forgotten | $connection: $receive:13 in $connection:15 | first S1 | 1.2 KiB | 1.2 KiB
                20 forgotten | $timer: $timer:20 | first S2 | 560 B | 560 B
                """,
                groups(findings, Grouping.IDENTICAL_STACK));
    }

    private String groups(Findings findings, Grouping by) {
        return findings.groups(Optional.of(LeakVerdict.FORGOTTEN), by).stream()
                .map(group -> GroupLine.of(group, by, run()) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void membersOfAGroupAreToldApart() throws InterruptedException {
        var findings = run().findings(run().end(), NEVER);
        var group = findings.groups(Optional.empty(), Grouping.CREATION_SITE).getFirst();
        var page = new LeakPage.Members(group.key(), Grouping.CREATION_SITE);
        var leak = findings.leak(group.members().getFirst()).orElseThrow();
        assertEquals(
                "S1 | k1 $connection, made at $accept:26 in step 5, suspend $wait at $receive:13 | "
                        + (findings.step() - 10)
                        + " | 40 B | 40 B",
                withoutCommas(MemberLine.of(leak, page, run()).toString()));
        assertEquals(
                "Overview > forgotten > made at $accept:26 > S1",
                Trail.to(new LeakPage.One(new StackId(1), page), run()).stream()
                        .map(Bit.Page::text)
                        .collect(Collectors.joining(" > ")));
    }

    private static String withoutCommas(String text) {
        return text.replaceAll("(\\d),(\\d{3})", "$1$2");
    }

    @Test
    void aStackTellsWhoLostItAndWhoWasToResumeIt()
            throws InterruptedException, ExecutionException, TimeoutException {
        var end = run().end();
        var findings = run().findings(end, NEVER);
        var page = new LeakPage.One(new StackId(1), new LeakPage.Overview());
        var leak = findings.leak(new StackId(1)).orElseThrow();
        var before = run().before(LastHold.isLost(new StackId(1)), end.step());
        var last = LastHold.of(new StackId(1), before).orElseThrow();
        var lines =
                LeakStory.of(findings, leak, new LeakStory.Loss.Known(last), page, run()).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        assertEquals(
                String.format(
                        """
                        lost: in step %d by global.set at $accept:28
                        held last: global $reader
                        made: in step 5 by cont.new at $accept:26, to begin with $connection
                        waits: in suspend $wait at $receive:13, since step 10, %s ago
                        taken by: clause 0 of S0 at $accept:26 took $wait, and went on at $waits: code there was to resume it
                        memory: 40 B, and nothing else is kept by it
                        """,
                        last.step(), Amounts.count(end.step() - 10, "step", "steps")),
                lines);
        assertEquals(
                "lost: looking in the past for who held it last",
                LeakStory.of(findings, leak, new LeakStory.Loss.Looking(), page, run())
                        .getFirst()
                        .toString());
    }

    @Test
    void aStackThatIsNoLeakHereTellsWhereItIs()
            throws InterruptedException, ExecutionException, TimeoutException {
        var end = run().end();
        var first = new StackId(1);
        var last =
                LastHold.of(first, run().before(LastHold.isLost(first), end.step())).orElseThrow();
        var early = run().findings(run().at(last.step()), NEVER);
        assertEquals(
                String.format(
                        """
                        S1 is no leak at step 52: it can still be resumed. It was one at step %s.
                        The last reference goes in step 52 by global.set at $accept:28.
                        """,
                        Amounts.count(end.step())),
                none(early, first, OptionalLong.of(end.step()), Optional.of(last)));
        assertEquals(
                "S1 does not exist at step 2.\n",
                none(
                        run().findings(run().at(2), NEVER),
                        first,
                        OptionalLong.empty(),
                        Optional.empty()));
    }

    private String none(
            Findings findings, StackId stack, OptionalLong seen, Optional<LastHold> last) {
        return LeakStory.ofNone(findings, stack, seen, last, run()).stream()
                .map(line -> Bit.text(line) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void framesAreThereWithTheirLocals() throws InterruptedException {
        var findings = run().findings(run().end(), NEVER);
        var leak = findings.leak(new StackId(2)).orElseThrow();
        assertEquals(
                "S2 $timer:20 suspend $wait ($n 0, $ticks 1)",
                FrameLine.of(findings, leak, run()).stream()
                        .map(FrameLine::toString)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void whatCanStillBeResumedTellsItsPath() throws InterruptedException {
        run().end();
        var findings = run().findings(run().at(200), 0);
        var stale =
                findings.groups(Optional.of(LeakVerdict.STALE), Grouping.CREATION_SITE).stream()
                        .map(group -> findings.leak(group.members().getFirst()).orElseThrow())
                        .toList();
        assertEquals(2, stale.size());
        var told =
                stale.stream()
                        .map(leak ->
                                LeakStory.of(
                                                findings,
                                                leak,
                                                new LeakStory.Loss.None(),
                                                new LeakPage.Overview(),
                                                run())
                                        .stream()
                                        .filter(line -> line.name().equals("reached from"))
                                        .map(LeakStory.Line::toString)
                                        .collect(Collectors.joining()))
                        .sorted()
                        .toList();
        assertEquals("reached from: global $reader", told.getFirst());
        assertEquals("reached from: global $sleeper", told.getLast());
    }

    @Test
    void twoPointsOfTimeDifferByWhatWasLostBetween() throws InterruptedException {
        var end = run().end();
        var late = run().findings(end, NEVER);
        var early = run().findings(run().at(end.step() / 2), NEVER);
        var compared = ComparedLines.of(early, late);
        assertEquals(
                50 - early.failing(),
                compared.added().stream().mapToInt(ComparedLines.Line::count).sum());
        assertTrue(compared.gone().isEmpty());
        assertEquals("made at $accept:26", Bit.text(compared.added().getFirst().about(run())));
        assertTrue(compared.words().endsWith("more is kept."), compared.words());
        var back = ComparedLines.of(late, early);
        assertEquals(compared.added(), back.gone());
        assertTrue(back.words().endsWith("less is kept."), back.words());
    }

    @Test
    void whatWaitsGrowsOverTheRun() throws InterruptedException {
        var end = run().end();
        var growth = Growth.of(run().summaries(), run().trace());
        assertEquals(50, growth.at(end.step()));
        assertEquals(50, growth.most());
        assertEquals(0, growth.at(1));
        assertEquals(Growth.Trend.GROWING, growth.trend(end.step()));
        assertEquals(
                "Growing: 50 continuations wait, at most "
                        + growth.at(end.step() / 2)
                        + " did in the first half of the run.",
                growth.words(end.step()));
    }

    @Test
    void theChartMarksWhatTheUserMarked() throws InterruptedException {
        var end = run().end();
        var growth = Growth.of(run().summaries(), run().trace());
        var plain =
                new ChartDrawing.Chart(
                        growth,
                        List.of(new Sample(end.step(), 50, 2048)),
                        end.step(),
                        end.step(),
                        List.of(),
                        OptionalLong.empty());
        var marked =
                new ChartDrawing.Chart(
                        growth,
                        plain.samples(),
                        end.step(),
                        end.step(),
                        List.of(100L),
                        OptionalLong.of(200));
        int marks = ChartDrawing.of(plain, 400, 140, LeakPagesTest::width).marks().size();
        var scene = ChartDrawing.of(marked, 400, 140, LeakPagesTest::width);
        assertEquals(marks + 5, scene.marks().size());
        assertEquals(end.step(), marked.step(400, 400));
        assertTrue(Math.abs(end.step() / 2 - marked.step(200, 400)) <= 1);
        assertTrue(
                scene.marks().stream()
                        .anyMatch(mark ->
                                mark instanceof Mark.Words words
                                        && words.text().contains("at most 2.0 KiB")));
        assertTrue(
                scene.marks().stream()
                        .allMatch(mark -> mark.bounds().x() >= -2 && mark.bounds().right() <= 402));
    }

    private static double width(String text, Face face, double size) {
        return text.length() * size * (face == Face.CODE ? 0.6 : 0.5);
    }

    @Test
    void aSearchThatIsGivenUpFindsNothing() throws InterruptedException {
        var end = run().end();
        assertTrue(
                Findings.of(
                                1,
                                end,
                                PastEvents.NONE.book(run().trace(), end.step()),
                                true,
                                NEVER,
                                Progress.until(() -> true))
                        .isEmpty());
    }

    @Test
    void leaksAloneHideWhatCanStillRun() throws InterruptedException {
        run().end();
        var snapshot = run().at(200);
        var leaked = Reachable.forgotten(snapshot);
        var alone = LeakView.alone(snapshot, Set.of());
        assertEquals(leaked.size() + snapshot.runningChain().size(), alone.stacks().size());
        assertTrue(alone.stacks().size() < snapshot.stacks().size());
        assertEquals(leaked, Reachable.forgotten(alone));
    }

    @Test
    void bytesAreShort() {
        assertEquals("1023 B", Amounts.bytes(1023));
        assertEquals("1.0 KiB", Amounts.bytes(1024));
        assertEquals("99.9 KiB", Amounts.bytes(102_300));
        assertEquals("344 KiB", Amounts.bytes(352_000));
        assertEquals("1.0 MiB", Amounts.bytes((1 << 20) - 1));
    }
}
