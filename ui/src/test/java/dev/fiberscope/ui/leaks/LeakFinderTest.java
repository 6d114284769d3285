package dev.fiberscope.ui.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.layout.Reachable;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.ForgetfulServer;
import dev.fiberscope.ui.leaks.layout.LeakView;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When stops are searched; this thread stands in for JavaFX's. */
final class LeakFinderTest {
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final SessionModel model = new SessionModel(fx::add);
    private final LeakFinder finder = new LeakFinder(model, fx::add);

    @AfterEach
    void close() {
        model.close();
    }

    private void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            var work = fx.poll(30, TimeUnit.SECONDS);
            if (work == null) {
                throw new IllegalStateException("nothing happens");
            }
            work.run();
        }
    }

    private long step() {
        return model.stop().map(stop -> stop.snapshot().step()).orElse(-1L);
    }

    private Optional<Findings> findings() {
        return finder.findings().get();
    }

    private void open(DebugSession session) throws InterruptedException {
        model.open(OpenSession.of(session));
        until(() -> findings().filter(each -> each.step() == 0).isPresent());
    }

    private void toTheEnd() throws InterruptedException {
        model.send(new Command.Continue());
        until(() -> step() > 0);
    }

    @Test
    void everyStopIsSearched() throws ModuleException, InterruptedException {
        open(ForgetfulServer.opened(30));
        toTheEnd();
        until(() -> findings().filter(each -> each.step() == step()).isPresent());
        assertEquals(50, findings().orElseThrow().failing());
        assertEquals(50, finder.growth().most());
        long end = step();
        model.send(new Command.TravelTo(200));
        until(() -> findings().filter(each -> each.step() == 200).isPresent());
        assertTrue(findings().orElseThrow().failing() < 50);
        assertEquals(3, finder.samples().size());
        assertEquals(end, finder.samples().getLast().step());
        model.close();
        assertTrue(findings().isEmpty());
        assertTrue(finder.samples().isEmpty());
    }

    /** A stack whose last reference lies in a struct that nothing refers to. */
    private static final String BOXED =
            """
            (module
              (type $f (func)) (type $k (cont $f))
              (type $box (struct (field $held (ref $k))))
              (tag $t)
              (elem declare func $waits)
              (func $waits (suspend $t))
              (func (export "_start") (local $box (ref null $box))
                (block $h (result (ref $k))
                  (resume $k (on $t $h) (cont.new $k (ref.func $waits))) (return))
                (local.set $box (struct.new $box))
                (local.set $box (ref.null $box))
                (nop)
                (unreachable)))
            """;

    @Test
    void whatOnlyAnUnreachableObjectHoldsIsMarked() throws ModuleException, InterruptedException {
        open(DebugSession.open(Program.read("boxed.wat", BOXED)));
        toTheEnd();
        until(() -> !model.dropped().get().isEmpty());
        var stack = new StackId(1);
        assertEquals(Set.of(stack), model.dropped().get());
        var snapshot = model.stop().orElseThrow().snapshot();
        assertFalse(Reachable.forgotten(snapshot).contains(stack));
        var marked = LeakView.marked(snapshot, model.dropped().get());
        assertEquals(Set.of(stack), Reachable.forgotten(marked));
        assertEquals(snapshot.stacks(), marked.stacks());
        model.send(new Command.TravelTo(2));
        until(() -> step() == 2);
        assertTrue(model.dropped().get().isEmpty());
    }

    @Test
    void manyStacksAreSearchedWhenSomebodyAsks() throws ModuleException, InterruptedException {
        open(ForgetfulServer.opened(6_300));
        toTheEnd();
        assertEquals(new Search.Due(10_500), finder.search().get());
        assertEquals(
                0, findings().orElseThrow().step(), "what was found before stays, with its step");
        finder.begin();
        assertInstanceOf(Search.Going.class, finder.search().get());
        finder.cancel();
        assertEquals(new Search.Due(10_500), finder.search().get());
        finder.begin();
        until(() -> finder.search().get() instanceof Search.Idle);
        assertEquals(step(), findings().orElseThrow().step());
        assertEquals(10_500, findings().orElseThrow().failing());
    }

    @Test
    void theOlderPartOfALongRunIsLookedForWhenSomebodyAsks()
            throws ModuleException, InterruptedException {
        var program = Program.read("server.wat", ForgetfulServer.text(900));
        open(
                DebugSession.open(
                        program,
                        Settings.DEBUGGING,
                        new Budget(1 << 26, 400, 500),
                        streams -> DebugSession.usualHosts(program, streams)));
        model.send(new Command.TravelTo(15_000));
        until(() -> step() == 15_000);
        model.send(new Command.Continue());
        until(() -> step() > 15_000);
        until(() -> findings().filter(each -> each.step() == step()).isPresent());
        var first = new StackId(1);
        assertFalse(findings().orElseThrow().told());
        assertTrue(findings().flatMap(each -> each.leak(first)).orElseThrow().made().isEmpty());
        finder.lookBack();
        until(() -> findings().orElseThrow().told());
        var leak = findings().flatMap(each -> each.leak(first)).orElseThrow();
        assertEquals(5, leak.made().orElseThrow().created().step());
        assertEquals(10, leak.suspended().orElseThrow().at().step());
    }
}
