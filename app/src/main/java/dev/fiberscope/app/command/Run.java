package dev.fiberscope.app.command;

import dev.fiberscope.app.command.TraceLines.NobodyReads;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.history.recording.Header;
import dev.fiberscope.engine.history.recording.Printed;
import dev.fiberscope.engine.history.recording.RecordedProgram;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.host.Wasi;
import dev.fiberscope.engine.host.WasmExit;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.ModuleException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a module: instantiates it, calls an export, prints what came, and says why it ended
 * where it did not return.
 *
 * @param settings of the machine
 * @param traced prints events; standard output is for these and results alone then, and the
 *     module's own goes to the errors
 * @param fuel most instructions
 * @param record the file to record into
 */
record Run(
        RecordedProgram.OfModule program,
        Settings settings,
        Terminal terminal,
        boolean traced,
        long fuel,
        boolean statistics,
        Optional<String> record) {
    /** Gives the exit code. */
    int run() throws Refusal {
        var machine =
                traced
                        ? new Machine(settings, new TraceLines(terminal))
                        : record.isPresent() ? Machine.counting(settings) : new Machine(settings);
        if (record.isEmpty()) {
            var embedding = new Embedding(machine, hosts(output(), terminal.errors()), fuel);
            return timed(machine, () -> tell(machine, ending(embedding)));
        }
        try (var recorder = Recorder.record(record.get(), header(), machine)) {
            var hosts =
                    hosts(
                            recorder.printing(Printed.Stream.OUTPUT, output()),
                            recorder.printing(Printed.Stream.ERRORS, terminal.errors()));
            var embedding = new Embedding(machine, hosts, fuel, Recorder.SLICE, recorder::look);
            int code =
                    timed(
                            machine,
                            () -> {
                                var ending = ending(embedding);
                                recorder.close(
                                        ending.orElse(
                                                new Ending.Stopped(
                                                        "nobody read the trace any more")));
                                return tell(machine, ending);
                            });
            var failure = recorder.failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
            return code;
        }
    }

    @FunctionalInterface
    private interface Timed {
        int run() throws Refusal;
    }

    private int timed(Machine machine, Timed run) throws Refusal {
        long begin = System.nanoTime();
        try {
            return run.run();
        } finally {
            if (statistics) {
                outcomes(machine).tellStatistics(System.nanoTime() - begin);
            }
        }
    }

    private int tell(Machine machine, Optional<Ending> ending) throws Refusal {
        return ending.isEmpty() ? ExitCode.DONE : outcomes(machine).tell(ending.get());
    }

    private Outcomes outcomes(Machine machine) {
        return new Outcomes(terminal, machine, program.source());
    }

    private Header header() {
        return new Header(
                Version.words(),
                Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()),
                program,
                settings);
    }

    private OutputStream output() {
        return traced ? terminal.errors() : terminal.output();
    }

    Hosts hosts(OutputStream output, OutputStream errors) {
        return new Hosts(
                List.of(
                        new Spectest(output),
                        new Wasi(
                                new Streams(terminal.input(), output, errors),
                                List.of(program.name()),
                                Map.of()),
                        new Unprovided()));
    }

    /** Runs; empty if nobody reads the trace any more. */
    Optional<Ending> ending(Embedding embedding) {
        try {
            int instance = embedding.instantiate(program.module());
            return Optional.of(
                    new Ending.Returned(
                            program.entry().isEmpty()
                                    ? List.of()
                                    : embedding.call(
                                            instance, program.entry().get(), program.arguments())));
        } catch (ModuleException unlinkable) {
            return Optional.of(new Ending.Refused(unlinkable.sentence(), unlinkable.place()));
        } catch (WasmExit exit) {
            return Optional.of(new Ending.Exited(exit.code()));
        } catch (WasmTrap trap) {
            return Optional.of(new Ending.Trapped(trap.trap()));
        } catch (WasmThrown thrown) {
            var machine = embedding.machine();
            return Optional.of(
                    new Ending.Threw(
                            machine.tagId(machine.tagOf(thrown.exception())),
                            machine.payload(thrown.exception()),
                            thrown.backtrace()));
        } catch (Stopped stopped) {
            return Optional.of(Outcomes.outOfFuel(fuel));
        } catch (NobodyReads end) {
            return Optional.empty();
        }
    }
}
