package dev.fiberscope.ui.code;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real session for tests: sends commands and waits for their stops. */
final class Stops implements AutoCloseable {
    private final DebugSession session;
    private final LinkedBlockingQueue<Stop> stops = new LinkedBlockingQueue<>();

    Stops(String name, String text) {
        try {
            session = DebugSession.open(Program.read(name, text));
        } catch (ModuleException e) {
            throw new AssertionError("the test's module is wrong: " + e.sentence(), e);
        }
        session.listen(notice -> {
            if (notice instanceof Notice.Stopped(var stop)) {
                stops.add(stop);
            }
        });
        next();
    }

    /** The stop to which {@code command} leads. */
    Stop after(Command command) {
        session.send(command);
        return next();
    }

    List<LoadedModule> modules() {
        return session.modules();
    }

    private Stop next() {
        try {
            var stop = stops.poll(20, TimeUnit.SECONDS);
            if (stop == null) {
                throw new AssertionError("no stop came");
            }
            return stop;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
