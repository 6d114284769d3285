package dev.fiberscope.engine.proof;

import com.sun.management.ThreadMXBean;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Phase;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Settings.Collection;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.VectorType;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that may be a module: read, checked, and run for a while where it is one. */
sealed interface Specimen {
    String BROKEN = "broken: ";

    /** Allowed for reading and checking, whatever the input. */
    long BYTES = 1 << 20;

    /** Allowed for each byte or character of the input. */
    long BYTES_OF_ONE = 4_000;

    int STEPS_A_CALL = 2_000;
    Settings SMALL = new Settings(500, 200, 4, 5_000, Collection.WHEN_NEEDED);
    ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Text(String text) implements Specimen {}

    @SuppressWarnings("ArrayRecordComponent") // a piece of a test, compared by nobody
    record Binary(byte[] bytes) implements Specimen {}

    /** How it ended: the phase in which it was refused, "valid", or what broke. */
    default String end() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String end;
        @Nullable ValidModule valid = null;
        try {
            var module = read();
            valid = Validator.validate(module);
            end = "valid";
        } catch (ModuleException refused) {
            end = refused.phase().toString();
        } catch (RuntimeException | Error broken) {
            return BROKEN + broken + at(broken);
        }
        long length =
                switch (this) {
                    case Text(var text) -> text.length();
                    case Binary(var bytes) -> bytes.length;
                };
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (taken > BYTES + length * BYTES_OF_ONE) {
            return BROKEN + taken + " bytes were allocated for " + length;
        }
        return valid == null ? end : run(valid);
    }

    private Module read() throws ModuleException {
        return switch (this) {
            case Text(var text) -> TextReader.read(new Source.Text("mutant", text));
            case Binary(var bytes) ->
                    BinaryReader.read(new Source.Binary("mutant", Bytes.of(bytes)));
        };
    }

    /** Calls every export, with zeros. */
    private static String run(ValidModule valid) {
        if (!valid.module().imports().isEmpty()) {
            return "valid";
        }
        try {
            var machine = new Machine(SMALL, _ -> {});
            var made = machine.instantiate(valid, List.of());
            if (made.start().isPresent()) {
                machine.enter(made.start().getAsInt(), Values.NONE);
                machine.run(RunLimit.to(STEPS_A_CALL));
                return "valid";
            }
            for (var export : valid.module().exports()) {
                if (export.kind() == Module.ExternKind.FUNCTION) {
                    int function = machine.functionAddress(0, export.index());
                    int slots = 0;
                    for (var type : machine.functionType(function).parameters()) {
                        slots += type == VectorType.V128 ? 2 : 1;
                    }
                    machine.enter(function, Values.of(new long[slots]));
                    machine.run(RunLimit.to(machine.step() + STEPS_A_CALL));
                    machine.snapshot();
                    if (machine.phase() != Phase.IDLE) {
                        return "valid";
                    }
                }
            }
            return "valid";
        } catch (ModuleException refused) {
            return refused.phase().toString();
        } catch (RuntimeException | Error broken) {
            return BROKEN + "running: " + broken + at(broken);
        }
    }

    private static String at(Throwable broken) {
        var trace = broken.getStackTrace();
        return trace.length == 0
                ? ""
                : " at " + trace[0] + " and " + trace[Math.min(3, trace.length - 1)];
    }
}
