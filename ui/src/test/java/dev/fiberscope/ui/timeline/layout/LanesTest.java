package dev.fiberscope.ui.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.StackForest;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanesTest {
    /** The lanes and the forest are two folds of one trace: they say the same at every step. */
    @ParameterizedTest
    @ValueSource(strings = {"nested", "numbers", "ring", "scheduler", "trapped"})
    void statesAreThoseOfTheForestAtEveryStep(String name) {
        var trace = Recorded.run(name);
        var lanes = trace.lanes();
        var forest = new StackForest();
        int next = 0;
        for (long step = 0; step <= trace.end(); step++) {
            while (next < trace.size() && trace.event(next).at().step() <= step) {
                forest.apply(trace.event(next++));
            }
            for (var lane : lanes.all()) {
                var state =
                        lane.at(step)
                                .map(Change::state)
                                .filter(each -> !each.over() || each == LaneState.TRAPPED);
                var expected = forest.states().get(lane.stack());
                assertEquals(
                        expected == null ? "" : expected.word(),
                        state.map(LaneState::word).orElse(""),
                        name + " " + step);
                state.ifPresent(each ->
                        assertEquals(
                                expected instanceof StackState.Parent
                                        && !runs(forest, lane.stack()),
                                each == LaneState.WAITING_ASIDE,
                                lane.stack().toString()));
            }
        }
        assertEquals(trace.size(), next);
    }

    private static boolean runs(StackForest forest, StackId stack) {
        var state = forest.states().get(stack);
        return state instanceof StackState.Parent(var child, _)
                ? runs(forest, child)
                : state instanceof StackState.Running || state instanceof StackState.InHost;
    }

    @Test
    void readingPieceByPieceGivesTheSame() {
        var whole = Recorded.run("scheduler");
        var growing = new Recorded();
        var lanes = new Lanes(growing);
        IntStream.range(0, whole.size())
                .forEach(index -> {
                    growing.add(whole.event(index));
                    lanes.read();
                });
        assertEquals(changes(whole.lanes()), changes(lanes));
        assertEquals(whole.lanes().moves(), lanes.moves());
    }

    private static List<List<Change>> changes(Lanes lanes) {
        return lanes.all().stream()
                .map(lane -> IntStream.range(0, lane.size()).mapToObj(lane::change).toList())
                .toList();
    }

    @Test
    void movesGoFromWhoRanToWhoRuns() {
        var lanes = Recorded.run("ring").lanes();
        for (var move : lanes.moves()) {
            assertEquals(
                    LaneState.RUNNING, state(lanes, move.from(), move.step() - 1), move.toString());
            assertEquals(LaneState.RUNNING, state(lanes, move.to(), move.step()), move.toString());
        }
        assertTrue(
                lanes.moves().stream().filter(move -> move.kind() == Move.Kind.SWITCH).count() > 3);
    }

    private static LaneState state(Lanes lanes, StackId stack, long step) {
        return lanes.place(stack)
                .flatMap(place -> lanes.all().get(place).at(step))
                .orElseThrow()
                .state();
    }

    @Test
    void stepsThatWereRunAddUp() {
        var trace = Recorded.run("scheduler");
        var lanes = trace.lanes();
        long ran = lanes.all().stream().mapToLong(lane -> lane.ran(0, trace.end())).sum();
        assertEquals(trace.end(), ran);
    }

    @Test
    void eventsBeforeAndBehindAStepAreFound() {
        var lanes = Recorded.run("numbers").lanes();
        assertEquals(11, lanes.before(12));
        assertEquals(5, lanes.before(11));
        assertEquals(0, lanes.before(0));
        assertEquals(OptionalLong.of(16), lanes.after(11));
        assertEquals(OptionalLong.empty(), lanes.after(10_000));
    }
}
