package dev.fiberscope.ui.segments.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.SceneText;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.TraceReader;
import dev.fiberscope.ui.session.PolicyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures of segments as text, against the files beside; {@code -Dbless=true} writes those anew.
 */
final class SegmentsLayoutTest {
    private static final Path EXPECTED =
            Path.of("src/test/resources/dev/fiberscope/ui/segments/layout");
    private static final StackId WORKER = new StackId(1);

    private static final Map<String, String> POLICIES =
            Map.of(
                    "segmented", "segmented,first=1K,redzone=256,memory=heap,growth=double",
                    "signed", "segmented,first=1K,redzone=256,memory=heap,moved=caller,cfi=again",
                    "copying", "go,first=1K,redzone=128",
                    "fixed", "wasmtime",
                    "copied-out", "java");

    static Stream<String> names() {
        return POLICIES.keySet().stream().sorted();
    }

    private static SegmentsShown shown(PolicyRun run, long since, double moved) {
        var snapshot = run.stop().snapshot();
        return new SegmentsShown(
                snapshot,
                new TraceReader(run.trace()).before(snapshot.step()).memory(),
                run.policy(),
                WORKER,
                Optional.of(new Selected.OfFrame(WORKER, 0)),
                since,
                true,
                moved);
    }

    private static SegmentsLayout layout() {
        return new SegmentsLayout(SceneText.MEASURE);
    }

    /** Tests run in the folder of their module, and from the root of the repository. */
    private static Path expected() {
        return Files.isDirectory(EXPECTED) ? EXPECTED : Path.of("ui").resolve(EXPECTED);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsExpected(String name) throws IOException {
        try (var run = new PolicyRun(POLICIES.getOrDefault(name, "")).switches(4)) {
            var file = expected().resolve(name + ".picture");
            var actual = SceneText.of(layout().scene(shown(run, 0, 1), 900));
            if (Boolean.getBoolean("bless")) {
                Files.writeString(file, actual);
            }
            assertEquals(Files.readString(file), actual);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingLeavesThePictureAtAnyWidth(String name) {
        try (var run = new PolicyRun(POLICIES.getOrDefault(name, "")).switches(4)) {
            for (double width = 300; width <= 1_700; width += 100) {
                for (double moved : new double[] {0, 0.5, 1}) {
                    var scene = layout().scene(shown(run, 0, moved), width);
                    assertEquals(List.of(), SceneText.outside(scene), width + ", " + moved);
                }
            }
        }
    }

    @Test
    void framesLieWhereTheAddressesOfTheMoveSay() {
        try (var run = new PolicyRun(POLICIES.getOrDefault("segmented", "")).switches(4)) {
            var shown = shown(run, 0, 1);
            var placement = shown.placement();
            var growths = shown.facts().growths(WORKER);
            assertEquals(2, growths.size());
            for (var growth : growths) {
                var moved = growth.moved().orElseThrow();
                var frame = placement.frames().get(moved.firstFrame());
                assertEquals(moved.to(), frame.segment());
                assertEquals(frame.end(), moved.toAddress() + moved.bytes());
            }
            for (int i = 1; i < placement.frames().size(); i++) {
                var older = placement.frames().get(i - 1);
                var newer = placement.frames().get(i);
                if (older.segment().equals(newer.segment())) {
                    assertEquals(older.address(), newer.end(), "frame " + i);
                }
            }
            var active = placement.segments().getLast();
            assertEquals(
                    active.address() + active.bytes() - active.used(),
                    placement.frames().getLast().address());
        }
    }

    @Test
    void anOverflowIsNewOnlyAtTheStopBehindIt() {
        try (var run = new PolicyRun(POLICIES.getOrDefault("segmented", "")).switches(4)) {
            long now = run.stop().snapshot().step();
            var fresh = SceneText.of(layout().scene(shown(run, 0, 1), 900));
            var old = SceneText.of(layout().scene(shown(run, now, 1), 900));
            assertTrue(fresh.contains("overflow just now"), fresh);
            assertNotEquals(fresh, old);
            assertTrue(old.contains("overflow "), old);
        }
    }

    @Test
    void aStackThatIsGoneSaysSo() {
        try (var run = new PolicyRun("v8-fixed")) {
            var text = SceneText.of(layout().scene(shown(run, 0, 1), 900));
            assertTrue(text.contains("S1 is not there at this step"), text);
        }
    }

    @Test
    void whatAMoveBreaksIsSaidForEachPolicy() {
        assertTrue(
                SignatureDrawing.verdict(PolicyRun.policy("go,cfi=again"), 7)
                        .startsWith("The next overflow moves all 7 of them"));
        assertTrue(
                SignatureDrawing.verdict(PolicyRun.policy("v8-growable,cfi=again"), 7)
                        .startsWith("The next overflow moves 1 of them"));
        assertTrue(
                SignatureDrawing.verdict(PolicyRun.policy("v8-fixed,cfi=again"), 7)
                        .contains("moves no frame"));
        assertTrue(
                SignatureDrawing.verdict(PolicyRun.policy("go,cfi=never"), 7)
                        .contains("would break all 7 of them"));
    }
}
