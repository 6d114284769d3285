package dev.fiberscope.ui.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.SceneText;
import dev.fiberscope.ui.session.PolicyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Overflows and migrations in the timeline. */
final class MemoryMarksTest {
    private static Lanes lanes(PolicyRun run) {
        var lanes = new Lanes(run.trace());
        lanes.read();
        return lanes;
    }

    private static List<MemoryMark> marks(Lanes lanes, int stack) {
        return lanes.all().get(lanes.place(new StackId(stack)).orElseThrow()).memory();
    }

    @Test
    void anOverflowAndItsMoveAreOneMark() {
        try (var run = new PolicyRun("segmented,first=1K,redzone=256,memory=heap").switches(4)) {
            var marks = marks(lanes(run), 1);
            assertEquals(2, marks.size());
            for (var mark : marks) {
                assertTrue(mark.overflow().isPresent() && mark.migration().isPresent());
                assertEquals("overflow, 40 B moved", mark.words());
            }
            assertEquals(List.of(), marks(lanes(run), 0));
        }
    }

    @Test
    void aMoveAtASwitchIsOneByItself() {
        try (var run = new PolicyRun("java").switches(2)) {
            var marks = marks(lanes(run), 1);
            assertEquals(1, marks.size());
            assertTrue(marks.getFirst().overflow().isEmpty());
            assertTrue(marks.getFirst().words().endsWith(" B moved"));
        }
    }

    @Test
    void whatIsCloseTogetherIsOneTriangleAndCanBePointedAt() {
        try (var run = new PolicyRun("segmented,first=1K,redzone=256,memory=heap").switches(4)) {
            var lanes = lanes(run);
            long end = run.stop().snapshot().step();
            var layout = new TimelineLayout(SceneText.MEASURE);
            var wide = layout.scene(lanes, Showing.of(end, end), 1_400, 120);
            var spots =
                    wide.spots().stream()
                            .filter(spot -> spot.target() instanceof Target.OfMemory)
                            .toList();
            assertEquals(2, spots.size());
            var spot = spots.getLast().box();
            var words =
                    TimelineLayout.words(
                                    lanes, Showing.of(end, end), wide, spot.x() + 6, spot.y() + 6)
                            .orElse("");
            assertTrue(words.startsWith("S1 overflows in $down"), words);
            assertTrue(words.contains("; S1 frame "), words);
            assertTrue(
                    wide.picture().marks().stream()
                            .anyMatch(mark ->
                                    mark instanceof Mark.Words each
                                            && each.text().equals("overflow, 40 B moved")));
            var narrow = layout.scene(lanes, Showing.of(end, end * 60), 1_400, 120);
            assertEquals(
                    1,
                    narrow.spots().stream()
                            .filter(each -> each.target() instanceof Target.OfMemory)
                            .count());
        }
    }
}
