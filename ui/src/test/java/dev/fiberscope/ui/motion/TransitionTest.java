package dev.fiberscope.ui.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Part;
import dev.fiberscope.ui.layout.PictureScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transitions as text, against the files beside; {@code -Dbless=true} writes those anew. */
final class TransitionTest {
    private static final Path EXPECTED = Path.of("src/test/resources/dev/fiberscope/ui/motion");
    private static final double WIDE = 749;
    private static final double CARD = 7;

    static Stream<String> names() {
        return Steps.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsExpected(String name) throws IOException {
        var file = expected().resolve(name + ".transition");
        var actual = TransitionText.of(forward(name, WIDE));
        if (Boolean.getBoolean("bless")) {
            Files.createDirectories(expected());
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }

    @Test
    void everyExpectedTransitionIsMade() throws IOException {
        try (var files = Files.list(expected())) {
            var found =
                    files.map(file -> file.getFileName().toString().replace(".transition", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names().collect(Collectors.toCollection(TreeSet::new)), found);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsTheSameInBothNeverChanges(String name) {
        var before = before(name, WIDE);
        var after = after(name, WIDE);
        var same = new HashSet<>(owned(before));
        same.retainAll(owned(after));
        var transition = Transition.between(before, after);
        for (double time = 0; time <= transition.length(); time += 8) {
            var drawn = new HashSet<>(transition.at(time));
            for (var each : same) {
                assertTrue(drawn.contains(new Shade(each.mark(), 1)), each + " at " + time);
            }
        }
    }

    private record Owned(Part part, Mark mark) {}

    private static List<Owned> owned(PictureScene scene) {
        return Stream.iterate(0, index -> index < scene.marks().size(), index -> index + 1)
                .map(index -> new Owned(scene.parts().get(index), scene.marks().get(index)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itBeginsAndEndsAsTheTwoPictures(String name) {
        for (int width : new int[] {480, 749, 1_200}) {
            var before = before(name, width);
            var after = after(name, width);
            var transition = Transition.between(before, after);
            assertEquals(Set.of(), missing(before, transition.at(0)));
            assertEquals(Set.of(), missing(after, transition.at(transition.length())));
            assertTrue(transition.length() <= Transition.LONGEST);
        }
    }

    private static Set<Mark> missing(PictureScene scene, List<Shade> shades) {
        var missing = new HashSet<>(scene.marks());
        shades.stream()
                .filter(shade -> shade.opacity() == 1)
                .map(Shade::mark)
                .forEach(missing::remove);
        return missing;
    }

    /** But for a switch: whoever runs next comes, forwards and backwards. */
    @ParameterizedTest
    @ValueSource(strings = {"suspend", "resume", "call", "return", "end", "make", "nothing"})
    void backwardsTheSameHappensInTheOppositeOrder(String name) {
        var there = forward(name, WIDE);
        var back = Transition.between(after(name, WIDE), before(name, WIDE));
        assertEquals(there.length(), back.length());
        for (var id : cards(there, 0).keySet()) {
            var moments = moments(there, id);
            assertEquals(
                    moments.reversed().stream().map(at -> Math.round(there.length()) - at).toList(),
                    moments(back, id),
                    id);
        }
    }

    /** When, to 8 ms, the card {@code id} begins to move or comes to a stop. */
    private static List<Long> moments(Transition transition, String id) {
        var moments = new ArrayList<Long>();
        long end = Math.round(transition.length());
        boolean moving = false;
        for (int time = 0; time < end; time += 8) {
            var from = cards(transition, time);
            var to = cards(transition, time + 8);
            boolean now = to.containsKey(id) && moves(from, to, id);
            if (now != moving) {
                moments.add((long) time);
                moving = now;
            }
        }
        if (moving) {
            moments.add(end);
        }
        return moments;
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTwoThatMoveCross(String name) {
        for (int width : new int[] {480, 749, 1_200}) {
            var transition = forward(name, width);
            for (double time = 4; time <= transition.length(); time += 4) {
                var before = cards(transition, time - 4);
                var now = cards(transition, time);
                for (var one : now.keySet()) {
                    for (var other : now.keySet()) {
                        boolean both =
                                one.compareTo(other) < 0
                                        && moves(before, now, one)
                                        && moves(before, now, other);
                        double at = time;
                        assertTrue(
                                !both || !box(now, one).overlaps(box(now, other)),
                                () -> name + " " + width + ": " + one + ", " + other + " at " + at);
                    }
                }
            }
        }
    }

    private static boolean moves(Map<String, Box> before, Map<String, Box> now, String id) {
        return before.containsKey(id) && !box(before, id).equals(box(now, id));
    }

    private static Box box(Map<String, Box> boxes, String id) {
        return Objects.requireNonNull(boxes.get(id));
    }

    /** The cards, by the ids that stand in them; those that can be seen. */
    private static Map<String, Box> cards(Transition transition, double time) {
        var cards = new HashMap<String, Box>();
        var shades = transition.at(time);
        for (var shade : shades) {
            if (shade.opacity() > 0.5
                    && shade.mark()
                            instanceof Mark.Figure(Outline.Rounded(var box, var radius), _, _)
                    && radius == CARD) {
                for (var other : shades) {
                    if (other.mark() instanceof Mark.Words words
                            && words.text().matches("S\\d+")
                            && Math.abs(words.x() - box.x() - 29) < 0.5
                            && Math.abs(words.baseline() - box.y() - 18.2) < 0.5) {
                        cards.put(words.text(), box);
                    }
                }
            }
        }
        return cards;
    }

    @Test
    void stacksThatASuspensionCutsAreLiftedFirstAndThenGoToTheirHolder() {
        var transition = forward("suspend", WIDE);
        var start = box(cards(transition, 0), "S2");
        var lifted = box(cards(transition, 80), "S2");
        var there = box(cards(transition, transition.length()), "S2");
        assertEquals(new Box(start.x(), start.y() - 16, start.width(), start.height()), lifted);
        assertTrue(there.x() > start.right());
        assertEquals(lifted.x(), box(cards(transition, 40), "S2").x());
        var circle =
                transition.at(80).stream()
                        .filter(shade ->
                                shade.mark() instanceof Mark.Words words
                                        && words.text().equals("k9")
                                        && shade.opacity() == 1)
                        .toList();
        assertEquals(1, circle.size(), "it has its circle before it goes");
    }

    private static Transition forward(String name, double width) {
        return Transition.between(before(name, width), after(name, width));
    }

    private static PictureScene before(String name, double width) {
        return Steps.scene(step(name).before(), width);
    }

    private static PictureScene after(String name, double width) {
        return Steps.scene(step(name).after(), width);
    }

    private static Steps.Step step(String name) {
        return Objects.requireNonNull(Steps.all().get(name));
    }

    private static Path expected() {
        return Files.isDirectory(Path.of("ui")) ? Path.of("ui").resolve(EXPECTED) : EXPECTED;
    }
}
