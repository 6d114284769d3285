package dev.fiberscope.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recorded run under all presets, hosts left out, and its table. */
class PolicyComparisonTest {
    private static final String MODULE =
            """
            (module
              (type $h (func (param i32) (result i32)))
              (import "env" "tell" (func $tell (type $h)))
              (type $f (func (param i32)))
              (type $c (cont $f))
              (func $down (param i32)
                (drop (call $tell (local.get 0)))
                (if (local.get 0) (then (call $down (i32.sub (local.get 0) (i32.const 1))))))
              (elem declare func $down)
              (func (export "run") (param i32)
                (resume $c (local.get 0) (cont.new $c (ref.func $down)))))
            """;

    private final Log log = new Log();
    private long steps;
    private int calls;

    private void record(int depth) throws ModuleException {
        record(depth, MODULE);
    }

    private void record(int depth, String text) throws ModuleException {
        var machine = new Machine(Settings.RUNNING);
        LogRecorder.observe(machine, log);
        var module = Validator.validate(TextReader.read(new Source.Text("test.wat", text)));
        var host = machine.defineHostFunction(module, 0, "tell");
        machine.instantiate(module, List.of(host));
        machine.enter(machine.export(0, "run").orElseThrow().address(), Values.of(depth));
        while (machine.run(RunLimit.to(Long.MAX_VALUE)) instanceof Outcome.HostCalled) {
            calls++;
            machine.hostReturned(Values.of(1));
        }
        steps = machine.step();
    }

    private PolicyComparison compare(List<PolicySettings> policies) {
        return PolicyComparison.of(log, steps, Settings.RUNNING, policies, Progress.UNWATCHED)
                .orElseThrow();
    }

    private static PolicySettings policy(String text) {
        if (PolicyReader.read(text) instanceof Reading.Chosen(var chosen)) {
            return chosen.orElseThrow();
        }
        throw new AssertionError(PolicyReader.read(text));
    }

    @Test
    void oneRecordingRunsUnderAllPresets() throws ModuleException {
        record(1_000);
        var comparison = compare(Preset.SYSTEMS.stream().map(Preset::settings).toList());
        assertEquals(10, comparison.rows().size());
        assertEquals(1_001, calls, "no host is called by a comparison");
        for (var row : comparison.rows()) {
            assertEquals(Optional.empty(), row.trap(), row.policy().name());
            assertEquals(steps, row.steps());
        }
        var growable = comparison.rows().get(1).statistics();
        assertEquals(2 * 1_001, growable.centralSwitches());
        // $down has 40 + 8 + 16 bytes: 63 frames in 24 KB, 447 in 48 KB, and the rest in 96 KB.
        assertEquals(2, growable.overflows());
        assertEquals(4, growable.segments());
        var go = comparison.rows().get(7).statistics();
        assertTrue(go.migrations() > 3 && go.framesMoved() > growable.framesMoved());
    }

    @Test
    void aPolicyThatTrapsSaysWhere() throws ModuleException {
        record(100);
        var comparison = compare(List.of(policy("fixed,first=4K"), policy("fixed,first=64K")));
        var first = comparison.rows().get(0);
        assertEquals(
                Optional.of(
                        "call stack exhausted: call in $down calls $down with 63 frames of 4032 bytes on S1: fixed has 4 KB for"
                                + " each stack"),
                first.trap());
        assertTrue(first.steps() < steps);
        assertEquals(1, first.statistics().traps());
        assertEquals(Optional.empty(), comparison.rows().get(1).trap());
    }

    /** Frames of 64 bytes: 101 and a foot are 6,496 bytes, beside a guard of 928 those of 8 KB. */
    @Test
    void whatPresizingSavesStandsBesideThePolicyWithoutIt() throws ModuleException {
        record(
                100,
                MODULE.replace(
                        "(module", "(module (@custom \"fiberscope.stacks\" \"\\01\\01\\90\\4e\")"));
        var comparison = compare(List.of(policy("go"), policy("fixed")));
        assertEquals(
                List.of("go", "go presized", "fixed"),
                comparison.rows().stream().map(row -> row.policy().title()).toList());
        var go = comparison.rows().get(0).statistics();
        var presized = comparison.rows().get(1).statistics();
        assertEquals(List.of(0L, 1L), List.of(go.presized(), presized.presized()));
        assertEquals(List.of(2L, 0L), List.of(go.migrations(), presized.migrations()));
        var saved = comparison.savings().getFirst();
        assertEquals(1, comparison.savings().size());
        assertEquals(2, saved.migrations());
        assertEquals(go.bytesMoved(), saved.bytesMoved());
        assertTrue(
                PolicyTable.text(comparison)
                        .endsWith(
                                String.format(
                                        Locale.ROOT,
                                        "go presized: 2 fewer overflows, 2 fewer migrations, %,d fewer bytes moved, %,d more bytes"
                                                + " committed at the peak%n",
                                        go.bytesMoved(),
                                        presized.peakCommitted() - go.peakCommitted())),
                PolicyTable.text(comparison));
    }

    @Test
    void aModuleThatAsksForNothingHasNoPresizedRows() throws ModuleException {
        record(10);
        var comparison = compare(List.of(policy("go"), policy("go,stack:$down=64K")));
        assertEquals(2, comparison.rows().size());
        assertEquals(1, comparison.savings().size(), "two chosen ones are compared as well");
    }

    @Test
    void workCanBeGivenUp() throws ModuleException {
        record(10);
        var shares = new ArrayList<Long>();
        assertEquals(
                Optional.empty(),
                PolicyComparison.of(
                        log,
                        steps,
                        Settings.RUNNING,
                        List.of(policy("fixed"), policy("fixed")),
                        (done, all) -> {
                            assertEquals(2 * steps, all);
                            shares.add(done);
                            return done < steps;
                        }));
        assertEquals(0, shares.getFirst());
        assertEquals(steps, shares.getLast());
    }

    @Test
    void tablesHaveARowForEachPolicy() throws ModuleException {
        record(100);
        var comparison = compare(List.of(policy("fixed,first=4K"), policy("go")));
        var csv = PolicyTable.csv(comparison).lines().toList();
        assertEquals(3, csv.size());
        assertTrue(csv.get(0).startsWith("policy,peak committed,"));
        assertEquals(csv.get(0).split(",").length, csv.get(2).split(",", -1).length);
        var json = PolicyTable.json(comparison);
        assertTrue(json.startsWith("[\n  {\"policy\": \"fixed\", \"peak committed\": "), json);
        assertTrue(json.contains("\"trap\": null}\n]\n"), json);
        var text = PolicyTable.text(comparison).lines().toList();
        assertTrue(text.get(0).matches("policy +fixed +go"), text.get(0));
        assertEquals(1, text.stream().map(String::length).limit(21).distinct().count());
        assertTrue(text.getLast().startsWith("fixed traps at step "), text.getLast());
    }
}
