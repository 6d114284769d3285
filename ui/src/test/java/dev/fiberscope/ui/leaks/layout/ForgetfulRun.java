package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.TurningPoint;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.sentence.InstructionWords;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A run of the {@link ForgetfulServer}, in a session that can be taken to any step. */
final class ForgetfulRun implements AutoCloseable, CodeWords {
    private final DebugSession session;
    private final BlockingQueue<Stop> stops = new LinkedBlockingQueue<>();
    private final Texts texts;

    ForgetfulRun(int connections) throws ModuleException, InterruptedException {
        session = ForgetfulServer.opened(connections);
        session.listen(notice -> {
            if (notice instanceof Notice.Stopped(var stop)) {
                stops.add(stop);
            }
        });
        next();
        texts = new Texts(session.modules());
    }

    private Snapshot next() throws InterruptedException {
        var stop = stops.poll(20, TimeUnit.SECONDS);
        if (stop == null) {
            throw new IllegalStateException("no stop came");
        }
        return stop.snapshot();
    }

    Snapshot end() throws InterruptedException {
        session.send(new Command.Continue());
        return next();
    }

    Snapshot at(long step) throws InterruptedException {
        session.send(new Command.TravelTo(step));
        return next();
    }

    Trace trace() {
        return session.trace();
    }

    List<? extends Interval> summaries() {
        return session.summaries();
    }

    Findings findings(Snapshot snapshot, long staleAfter) {
        return Findings.of(
                        1,
                        snapshot,
                        PastEvents.NONE.book(trace(), snapshot.step()),
                        PastEvents.NONE.complete(trace()),
                        staleAfter,
                        Progress.UNWATCHED)
                .orElseThrow();
    }

    /** The last state in which {@code holds} did not hold. */
    Snapshot before(Predicate<Snapshot> holds, long step)
            throws InterruptedException, ExecutionException, TimeoutException {
        var found = new CompletableFuture<Snapshot>();
        session.seek(new TurningPoint(step, holds, (before, _) -> found.complete(before)));
        return found.get(20, TimeUnit.SECONDS);
    }

    @Override
    public String where(CodePoint at) {
        return texts.where(at);
    }

    @Override
    public String instruction(CodePoint at) {
        return InstructionWords.brief(session.modules(), at).orElse("");
    }

    @Override
    public void close() {
        session.close();
    }
}
