package dev.fiberscope.engine.proof;

import com.dylibso.chicory.wasm.ChicoryException;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.proof.program.PlainProgram;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One module in the machine and in Chicory, both from the binary that we write: each export twice,
 * with the same arguments; after each call results or trap, memory and globals are compared.
 */
final class ChicoryComparison {
    private static final long STEPS_A_CALL = 50_000;
    private static final String ENDLESS = "endless";
    private static final long FUEL = 20;
    private static final List<String> GLOBALS = List.of("gi", "gl", "gf", "gd");

    private static final List<String> REASONS =
            List.of(
                    "unreachable",
                    "integer divide by zero",
                    "integer overflow",
                    "invalid conversion to integer",
                    "out of bounds memory access",
                    "out of bounds table access",
                    "undefined element",
                    "uninitialized element",
                    "indirect call type mismatch",
                    "uncaught exception");

    private final Module module;
    private final PlainProgram program;
    private final List<String> ends = new ArrayList<>();

    /** {@code program} tells what to call with what; {@code module} may be a smaller one. */
    ChicoryComparison(Module module, PlainProgram program) {
        this.module = module;
        this.program = program;
    }

    /** How the calls ended. */
    List<String> ends() {
        return ends;
    }

    /** The first thing that the two do not agree in. Called once. */
    Optional<String> difference() {
        byte[] binary = BinaryWriter.write(module).toArray();
        Machine machine;
        try {
            var read = BinaryReader.read(new Source.Binary("test", Bytes.of(binary)));
            machine = new Machine(Settings.DEBUGGING);
            machine.instantiate(Validator.validate(read), List.of());
        } catch (ModuleException refused) {
            return Optional.of("the machine refuses it: " + refused.getMessage());
        }
        ChicoryRun chicory;
        try {
            chicory = new ChicoryRun(binary);
        } catch (ChicoryException refused) {
            return Optional.of("Chicory refuses it: " + refused.getMessage());
        }
        for (int call = 0; call < 2 * program.exports(); call++) {
            int export = call % program.exports();
            var arguments = program.arguments(export);
            chicory.setGlobal("fuel", FUEL);
            machine.hostAccess()
                    .setGlobal(machine.export(0, "fuel").orElseThrow().address(), Values.of(FUEL));
            var actual = machine(machine, export, arguments);
            if (actual.equals(ENDLESS)) {
                ends.add(actual);
                return Optional.empty();
            }
            var expected = chicory(chicory, export, arguments);
            ends.add(actual.startsWith("[") ? "results" : actual);
            if (!expected.equals(actual)) {
                return different("end of call " + call, expected, actual);
            }
            var difference = state(machine, chicory);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> state(Machine machine, ChicoryRun chicory) {
        for (int i = 0; i < GLOBALS.size(); i++) {
            var address = machine.export(0, GLOBALS.get(i)).orElseThrow().address();
            long ours = machine.hostAccess().global(address).at(0);
            long theirs = chicory.global(GLOBALS.get(i));
            if (i % 2 == 0 ? (int) ours != (int) theirs : ours != theirs) {
                return different("global " + GLOBALS.get(i), theirs, ours);
            }
        }
        var memory = machine.hostAccess().memory(machine.memoryAddress(0, 0).orElseThrow());
        var ours = memory.readBytes(0, memory.pages() * 65_536);
        var theirs = chicory.memory();
        int at = Arrays.mismatch(ours, theirs);
        return at < 0
                ? Optional.empty()
                : different("memory at " + at + " of " + ours.length + "/" + theirs.length, "", "");
    }

    private String chicory(ChicoryRun chicory, int export, long[] arguments) {
        try {
            long[] results = chicory.call("p" + export, arguments);
            return shown(export, results == null ? new long[0] : results);
        } catch (ChicoryException trap) {
            return reason(String.valueOf(trap.getMessage()));
        } catch (RuntimeException broken) {
            return "Chicory broke: " + broken;
        }
    }

    /** Chicory's words for a trap as the words of scripts. */
    private static String reason(String message) {
        return REASONS.stream().filter(message::contains).findFirst().orElse(message);
    }

    private String machine(Machine machine, int export, long[] arguments) {
        machine.enter(
                machine.export(0, "p" + export).orElseThrow().address(), Values.of(arguments));
        try {
            return switch (machine.run(RunLimit.to(machine.step() + STEPS_A_CALL))) {
                case Outcome.Ended(var results) -> shown(export, results.toArray());
                case Outcome.Trapped(var trap) -> trap.reason();
                case Outcome.Threw _ -> "uncaught exception";
                case Outcome.StepReached _ -> ENDLESS;
                case Outcome.BreakpointReached _,
                        Outcome.FrameReached _,
                        Outcome.HostCalled _,
                        Outcome.Switched _,
                        Outcome.WriteAhead _ ->
                        throw new AssertionError("nobody asked for that");
            };
        } catch (RuntimeException | AssertionError broken) {
            return "the engine broke: " + broken;
        }
    }

    private String shown(int export, long[] results) {
        var types = program.results(export);
        var text = new ArrayList<String>();
        for (int i = 0; i < results.length; i++) {
            boolean narrow = types.get(i).endsWith("32");
            text.add(narrow ? Integer.toHexString((int) results[i]) : Long.toHexString(results[i]));
        }
        return text.toString();
    }

    private static Optional<String> different(String what, Object expected, Object actual) {
        return Optional.of(what + "\n  Chicory: " + expected + "\n  machine: " + actual);
    }
}
