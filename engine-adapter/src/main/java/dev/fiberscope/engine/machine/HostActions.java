package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/**
 * Is told what hosts did to a machine, before it happens but for {@code hostCalled}, the writes and
 * what makes something: all that a log has to know. The machine's own instructions are not
 * reported, but for calls of hosts.
 */
public interface HostActions {
    void hostFunctionDefined(ValidModule module, int type, String name);

    void instantiated(ValidModule module, List<Extern> imports);

    /** A host called {@code function}: an activation begins. */
    void entered(int function, Values arguments);

    /** The machine called host function {@code function}. */
    void hostCalled(int function, Values arguments);

    void hostReturned(Values results);

    void hostThrew(long exception);

    /** The host function failed, which is a trap. */
    void hostFailed(String reason, String sentence);

    /** Through Chicory's {@code Memory}: bytes from {@code address} on. */
    void memoryWritten(int memory, long address, int count);

    /** Through Chicory's {@code Memory}. */
    void memoryGrown(int memory, int pages);

    void globalSet(int global, Values value);

    void exceptionMade(int tag, Values payload, long made);

    void referenceKept(long reference);

    /** One that hosts held. */
    void referenceReleased(long reference);

    /** The collector is about to run, because somebody asked for it. */
    void collected();

    /** The user put a raw value there; of bytes, one slot for each. */
    void edited(Storage storage, Values value);

    /** Nobody wants to know. */
    HostActions UNHEARD =
            new HostActions() {
                @Override
                public void hostFunctionDefined(ValidModule module, int type, String name) {}

                @Override
                public void instantiated(ValidModule module, List<Extern> imports) {}

                @Override
                public void entered(int function, Values arguments) {}

                @Override
                public void hostCalled(int function, Values arguments) {}

                @Override
                public void hostReturned(Values results) {}

                @Override
                public void hostThrew(long exception) {}

                @Override
                public void hostFailed(String reason, String sentence) {}

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

                @Override
                public void collected() {}

                @Override
                public void edited(Storage storage, Values value) {}
            };
}
