package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stops where a stack overflows and where frames move, both ways in time. */
class MemoryStopTest {
    private static final String DEEP =
            """
            (module
              (type $f (func (param i32)))
              (type $c (cont $f))
              (func $down (param i32)
                (if (local.get 0) (then (call $down (i32.sub (local.get 0) (i32.const 1))))))
              (elem declare func $down)
              (func (export "main") (resume $c (i32.const 100) (cont.new $c (ref.func $down)))))
            """;

    private static Conversation session(String policy) throws ModuleException {
        if (!(PolicyReader.read(policy) instanceof Reading.Chosen(var chosen))) {
            throw new AssertionError(policy);
        }
        return new Conversation(Program.read("deep.wat", DEEP), Settings.DEBUGGING.with(chosen));
    }

    @Test
    void anOverflowIsAStopBothWays() throws ModuleException {
        try (var session = session("segmented,first=4K,limit=64K")) {
            session.send(new Command.SetEventStop(new EventStop(EventKind.OVERFLOWED)));
            session.after(new Command.Continue());
            var stop = session.last();
            var matched = assertInstanceOf(StopReason.EventMatched.class, stop.reason());
            var overflow = assertInstanceOf(MemoryEvent.Overflowed.class, matched.event());
            assertEquals("$down", overflow.callee());
            var segments = stop.snapshot().segments(new StackId(1));
            assertEquals(2, segments.size());
            session.after(new Command.Continue());
            assertInstanceOf(StopReason.Finished.class, session.last().reason());
            session.after(new Command.Continue(Direction.BACKWARD));
            assertEquals(stop.reason(), session.last().reason());
            assertEquals(stop.snapshot().step(), session.last().snapshot().step());
            assertEquals(segments, session.last().snapshot().segments(new StackId(1)));
        }
    }

    @Test
    void framesThatMoveAreAStop() throws ModuleException {
        try (var session = session("copying,first=1K,limit=64K,main=0")) {
            session.send(new Command.SetEventStop(new EventStop(EventKind.MIGRATED)));
            var moved = new java.util.ArrayList<Integer>();
            session.after(new Command.Continue());
            while (session.last().reason()
                    instanceof StopReason.EventMatched(MemoryEvent.FramesMigrated move)) {
                moved.add(move.frames());
                session.after(new Command.Continue());
            }
            // 992 bytes hold 15 frames of 64, 2,016 hold 31, 4,064 hold 63, and the one that is
            // entered moves as well.
            assertEquals(List.of(16, 32, 64), moved);
        }
    }
}
