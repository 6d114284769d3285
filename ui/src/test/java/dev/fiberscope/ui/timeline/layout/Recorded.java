package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.ImportSource.Provision;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Traces for tests: of the modules beside, run to their end, and such as are made by hand. */
public final class Recorded implements Trace {
    private final List<TraceEvent> events = new ArrayList<>();

    /**
     * The trace of {@code main} of a module in this package's resources. {@code io.poll} gives 1,
     * 0, 2, 0, 3, 3, 3...
     */
    public static Recorded run(String name) {
        var trace = new Recorded();
        var polls = new AtomicInteger();
        int[] polled = {1, 0, 2, 0};
        var hosts =
                new Hosts(
                        List.of((module, function, type) ->
                                new Provision.Provided((caller, arguments) -> {
                                    int poll =
                                            function.equals("poll") ? polls.getAndIncrement() : 0;
                                    return new Answer.Returned(
                                            function.equals("poll")
                                                    ? Values.of(
                                                            poll < polled.length ? polled[poll] : 3)
                                                    : Values.NONE);
                                })));
        var embedding = new Embedding(Settings.DEBUGGING, hosts, trace::add, 1_000_000);
        try {
            embedding.call(
                    embedding.instantiate(Embedding.load(new Source.Text(name, text(name)))),
                    "main",
                    List.of());
        } catch (ModuleException broken) {
            throw new AssertionError(broken);
        } catch (WasmTrap expected) {
            // The trace ends with it.
        }
        return trace;
    }

    /** The text of a module in this package's resources. */
    public static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(Recorded.class.getResourceAsStream(name + ".wat"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an event at the end. */
    public void add(TraceEvent event) {
        events.add(event);
    }

    /** All of it, as lanes. */
    public Lanes lanes() {
        var lanes = new Lanes(this);
        lanes.read();
        return lanes;
    }

    /** Step of the last event. */
    public long end() {
        return events.getLast().at().step();
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public TraceEvent event(int index) {
        return events.get(index);
    }
}
