package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.app.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaksTest {
    private static final String MODULE =
            """
            (module
              (import "spectest" "print_i32" (func $print (param i32)))
              (type $f (func)) (type $k (cont $f))
              (tag $wait)
              (tag $close)
              (table $queue 10 (ref null $k))
              (elem declare func $task $other)
              (func $task (suspend $wait))
              (func $other (call $task))
              (func $start (param $it (ref $k)) (result (ref $k))
                (block $h (result (ref $k))
                  (resume $k (on $wait $h) (local.get $it)) (unreachable)))
              (func (export "_start")
                (call $print (i32.const 7))
                (drop (call $start (cont.new $k (ref.func $task))))
                (drop (call $start (cont.new $k (ref.func $task))))
                (drop (call $start (cont.new $k (ref.func $other))))
                (drop (cont.new $k (ref.func $task))))
              (func (export "clean")
                (table.set $queue (i32.const 0)
                  (call $start (cont.new $k (ref.func $task)))))
              (func (export "busy") (local $i i32)
                (call $clean)
                (loop $more
                  (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                    (i32.const 100)))))
              (func $clean
                (table.set $queue (i32.const 0) (call $start (cont.new $k (ref.func $task)))))
              (func (export "cancels")
                (block $closed
                  (try_table (catch $close $closed)
                    (resume_throw $k $close (cont.new $k (ref.func $task))))))
              (func (export "traps")
                (drop (call $start (cont.new $k (ref.func $task))))
                (unreachable))
              (func (export "loops") (loop $again (br $again))))
            """;

    @TempDir Path path;
    private String module = "";

    @BeforeEach
    void module() {
        module = new Folder(path).text("module.wat", MODULE);
    }

    private Invocation leaks(String... more) {
        var arguments = new java.util.ArrayList<>(List.of("leaks", module));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    @Test
    void eachGroupHasALineAtWhereItWasMade() {
        var found = leaks();
        assertEquals(1, found.code());
        assertEquals("7 : i32\n", found.errors());
        var lines = found.lines();
        assertEquals(
                module
                        + ":18:12: never started: 1 continuation of $task (S4) was never resumed, and nobody"
                        + " holds it; 0 bytes, 0 with what only it keeps",
                lines.get(0));
        assertEquals(
                "  last held at step 29 by running S0 > operand 0 of \"_start\" on S0, until `drop` in"
                        + " \"_start\" at "
                        + module
                        + ":18:6",
                lines.get(1));
        assertEquals(
                module
                        + ":15:25: forgotten: 1 continuation of $task (S1), suspended in $task at "
                        + module
                        + ":8:16, handled in $start at "
                        + module
                        + ":12:8, can never be resumed; 12 bytes, 12 with what only it keeps",
                lines.get(2));
        assertTrue(
                lines.get(6).contains(":17:25: forgotten: 1 continuation of $other (S3),"),
                lines::toString);
        assertEquals("leaks: 1 never started, 3 forgotten; the check fails", lines.get(8));
        assertEquals(
                "at step 31: 4 not consumed, 0 cancelled, 0 consumed references still held",
                lines.get(9));
        assertEquals(10, lines.size());
    }

    @Test
    void aQuickSearchDoesNotRunAgain() {
        var lines = leaks("--quick").lines();
        assertEquals(6, lines.size());
        assertEquals(
                leaks().lines().stream().filter(line -> !line.startsWith("  ")).toList(), lines);
    }

    @Test
    void whatIsHeldIsNoLeak() {
        leaks("--invoke", "clean")
                .printed(
                        "leaks: none\nat step 10: 1 not consumed, 0 cancelled, 0 consumed references still held\n");
        leaks("--invoke", "cancels")
                .printed(
                        "leaks: none\nat step 4: 0 not consumed, 1 cancelled, 0 consumed references still held\n"
                                + module
                                + ":32:34: cancelled: 1 chain (S1) with $close; no catch clause ran\n");
    }

    @Test
    void anyVerdictCanFailTheCheck() {
        assertEquals(0, leaks("--fail-on", "cycle,stranded").code());
        assertEquals(1, leaks("--fail-on", "cycle,never-started").code());
        var stale = leaks("--invoke", "busy", "--stale-after", "50");
        assertEquals(0, stale.code());
        assertTrue(
                stale.output().contains(": stale: 1 continuation of $task (S1),"), stale.output());
        assertEquals(
                1, leaks("--invoke", "busy", "--stale-after", "50", "--fail-on", "stale").code());
        var wrong = leaks("--fail-on", "cycles");
        assertEquals(2, wrong.code());
        assertTrue(
                wrong.errors()
                        .startsWith(
                                "Invalid value for option '--fail-on' (VERDICT): 'cycles' is no verdict; there are cycle,never-started,forgotten,stranded,stale\n"),
                wrong.errors());
    }

    @Test
    void anEarlierStepCanBeLookedAt() {
        var early = leaks("--at", "14");
        assertEquals(1, early.code());
        assertTrue(early.output().contains("at step 14: 2 not consumed"), early.output());
        var late = leaks("--at", "900");
        assertEquals(module + ": the program is over at step 31", late.errorLines().getLast());
        assertEquals(leaks().output(), late.output());
    }

    @Test
    void bytesAreThoseOfThePolicy() {
        var found = leaks("--policy", "fixed,first=64K,memory=heap");
        assertEquals(1, found.code());
        assertTrue(
                found.lines().get(2).endsWith("; 65536 bytes, 65536 with what only it keeps"),
                found.output());
        assertEquals(2, leaks("--policy", "huge").code());
    }

    @Test
    void jsonHasTheSame() {
        var found = leaks("--json");
        assertEquals(1, found.code());
        var json = Json.parse(found.output());
        assertEquals(4, json.field("notConsumed").flatMap(Json::whole).orElseThrow());
        var verdicts = json.field("verdicts").orElseThrow();
        assertEquals(3, verdicts.field("forgotten").flatMap(Json::whole).orElseThrow());
        var groups = json.field("groups").orElseThrow().row();
        assertEquals(4, groups.size());
        assertEquals(
                Json.parse(
                        """
                        {"verdict": "forgotten", "count": 1, "new": 1, "first": "S1", "entry": "$task",
                         "made": {"function": "\\"_start\\"", "at": "%s:15:25"},
                         "suspended": {"function": "$task", "at": "%s:8:16"},
                         "handled": {"function": "$start", "at": "%s:12:8"},
                         "lastHeld": {"step": 9, "path": "running S0 > operand 0 of \\"_start\\" on S0",
                           "by": {"function": "\\"_start\\"", "at": "%s:15:6", "instruction": "drop"}},
                         "bytes": 12, "retained": 12}\
                        """
                                .formatted(module, module, module, module)),
                groups.get(1));
    }

    @Test
    void onlyWhatABaselineDoesNotHaveCounts() {
        var baseline = new Folder(path).text("baseline.json", leaks("--json").output());
        var same = leaks("--baseline", baseline);
        assertEquals(0, same.code());
        assertEquals("new leaks: none", same.lines().getFirst());
        var more =
                MODULE.replace(
                        "(call $print (i32.const 7))",
                        "(call $print (i32.const 7))\n    (drop (call $start (cont.new $k (ref.func $other))))");
        module = new Folder(path).text("module.wat", more);
        var added = leaks("--baseline", baseline);
        assertEquals(1, added.code());
        assertEquals(4, added.lines().size());
        assertTrue(
                added.lines()
                        .getFirst()
                        .contains("forgotten: 1 continuation (1 new) of $other (S4),"),
                added.output());
        assertTrue(added.lines().get(1).startsWith("  last held at step "), added.output());
        assertEquals("new leaks: 1 forgotten; the check fails", added.lines().get(2));
    }

    @Test
    void aBaselineThatIsNoneIsRefused() {
        var missing = path.resolve("none.json").toString();
        leaks("--baseline", missing).refusedWith(2, missing + ": there is no such file");
        var broken = new Folder(path).text("broken.json", "{");
        leaks("--baseline", broken)
                .refusedWith(2, broken + ": this is no JSON: 1:2: the name of a field is missing");
        var other = new Folder(path).text("other.json", "{}");
        leaks("--baseline", other)
                .refusedWith(2, other + ": this is no report of `fiberscope leaks --json`");
    }

    @Test
    void aProgramThatDoesNotEndWellSaysSoAndIsJudgedThere() {
        var trapped = leaks("--invoke", "traps");
        assertEquals(3, trapped.code());
        assertTrue(trapped.errors().contains("unreachable"), trapped.errors());
        assertTrue(trapped.output().contains("leaks: 1 forgotten"), trapped.output());
        var endless = leaks("--invoke", "loops", "--fuel", "1000");
        assertEquals(3, endless.code());
        assertTrue(endless.errors().contains("stopped after 1000 instructions"), endless.errors());
        assertTrue(endless.output().startsWith("leaks: none\n"), endless.output());
    }

    @Test
    void aSampleThatForgetsIsFound() {
        var found = Invocation.of("leaks", "sample:abandoned");
        assertEquals(1, found.code());
        assertTrue(
                found.lines()
                        .getFirst()
                        .matches(
                                "sample:abandoned:\\d+:\\d+: forgotten: 1 continuation of \\$sensor \\(S1\\), suspended in \\$measure at sample:abandoned:.*"),
                found.output());
        assertEquals(0, Invocation.of("leaks", "sample:generator").code());
    }
}
