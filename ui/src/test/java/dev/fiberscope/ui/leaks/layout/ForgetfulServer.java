package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.ModuleException;

/**
 * A server that remembers only the last reader and the last timer: of {@code n} connections all are
 * lost at the end, and two timers for each three.
 */
public final class ForgetfulServer {
    /** Connections of which 10,000 stacks are lost. */
    public static final int MANY = 6_000;

    private static final String TEXT =
            """
            (module $server
              (type $none (func))
              (type $job (func (param i32)))
              (type $new (cont $job))
              (type $task (cont $none))
              (tag $wait (param i32))
              (global $reader (mut (ref null $task)) (ref.null $task))
              (global $sleeper (mut (ref null $task)) (ref.null $task))
              (elem declare func $connection $timer)

              ;; Waits for data of connection $n.
              (func $receive (param $n i32)
                (suspend $wait (local.get $n)))
              (func $connection (param $n i32)
                (call $receive (local.get $n)))

              (func $timer (param $n i32) (local $ticks i32)
                (loop $again
                  (local.set $ticks (i32.add (local.get $ticks) (i32.const 1)))
                  (suspend $wait (local.get $n))
                  (br $again)))

              ;; Only one reader is remembered: who waits already is lost.
              (func $accept (param $n i32)
                (block $waits (result i32 (ref $task))
                  (resume $new (on $wait $waits) (local.get $n) (cont.new $new (ref.func $connection)))
                  (return))
                (global.set $reader)
                (drop))

              (func $set_timer (param $n i32)
                (block $waits (result i32 (ref $task))
                  (resume $new (on $wait $waits) (local.get $n) (cont.new $new (ref.func $timer)))
                  (return))
                (global.set $sleeper)
                (drop))

              (func $main (export "_start") (local $n i32)
                (loop $more
                  (call $accept (local.get $n))
                  (if (i32.lt_u (i32.rem_u (local.get $n) (i32.const 3)) (i32.const 2))
                    (then (call $set_timer (local.get $n))))
                  (local.set $n (i32.add (local.get $n) (i32.const 1)))
                  (br_if $more (i32.lt_u (local.get $n) (i32.const COUNT))))
                (global.set $reader (ref.null $task))
                (global.set $sleeper (ref.null $task))
                (nop)
                (unreachable)))
            """;

    private ForgetfulServer() {}

    /** The module's text; the last instruction of {@code $main} traps. */
    public static String text(int connections) {
        return TEXT.replace("COUNT", Integer.toString(connections));
    }

    /** It stands before its first instruction. */
    public static DebugSession opened(int connections) throws ModuleException {
        return DebugSession.open(Program.read("server.wat", text(connections)));
    }
}
