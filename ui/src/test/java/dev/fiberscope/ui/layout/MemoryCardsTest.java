package dev.fiberscope.ui.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.ui.session.PolicyRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cards show of simulated memory. */
final class MemoryCardsTest {
    private static final CodeLabels LABELS =
            new CodeLabels() {
                @Override
                public Optional<Integer> line(CodePoint at) {
                    return Optional.of(at.instruction());
                }

                @Override
                public String instruction(CodePoint at) {
                    return "call";
                }
            };

    private static PictureScene scene(PolicyRun run, double width) {
        var snapshot = run.stop().snapshot();
        var facts = new TraceReader(run.trace()).before(snapshot.step());
        return new PictureLayout(SceneText.MEASURE, LABELS)
                .scene(snapshot, facts, Optional.empty(), width);
    }

    @Test
    void anOverflowIsABandBetweenTheFramesOfTwoSegments() {
        try (var run = new PolicyRun("segmented,first=1K,redzone=256,memory=heap").switches(4)) {
            var text = SceneText.of(scene(run, 900));
            assertTrue(text.contains("overflow "), text);
            assertTrue(text.contains("g1"), text);
            assertTrue(text.contains("g3"), text);
            assertTrue(text.contains("64 B"), text);
            assertEquals(2, text.split("overflow ", -1).length - 1, text);
        }
    }

    @Test
    void whereAFrameBeganIsShownAboveItsNewPlace() {
        // The overflow comes so late that the moved frame is among those that are drawn.
        try (var run = new PolicyRun("segmented,first=1K,redzone=128,memory=heap").switches(2)) {
            var early = SceneText.of(scene(run, 900));
            assertFalse(early.contains("began here"), early);
        }
        try (var run = new PolicyRun("segmented,first=512,redzone=208,memory=heap").switches(2)) {
            var text = SceneText.of(scene(run, 900));
            assertTrue(text.contains("began here"), text);
        }
    }

    @Test
    void nothingLeavesThePictureAtAnyWidth() {
        try (var run = new PolicyRun("segmented,first=512,redzone=208,memory=heap").switches(4)) {
            for (double width = 200; width <= 1_200; width += 50) {
                assertEquals(List.of(), SceneText.outside(scene(run, width)), "at " + width);
            }
        }
    }

    @Test
    void sizesAreReadableAndAddressesInHex() {
        assertEquals("1,023 B", Sizes.brief(1_023));
        assertEquals("1 KB", Sizes.brief(1_024));
        assertEquals("1.5 MB", Sizes.brief(3 << 19));
        assertEquals("984 KB", Sizes.brief(984 << 10));
        assertEquals("128 TB", Sizes.brief(1L << 47));
        assertEquals("71,232 B", Sizes.exact(71_232));
        assertEquals("0x1000005fe0", Sizes.address(0x1000005fe0L));
    }
}
