package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/** Told, after it was done, of everything that hosts do to a machine but enter it and answer it: for a log. */
public interface HostActions {
    void hostFunctionDefined(ValidModule module, int type, String name);

    void instantiated(ValidModule module, List<Extern> imports);

    /** Through Chicory's {@code Memory}: bytes from {@code address} on. */
    void memoryWritten(int memory, int address, int count);

    void memoryGrown(int memory, int pages);

    void globalSet(int global, Values value);

    void exceptionMade(int tag, Values payload, long made);
}
