package dev.fiberscope.ui.session;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.ModuleException;

/** A generator that yields 1,000 numbers, in a session that keeps some of the events alone. */
public final class LongProgram {
    private static final String TEXT =
            """
            (module
              (type $gen (func))
              (type $ct (cont $gen))
              (tag $yield (param i32))
              (elem declare func $numbers)
              (func $numbers
                (local $n i32)
                (loop $more
                  (suspend $yield (local.get $n))
                  (local.set $n (i32.add (local.get $n) (i32.const 1)))
                  (br $more)))
              (func (export "main")
                (local $k (ref $ct)) (local $got i32)
                (local.set $k (cont.new $ct (ref.func $numbers)))
                (loop $next
                  (block $on_yield (result i32 (ref $ct))
                    (resume $ct (on $yield $on_yield) (local.get $k))
                    (unreachable))
                  (local.set $k)
                  (local.set $got)
                  (br_if $next (i32.lt_u (local.get $got) (i32.const 1000))))))
            """;

    private LongProgram() {}

    /** It stands before its first instruction; {@link #HALF} lies in the middle of the run. */
    public static OpenSession opened() throws ModuleException {
        var program = Program.read("long.wat", TEXT);
        return OpenSession.of(
                DebugSession.open(
                        program,
                        Settings.DEBUGGING,
                        new Budget(1 << 26, 400, 500),
                        streams -> DebugSession.usualHosts(program, streams)));
    }

    /** A step of the run. */
    public static final long HALF = 6_000;
}
