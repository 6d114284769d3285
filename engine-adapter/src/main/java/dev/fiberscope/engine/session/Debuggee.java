package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.Answers;
import dev.fiberscope.engine.host.Driver;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Imports;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.text.Listing;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;
import java.util.Optional;

/**
 * One run of the program, from its beginning for as long as somebody looks at it. Plays the program
 * (a module, or a script) on the live machine, and asks {@link Desk} before every stretch whether
 * to go on.
 *
 * <p>When a host function calls back, {@link #call} is entered again while that host's Java frame
 * waits below; the desk is the same for all of them. Engine thread only.
 */
final class Debuggee implements Stage, Driver {
    /** Each nested activation lies on the Java stack with its host. */
    private static final int NESTING = 200;

    /** Most entries of the log: they take a quarter of the Java heap. */
    private static final long MOST_CROSSINGS = Runtime.getRuntime().maxMemory() / 4 / 120;

    private final Program program;
    private final Timeline timeline;
    private final Answers answers;
    private final Imports imports;
    private final Desk desk;
    private int depth;

    Debuggee(Program program, Settings settings, Budget budget, Hosts hosts, Desk.Room room) {
        this.program = program;
        timeline =
                program instanceof Program.OfRecording(var recording)
                        ? Timeline.playing(recording.header().settings(), budget, recording.log())
                        : new Timeline(settings, budget);
        answers = new Answers(timeline.live());
        imports = new Imports(timeline.live(), hosts, answers, this);
        desk = new Desk(timeline, driver(), room);
    }

    private Optional<SelfDriven> driver() {
        return program instanceof Program.OfRecording(var recording)
                ? Optional.of(new RecordedRun(recording, timeline, module -> desk().loaded(module)))
                : Optional.empty();
    }

    Timeline timeline() {
        return timeline;
    }

    Desk desk() {
        return desk;
    }

    /** Never returns; {@link Stopped} when the run was given up. */
    void run() {
        var end =
                switch (program) {
                    case Program.OfRecording _ -> throw desk.attendForever();
                    case Program.OfModule module -> play(module);
                    case Program.OfScript(var script) -> {
                        new ScriptRunner(
                                        this,
                                        verdict -> {
                                            if (verdict instanceof Verdict.Failed failed) {
                                                var sentence =
                                                        script.source().shown(failed.place())
                                                                + ": "
                                                                + failed.sentence();
                                                desk.show(
                                                        new StopReason.Failed(
                                                                sentence,
                                                                Optional.of(
                                                                        new StopReason
                                                                                .ScriptFailure(
                                                                                script.source(),
                                                                                failed))));
                                            }
                                        })
                                .run(script);
                        yield Standing.blocked(
                                new StopReason.Finished(List.of()),
                                "The script is over: restart it, or go back.");
                    }
                };
        desk.close(end);
    }

    private Standing play(Program.OfModule module) {
        try {
            int instance = instantiate(module.module());
            var entry = module.chosenEntry();
            if (entry.isEmpty()) {
                return over(
                        List.of(),
                        "There is nothing to run: the module exports no function that offers itself.");
            }
            var found = new EntryPoint(machine(), instance, entry.get());
            var complaint = found.complaint(module.arguments());
            if (complaint.isPresent()) {
                return failed(complaint.get());
            }
            var results = call(found.function(), machine().raw(module.arguments()));
            return over(
                    machine().show(found.results(), results),
                    "The program has ended: restart it, or go back.");
        } catch (ModuleException refused) {
            return failed(refused.sentence());
        } catch (WasmTrap trap) {
            return Standing.blocked(
                    new StopReason.Trapped(trap.trap()),
                    "The program has trapped: restart it, or go back.");
        } catch (WasmThrown thrown) {
            return Standing.threw(
                    machine(),
                    thrown.exception(),
                    thrown.backtrace(),
                    "The program has ended with an exception: restart it, or go back.");
        }
    }

    private static Standing over(List<WasmValue> results, String refusal) {
        return Standing.blocked(new StopReason.Finished(results), refusal);
    }

    private static Standing failed(String sentence) {
        return Standing.blocked(
                new StopReason.Failed(sentence), "The program cannot run: " + sentence);
    }

