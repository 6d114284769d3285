package dev.fiberscope.ui.layout;

import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rows and cells have the bar at their left, told as the words that stand in them. */
final class ChangesTest {
    /** One task waits, another runs, a third is fresh. */
    private static SnapshotFixture early() {
        var f = waiting(10, 7);
        f.stack(2, "$two").frame("$two", 30, "suspend $yield");
        return f.running("$main", 2, 0).table("$queue", 3, 3, 6);
    }

    /** By now the other has waited, has been resumed, and has called something. */
    private static SnapshotFixture late() {
        var f = waiting(60, 50);
        f.stack(2, "$two").frame("$leaf", 35, "i32.add").frame("$two", 31, "call $leaf");
        f.used(new Holder.Local(s(0), 1, "$run", "$k"), 4);
        return f.running("$main", 2, 0).table("$queue", 3, 6);
    }

    private static SnapshotFixture waiting(long step, long taken) {
        var f = new SnapshotFixture().step(step);
        f.stack(0, "$main")
                .frame("$run", 20, "resume")
                .frame("$main", 5, "call $run")
                .prompt("$yield $on_yield", "$stop $on_stop")
                .took(0, taken, new WasmValue.I32(1));
        f.stack(1, "$one").frame("$one", 40, "suspend $yield").since(7);
        f.suspended(3, 1);
        f.stack(6, "$six").made(5);
        f.fresh(6, 6);
        return f.held(new Holder.GlobalCell(0, "$kept"), 3);
    }

    @Test
    void atTheFirstStopNothingHasChanged() {
        assertEquals(List.of(), marked(late(), Changes.NONE.then(late(), late().facts())));
    }

    @Test
    void betweenTwoEqualStopsNothingHasChanged() {
        assertEquals(List.of(), marked(late(), changes(late(), late())));
    }

    /** The running frame has its own bar; the frame of $run holds something new. */
    @Test
    void newFramesMovedOnesCellsAndUsedClausesHaveTheBar() {
        assertEquals(
                List.of(
                        "$k k4 $run :20 resume",
                        "$two :31 call $leaf",
                        "0",
                        "0 on $yield → $on_yield",
                        "1 null"),
                marked(late(), changes(early(), late())));
    }

    @Test
    void goingBackMarksWhatDiffersFromTheStopBefore() {
        assertEquals(
                List.of("$run :20 resume", "0", "0 on $yield → $on_yield", "1"),
                marked(early(), changes(late(), early())));
    }

    private static Changes changes(SnapshotFixture before, SnapshotFixture now) {
        return Changes.NONE.then(before, before.facts()).then(now, now.facts());
    }

    private static List<String> marked(SnapshotFixture now, Changes changes) {
        var scene =
                new PictureLayout((text, _, size) -> text.length() * size * 0.6, now)
                        .scene(now, now.facts(), Optional.empty(), Folding.NONE, changes, 749);
        var found = new TreeSet<String>();
        IntStream.range(0, scene.marks().size())
                .filter(index -> isBar(scene.marks().get(index)))
                .forEach(index -> found.add(words(scene, index)));
        return List.copyOf(found);
    }

    private static boolean isBar(Mark mark) {
        return mark instanceof Mark.Figure(Outline.Rounded(var box, _), Paint.Plain(var hue), _)
                && box.width() == 3
                && hue == Hue.INK2;
    }

    /** What stands at the right of the bar, or of a cell's, left. */
    private static String words(PictureScene scene, int bar) {
        var box = scene.marks().get(bar).bounds();
        var part = scene.parts().get(bar);
        var words = new StringBuilder();
        for (int index = 0; index < scene.marks().size(); index++) {
            if (scene.parts().get(index).equals(part)
                    && scene.marks().get(index) instanceof Mark.Words each
                    && each.baseline() > box.y()
                    && each.baseline() < box.bottom()
                    && !each.text().startsWith("last")) {
                words.append(each.text().strip()).append(' ');
            }
        }
        return Objects.requireNonNull(words.toString().strip());
    }
}
