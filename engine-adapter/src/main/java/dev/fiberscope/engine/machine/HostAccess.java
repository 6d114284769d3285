package dev.fiberscope.engine.machine;

import com.dylibso.chicory.runtime.Memory;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.function.Supplier;

/**
 * What hosts read and write while the machine stands still: memories, globals, exceptions, by
 * address. A log is told of what they write, except where a method says otherwise.
 */
public final class HostAccess {
    private final Supplier<Store> state;
    private final Supplier<HostActions> observer;
    private final Exceptions exceptions;

    HostAccess(Supplier<Store> state, Supplier<HostActions> observer, Exceptions exceptions) {
        this.state = state;
        this.observer = observer;
        this.exceptions = exceptions;
    }

    /** The memory as Chicory sees it. */
    public Memory memory(int address) {
        return new HostMemory(address, () -> state.get().memories.get(address), observer);
    }

    /** A copy of {@code count} bytes, all of which must lie in the memory. */
    public byte[] readMemory(int memory, long address, int count) {
        return state.get().memories.get(memory).read(address, count);
    }

    /** Writes without telling the observer. */
    public void writeMemory(int memory, long address, byte[] bytes) {
        state.get().memories.get(memory).write(address, bytes, 0, bytes.length);
    }

    /** Grows without telling the observer. */
    public void growMemory(int memory, int pages) {
        state.get().memories.get(memory).grow(pages);
    }

    public Values global(int global) {
        return state.get().global(global);
    }

    public void setGlobal(int global, Values value) {
        var store = state.get();
        int slot = store.globalTypes.get(global).slot();
        for (int i = 0; i < value.size(); i++) {
            store.globals.set(slot + i, value.at(i));
        }
        observer.get().globalSet(global, value);
    }

    /** In canonical types. */
    public ValueType globalType(int global) {
        return state.get().globalTypes.get(global).type().type();
    }

    /** An exception made by a host; it stays alive as long as the machine. */
    public long makeException(int tag, Values payload) {
        var store = state.get();
        long exception = exceptions.create(store, tag, payload);
        ColdInstructions.pin(store, List.of(ReferenceType.EXNREF), Values.of(exception));
        observer.get().exceptionMade(tag, payload, exception);
        return exception;
    }
}
