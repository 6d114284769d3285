package dev.fiberscope.ui.timeline.layout;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.TextMeasure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lanes that begin in the middle of a run, and the strip for all of it. */
final class LongRunTest {
    private static final TextMeasure MEASURE = (text, face, size) -> text.length() * size * 0.6;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 200;
    private static final double STRIP = HEIGHT - Plan.STRIP;

    private final Density density = Density.of(LongRun.summaries());
    private final Lanes lanes = new LongRun().lanes();
    private final Known known = Known.of(lanes, density.events(), LongRun.FROM + 200, LongRun.END);

    private Showing showing(TimeWindow window) {
        return new Showing(
                LongRun.FROM + 200,
                LongRun.END,
                window,
                0,
                Optional.empty(),
                Map.of(),
                List.of(new Bookmark(250_000, "a quarter")),
                OptionalLong.empty(),
                known,
                Optional.of(new Overview(density, List.of(750_000L))));
    }

    private static TimelineScene scene(Lanes lanes, Showing showing) {
        return new TimelineLayout(MEASURE).scene(lanes, showing, WIDTH, HEIGHT);
    }

    @Test
    void onlyTheStepsBetweenItsEndsAreKnown() {
        assertEquals(new Known(LongRun.FROM, LongRun.LAST), known);
        assertEquals(
                new Known(LongRun.FROM, LongRun.LAST + 5),
                Known.of(lanes, density.events(), LongRun.LAST + 5, LongRun.END),
                "the present is always among them");
        assertEquals(
                new Known(LongRun.FROM, LongRun.END),
                Known.of(lanes, 40_040, LongRun.LAST, LongRun.END),
                "it has the last event of all");
    }

    @Test
    void stacksThatWereThereBeforeHaveLanesInTheStateTheyWereIn() {
        var at = lanes.all().stream().map(lane -> lane.change(0).state()).toList();
        assertEquals(
                List.of(
                        LaneState.WAITING,
                        LaneState.RUNNING,
                        LaneState.SUSPENDED,
                        LaneState.WAITING_ASIDE),
                at);
        assertTrue(lanes.all().stream().allMatch(Lane::older));
        assertEquals("$task", lanes.all().get(1).entry());
    }

    @Test
    void nothingIsSaidOfStacksWhereTheirEventsAreNotKnown() {
        var showing = showing(TimeWindow.whole(LongRun.END));
        var lane = lanes.all().get(2);
        assertEquals(Optional.of(LaneState.SUSPENDED), showing.state(lane, LongRun.FROM + 5));
        assertEquals(Optional.empty(), showing.state(lane, LongRun.FROM - 5));
        assertEquals(Optional.empty(), showing.state(lane, LongRun.LAST + 5));
    }

    @Test
    void theStripShowsTheWholeRunByTheLogarithmOfItsEvents() {
        var showing = showing(new TimeWindow(LongRun.FROM, 400));
        var scene = scene(lanes, showing);
        assertEquals(
                """
                -------------------------#########################
                                         #########################
                                         #########################
                                         -------------------------
                                         -------------------------
                """,
                columns(scene, TimelineLayout.strip(LongRun.END, WIDTH)));
        var words =
                scene.picture().marks().stream()
                        .filter(mark -> mark.bounds().y() > STRIP)
                        .filter(Mark.Words.class::isInstance)
                        .map(mark -> ((Mark.Words) mark).text())
                        .toList();
        assertEquals(List.of("whole run", "200,200 events"), words);
    }

