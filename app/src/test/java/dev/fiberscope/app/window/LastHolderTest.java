package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.TurningPoint;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.layout.LastHolder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The sample whose queue is full, and drops a task. */
class LastHolderTest {
    @Test
    void theParameterOfAFunctionThatReturnedHeldItLast() throws Exception {
        var sample = Samples.read().find("scheduler").orElseThrow();
        var stops = new LinkedBlockingQueue<Stop>();
        try (var session = DebugSession.open(Program.read("scheduler.wat", sample.wat()))) {
            session.listen(notice -> {
                if (notice instanceof Notice.Stopped(var stop)) {
                    stops.add(stop);
                }
            });
            stops.poll(60, TimeUnit.SECONDS);
            session.send(new Command.TravelTo(886));
            var snapshot =
                    Optional.ofNullable(stops.poll(60, TimeUnit.SECONDS)).orElseThrow().snapshot();
            var lost = new ContinuationId(13);
            assertEquals(List.of(lost), LastHolder.lost(snapshot));
            var found = new CompletableFuture<Optional<LastHolder>>();
            session.seek(
                    new TurningPoint(
                            886,
                            there -> LastHolder.isLost(lost, there),
                            (before, after) -> found.complete(LastHolder.of(lost, before, after))));
            var last = found.get(60, TimeUnit.SECONDS).orElseThrow();
            assertEquals(new Holder.Local(new StackId(0), 2, "$enqueue", "$k"), last.holder());
            assertEquals("$enqueue", last.by().orElseThrow().function());
            session.send(new Command.TravelTo(last.step()));
            var then =
                    Optional.ofNullable(stops.poll(60, TimeUnit.SECONDS)).orElseThrow().snapshot();
            assertEquals(List.of(lost), LastHolder.lost(then));
            session.send(new Command.TravelTo(last.step() - 1));
            var before =
                    Optional.ofNullable(stops.poll(60, TimeUnit.SECONDS)).orElseThrow().snapshot();
            assertEquals(List.of(), LastHolder.lost(before));
        }
    }
}
