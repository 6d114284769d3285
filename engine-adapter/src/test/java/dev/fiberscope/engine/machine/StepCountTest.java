package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fiberscope.engine.wasm.ModuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a step, and at which address an event stands. */
class StepCountTest {
    private static Running module(String fields) throws ModuleException {
        return new Running(
                "(module (type $f (func)) (type $k (cont $f)) (memory 1) (tag $t) (tag $n (param i32)) "
                        + fields
                        + ")");
    }

    /** The {@code end} of the function is the last step of each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                                       | 1
                    nop                                                      | 2
                    (block (nop))                                            | 2
                    (loop (block (nop)))                                     | 2
                    (if (i32.const 1) (then (nop)) (else (nop) (nop)))       | 4
                    (if (i32.const 0) (then (nop)) (else (nop) (nop)))       | 5
                    (block $out (br $out) (nop))                             | 2
                    (return)                                                 | 1
                    (call $two)                                              | 4
                    (try_table (nop))                                        | 2
                    (memory.fill (i32.const 0) (i32.const 7) (i32.const 60000)) | 5
                    (resume $k (cont.new $k (ref.func $two)))                | 6
                    (return_call $two)                                       | 3
                    """)
    void aStepIsAnInstructionThatIsExecuted(String body, long steps) throws ModuleException {
        var running =
                module(
                        "(elem declare func $two) (func $two nop) (func (export \"main\") "
                                + body
                                + ")");
        assertInstanceOf(Outcome.Ended.class, running.call("main"));
        assertEquals(steps, running.machine.step());
    }

    @Test
    void theInstructionThatTrapsIsAStep() throws ModuleException {
        var running = module("(func (export \"main\") (nop) (unreachable))");
        running.trap("main");
        assertEquals(2, running.machine.step());
    }

    @Test
    void eventsOfOneStepAreNumbered() throws ModuleException {
        var running =
                module(
                        """
                        (elem declare func $inner $outer)
                        (func $inner (throw $n (i32.const 7)))
                        (func $outer (resume $k (cont.new $k (ref.func $inner))))
                        (func (export "main") (result i32)
                          (block $h (result i32)
                            (try_table (catch $n $h) (resume $k (cont.new $k (ref.func $outer))))
                            (i32.const 0)))
                        """);
        assertEquals(7, running.result("main"));
        assertEquals(
                """
                0 host calls "main" on S0
                2 k0 created for S1 $outer
                3 S0 resumes k0 S1
                5 k1 created for S2 $inner
                6 S1 resumes k1 S2
                8 S2 throws $n (7)
                8.1 S2 ends by $n to S1
                8.2 S1 ends by $n to S0
                8.3 S0 catches $n in "main"
                9 S0 returns (7) to the host
                """,
                running.traceText());
    }
}
