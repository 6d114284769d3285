package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.app.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code leaks} of recordings and scripts, with schedules of collection, and what cancelled stacks
 * leave.
 */
class LeakSourcesTest {
    private static final String TASKS =
            """
              (import "spectest" "print_i32" (func $print (param i32)))
              (memory 1)
              (global $top (mut i32) (i32.const 64))
              (func $malloc (param $bytes i32) (result i32)
                (global.get $top)
                (global.set $top (i32.add (global.get $top) (local.get $bytes))))
              (func $free (param i32))
              (type $f (func)) (type $k (cont $f))
              (tag $wait) (tag $close)
              (table $queue 2 (ref null $k))
              (elem declare func $task $tidy)
              (func $task (drop (call $malloc (i32.const 24))) (suspend $wait))
              (func $tidy (local $p i32)
                (local.set $p (call $malloc (i32.const 24)))
                (block $h (result exnref)
                  (try_table (catch_all_ref $h) (suspend $wait)) (return))
                (call $free (local.get $p))
                (throw_ref))
              (func $start (param $it (ref $k)) (result (ref $k))
                (block $h (result (ref $k))
                  (resume $k (on $wait $h) (local.get $it)) (unreachable)))
              (func $cancel (param $it (ref $k))
                (block $closed
                  (try_table (catch $close $closed)
                    (resume_throw $k $close (local.get $it)))))
              (func (export "lose")
                (call $print (i32.const 7))
                (table.set $queue (i32.const 0) (call $start (cont.new $k (ref.func $task))))
                (table.set $queue (i32.const 0) (ref.null $k)))
              (func (export "cancel")
                (local $i i32)
                (loop $again
                  (call $cancel (call $start (cont.new $k (ref.func $task))))
                  (br_if $again
                    (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                      (i32.const 3))))
                (call $cancel (call $start (cont.new $k (ref.func $tidy)))))
              (func (export "lose_many")
                (call $many (i32.const 25000)))
              (func $many (param $i i32)
                (loop $more
                  (drop (call $start (cont.new $k (ref.func $task))))
                  (br_if $more (local.tee $i (i32.sub (local.get $i) (i32.const 1))))))
              (func (export "trap") (call $many (i32.const 2)) (unreachable))
            """;

    @TempDir Path path;

    private String module() {
        return new Folder(path).text("tasks.wat", "(module\n" + TASKS + ")");
    }

    private String recorded(String export) {
        var file = path.resolve(export + ".fscope").toString();
        Invocation.of("run", module(), "--record", file, "--invoke", export);
        return file;
    }

