package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.HostCall;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.ImportSource.Provision;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs programs of which all is recorded: those of the tests export {@code main}. */
final class RecordedRun {
    private RecordedRun() {}

    /** What a run left: the recording, and the trace as it was. */
    record Left(Recording recording, List<TraceEvent> events) {
        Left {
            events = List.copyOf(events);
        }
    }

    /**
     * Runs {@code main} of {@code text}, whose imported functions {@code hosts} makes from the
     * writer of the recording.
     */
    static Left of(
            Path folder,
            String text,
            Function<RecordingWriter, HostCall> hosts,
            WasmValue... arguments)
            throws IOException, ModuleException, RecordingException {
        return of(folder, Settings.RUNNING, "main.wat", text, hosts, arguments);
    }

    static Left of(
            Path folder,
            Settings settings,
            String name,
            String text,
            Function<RecordingWriter, HostCall> hosts,
            WasmValue... arguments)
            throws IOException, ModuleException, RecordingException {
        var file = folder.resolve("run.fscope");
        var program =
                new RecordedProgram.OfModule(
                        Embedding.load(new Source.Text(name, text)),
                        Optional.of("main"),
                        List.of(arguments));
        var events = new ArrayList<TraceEvent>();
        var machine = new Machine(settings, events::add);
        var header = new Header("test", Optional.empty(), program, settings);
        try (var writer = RecordingWriter.create(file, header)) {
            LogRecorder.observe(machine, writer);
            var call = hosts.apply(writer);
            var embedding =
                    new Embedding(
                            machine,
                            new Hosts(List.of((_, _, _) -> new Provision.Provided(call))),
                            Long.MAX_VALUE,
                            1000,
                            () -> check(machine, writer));
            var ending = ending(embedding, program);
            check(machine, writer);
            writer.close(new End(machine.step(), ending));
        }
        return new Left(RecordingReader.read(file), events);
    }

    private static void check(Machine machine, RecordingWriter writer) {
        writer.add(machine.step(), new Crossing.Checked(machine.events(), machine.digest()));
    }

    private static Ending ending(Embedding embedding, RecordedProgram.OfModule program)
            throws ModuleException {
        try {
            int instance = embedding.instantiate(program.module());
            return new Ending.Returned(embedding.call(instance, "main", program.arguments()));
        } catch (WasmTrap trap) {
            return new Ending.Trapped(trap.trap());
        } catch (WasmThrown thrown) {
            var machine = embedding.machine();
            return new Ending.Threw(
                    machine.tagId(machine.tagOf(thrown.exception())),
                    machine.payload(thrown.exception()),
                    thrown.backtrace());
        }
    }
}
