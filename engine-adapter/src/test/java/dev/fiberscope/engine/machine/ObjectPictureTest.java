package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Structs, arrays and exceptions that hold continuations: who holds what, and what is in them. */
class ObjectPictureTest {
    private static final String TASKS =
            """
            (module
              (type $f (func)) (type $k (cont $f))
              (type $task (struct
                (field $rest (mut (ref null $k))) (field $priority i8) (field $id i64)
                (field v128) (field $next (ref null $task))))
              (type $queue (array (mut (ref null $k))))
              (type $bytes (array i16))
              (tag $pause) (tag $found (param i32 (ref $task)))
              (global $first (mut (ref null $task)) (ref.null $task))
              (global $waiting (ref $queue) (array.new_default $queue (i32.const 40)))
              (global $text (ref $bytes) (array.new $bytes (i32.const -2) (i32.const 3)))
              (elem declare func $work)
              (func $work (suspend $pause))
              (func $paused (result (ref $k))
                (block $got (result (ref $k))
                  (resume $k (on $pause $got) (cont.new $k (ref.func $work)))
                  (unreachable)))
              (func (export "main")
                (global.set $first
                  (struct.new $task
                    (call $paused) (i32.const 255) (i64.const 7) (v128.const i64x2 1 2)
                    (struct.new_default $task)))
                (array.set $queue (global.get $waiting) (i32.const 33) (call $paused))
                (resume $k (struct.get $task $rest (global.get $first)))
                (throw $found (i32.const 5) (ref.as_non_null (global.get $first)))))
            """;

    private static Snapshot atTheEnd() throws ModuleException {
        var running = new Running(TASKS);
        running.call("main");
        return running.machine.snapshot();
    }

    private static WasmValue global(Snapshot snapshot, String name) {
        return snapshot.globals().stream()
                .filter(each -> each.cell().name().equals(name))
                .findFirst()
                .orElseThrow()
                .cell()
                .value();
    }

    private static String cells(ObjectPicture picture) {
        return picture.cells().stream()
                .map(cell -> cell.name() + " " + cell.type() + " = " + cell.value())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void fieldsAndElementsThatHoldContinuationsAreHolders() throws ModuleException {
        assertEquals(
                List.of(
                        new Holding(
                                new Holder.Field("array", 0, 33, "$queue", "33"),
                                new ContinuationId(3),
                                false),
                        new Holding(
                                new Holder.Field("struct", 3, 0, "$task", "$rest"),
                                new ContinuationId(1),
                                true)),
                atTheEnd().holdings());
        assertEquals(
                List.of(
                        "element 33 of array 0 of type $queue",
                        "field $rest of struct 3 of type $task"),
                atTheEnd().holdings().stream().map(each -> each.holder().toString()).toList());
    }

    @Test
    void aStructShowsItsFieldsByName() throws ModuleException {
        var snapshot = atTheEnd();
        var task = snapshot.object(global(snapshot, "$first"), 0, 100).orElseThrow();
        assertEquals("$task", task.type());
        assertEquals(5, task.length());
        assertEquals(
                """
                $rest (ref null $k) = k1 consumed
                $priority i8 = 255
                $id i64 = 7
                3 v128 = 0x00000000000000020000000000000001
                $next (ref null $task) = struct 2\
                """,
                cells(task));
        var next = snapshot.object(task.cells().getLast().value(), 2, 1).orElseThrow();
        assertEquals("$id i64 = 0", cells(next));
    }

    @Test
    void anArrayShowsTheElementsThatAreAskedFor() throws ModuleException {
        var snapshot = atTheEnd();
        var queue = snapshot.object(global(snapshot, "$waiting"), 32, 2).orElseThrow();
        assertEquals("$queue", queue.type());
        assertEquals(40, queue.length());
        assertEquals("32 (ref null $k) = null\n33 (ref null $k) = k3", cells(queue));
        var end = snapshot.object(global(snapshot, "$waiting"), 39, Integer.MAX_VALUE);
        assertEquals("39 (ref null $k) = null", cells(end.orElseThrow()));
        assertEquals("", cells(snapshot.object(global(snapshot, "$waiting"), 40, 5).orElseThrow()));
    }

    @Test
    void narrowIntegersAreShownWithoutSign() throws ModuleException {
        var snapshot = atTheEnd();
        assertEquals(
                "0 i16 = 65534",
                cells(snapshot.object(global(snapshot, "$text"), 0, 1).orElseThrow()));
    }

    @Test
    void anExceptionShowsItsPayload() throws ModuleException {
        var snapshot = atTheEnd();
        var exception = new WasmValue.ExceptionReference(0, new TagId(1, "$found"));
        var picture = snapshot.object(exception, 0, 100).orElseThrow();
        assertEquals("$found", picture.type());
        assertEquals("0 i32 = 5\n1 (ref $task) = struct 3", cells(picture));
    }

    @Test
    void whatIsNoObjectHasNoContents() throws ModuleException {
        var snapshot = atTheEnd();
        assertEquals(Optional.empty(), snapshot.object(new WasmValue.I31(3), 0, 100));
        assertEquals(
                Optional.empty(), snapshot.object(new WasmValue.Aggregate("struct", 99), 0, 100));
        assertEquals(
                Optional.empty(), snapshot.object(new WasmValue.Aggregate("array", 3), 0, 100));
        var text = global(snapshot, "$text");
        assertThrows(IllegalArgumentException.class, () -> snapshot.object(text, -1, 1));
    }

    @Test
    void anEarlierSnapshotKeepsTheEarlierContents() throws ModuleException {
        var running = new Running(TASKS);
        running.enter("main");
        Snapshot before = running.machine.snapshot();
        running.machine.run(RunLimit.to(Long.MAX_VALUE));
        var waiting = global(before, "$waiting");
        assertEquals("33 (ref null $k) = null", cells(before.object(waiting, 33, 1).orElseThrow()));
        assertEquals(
                "33 (ref null $k) = k3",
                cells(running.machine.snapshot().object(waiting, 33, 1).orElseThrow()));
    }
}
