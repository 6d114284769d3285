package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Settings.Collection;
import dev.fiberscope.engine.proof.program.Shrinking;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.proof.reduction.End;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.ModulePrinter;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Programs with structs, arrays, exceptions and continuations go the same way whenever the
 * collector runs: never, when needed, at every allocation, and every few instructions by hand.
 */
class CollectionScheduleTest {
    private static final int STEPS_A_CALL = 1_500;
    private static final int ROUNDS = 4;
    private static final int MANY_ROUNDS = 1_000;
    private static final int LONG_PROGRAMS = 12;

    /** Instructions between two collections by hand. */
    private static final int PAUSE = 5;

    /** All that can be seen of a run; events without their place in the step. */
    private record Seen(List<End> ends, List<String> events, List<String> globals, long steps) {}

    @Test
    void resultsAndTracesDoNotDependOnWhenTheCollectorRuns() {
        var collected = new LongAdder();
        IntStream.range(0, Counts.SCHEDULES)
                .parallel()
                .filter(i -> !agree(program(Counts.SEED + i), collected))
                .min()
                .ifPresent(i -> report(Counts.SEED + i));
        System.out.println(
                Counts.SCHEDULES + " programs, " + collected.sum() + " stacks collected");
        assertTrue(collected.sum() > Counts.SCHEDULES, "the collector had something to do");
    }

    @Test
    void collectionWhenNeededChangesNothing() throws ModuleException {
        long collected = 0;
        for (int i = 0; i < LONG_PROGRAMS; i++) {
            var program = program(Counts.SEED + i);
            var needed = new MachineRun(program.module(), settings(Collection.WHEN_NEEDED));
            var never = new MachineRun(program.module(), settings(Collection.NEVER));
            assertEquals(
                    seen(never, program.exports(), MANY_ROUNDS, 0),
                    seen(needed, program.exports(), MANY_ROUNDS, 0));
            collected += needed.collected();
            assertEquals(0, never.collected());
        }
        assertTrue(collected > 10_000, "the collector had something to do");
    }

    private record Program(ValidModule module, int exports) {}

    private static Program program(long seed) {
        var program = new SwitchingProgram(seed, true);
        return new Program(ReductionTest.valid(seed, program.text()), program.exports());
    }

    private static Settings settings(Collection collection) {
        return new Settings(2_000_000, 20_000, 100, 20_000_000, collection);
    }

    private static boolean agree(Program program, LongAdder collected) {
        try {
            var module = program.module();
            var never = new MachineRun(module, settings(Collection.NEVER));
            var always = new MachineRun(module, settings(Collection.AT_EVERY_ALLOCATION));
            var byHand = new MachineRun(module, settings(Collection.NEVER));
            var expected = seen(never, program.exports(), ROUNDS, 0);
            boolean same =
                    expected.equals(seen(always, program.exports(), ROUNDS, 0))
                            && expected.equals(seen(byHand, program.exports(), ROUNDS, PAUSE));
            collected.add(always.collected() + byHand.collected());
            return same;
        } catch (ModuleException | RuntimeException | AssertionError broken) {
            return false;
        }
    }

    private static Seen seen(MachineRun run, int exports, int rounds, int pause) {
        var ends = new ArrayList<End>();
        for (int call = 0; call < rounds * exports; call++) {
            var end = run.call(call % exports, run.machine.step() + STEPS_A_CALL, pause);
            ends.add(end);
            if (end instanceof End.Unfinished) {
                break;
            }
        }
        var events = run.log().stream().map(event -> event.replaceFirst("[.]\\d+ ", " ")).toList();
        return new Seen(ends, events, run.globals(), run.machine.step());
    }

    private static void report(long seed) {
        var program = program(seed);
        var smallest =
                Shrinking.shrink(
                        program.module().module(), candidate -> differs(candidate, program));
        fail("seed " + seed + "\n" + ModulePrinter.print(smallest).text());
    }

    private static boolean differs(Module candidate, Program program) {
        try {
            var valid = Validator.validate(candidate);
            return !agree(new Program(valid, program.exports()), new LongAdder());
        } catch (ModuleException invalid) {
            return false;
        }
    }
}
