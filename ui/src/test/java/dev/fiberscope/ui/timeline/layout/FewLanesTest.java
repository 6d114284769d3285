package dev.fiberscope.ui.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lanes of some stacks alone. */
class FewLanesTest {
    @Test
    void onlyTheChosenStacksHaveLanes() {
        var all = new Lanes(Many.events(200, 6));
        all.read();
        var chosen =
                all.all().stream().map(Lane::stack).skip(2).limit(2).collect(Collectors.toSet());
        var few = all.only(chosen);
        assertEquals(chosen, few.all().stream().map(Lane::stack).collect(Collectors.toSet()));
        assertEquals(
                List.of(Optional.of(0), Optional.of(1)),
                few.all().stream().map(Lane::stack).map(few::place).toList());
        assertEquals(Optional.empty(), few.place(all.all().getFirst().stack()));
        assertTrue(
                few.moves().stream()
                        .allMatch(move ->
                                chosen.contains(move.from()) && chosen.contains(move.to())));
        assertEquals(all.before(Long.MAX_VALUE), few.before(Long.MAX_VALUE));
        assertTrue(all.only(Set.of(new StackId(1_000_000))).all().isEmpty());
    }
}
