package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/**
 * Something that a host did to the machine: with the settings, all that a run depends on. What a
 * host function called back stands between the call and its {@code HostReturned}.
 */
public sealed interface Crossing {
    /** A host function with the type at index {@code type} of {@code module}. */
    record HostFunctionDefined(ValidModule module, int type, String name) implements Crossing {}

    record Instantiated(ValidModule module, List<Extern> imports) implements Crossing {
        public Instantiated {
            imports = List.copyOf(imports);
        }
    }

    /** A host called {@code function}: an activation began. */
    record Entered(int function, Values arguments) implements Crossing {}

    /** The machine called host function {@code function}: what follows is how that went. */
    record HostCalled(int function, Values arguments) implements Crossing {}

    record HostReturned(Values results) implements Crossing {}

    record HostThrew(long exception) implements Crossing {}

    /** The host function failed, which is a trap. */
    record HostFailed(String reason, String sentence) implements Crossing {}

    /** Through the machine's memory {@code memory}, counted over all instances. */
    record MemoryWritten(int memory, long address, Bytes content) implements Crossing {}

    /** By {@code pages} of 65,536 bytes. */
    record MemoryGrown(int memory, int pages) implements Crossing {}

    record GlobalSet(int global, Values value) implements Crossing {}

    /** An exception object, which got the reference {@code made}. */
    record ExceptionMade(int tag, Values payload, long made) implements Crossing {}

    /** A host keeps a reference that it was given. */
    record ReferenceKept(long reference) implements Crossing {}

    record ReferenceReleased(long reference) implements Crossing {}

    /**
     * The user put {@code value}, raw, into {@code storage} while the program stood; of bytes, the
     * value has one slot for each.
     */
    record Edited(Storage storage, Values value) implements Crossing {}

    /** The user let the machine collect what nothing reaches. */
    record Collected() implements Crossing {}

    /**
     * Nothing crossed: so many events had happened, and came to this, for a replay to compare
     * itself with.
     */
    record Checked(long events, long digest) implements Crossing {}
}
