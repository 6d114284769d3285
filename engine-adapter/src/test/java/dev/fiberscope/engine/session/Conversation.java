package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A session spoken to one sentence at a time: send a command, expect what comes. */
final class Conversation implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final DebugSession session;
    private final LinkedBlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    private final StringBuilder printed = new StringBuilder();
    private Stop last;

    /** With the usual hosts, standing before the first instruction. */
    Conversation(String resource) {
        this(program(resource));
    }

    Conversation(Program program) {
        this(DebugSession.open(program));
    }

    Conversation(Program program, Settings settings) {
        this(
                DebugSession.open(
                        program, settings, streams -> DebugSession.usualHosts(program, streams)));
    }

    Conversation(Program program, Function<Streams, Hosts> hosts) {
        this(DebugSession.open(program, Settings.DEBUGGING, hosts));
    }

    private Conversation(DebugSession session) {
        this.session = session;
        session.listen(notices::add);
        last = awaitStop();
    }

    /** The program in a file beside this class. */
    static Program program(String resource) {
        try (var stream =
                Objects.requireNonNull(
                        Conversation.class.getResourceAsStream(resource), resource)) {
            return Program.read(resource, Bytes.of(stream.readAllBytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ModuleException refused) {
            throw new AssertionError(refused.place() + ": " + refused.getMessage(), refused);
        }
    }

    DebugSession session() {
        return session;
    }

    void send(Command command) {
        session.send(command);
    }

    /** The next stop passes {@code check}. */
    void expectStop(Consumer<Stop> check) {
        last = awaitStop();
        check.accept(last);
    }

    /** The next stop has this reason. */
    void expectStop(StopReason reason) {
        expectStop(stop -> assertEquals(reason, stop.reason()));
    }

    /** Sends the command and waits for the stop. */
    Snapshot after(Command command) {
        send(command);
        last = awaitStop();
        return last.snapshot();
    }

    String expectRefusal() {
        return switch (await()) {
            case Notice.Refused(_, var sentence) -> sentence;
            case Notice other -> fail("expected a refusal, not " + other);
        };
    }

    /** The report of a fault of our own. */
    String expectFailure() {
        return switch (await()) {
            case Notice.Failed(var report) -> report;
            case Notice other -> fail("expected a failure, not " + other);
        };
    }

    Stop last() {
        return last;
    }

    /** Everything that the program printed until the last stop. */
    String printed() {
        return printed.toString();
    }

    /** The text of the next instruction, as it stands in the file. */
    String next() {
        return text(last.snapshot().next().orElseThrow());
    }

    /** The running function, stack and next instruction: {@code $sum S0 local.get $k}. */
    String where() {
        var snapshot = last.snapshot();
        var running = snapshot.stack(snapshot.runningChain().getFirst()).orElseThrow();
        return running.frames().getFirst().function() + " " + running.id() + " " + next();
    }

    /** The first instruction of the file that is written so. */
    CodePoint point(String instruction) {
        var loaded = session.modules().getFirst();
        var functions = loaded.listing().instructions();
        int imported = loaded.module().module().functionTypes().size() - functions.size();
        for (int function = 0; function < functions.size(); function++) {
            for (int i = 0; i < functions.get(function).size(); i++) {
                var point = new CodePoint(loaded.instance(), imported + function, i);
                if (text(point).equals(instruction)) {
                    return point;
                }
            }
        }
        return fail("no instruction is written " + instruction);
    }

    private String text(CodePoint at) {
        var loaded =
                session.modules().stream()
                        .filter(each -> each.instance() == at.instance())
                        .findFirst()
                        .orElseThrow();
        int imported =
                loaded.module().module().functionTypes().size()
                        - loaded.module().module().functions().size();
        var place = loaded.listing().place(at.function() - imported, at.instruction());
        return loaded.listing().text().substring(place.start(), place.end());
    }

    /** Waits until the session tells that it has run beyond {@code step}. */
    void awaitProgress(long step) {
        for (; ; ) {
            if (taken() instanceof Notice.Progressed(long at, _) && at > step) {
                return;
            }
        }
    }

    private Stop awaitStop() {
        return switch (await()) {
            case Notice.Stopped(var stop) -> stop;
            case Notice.Failed(var report) -> fail(report);
            case Notice other -> fail("expected a stop, not " + other);
        };
    }

    /** The next notice that answers a command. */
    private Notice await() {
        for (; ; ) {
            switch (taken()) {
                case Notice.Went _, Notice.Progressed _, Notice.Conditions _ -> {}
                case Notice.Printed(var text, _) -> printed.append(text);
                case Notice other -> {
                    return other;
                }
            }
        }
    }

    private Notice taken() {
        try {
            var notice = notices.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(notice, "nothing came for " + PATIENCE_SECONDS + " seconds");
            return notice;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return fail(interrupted);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
