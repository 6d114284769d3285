package dev.fiberscope.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A replay that goes another way than was recorded says where, and what each side did. */
final class DivergenceTest {
    private static final String ASKING =
            """
            (module
              (import "host" "next" (func $next (param i32) (result i32)))
              (func (export "run") (result i32)
                (call $next (call $next (i32.const 1)))))
            """;

    /** A run whose host gives 5, then 7. */
    private static Log log() throws ModuleException {
        var machine = new Machine(Settings.DEBUGGING, _ -> {});
        var log = new Log();
        LogRecorder.observe(machine, log);
        var module = Validator.validate(TextReader.read(new Source.Text("test.wat", ASKING)));
        var next = machine.defineHostFunction(module, 0, "$next");
        machine.instantiate(module, List.of(next));
        machine.enter(machine.export(0, "run").orElseThrow().address(), Values.NONE);
        machine.run(RunLimit.to(Long.MAX_VALUE));
        machine.hostReturned(Values.of(5));
        machine.run(RunLimit.to(Long.MAX_VALUE));
        machine.hostReturned(Values.of(7));
        machine.run(RunLimit.to(Long.MAX_VALUE));
        log.add(machine.step(), new Crossing.Checked(machine.events(), machine.digest()));
        return log;
    }

    private static Player replay(Log log, UnaryOperator<Log.Entry> change) {
        var changed = new Log();
        for (int i = 0; i < log.size(); i++) {
            var entry = change.apply(log.at(i));
            changed.add(entry.step(), entry.crossing());
        }
        var player = new Player(new Machine(Settings.DEBUGGING, _ -> {}), changed);
        while (!player.atEndOfLog()) {
            player.run(RunLimit.to(Long.MAX_VALUE));
        }
        return player;
    }

    private static Divergence divergence(UnaryOperator<Log.Entry> change) throws ModuleException {
        var log = log();
        return assertThrows(Divergence.class, () -> replay(log, change));
    }

    @Test
    void theSameLogGoesTheSameWay() throws ModuleException {
        assertEquals(
                new Outcome.Ended(Values.of(7)),
                replay(log(), UnaryOperator.identity()).end().orElseThrow());
    }

    @Test
    void anotherAnswerIsNoticedAtTheNextCall() throws ModuleException {
        var divergence =
                divergence(entry ->
                        entry.crossing().equals(new Crossing.HostReturned(Values.of(5)))
                                ? new Log.Entry(
                                        entry.step(), new Crossing.HostReturned(Values.of(6)))
                                : entry);
        assertEquals(
                "The replay leaves the recording at step 3: recorded was the call of host function"
                        + " $next(5), replayed the call of host function $next(6).",
                divergence.getMessage());
    }

    @Test
    void aCallAtAnotherStepIsNoticed() throws ModuleException {
        var divergence =
                divergence(entry ->
                        entry.crossing() instanceof Crossing.HostCalled && entry.step() == 3
                                ? new Log.Entry(4, entry.crossing())
                                : entry);
        assertEquals(3, divergence.step());
    }

    @Test
    void whatDoesNotCrossAgainIsFoundByTheDigest() throws ModuleException {
        var divergence =
                divergence(entry ->
                        entry.crossing().equals(new Crossing.HostReturned(Values.of(7)))
                                ? new Log.Entry(
                                        entry.step(), new Crossing.HostReturned(Values.of(8)))
                                : entry);
        assertEquals(4, divergence.step());
        assertEquals("a trace with the digest", divergence.recorded().substring(0, 23));
    }

    @Test
    void aReplayThatEndsEarlyIsNoticed() throws ModuleException {
        var divergence =
                divergence(entry ->
                        entry.crossing() instanceof Crossing.Checked
                                ? new Log.Entry(entry.step() + 9, entry.crossing())
                                : entry);
        assertEquals("that no instruction is next", divergence.replayed());
    }
}
