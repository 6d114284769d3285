package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A recursion inside a continuation, run under a policy of stack memory; it waits at its deepest.
 */
public final class PolicyRun implements AutoCloseable {
    /** Calls itself five times, then suspends; then forty times. */
    public static final String DEEP =
            """
            (module
              (type $task (func))
              (type $ct (cont $task))
              (tag $yield)
              (elem declare func $worker)
              (func $down (param $n i32)
                (if (i32.eqz (local.get $n))
                  (then (suspend $yield) (return)))
                (call $down (i32.sub (local.get $n) (i32.const 1))))
              (func $worker
                (call $down (i32.const 5))
                (call $down (i32.const 40)))
              (func (export "main")
                (local $k (ref $ct))
                (local.set $k (cont.new $ct (ref.func $worker)))
                (loop $next
                  (block $on_yield (result (ref $ct))
                    (resume $ct (on $yield $on_yield) (local.get $k))
                    (return))
                  (local.set $k)
                  (br $next))))
            """;

    private final DebugSession session;
    private final LinkedBlockingQueue<Stop> stops = new LinkedBlockingQueue<>();
    private Stop stop;

    /** Opens {@link #DEEP} under the policy that {@code text} names. */
    public PolicyRun(String text) {
        try {
            session =
                    DebugSession.open(Program.read("deep.wat", DEEP))
                            .with(Settings.DEBUGGING.with(Optional.of(policy(text))));
        } catch (ModuleException broken) {
            throw new AssertionError(broken.sentence(), broken);
        }
        session.listen(notice -> {
            if (notice instanceof Notice.Stopped(var there)) {
                stops.add(there);
            }
        });
        stop = next();
    }

    /** The settings that {@code text} means. */
    public static PolicySettings policy(String text) {
        return switch (PolicyReader.read(text)) {
            case Reading.Chosen(var chosen) -> chosen.orElseThrow();
            case Reading.Refused(var sentence) -> throw new AssertionError(sentence);
        };
    }

    /** Goes on until another stack runs, {@code times} times. */
    public PolicyRun switches(int times) {
        for (int i = 0; i < times; i++) {
            session.send(new Command.StepToSwitch());
            stop = next();
        }
        return this;
    }

    public Stop stop() {
        return stop;
    }

    public Trace trace() {
        return session.trace();
    }

    public PolicySettings policy() {
        return session.settings().memory().orElseThrow();
    }

    private Stop next() {
        try {
            return Optional.ofNullable(stops.poll(30, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no stop came"));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
