package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every trap says in one sentence what went wrong, by which instruction, in which function. */
class TrapSentenceTest {
    private static Program program(String fields) throws ModuleException {
        var text =
                """
                (module
                  (type $f (func)) (type $k (cont $f)) (type $g (func (param i32))) (type $kg (cont $g))
                  (rec (type $fs (func (param (ref null $ks)))) (type $ks (cont $fs)))
                  %s)
                """
                        .formatted(fields);
        return Program.read("test.wat", text);
    }

    private static String sentence(String fields, boolean known) {
        try (var session = new Conversation(program(fields))) {
            return sentence(session, known);
        } catch (ModuleException refused) {
            throw new AssertionError(refused);
        }
    }

    private static Trap trap(String fields) {
        try (var session = new Conversation(program(fields))) {
            if (session.last().reason() instanceof StopReason.Opened) {
                session.after(new Command.Continue());
            }
            return assertInstanceOf(StopReason.Trapped.class, session.last().reason()).trap();
        } catch (ModuleException refused) {
            throw new AssertionError(refused);
        }
    }

    /** What the trap says, and before it happens that it will say the same. */
    private static String sentence(Conversation session, boolean known) {
        session.after(new Command.Continue());
        var sentence =
                assertInstanceOf(StopReason.Trapped.class, session.last().reason())
                        .trap()
                        .sentence();
        session.after(new Command.StepInto(Direction.BACKWARD));
        assertEquals(
                known ? Optional.of(sentence) : Optional.empty(),
                session.last().snapshot().trapAhead());
        return sentence;
    }

