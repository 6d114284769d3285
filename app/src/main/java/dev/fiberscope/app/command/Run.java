package dev.fiberscope.app.command;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.host.Wasi;
import dev.fiberscope.engine.host.WasmExit;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of a module: instantiates it, calls an export, prints what came, and says why it ended
 * where it did not return.
 */
final class Run {
    /**
     * Nobody reads standard output any more, as behind {@code | head}: there is no use in going on.
     */
    private static final class NobodyReads extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyReads() {
            super(null, null, false, false);
        }
    }

    private final ValidModule module;
    private final Terminal terminal;
    private final long fuel;
    private final Unprovided unprovided = new Unprovided();
    private final Embedding embedding;
    private final Positions positions;

    /**
     * With {@code traced}, standard output is for events and results alone, and the module's own
     * goes to the errors.
     */
    Run(ValidModule module, Terminal terminal, boolean traced, long fuel) {
        this.module = module;
        this.terminal = terminal;
        this.fuel = fuel;
        var output = traced ? terminal.errors() : terminal.output();
        var hosts =
                new Hosts(
                        List.of(
                                new Spectest(output),
                                new Wasi(
                                        new Streams(terminal.input(), output, terminal.errors()),
                                        List.of(name()),
                                        Map.of()),
                                unprovided));
        embedding =
                traced
                        ? new Embedding(Settings.RUNNING, hosts, this::trace, fuel)
                        : new Embedding(Settings.RUNNING, hosts, fuel);
        positions = new Positions(embedding.machine());
    }

    private void trace(TraceEvent event) {
        terminal.say(TraceText.line(event));
        if (terminal.output().checkError()) {
            throw new NobodyReads();
        }
    }

    /** Gives the exit code. An empty {@code export} means that the start function is all. */
    int call(String export, List<WasmValue> arguments) throws Refusal {
        try {
            int instance = embedding.instantiate(module);
            if (!export.isEmpty()) {
                embedding
                        .call(instance, export, arguments)
                        .forEach(result -> terminal.say(result.toString()));
            }
            return ExitCode.DONE;
        } catch (ModuleException unlinkable) {
            throw new Refusal.Broken(module.module().source(), unlinkable);
        } catch (WasmExit exit) {
            return exit.code();
        } catch (WasmTrap trap) {
            return trapped(trap);
        } catch (WasmThrown thrown) {
            complain(thrown.backtrace(), sentence(thrown));
            return ExitCode.TRAPPED;
        } catch (Stopped stopped) {
            return stopped();
        } catch (NobodyReads end) {
            return ExitCode.DONE;
        }
    }

    private int trapped(WasmTrap trap) {
        complain(trap.trap().backtrace(), trap.trap().sentence());
        return unprovided.called() ? ExitCode.REFUSED : ExitCode.TRAPPED;
    }

    private int stopped() {
        complain(
                positions.running(),
                "stopped after " + fuel + (fuel == 1 ? " instruction" : " instructions"));
        return ExitCode.TRAPPED;
    }

    /** The sentence with the position of the newest frame, then all frames. */
    private void complain(List<Trap.Line> frames, String sentence) {
        terminal.complain(
                (frames.isEmpty() ? name() : positions.of(frames.getFirst().at()))
                        + ": "
                        + sentence);
        positions.backtrace(frames).forEach(terminal::complain);
    }

    private String sentence(WasmThrown thrown) {
        var machine = embedding.machine();
        var payload = machine.payload(thrown.exception());
        var values =
                payload.isEmpty()
                        ? ""
                        : payload.stream()
                                .map(WasmValue::toString)
                                .collect(Collectors.joining(" ", " (", ")"));
        return "nobody caught the exception "
                + machine.tagId(machine.tagOf(thrown.exception()))
                + values;
    }

    /** Counts of the machine, and {@code nanoseconds} of time, one a line. */
    void printStatistics(long nanoseconds) {
        var counts = embedding.machine().statistics();
        terminal.complain("steps: " + counts.steps());
        terminal.complain(String.format(Locale.ROOT, "seconds: %.3f", nanoseconds / 1e9));
        terminal.complain(
                counts.steps() == 0
                        ? "ns a step: none"
                        : String.format(
                                Locale.ROOT,
                                "ns a step: %.1f",
                                (double) nanoseconds / counts.steps()));
        terminal.complain("switches: " + counts.switches());
        terminal.complain("stacks made: " + counts.stacksMade());
        terminal.complain("stacks alive: " + counts.stacksAlive());
    }

    private String name() {
        return module.module().source().name();
    }
}
