package dev.fiberscope.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the last reference went, on programs small enough to look at every step. */
class LastHoldTest {
    private static final String COMMON =
            """
            (type $f (func)) (type $k (cont $f))
            (type $cell (struct (field $held (mut (ref null $k)))))
            (tag $t)
            (table $queue 2 (ref null $k))
            (global $cell (mut (ref null $cell)) (ref.null $cell))
            (elem declare func $waits)
            (func $waits (suspend $t))
            (func $started (result (ref $k))
              (block $h (result (ref $k))
                (resume $k (on $t $h) (cont.new $k (ref.func $waits))) (unreachable)))
            """;

    /**
     * A machine, and what a call of its {@code main} looked like before each step, and behind the
     * last.
     */
    private record Film(Machine machine, List<Snapshot> steps) {
        static Film of(String functions) throws ModuleException {
            var machine = new Machine(Settings.DEBUGGING);
            var text = new Source.Text("test.wat", "(module " + COMMON + functions + ")");
            machine.instantiate(Embedding.load(text), List.of());
            machine.enter(machine.export(0, "main").orElseThrow().address(), Values.NONE);
            var steps = new ArrayList<Snapshot>();
            Outcome outcome = new Outcome.StepReached();
            while (outcome instanceof Outcome.StepReached) {
                steps.add(machine.snapshot());
                outcome = machine.run(RunLimit.to(machine.step() + 1));
            }
            steps.add(machine.snapshot());
            return new Film(machine, steps);
        }

        /** Who held the stack last; that it is lost for good is asked at each step. */
        LastHold last(int stack) {
            var lost = LastHold.isLost(new StackId(stack));
            int first = 0;
            while (!lost.test(steps.get(first))) {
                first++;
            }
            assertTrue(first > 0);
            for (var later : steps.subList(first, steps.size())) {
                assertTrue(lost.test(later));
            }
            assertTrue(LastHold.of(new StackId(stack), steps.get(first)).isEmpty());
            return LastHold.of(new StackId(stack), steps.get(first - 1)).orElseThrow();
        }

        /** The instruction that took the reference away. */
        String instruction(LastHold hold) {
            var at = hold.by().orElseThrow();
            return machine.module(at.instance())
                    .module()
                    .functions()
                    .get(at.function())
                    .body()
                    .instructions()
                    .get(at.instruction())
                    .opcode()
                    .mnemonic();
        }
    }

    @Test
    void aDroppedOperandWasHeldByIt() throws ModuleException {
        var film = Film.of("(func $main (export \"main\") (drop (call $started)))");
        var hold = film.last(1);
        assertEquals("running S0 > operand 0 of $main on S0", hold.path().toString());
        assertEquals("drop", film.instruction(hold));
    }

    @Test
    void anOverwrittenSlotWasTheLastHolder() throws ModuleException {
        var film =
                Film.of(
                        """
                        (func (export "main")
                          (table.set $queue (i32.const 1) (call $started))
                          (nop)
                          (table.set $queue (i32.const 1) (ref.null $k))
                          (nop))
                        """);
        var hold = film.last(1);
        assertEquals("table $queue[1]", hold.path().toString());
        assertEquals("table.set", film.instruction(hold));
    }

    @Test
    void aWayMayBreakFarFromItsEnd() throws ModuleException {
        var film =
                Film.of(
                        """
                        (func (export "main")
                          (global.set $cell (struct.new $cell (call $started)))
                          (global.set $cell (ref.null $cell))
                          (nop))
                        """);
        var hold = film.last(1);
        assertEquals(
                "global $cell > field $held of struct 0 of type $cell", hold.path().toString());
        assertEquals("global.set", film.instruction(hold));
    }

    @Test
    void aReturnTakesLocalsAway() throws ModuleException {
        var film =
                Film.of(
                        """
                        (func $loses (local $it (ref null $k)) (local.set $it (call $started)))
                        (func (export "main") (call $loses) (nop))
                        """);
        var hold = film.last(1);
        assertEquals("running S0 > local $it of $loses on S0", hold.path().toString());
        assertEquals("end", film.instruction(hold));
    }
}