    private static Invocation leaks(String file, String... more) {
        var arguments = new ArrayList<>(List.of("leaks", file));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    @Test
    void aRecordingSaysTheSameAsItsModule() {
        for (var export : List.of("lose", "cancel", "trap")) {
            var module = leaks(module(), "--invoke", export);
            var recording = leaks(recorded(export));
            assertEquals(module.errors(), recording.errors(), export);
            assertEquals(module.output(), recording.output(), export);
            assertEquals(module.code(), recording.code(), export);
        }
        assertTrue(leaks(recorded("lose")).output().contains("last held at step "));
    }

    @Test
    void aRecordingCanBeLookedAtBeforeItsEnd() {
        var file = recorded("trap");
        var early = leaks(file, "--at", "20");
        assertEquals("", early.errors());
        assertEquals(1, early.code());
        assertTrue(early.output().contains("\nat step 20: 1 not consumed"), early.output());
        var fuel = leaks(file, "--fuel", "20");
        assertEquals(3, fuel.code());
        assertTrue(
                fuel.errors().endsWith(": stopped after 20 instructions\n")
                        || fuel.errors().contains("stopped after 20 instructions"),
                fuel.errors());
        assertEquals(early.output(), fuel.output());
        var late = leaks(recorded("lose"), "--at", "9999");
        assertTrue(late.errors().contains(": the program is over at step "), late.errors());
        assertEquals(1, late.code());
    }

    @Test
    void aRecordingIsReplayedAsItWas() {
        var file = recorded("lose");
        leaks(file, "--invoke", "cancel")
                .refusedWith(
                        2,
                        file
                                + ": this is a recording, which is replayed as it was called; --invoke is for modules");
        leaks(file, "--policy", "go")
                .refusedWith(
                        2,
                        file
                                + ": this is a recording, which is replayed on the stack memory that it has; --policy is for modules");
        for (var word : List.of("leaks", "run")) {
            Invocation.of(word, file, "--collect", "never")
                    .refusedWith(
                            2,
                            file
                                    + ": this is a recording, which is replayed with what was collected then; --collect is for modules");
        }
        var missing = path.resolve("none.fscope").toString();
        leaks(missing).refusedWith(2, missing + ": there is no such file");
        var broken = new Folder(path).text("broken.fscope", "nothing");
        assertEquals(2, leaks(broken).code());
    }

    private String script(String commands) {
        return new Folder(path).text("tasks.wast", "(module\n" + TASKS + ")\n" + commands);
    }

    @Test
    void aScriptIsPlayedToItsEnd() {
        var found =
                leaks(
                        script(
                                """
                                (invoke "lose")
                                (invoke "lose")
                                (assert_trap (invoke "trap") "unreachable")
                                (invoke "cancel")
                                """));
        assertEquals("7 : i32\n7 : i32\n", found.errors());
        assertEquals(1, found.code());
        assertTrue(
                found.lines().getFirst().contains("forgotten: 2 continuations of $task ("),
                found.output());
        assertTrue(found.lines().get(1).startsWith("  last held at step "), found.output());
        assertTrue(
                found.output().contains("\nleaks: 4 forgotten; the check fails\n"), found.output());
        assertTrue(found.output().contains(" not consumed, 4 cancelled, "), found.output());
        assertEquals(0, leaks(script("(invoke \"cancel\") (invoke \"cancel\")")).code());
    }

    @Test
    void aScriptThatFailsSaysSo() {
        var file = script("(assert_return (invoke \"lose\") (i32.const 1))\n(invoke \"lose\")\n");
        var found = leaks(file);
        assertEquals(3, found.code());
        assertTrue(found.errors().contains(file + ":"), found.errors());
        assertTrue(found.output().contains("leaks: 2 forgotten"), found.output());
        var endless =
                new Folder(path)
                        .text(
                                "endless.wast",
                                "(module (func (export \"f\") (loop (br 0))))\n(invoke \"f\")\n(invoke \"f\")");
        var stopped = leaks(endless, "--fuel", "100");
        assertEquals(3, stopped.code());
        assertTrue(stopped.errors().contains("stopped after 100 instructions"), stopped.errors());
        assertEquals(0, leaks(endless, "--at", "100").code());
        leaks(file, "--invoke", "lose")
                .refusedWith(
                        2,
                        file
                                + ": this is a script, which says itself what is called; --invoke is for modules");
    }

    @Test
    void whatCancelledStacksDidIsTold() {
        var module = module();
        var lines = leaks(module, "--invoke", "cancel").lines();
        assertEquals(4, lines.size());
        assertTrue(
                lines.get(2)
                        .contains(
                                ": cancelled: 3 chains (S1 and 2 more) with $close; no catch clause ran; not freed, it seems: 72"
                                        + " bytes from 3 calls of $malloc in $task at "
                                        + module
                                        + ":"),
                lines::toString);
        assertTrue(
                lines.get(3)
                        .endsWith(
                                ": cancelled: 1 chain (S4) with $close; catch clauses ran in $tidy; nothing seems to be left unfreed"),
                lines::toString);
        var cleanups =
                Json.parse(leaks(module, "--invoke", "cancel", "--json").output())
                        .field("cleanups")
                        .orElseThrow()
                        .row();
        assertEquals(2, cleanups.size());
        var left = cleanups.getFirst().field("notFreed").orElseThrow();
        assertEquals("true", left.field("hint").orElseThrow().toString());
        var call = left.field("calls").orElseThrow().row().getFirst();
        assertEquals(3, call.field("count").flatMap(Json::whole).orElseThrow());
        assertEquals(72, call.field("bytes").flatMap(Json::whole).orElseThrow());
        assertEquals(
                "[\"$tidy\"]",
                cleanups.getLast().field("catches").orElseThrow().toString().replace(" ", ""));
    }

    @Test
    void whatIsCollectedIsGone() {
        var never = leaks(module(), "--invoke", "lose_many", "--quick");
        assertTrue(never.output().contains("leaks: 25000 forgotten"), never.output());
        var needed = leaks(module(), "--invoke", "lose_many", "--collect", "when-needed", "--json");
        var json = Json.parse(needed.output());
        long collected = json.field("collected").flatMap(Json::whole).orElseThrow();
        long left = json.field("notConsumed").flatMap(Json::whole).orElseThrow();
        assertTrue(collected >= 10_000, needed.output());
        assertEquals(25_000, collected + left);
        assertEquals(1, needed.code());
        var always = leaks(module(), "--invoke", "trap", "--collect", "always");
        assertTrue(
                always.output()
                        .endsWith(
                                "\ncollected: 1 stack that nothing reached, and that cannot be looked at any more\n"),
                always.output());
    }

    @Test
    void aScheduleIsChosenByName() {
        var wrong = leaks(module(), "--invoke", "lose", "--collect", "often");
        assertEquals(2, wrong.code());
        assertTrue(
                wrong.errors()
                        .startsWith(
                                "Invalid value for option '--collect': 'often' is no schedule; there are never, when-needed,"
                                        + " always\n"),
                wrong.errors());
        for (var schedule : List.of("never", "when-needed", "always")) {
            var ran =
                    Invocation.of(
                            "run",
                            module(),
                            "--stats",
                            "--collect",
                            schedule,
                            "--invoke",
                            "lose_many");
            assertEquals(0, ran.code());
            long alive =
                    ran.errorLines().stream()
                            .filter(line -> line.startsWith("stacks alive: "))
                            .mapToLong(line ->
                                    Long.parseLong(line.substring("stacks alive: ".length())))
                            .sum();
            switch (schedule) {
                case "never" -> assertEquals(25_000, alive);
                case "always" -> assertEquals(1, alive);
                default -> assertTrue(1 < alive && alive < 25_000, ran.errors());
            }
        }
    }
}