    /** In {@code $main}, with two types of structs, an array, a memory and a table. */
    private static String sentence(String body) {
        boolean known =
                !body.contains(".fill")
                        && !body.contains(".init")
                        && !body.contains("_data")
                        && !body.contains("(cont.new");
        return sentence(
                """
                (type $circle (sub (struct (field $radius f64))))
                (type $square (sub (struct (field $side f32))))
                (type $row (array (mut i32)))
                (memory 1) (table $slots 10 funcref) (elem (i32.const 1) $main)
                (data $bytes "abcd") (elem $functions func $main)
                (tag $t)
                (global $none (ref null $f) (ref.null $f))
                (type $node (struct (field $next (mut (ref null $node)))))
                (func $nothing (result (ref null $f)) (ref.null $f))
                (func $main (export "main")
                  (local $zero i32) (local $rest (ref null $k)) (local $node (ref null $node)) %s)
                """
                        .formatted(body),
                known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unreachable                                     | unreachable in $main
                    (drop (i32.div_s (i32.const 1) (local.get $zero))) | integer divide by zero: i32.div_s in $main
                    (drop (i64.rem_u (i64.const 1) (i64.const 0)))  | integer divide by zero: i64.rem_u in $main
                    (drop (i32.div_s (i32.const 0x80000000) (i32.const -1))) | integer overflow: i32.div_s in $main divides the least number by -1, and the result does not fit
                    (drop (i32.trunc_f64_s (f64.const nan)))        | invalid conversion to integer: i32.trunc_f64_s in $main
                    (drop (i32.load (i32.const 65533)))             | out of bounds memory access: i32.load in $main accesses 4 bytes at 65533 of a memory that has 65536
                    (i32.store8 (i32.const -1) (i32.const 0))       | out of bounds memory access: i32.store8 in $main accesses 1 byte at 4294967295 of a memory that has 65536
                    (memory.fill (i32.const 65000) (i32.const 0) (i32.const 1000)) | out of bounds memory access: memory.fill in $main accesses 1000 bytes at 65000 of a memory that has 65536
                    (memory.init $bytes (i32.const 0) (i32.const 2) (i32.const 3)) | out of bounds memory access: memory.init in $main takes 3 from 2 of a segment that has 4
                    (drop (table.get $slots (i32.const 10)))        | out of bounds table access: table.get in $main accesses slot 10 of a table that has 10
                    (table.fill $slots (i32.const 9) (ref.null func) (i32.const 2)) | out of bounds table access: table.fill in $main accesses 2 slots from 9 of a table that has 10
                    (call_indirect $slots (i32.const 12))           | undefined element: call_indirect in $main calls slot 12 of a table that has 10
                    (call_indirect $slots (i32.const 0))            | uninitialized element: call_indirect in $main calls slot 0, which is null
                    (call_indirect $slots (param i32) (i32.const 5) (i32.const 1)) | indirect call type mismatch: call_indirect in $main calls $main in slot 1, which is of type $f, and needs $g
                    (call_indirect $slots (param i32 (ref null $k)) (result f32) (i32.const 5) (ref.null $k) (i32.const 1)) (drop) | indirect call type mismatch: call_indirect in $main calls $main in slot 1, which is of type $f, and needs (func (param i32 (ref null $k)) (result f32))
                    (call_ref $f (ref.null $f))                     | null function reference: call_ref in $main
                    (drop (cont.new $k (ref.null $f)))              | null function reference: cont.new in $main
                    (resume $k (ref.null $k))                       | null continuation reference: resume in $main
                    (resume_throw $k $t (ref.null $k))              | null continuation reference: resume_throw in $main
                    (drop (cont.bind $kg $k (i32.const 1) (ref.null $kg))) | null continuation reference: cont.bind in $main
                    (drop (switch $ks $t (ref.null $ks)))           | null continuation reference: switch in $main
                    (resume $k (local.get $rest))                   | null continuation reference: resume in $main: it takes the null from local $rest
                    (call_ref $f (global.get $none))                | null function reference: call_ref in $main: it takes the null from global $none
                    (call_ref $f (call $nothing))                   | null function reference: call_ref in $main: it takes the null from what $nothing gave
                    (drop (ref.as_non_null (table.get $slots (i32.const 3)))) | null reference: ref.as_non_null in $main: it takes the null from slot 3 of table $slots
                    (struct.set $node $next (local.get $node) (ref.null $node)) | null structure reference: struct.set in $main: it takes the null from local $node
                    (drop (struct.get $node $next (struct.get $node $next (struct.new_default $node)))) | null structure reference: struct.get in $main: it takes the null from field $next of a $node
                    (drop (struct.get $node $next (select (result (ref null $node)) (local.get $node) (local.get $node) (local.get $zero)))) | null structure reference: struct.get in $main
                    (throw_ref (ref.null exn))                      | null exception reference: throw_ref in $main
                    (drop (struct.get $circle $radius (ref.null $circle))) | null structure reference: struct.get in $main
                    (drop (array.len (ref.null $row)))              | null array reference: array.len in $main
                    (drop (i31.get_s (ref.null i31)))               | null i31 reference: i31.get_s in $main
                    (drop (ref.as_non_null (ref.null $f)))          | null reference: ref.as_non_null in $main
                    (drop (array.get $row (array.new $row (i32.const 1) (i32.const 3)) (i32.const 3))) | out of bounds array access: array.get in $main accesses element 3 of an array that has 3
                    (array.fill $row (array.new $row (i32.const 1) (i32.const 3)) (i32.const 2) (i32.const 0) (i32.const 4)) | out of bounds array access: array.fill in $main accesses 4 elements from 2 of an array that has 3
                    (drop (array.new_data $row $bytes (i32.const 1) (i32.const 1))) | out of bounds memory access: array.new_data in $main takes 4 from 1 of a segment that has 4
                    (drop (ref.cast (ref $square) (struct.new_default $circle))) | cast failure: ref.cast in $main was given struct 0 of type $circle, and needs (ref $square)
                    (drop (ref.cast (ref i31) (ref.null any)))      | cast failure: ref.cast in $main was given null, and needs (ref i31)
                    (drop (ref.cast (ref $g) (ref.func $main)))     | cast failure: ref.cast in $main was given $main of type $f, and needs (ref $g)
                    """)
    void whatWentWrongAndWhere(String body, String sentence) {
        assertEquals(sentence, sentence(body));
    }

    @Test
    void endlessRecursionNamesTheCallAndTheDepth() {
        var trap = trap("(func $down (export \"main\") (call $down))");
        assertEquals("call stack exhausted", trap.reason());
        assertEquals(
                "call stack exhausted: call in $down calls $down with 20000 frames on S0: more than"
                        + " 20000 are not allowed, nor 4194304 values on one stack",
                trap.sentence());
    }

    @Test
    void resumingThrowingIsExhaustedToo() {
        var trap =
                trap(
                        """
                        (type $nothing (func)) (type $task (cont $nothing))
                        (tag $wait) (tag $wake)
                        (table $deep 3 (ref null $task)) (global $next (mut i32) (i32.const 0))
                        (elem declare func $work)
                        (func $work (call $down (i32.const 9000)))
                        (func $down (param $left i32)
                          (if (local.get $left)
                            (then (call $down (i32.sub (local.get $left) (i32.const 1))) (return)))
                          (block $woken
                            (try_table (catch $wake $woken) (suspend $wait) (return)))
                          (call $wake))
                        (func $wake (local $one (ref null $task))
                          (local.set $one (table.get $deep (global.get $next)))
                          (global.set $next (i32.add (global.get $next) (i32.const 1)))
                          (resume_throw $task $wake (local.get $one)))
                        (func $make (param $at i32)
                          (table.set $deep (local.get $at)
                            (block $waits (result (ref $task))
                              (resume $task (on $wait $waits) (cont.new $task (ref.func $work)))
                              (unreachable))))
                        (func (export "main")
                          (call $make (i32.const 0))
                          (call $make (i32.const 1))
                          (call $make (i32.const 2))
                          (call $wake))
                        """);
        assertEquals("call stack exhausted", trap.reason());
        assertEquals(
                "call stack exhausted: resume_throw in $wake puts S3 on top of 18008 frames: more"
                        + " than 20000 in all are not allowed",
                trap.sentence());
    }

    @Test
    void endlessResumingIsExhaustedToo() {
        var trap =
                trap(
                        """
                        (elem declare func $down)
                        (func $down (export "main") (resume $k (cont.new $k (ref.func $down))))
                        """);
        assertEquals("call stack exhausted", trap.reason());
        assertEquals(
                "call stack exhausted: resume in $down puts S20000 on top of 20000 frames: more"
                        + " than 20000 in all are not allowed",
                trap.sentence());
        assertEquals(20_000, trap.backtrace().size());
    }

    @Test
    void secondResumeNamesTheFirstAndWhoStillHoldsTheReference() {
        assertEquals(
                "continuation already consumed: resume in $main was given k0, which resume in $once"
                        + " consumed at step 6; still held by global $g, local $c of $main on S0",
                trap("""
                (global $g (mut (ref null $k)) (ref.null $k))
                (elem declare func $task)
                (func $task)
                (func $once (resume $k (global.get $g)))
                (func $main (export "main") (local $c (ref null $k))
                  (global.set $g (local.tee $c (cont.new $k (ref.func $task))))
                  (call $once)
                  (resume $k (local.get $c)))
                """)
                        .sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (resume_throw $k $t (local.get $c)) | resume_throw
                    (resume_throw_ref $k (ref.null exn) (local.get $c)) | resume_throw_ref
                    (drop (cont.bind $k $k (local.get $c))) | cont.bind
                    """)
    void everyInstructionThatConsumesSaysSo(String second, String mnemonic) {
        assertEquals(
                "continuation already consumed: "
                        + mnemonic
                        + " in $main was given k0, which cont.bind in $main consumed at step 4;"
                        + " still held by local $c of $main on S0",
                trap("""
                (tag $t) (elem declare func $task)
                (func $task)
                (func $main (export "main") (local $c (ref null $k))
                  (local.set $c (cont.new $k (ref.func $task)))
                  (drop (cont.bind $k $k (local.get $c)))
                  %s)
                """
                                .formatted(second))
                        .sentence());
    }

    @Test
    void switchToAConsumedContinuation() {
        assertEquals(
                "continuation already consumed: switch in $two was given k1, which resume in $main"
                        + " consumed at step 8; still held by global $g",
                trap("""
                (tag $t) (elem declare func $one $two)
                (global $g (mut (ref null $ks)) (ref.null $ks))
                (func $one (type $fs))
                (func $two (type $fs) (drop (switch $ks $t (global.get $g))))
                (func $main (export "main") (local $c (ref null $ks))
                  (local.set $c (cont.new $ks (ref.func $two)))
                  (global.set $g (cont.new $ks (ref.func $one)))
                  (resume $ks (ref.null $ks) (global.get $g))
                  (resume $ks (on $t switch) (ref.null $ks) (local.get $c)))
                """)
                        .sentence());
    }

    @Test
    void aSegmentThatDoesNotFitIsNamed() {
        var trap =
                trap(
                        "(memory 1) (data $greeting (i32.const 65534) \"hello\") (func (export"
                                + " \"main\"))");
        assertEquals(
                "out of bounds memory access: data segment $greeting accesses 5 bytes at 65534 of a"
                        + " memory that has 65536",
                trap.sentence());
    }
}
