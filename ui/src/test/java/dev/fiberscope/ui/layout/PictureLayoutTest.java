package dev.fiberscope.ui.layout;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures as text, against the files beside; {@code -Dbless=true} writes those anew. */
final class PictureLayoutTest {
    private static final Path EXPECTED = Path.of("src/test/resources/dev/fiberscope/ui/layout");
    private static final TextMeasure MEASURE =
            (text, face, size) ->
                    text.length()
                            * size
                            * switch (face) {
                                case CODE, STRONG_CODE -> 0.6;
                                case WORDS, ITALIC_WORDS -> 0.55;
                                case STRONG_WORDS -> 0.58;
                            };

    static Stream<String> names() {
        return Pictures.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsExpected(String name) throws IOException {
        var file = expected().resolve(name + ".picture");
        var actual = PictureText.of(scene(name, 749));
        if (Boolean.getBoolean("bless")) {
            Files.createDirectories(expected());
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }

    @Test
    void everyExpectedPictureIsMade() throws IOException {
        try (var files = Files.list(expected())) {
            var found =
                    files.map(file -> file.getFileName().toString().replace(".picture", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names().collect(Collectors.toCollection(TreeSet::new)), found);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingOverlapsOrLeavesThePictureAtAnyWidth(String name) {
        IntStream.iterate(200, width -> width <= 1000, width -> width + 20)
                .forEach(width -> {
                    var scene = scene(name, width);
                    var cards =
                            scene.regions().stream()
                                    .filter(region -> region.target() instanceof Selected.OfStack)
                                    .toList();
                    for (var one : cards) {
                        for (var other : cards) {
                            assertTrue(
                                    one.equals(other) || !one.box().overlaps(other.box()),
                                    () -> width + ": " + one + " and " + other);
                        }
                    }
                    var inside = new Box(0, 0, scene.width(), scene.height());
                    for (var mark : scene.marks()) {
                        var box = mark.bounds();
                        assertTrue(
                                box.x() >= 0
                                        && box.right() <= inside.right()
                                        && box.y() >= 0
                                        && box.bottom() <= inside.bottom(),
                                () -> width + ": " + mark);
                        if (mark instanceof Mark.Words words) {
                            assertTrue(
                                    words.width() <= words.room() + 0.001,
                                    () -> width + ": " + words);
                            assertEquals(
                                    MEASURE.width(words.text(), words.face(), words.size()),
                                    words.width(),
                                    0.001);
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("names")
    void linesOfTextDoNotRunIntoEachOther(String name) {
        for (int width : new int[] {200, 280, 360, 420, 480, 620, 749, 1000}) {
            var words =
                    scene(name, width).marks().stream()
                            .flatMap(mark ->
                                    mark instanceof Mark.Words each
                                            ? Stream.of(each)
                                            : Stream.empty())
                            .toList();
            for (var one : words) {
                for (var other : words) {
                    boolean same =
                            Math.abs(one.baseline() - other.baseline()) < 5 && !one.equals(other);
                    boolean apart =
                            one.x() + one.width() <= other.x() + 0.1
                                    || other.x() + other.width() <= one.x() + 0.1;
                    assertTrue(!same || apart, () -> width + ": " + one + " and " + other);
                }
            }
        }
    }

    @Test
    void whatOnlyTheForgottenHoldIsForgotten() {
        var fixture = Pictures.forgotten();
        assertEquals(
                Set.of(s(1), s(2), s(3), s(4)), Reachable.forgotten(fixture, fixture.holdings()));
        var held = Pictures.nested();
        assertEquals(Set.<StackId>of(), Reachable.forgotten(held, held.holdings()));
    }

    @Test
    void theSelectedIsShownEvenWhereOthersAreFolded() {
        var fixture = Pictures.many();
        var late = new Selected.OfStack(s(30));
        assertFalse(isCard(layout(fixture, Optional.empty()), 30));
        assertTrue(layout(fixture, Optional.of(late)).of(late).isPresent());
        var deep = new Selected.OfFrame(s(0), 30);
        assertFalse(layout(fixture, Optional.empty()).of(deep).isPresent());
        assertTrue(layout(fixture, Optional.of(deep)).of(deep).isPresent());
    }

    @Test
    void ofManyTasksThoseAtOnePlaceStandInOneLine() {
        var fixture = Pictures.tasks(60);
        var folds = folds(layout(fixture, Optional.empty()));
        assertEquals(
                List.of(
                        "TABLE table $queue",
                        "TABLE table $queue/$server suspended:11",
                        "TABLE table $queue/$server suspended:12",
                        "TABLE table $waiting",
                        "TABLE table $waiting/$client suspended $ask:10"),
                folds);
        for (int count : new int[] {12, 30, 60}) {
            assertTrue(layout(Pictures.tasks(count), Optional.empty()).height() < 600);
        }
    }

    @Test
    void whatIsPointedAtIsNeverFolded() {
        var fixture = Pictures.tasks(60);
        var task = new Selected.OfStack(s(1));
        assertFalse(layout(fixture, Optional.empty()).of(task).isPresent());
        assertTrue(isCard(layout(fixture, Optional.of(task)), 1));
        var forecast = new Forecast.Resumes(k(3), fixture.chain(4, 4, 1), false);
        assertTrue(isCard(layout(fixture.forecast(forecast), Optional.empty()), 4));
    }

    @Test
    void aGroupOpensToLinesAndAHolderToCards() {
        var fixture = Pictures.tasks(60);
        var folding = Folding.NONE.at(61);
        var group =
                new Selected.OfFold(
                        "TABLE table $waiting", Optional.of("$client suspended $ask:10"));
        var open = folding.toggled(group, 749);
        var lines = layout(fixture, Optional.empty(), open);
        assertTrue(lines.of(new Selected.OfStack(s(60))).isPresent());
        assertFalse(isCard(lines, 60));
        assertEquals(
                layout(fixture, Optional.empty()),
                layout(fixture, Optional.empty(), open.toggled(group, 749)));
        var holder = new Selected.OfFold("TABLE table $waiting", Optional.empty());
        assertTrue(isCard(layout(fixture, Optional.empty(), folding.toggled(holder, 749)), 60));
    }

    @Test
    void aFewComingAndGoingDoNotChangeHowDenselyAllStand() {
        var few = Folding.NONE.at(10);
        var more = few.at(11);
        assertEquals(Folding.Density.CARDS, few.density());
        assertEquals(Folding.Density.ROWS, more.density());
        assertEquals(Folding.Density.ROWS, more.at(10).at(8).density());
        assertEquals(Folding.Density.CARDS, more.at(7).density());
        assertEquals(Folding.Density.GROUPS, few.at(60).density());
        assertEquals(Folding.Density.CARDS, few.at(60).at(3).density());
    }

    @Test
    void inANarrowPictureCardsLoseTheirFramesAndThenBecomeCounts() {
        var few = Pictures.tasks(6);
        assertTrue(isCard(scene(few, 749), 1));
        assertFalse(isCard(scene(few, 690), 1));
        assertTrue(scene(few, 690).of(new Selected.OfStack(s(3))).isPresent());
        assertFalse(scene(few, 400).of(new Selected.OfStack(s(3))).isPresent());
        var holder = new Selected.OfFold("TABLE table $queue", Optional.empty());
        var opened = Folding.NONE.toggled(holder, 690);
        var scene =
                new PictureLayout(MEASURE, few)
                        .scene(few, few.facts(), Optional.empty(), opened, Changes.NONE, 690);
        assertTrue(isCard(scene, 1));
    }

    @Test
    void aLongSentenceOfATrapStandsInSeveralLines() {
        var scene = scene(Pictures.trapped("word ".repeat(30).strip()), 749);
        var shown =
                scene.marks().stream()
                        .filter(mark ->
                                mark instanceof Mark.Words words && words.text().contains("word"))
                        .count();
        assertEquals(3, shown);
    }

    @Test
    void aTaskThatRunsMovesNoOther() {
        var before = layout(Pictures.tasks(12), Optional.empty());
        var fixture = Pictures.tasks(12);
        fixture.taken("$queue", 7);
        fixture.running("$main", 12, 0);
        var after = layout(fixture, Optional.empty());
        for (int each : new int[] {1, 2, 4, 5, 7, 8, 10}) {
            var stack = new Selected.OfStack(s(each));
            assertEquals(before.of(stack).orElseThrow().box(), after.of(stack).orElseThrow().box());
        }
    }

    /** Its frames are there. */
    private static boolean isCard(PictureScene scene, int stack) {
        return scene.of(new Selected.OfFrame(s(stack), 0)).isPresent();
    }

    private static List<String> folds(PictureScene scene) {
        return scene.regions().stream()
                .map(Region::target)
                .flatMap(target ->
                        target instanceof Selected.OfFold(var holder, var group)
                                ? Stream.of(holder + group.map(each -> "/" + each).orElse(""))
                                : Stream.empty())
                .toList();
    }

    @Test
    void thePointedAtRegionIsTheSmallest() {
        var scene = scene("scheduler", 749);
        var frame = scene.of(new Selected.OfFrame(s(4), 1)).orElseThrow();
        assertEquals(Optional.of(frame), scene.at(frame.box().x() + 60, frame.box().middle()));
        var continuation = scene.of(new Selected.OfContinuation(k(14))).orElseThrow();
        assertEquals(
                Optional.of(continuation),
                scene.at(continuation.box().x() + 10, continuation.box().middle()));
        assertEquals(Optional.empty(), scene.at(2, 2));
    }

    @Test
    void holdersStandBesideTheTowerWhereThereIsRoomAndBelowItElsewhere() {
        for (int width : new int[] {480, 1000}) {
            var scene = scene("scheduler", width);
            var main = scene.of(new Selected.OfStack(s(0))).orElseThrow().box();
            var held = scene.of(new Selected.OfStack(s(2))).orElseThrow().box();
            assertEquals(width == 1000, held.x() > main.right());
            assertEquals(width == 480, held.y() > main.bottom());
        }
    }

    private static PictureScene scene(String name, double width) {
        return scene(Optional.ofNullable(Pictures.all().get(name)).orElseThrow(), width);
    }

    private static PictureScene scene(SnapshotFixture fixture, double width) {
        return new PictureLayout(MEASURE, fixture)
                .scene(fixture, fixture.facts(), Optional.empty(), width);
    }

    private static PictureScene layout(
            SnapshotFixture fixture, Optional<Selected> selected, Folding folding) {
        return new PictureLayout(MEASURE, fixture)
                .scene(fixture, fixture.facts(), selected, folding, Changes.NONE, 749);
    }

    private static PictureScene layout(SnapshotFixture fixture, Optional<Selected> selected) {
        return new PictureLayout(MEASURE, fixture).scene(fixture, fixture.facts(), selected, 749);
    }

    private static Path expected() {
        return Files.isDirectory(Path.of("ui")) ? Path.of("ui").resolve(EXPECTED) : EXPECTED;
    }
}
