package dev.fiberscope.ui.policies.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.analysis.PolicyComparison;
import dev.fiberscope.engine.analysis.PolicyTable.Column;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import dev.fiberscope.ui.layout.SceneText;
import dev.fiberscope.ui.session.PolicyRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of a comparison as text, and its order. */
final class PolicyChartTest {
    private static final List<String> POLICIES =
            List.of(
                    "v8-fixed",
                    "segmented,first=1K,memory=heap",
                    "fixed,first=1K,limit=1K,memory=heap",
                    "go");

    private static PolicyComparison comparison() throws ModuleException {
        var machine = new Machine(Settings.RUNNING);
        var log = new Log();
        LogRecorder.observe(machine, log);
        var module =
                Validator.validate(TextReader.read(new Source.Text("deep.wat", PolicyRun.DEEP)));
        machine.instantiate(module, List.of());
        machine.enter(machine.export(0, "main").orElseThrow().address(), Values.NONE);
        machine.run(RunLimit.to(Long.MAX_VALUE));
        return PolicyComparison.of(
                        log,
                        machine.step(),
                        Settings.RUNNING,
                        POLICIES.stream().map(PolicyRun::policy).toList(),
                        Progress.UNWATCHED)
                .orElseThrow();
    }

    private static PolicyChart chart() {
        return new PolicyChart(SceneText.MEASURE);
    }

    private static List<String> names(Order order, PolicyComparison comparison) {
        return order.of(comparison).stream().map(row -> row.policy().name()).toList();
    }

    @Test
    void aPolicyThatHasNoRoomWouldDieHere() throws ModuleException {
        var comparison = comparison();
        var text =
                SceneText.of(
                        chart().draw(comparison, Order.GIVEN, Optional.empty(), 1_000).picture());
        assertEquals(1, comparison.rows().stream().filter(row -> row.trap().isPresent()).count());
        assertTrue(text.contains("fixed would die here, at step "), text);
        assertTrue(text.contains("would die here: step "), text);
        assertTrue(text.contains("v8-fixed |  can have "), text);
    }

    @Test
    void theRunsOwnPolicyIsMarked() throws ModuleException {
        var current = PolicyRun.policy("go");
        var text =
                SceneText.of(
                        chart().draw(comparison(), Order.GIVEN, Optional.of(current), 1_000)
                                .picture());
        assertEquals(1, Stream.of(text.split("chosen now", -1)).skip(1).count());
    }

    @Test
    void aTitleSortsAndSortsTheOtherWayRound() throws ModuleException {
        var comparison = comparison();
        var given = names(Order.GIVEN, comparison);
        var descending = Order.GIVEN.pressed(Column.OVERFLOWS);
        assertEquals(true, descending.descending());
        var most = descending.of(comparison);
        for (int i = 1; i < most.size(); i++) {
            assertTrue(Column.OVERFLOWS.of(most.get(i - 1)) >= Column.OVERFLOWS.of(most.get(i)));
        }
        var ascending = descending.pressed(Column.OVERFLOWS);
        assertEquals(false, ascending.descending());
        assertEquals(
                Column.OVERFLOWS.of(most.getFirst()),
                Column.OVERFLOWS.of(ascending.of(comparison).getLast()));
        assertEquals(given, comparison.rows().stream().map(row -> row.policy().name()).toList());
    }

    @Test
    void everyColumnHasItsTitleAndNothingSticksOut() throws ModuleException {
        var comparison = comparison();
        for (double width = 400; width <= 1_800; width += 200) {
            var drawn = chart().draw(comparison, Order.GIVEN, Optional.empty(), width);
            assertEquals(PolicyChart.COLUMNS.size(), drawn.heads().size());
            assertEquals(List.of(), SceneText.outside(drawn.picture()), "at " + width);
            drawn.heads()
                    .forEach((column, box) ->
                            assertEquals(
                                    Optional.of(column), drawn.head(box.x() + 1, box.middle())));
        }
    }
}
