package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/**
 * Is told what hosts did to a machine, but for entering and answering it: with these, all that a
 * log has to know. The machine's own instructions are not reported.
 */
public interface HostActions {
    void hostFunctionDefined(ValidModule module, int type, String name);

    void instantiated(ValidModule module, List<Extern> imports);

    /** Through Chicory's {@code Memory}: bytes from {@code address} on. */
    void memoryWritten(int memory, long address, int count);

    /** Through Chicory's {@code Memory}. */
    void memoryGrown(int memory, int pages);

    void globalSet(int global, Values value);

    void exceptionMade(int tag, Values payload, long made);

    void referenceKept(long reference);

    /** One that hosts held. */
    void referenceReleased(long reference);

    /** Nobody wants to know. */
    HostActions UNHEARD =
            new HostActions() {
                @Override
                public void hostFunctionDefined(ValidModule module, int type, String name) {}

                @Override
                public void instantiated(ValidModule module, List<Extern> imports) {}

                @Override
                public void memoryWritten(int memory, long address, int count) {}

                @Override
                public void memoryGrown(int memory, int pages) {}

                @Override
                public void globalSet(int global, Values value) {}

                @Override
                public void exceptionMade(int tag, Values payload, long made) {}

                @Override
                public void referenceKept(long reference) {}

                @Override
                public void referenceReleased(long reference) {}
            };
}