    // ---- Stage

    @Override
    public Machine machine() {
        return timeline.live();
    }

    @Override
    public int instantiate(ValidModule module) throws ModuleException {
        var made = machine().instantiate(module, imports.resolve(module));
        desk.loaded(new LoadedModule(made.instance(), module, Listing.of(module.module())));
        made.trap()
                .ifPresent(trap -> {
                    throw new WasmTrap(trap);
                });
        made.start().ifPresent(start -> call(start, Values.NONE));
        return made.instance();
    }

    @Override
    public void register(String name, int instance) {
        imports.register(name, instance);
    }

    // ---- Driver

    @Override
    public Values call(int function, Values arguments) {
        desk.checkRunning();
        if (depth == NESTING) {
            throw new WasmTrap(
                    new Trap(
                            "call stack exhausted",
                            "Hosts called back " + NESTING + " times, one in the other.",
                            List.of()));
        }
        timeline.enter(function, arguments);
        depth++;
        try {
            return end();
        } finally {
            depth--;
        }
    }

    /** Runs the innermost activation to its end. */
    private Values end() {
        for (; ; ) {
            var limit = desk.limit();
            switch (timeline.run(limit)) {
                case Outcome.StepReached(),
                        Outcome.BreakpointReached _,
                        Outcome.Switched(),
                        Outcome.FrameReached(),
                        Outcome.WriteAhead() -> {}
                case Outcome.HostCalled(int function, var arguments) -> answer(function, arguments);
                case Outcome.Ended(var results) -> {
                    return results;
                }
                case Outcome.Threw(long exception) ->
                        throw new WasmThrown(exception, machine().uncaughtAt());
                case Outcome.Trapped(var trap) -> throw trapped(trap);
            }
            if (timeline.log().size() > MOST_CROSSINGS) {
                desk.close(
                        Standing.blocked(
                                new StopReason.Failed(
                                        "the log of what hosts did is full: it has "
                                                + timeline.log().size()
                                                + " entries"),
                                "The log is full: restart the program, or go back."));
            }
        }
    }

    private void answer(int function, Values arguments) {
        var attempt = answers.attempt(function, arguments);
        desk.checkRunning();
        switch (attempt.answer()) {
            case Answer.Returned(var results) -> timeline.hostReturned(results);
            case Answer.Threw(long exception) -> timeline.hostThrew(exception);
            case Answer.Failed(var reason, var sentence) -> {
                var trap = timeline.hostFailed(reason, sentence);
                throw attempt.thrown()
                        .map(cause -> new WasmTrap(trap, cause))
                        .orElseGet(() -> trapped(trap));
            }
            case Answer.Unanswered() -> ask(function, arguments);
        }
    }

    private void ask(int function, Values arguments) {
        var type = machine().functionType(function);
        var results = desk.ask(Standing.asking(machine(), function, arguments));
        // Whoever answers stands for a host that is not there: it may have kept all it was given.
        machine().hostAccess().keep(type.parameters(), arguments);
        timeline.hostReturned(machine().raw(results));
    }

    /** Inside a host's call the program goes on after a trap; that one is shown by itself. */
    private WasmTrap trapped(Trap trap) {
        if (depth > 1) {
            desk.show(new StopReason.Trapped(trap));
        }
        return new WasmTrap(trap);
    }

    /** An exported function that a person wants to call. */
    private record EntryPoint(Machine machine, int instance, String export) {
        Optional<String> complaint(List<WasmValue> arguments) {
            return address().isEmpty()
                    ? Optional.of("no function is exported as \"" + export + "\"")
                    : Answering.complaint(arguments, machine.functionType(function()).parameters())
                            .map(complaint -> "\"" + export + "\" cannot be called: " + complaint);
        }

        int function() {
            return address()
                    .orElseThrow(
                            () -> new AssertionError("unreachable: complained about " + export));
        }

        List<ValueType> results() {
            return machine.functionType(function()).results();
        }

        private Optional<Integer> address() {
            return machine.export(instance, export)
                    .filter(extern -> extern.kind() == ExternKind.FUNCTION)
                    .map(extern -> extern.address());
        }
    }
}
