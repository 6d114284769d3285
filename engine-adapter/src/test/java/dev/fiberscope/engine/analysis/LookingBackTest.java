package dev.fiberscope.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.machine.HeapGraph;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What searches in the past find, held against who has seen everything. */
class LookingBackTest {
    /** So little of the past is kept that nearly all of it has to be replayed. */
    private static final Budget LITTLE = new Budget(1 << 20, 20, 300);

    /**
     * Makes stacks in turn: one suspends, is kept in the table for a while, and then overwritten;
     * every third goes on by a switch; every fourth is never begun.
     */
    private static final String LOSING =
            """
            (module
              (rec (type $to (func (param (ref null $kto)))) (type $kto (cont $to)))
              (type $f (func)) (type $k (cont $f))
              (tag $t) (tag $change)
              (table $queue 7 (ref null $k))
              (elem declare func $task $deep $from $into)
              (func $task (suspend $t) (suspend $t))
              (func $deep (call $task))
              (func $from (type $to) (drop (switch $kto $change (cont.new $kto (ref.func $into)))))
              (func $into (type $to))
              (func $started (param $it (ref null $k)) (result (ref $k))
                (block $h (result (ref $k))
                  (resume $k (on $t $h) (local.get $it)) (unreachable)))
              (func (export "main")
                (local $i i32)
                (loop $more
                  (table.set $queue (i32.rem_u (local.get $i) (i32.const 7))
                    (call $started (cont.new $k (ref.func $task))))
                  (if (i32.eqz (i32.rem_u (local.get $i) (i32.const 3)))
                    (then
                      (resume $kto (on $change switch) (ref.null $kto)
                        (cont.new $kto (ref.func $from)))))
                  (if (i32.eqz (i32.rem_u (local.get $i) (i32.const 4)))
                    (then (drop (cont.new $k (ref.func $deep)))))
                  (if (i32.eqz (i32.rem_u (local.get $i) (i32.const 5)))
                    (then
                      (table.set $queue (i32.const 6)
                        (call $started (call $started (cont.new $k (ref.func $deep)))))))
                  (br_if $more
                    (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                      (i32.const 60))))))
            """;

    private static List<StackId> stacks(LoggedRun run) {
        return run.machine().snapshot().stacks().stream().sorted().toList();
    }

    @Test
    void everyStoryIsFoundAsItWasTold() throws ModuleException {
        var run = LoggedRun.of(LOSING);
        var timeline = run.timeline(LITTLE);
        assertTrue(timeline.gather(() -> false));
        assertTrue(timeline.trace().before() > 100);
        var sought = new SoughtStories(timeline.search(() -> false), run.machine().step());
        var stacks = stacks(run);
        assertTrue(stacks.size() > 100, stacks::toString);
        for (var stack : stacks) {
            assertEquals(run.book().of(stack), sought.of(stack), stack::toString);
        }
        assertEquals(Optional.empty(), sought.of(new StackId(0)));
        assertEquals(Optional.empty(), sought.of(new StackId(1_000_000)));
    }

    @Test
    void aStoryEndsWhereOneLooks() throws ModuleException {
        var run = LoggedRun.of(LOSING);
        var timeline = run.timeline(LITTLE);
        var stack = run.book().of(new StackId(1)).orElseThrow();
        long made = stack.created().step();
        long left = stack.last().orElseThrow().at().step();
        var search = timeline.search(() -> false);
        assertEquals(Optional.empty(), new SoughtStories(search, made - 1).of(new StackId(1)));
        assertEquals(
                Optional.of(new Story(stack.created(), stack.by(), Optional.empty())),
                new SoughtStories(search, left - 1).of(new StackId(1)));
        assertEquals(Optional.of(stack), new SoughtStories(search, left).of(new StackId(1)));
    }

    @Test
    void theLastHoldersAreThoseThatAWalkFinds() throws ModuleException {
        var run = LoggedRun.of(LOSING);
        long end = run.machine().step();
        var walked = walk(run, end);
        assertTrue(walked.size() > 50, walked::toString);
        var timeline = run.timeline(LITTLE);
        var search = new LastHolders(timeline, () -> false);
        assertEquals(walked, search.find(stacks(run), run.book(), end));
        var some = stacks(run).subList(0, 20);
        assertEquals(search.find(some, run.book(), end), search.find(some, Stories.NONE, end));
        var half = new SoughtStories(timeline.search(() -> false), end / 2);
        assertEquals(walk(run, end / 2), search.find(stacks(run), half, end / 2));
    }

    /** The same by looking at every step up to {@code end}. */
    private static Map<StackId, LastHold> walk(LoggedRun run, long end) {
        var timeline = run.timeline(Budget.USUAL);
        var all = stacks(run);
        var held = new TreeMap<StackId, LastHold>();
        var lost = new ArrayList<StackId>();
        for (long step = 0; step <= end; step++) {
            timeline.travel(step, () -> false);
            var snapshot = timeline.snapshot();
            var graph = HeapGraph.of(snapshot, Progress.UNWATCHED);
            var reach = new Reach(graph, List.of(), Progress.UNWATCHED);
            lost.clear();
            for (var stack : all) {
                var node = graph.node(stack);
                if (node.isPresent() && reach.isReached(node.getAsInt())) {
                    LastHold.of(stack, snapshot).ifPresent(hold -> held.put(stack, hold));
                } else if (node.isPresent()) {
                    lost.add(stack);
                }
            }
        }
        held.keySet().retainAll(lost);
        return held;
    }

    @Test
    void whoIsCancelledFindsLess() throws ModuleException {
        var run = LoggedRun.of(LOSING);
        var timeline = run.timeline(LITTLE);
        var stacks = stacks(run);
        assertEquals(
                Map.of(),
                new LastHolders(timeline, () -> true)
                        .find(stacks, run.book(), run.machine().step() / 2));
        var search = timeline.search(() -> true);
        assertEquals(List.of(), search.story(new StackId(1), run.machine().step()));
    }
}
