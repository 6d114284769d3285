package dev.fiberscope.engine.host;

import com.dylibso.chicory.wasi.WasiExitException;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Runs modules with stack switching, without a debugger: instantiates them in one machine, links
 * them with each other and with hosts, and runs their functions to the end. For one thread.
 *
 * <pre>{@code
 * var embedding = new Embedding(Settings.RUNNING, new Hosts(List.of(wasi)), Long.MAX_VALUE);
 * int instance = embedding.instantiate(Embedding.load(source));
 * var results = embedding.call(instance, "sum", List.of(new WasmValue.I32(10)));
 * }</pre>
 */
public final class Embedding {
    private final Machine machine;
    private final Imports imports;
    private final Runner runner;

    /**
     * @param events is told each event of the trace as it happens
     * @param lastStep step number at which runs are given up: {@link Long#MAX_VALUE} for never
     */
    public Embedding(Settings settings, Hosts hosts, Consumer<TraceEvent> events, long lastStep) {
        this(new Machine(settings, events), hosts, lastStep);
    }

    /** The same without events, which saves the time to make them. */
    public Embedding(Settings settings, Hosts hosts, long lastStep) {
        this(new Machine(settings), hosts, lastStep);
    }

    /** In a machine that is new, and that nobody else drives. */
    public Embedding(Machine machine, Hosts hosts, long lastStep) {
        var answers = new Answers(machine);
        this(machine, hosts, answers, new Runner(machine, answers, lastStep));
    }

    /**
     * The same, but runs {@code between} whenever {@code slice} steps were executed in a row,
     * between two instructions: for who writes down what happens.
     */
    public Embedding(Machine machine, Hosts hosts, long lastStep, long slice, Runnable between) {
        var answers = new Answers(machine);
        this(machine, hosts, answers, new Runner(machine, answers, lastStep, slice, between));
    }

    private Embedding(Machine machine, Hosts hosts, Answers answers, Runner runner) {
        this.machine = machine;
        this.runner = runner;
        imports = new Imports(machine, hosts, answers, runner);
    }

    /** Reads and validates a module. */
    public static ValidModule load(Source source) throws ModuleException {
        return Validator.validate(
                switch (source) {
                    case Source.Text text -> TextReader.read(text);
                    case Source.Binary binary -> BinaryReader.read(binary);
                });
    }

    public Machine machine() {
        return machine;
    }

    /**
     * Links the module, instantiates it and runs its start function; gives the number of the
     * instance.
     *
     * @throws ModuleException {@code UNLINKABLE}, or {@code UNSUPPORTED}
     * @throws WasmTrap if a segment did not fit or the start function trapped
     */
    public int instantiate(ValidModule module) throws ModuleException {
        var made = machine.instantiate(module, imports.resolve(module));
        made.trap()
                .ifPresent(trap -> {
                    throw new WasmTrap(trap);
                });
        made.start().ifPresent(start -> run(start, Values.NONE));
        return made.instance();
    }

    /** Later modules import from {@code instance} under {@code name}. */
    public void register(String name, int instance) {
        imports.register(name, instance);
    }

    /** The address of an exported function, empty if there is none of this name. */
    public OptionalInt function(int instance, String export) {
        return machine.export(instance, export).stream()
                .filter(extern -> extern.kind() == ExternKind.FUNCTION)
                .mapToInt(extern -> extern.address())
                .findFirst();
    }

    /**
     * Calls an exported function with values that people can write: numbers, vectors, null, host
     * numbers.
     *
     * @throws IllegalArgumentException if there is no such function, or the arguments are not of
     *     its type
     * @throws WasmThrown if an exception left it
     * @throws WasmTrap if it trapped
     * @throws WasmExit if it ended the program
     * @throws Stopped if the last step was reached or the thread interrupted; the machine is then
     *     not to be used again
     */
    public List<WasmValue> call(int instance, String export, List<WasmValue> arguments) {
        int function =
                function(instance, export)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no function is exported as \"" + export + "\""));
        var type = machine.functionType(function);
        if (arguments.size() != type.parameters().size()) {
            throw new IllegalArgumentException(
                    "\""
                            + export
                            + "\" takes "
                            + type.parameters().size()
                            + " arguments, and not "
                            + arguments.size());
        }
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = type.parameters().get(i);
            if (!Fitting.fits(arguments.get(i), parameter)) {
                throw new IllegalArgumentException(
                        "argument "
                                + (i + 1)
                                + " of \""
                                + export
                                + "\" is "
                                + arguments.get(i)
                                + ", and no "
                                + parameter);
            }
        }
        return machine.show(type.results(), run(function, machine.raw(arguments)));
    }

    /** Runs a function with raw arguments of its type; throws as {@link #call} does. */
    public Values run(int function, Values arguments) {
        try {
            return runner.call(function, arguments);
        } catch (WasmTrap trap) {
            if (trap.getCause() instanceof WasiExitException exit) {
                throw new WasmExit(exit.exitCode());
            }
            throw trap;
        }
    }
}