    /** Five rows of fifty signs: what is above the middle of each. */
    private static String columns(TimelineScene scene, TimeScale time) {
        double top = STRIP + 9;
        double high = Plan.STRIP - 14;
        var text = new StringBuilder();
        for (int row = 0; row < 5; row++) {
            double y = top + (4 - row + 0.5) * high / 5;
            for (int column = 0; column < 50; column++) {
                double x = time.left() + (column + 0.5) * (time.right() - time.left()) / 50;
                text.append(sign(scene, x, y));
            }
            text.append('\n');
        }
        return text.toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static char sign(TimelineScene scene, double x, double y) {
        char sign = ' ';
        for (var mark : scene.picture().marks()) {
            if (mark instanceof Mark.Figure(Outline.Rounded(var box, _), Paint.Plain(var hue), _)
                    && box.y() > STRIP
                    && box.contains(x, y)) {
                sign = hue == Hue.RUNNING ? '#' : hue == Hue.SUSPENDED ? '-' : sign;
            }
        }
        return sign;
    }

    @Test
    void inTheStripBookmarksArePointedAtAndNumbersOfEventsAreTold() {
        var showing = showing(new TimeWindow(LongRun.FROM, 400));
        var scene = scene(lanes, showing);
        var time = TimelineLayout.strip(LongRun.END, WIDTH);
        assertEquals(
                Optional.of(new Target.OfBookmark(new Bookmark(250_000, "a quarter"))),
                scene.at(time.x(250_000) + 2, STRIP + 5));
        assertEquals(
                "about 510 events around step 800,252: 255 resumed, 255 suspended or switched",
                TimelineLayout.words(lanes, showing, scene, time.x(800_252), HEIGHT - 8)
                        .orElseThrow());
        assertTrue(
                scene.spots().stream()
                        .allMatch(spot ->
                                spot.box().bottom() <= STRIP
                                        || spot.target() instanceof Target.OfBookmark));
    }

    @Test
    void outsideOfItsEventsOnlyTheirNumberIsDrawn() {
        var showing = showing(TimeWindow.whole(LongRun.END));
        var scene = scene(lanes, showing);
        var time = TimelineLayout.time(showing.window(), WIDTH);
        assertTrue(
                TimelineLayout.words(lanes, showing, scene, time.x(700_000), 60)
                        .orElseThrow()
                        .startsWith("about "),
                "counts");
        assertTrue(
                scene.picture().marks().stream()
                        .anyMatch(mark ->
                                mark instanceof Mark.Words words
                                        && words.text().startsWith("counted only")));
        assertTrue(scene.picture().marks().size() < 500, "equal columns are one mark");
    }

    @Test
    void aRunWhoseEventsAreAllThereHasNoStrip() {
        var trace = Recorded.run("numbers");
        var scene = scene(trace.lanes(), Showing.of(20, trace.end()));
        assertFalse(
                scene.picture().marks().stream()
                        .anyMatch(mark ->
                                mark instanceof Mark.Words words
                                        && words.text().equals("whole run")));
    }

    @Test
    void theVisibleStepsAreChosenAroundThePresentAmongThoseThatAreKnown() {
        var viewport = new Viewport();
        viewport.follow(lanes, known, LongRun.FROM + 200, LongRun.END, 4_000);
        assertTrue(viewport.window().contains(LongRun.FROM + 200));
        assertTrue(viewport.window().length() <= 600, viewport.window().toString());
        viewport.fit();
        assertEquals(TimeWindow.whole(LongRun.END), viewport.window());
    }

    @Test
    void afterAJourneyFarAwayTheVisibleStepsSuitWhatHappensThere() {
        var sparse = new Recorded();
        sparse.add(lanes.trace().event(0));
        var viewport = new Viewport();
        var wide = new Known(900_000, LongRun.END);
        viewport.follow(new Lanes(sparse), wide, LongRun.END, LongRun.END, 200);
        assertTrue(viewport.window().length() > 50_000, viewport.window().toString());
        viewport.follow(lanes, known, LongRun.FROM + 200, LongRun.END, 200);
        assertTrue(viewport.window().contains(LongRun.FROM + 200));
        assertTrue(viewport.window().length() < 600, viewport.window().toString());
    }

    @Test
    void eventsBeforeThoseThatAreThereAreKnownToBeMissing() {
        assertTrue(lanes.older());
        assertEquals(0, lanes.before(LongRun.FROM + 10));
        assertEquals(Optional.of(1), lanes.place(s(1)));
    }
}
