package dev.fiberscope.ui.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.TextMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Timelines of real runs as text, against the files beside; {@code -Dbless=true} writes those anew.
 */
final class TimelineLayoutTest {
    private static final Path EXPECTED =
            Path.of("src/test/resources/dev/fiberscope/ui/timeline/layout");
    private static final TextMeasure MEASURE = (text, face, size) -> text.length() * size * 0.6;
    private static final TimelineLayout LAYOUT = new TimelineLayout(MEASURE);

    static List<String> names() {
        return List.of("nested", "numbers", "ring", "scheduler", "trapped");
    }

    private static TimelineScene scene(Lanes lanes, Showing showing, double width) {
        return LAYOUT.scene(lanes, showing, width, 170);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsExpected(String name) throws IOException {
        var trace = Recorded.run(name);
        long present = name.equals("trapped") ? trace.end() : trace.end() * 3 / 4;
        var actual = TimelineText.of(scene(trace.lanes(), Showing.of(present, trace.end()), 1000));
        var file = expected().resolve(name + ".timeline");
        if (Boolean.getBoolean("bless")) {
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }

    private static Path expected() {
        return Files.isDirectory(EXPECTED) ? EXPECTED : Path.of("ui").resolve(EXPECTED);
    }

    @Test
    void everyExpectedTimelineIsMade() throws IOException {
        try (var files = Files.list(expected())) {
            var found =
                    files.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(names()), found);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingLeavesTheTimelineAtAnyWidthAndWindow(String name) {
        var trace = Recorded.run(name);
        var lanes = trace.lanes();
        for (double width = 300; width <= 1440; width += 60) {
            for (double from = 0; from < trace.end(); from += 7) {
                var showing =
                        showing(trace.end() / 2, trace.end(), new TimeWindow(from, 10 + from));
                var picture = scene(lanes, showing, width).picture();
                for (var mark : picture.marks()) {
                    double out =
                            Math.max(-mark.bounds().x(), mark.bounds().right() - picture.width());
                    assertTrue(out <= 6, () -> mark + " leaves " + picture.width());
                    if (mark instanceof Mark.Words words) {
                        assertTrue(
                                words.x() >= 0 && words.x() + words.width() <= picture.width(),
                                mark::toString);
                    }
                }
            }
        }
    }

    private static Showing showing(long present, long end, TimeWindow window) {
        return new Showing(
                present,
                end,
                window,
                0,
                Optional.empty(),
                Map.of(),
                List.of(),
                OptionalLong.empty());
    }

    @Test
    void arrowsFlagsAndHeadsArePointedAt() {
        var trace = Recorded.run("numbers");
        var lanes = trace.lanes();
        var flag = new Bookmark(16, "the second number");
        var showing =
                new Showing(
                        20,
                        trace.end(),
                        TimeWindow.whole(trace.end()),
                        0,
                        Optional.empty(),
                        Map.of(),
                        List.of(flag),
                        OptionalLong.empty());
        var scene = scene(lanes, showing, 1000);
        for (var spot : scene.spots()) {
            var box = spot.box();
            double x = box.x() + box.width() / 2;
            assertEquals(Optional.of(spot.target()), scene.at(x, box.middle()));
            assertTrue(TimelineLayout.words(lanes, showing, scene, x, box.middle()).isPresent());
        }
        assertTrue(
                scene.spots().stream()
                        .anyMatch(spot -> spot.target().equals(new Target.OfBookmark(flag))));
        var suspension =
                scene.spots().stream()
                        .filter(spot ->
                                spot.target() instanceof Target.OfMove(var move)
                                        && move.kind() == Move.Kind.SUSPEND)
                        .findFirst()
                        .orElseThrow()
                        .box();
        assertEquals(
                Optional.of("S1 suspends $number (1) as k1, S0 takes it, at step 11"),
                TimelineLayout.words(
                        lanes, showing, scene, suspension.x() + 3, suspension.middle()));
    }

    @Test
    void spansSayWhatTheirStackDoes() {
        var trace = Recorded.run("numbers");
        var showing = Showing.of(20, trace.end());
        var lanes = trace.lanes();
        var scene = scene(lanes, showing, 1000);
        double x = TimelineLayout.time(showing.window(), 1000).x(13);
        assertEquals(
                Optional.of("S1 suspended from step 11 to 16"),
                TimelineLayout.words(lanes, showing, scene, x, 20.6 + 1.5 * 17.6));
        assertEquals(Optional.of("step 13"), TimelineLayout.words(lanes, showing, scene, x, 5));
    }

    @Test
    void whoIsForgottenIsHatchedFromWhereThatIsKnown() {
        var trace = Recorded.run("trapped");
        var lanes = trace.lanes();
        var left = new StackId(1);
        var lost =
                new Showing(
                        trace.end(),
                        trace.end(),
                        TimeWindow.whole(trace.end()),
                        0,
                        Optional.empty(),
                        Map.of(left, new Loss(6, "nobody kept k1")),
                        List.of(),
                        OptionalLong.empty());
        var lane = lanes.all().get(1);
        assertEquals(Optional.of(LaneState.SUSPENDED), lost.state(lane, 5));
        assertEquals(Optional.of(LaneState.FORGOTTEN), lost.state(lane, 6));
        assertTrue(TimelineText.of(scene(lanes, lost, 1000)).contains("!!!"));
        assertFalse(
                TimelineText.of(scene(lanes, Showing.of(trace.end(), trace.end()), 1000))
                        .contains("!"));
    }

    @Test
    void aHundredThousandEventsAreDrawnWithMarksOfTheWidth() {
        var trace = Many.events(100_000, 30);
        var lanes = trace.lanes();
        var whole = scene(lanes, Showing.of(trace.end() / 2, trace.end()), 1440);
        assertTrue(
                whole.picture().marks().size() < 4_000,
                () -> whole.picture().marks().size() + " marks");
        assertTrue(
                whole.spots().stream().noneMatch(spot -> spot.target() instanceof Target.OfMove));
        var near =
                scene(
                        lanes,
                        showing(
                                trace.end() / 2,
                                trace.end(),
                                new TimeWindow(trace.end() / 2.0, 200)),
                        1440);
        assertTrue(near.spots().stream().anyMatch(spot -> spot.target() instanceof Target.OfMove));
        assertTrue(
                near.picture().marks().stream()
                        .allMatch(mark -> mark.bounds().overlaps(new Box(-9, -400, 1460, 900))));
    }
}
