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

    /**
     * A host keeps {@code reference}, which is alive, until it is released as often as it was kept.
     */
    public void keep(long reference) {
        state.get().hostReferences.keep(reference);
        observer.get().referenceKept(reference);
    }

    /** The host keeps all references among {@code values}, but null. */
    public void keep(List<ValueType> types, Values values) {
        int at = 0;
        for (var type : types) {
            if (type instanceof ReferenceType && values.at(at) != Reference.NULL) {
                keep(values.at(at));
            }
            at += Slots.of(type);
        }
    }

    /**
     * Hosts hold {@code reference} once less: one that was kept or, failing that, one that a host
     * function was given which has not answered. False when none does.
     */
    public boolean release(long reference) {
        boolean held = state.get().hostReferences.release(reference);
        if (held) {
            observer.get().referenceReleased(reference);
        }
        return held;
    }

    /** How many references hosts hold, each as often as they hold it. */
    public int held() {
        return state.get().hostReferences.size();
    }

    /** Null, or it refers to something. */
    public boolean isNullOrAlive(long reference) {
        return reference == Reference.NULL || isAlive(reference);
    }

    /** True if {@code reference} is not null and refers to something that was not freed. */
    public boolean isAlive(long reference) {
        var store = state.get();
        int index = Reference.index(reference);
        return switch (Reference.kind(reference)) {
            case Reference.FUNCTION -> index >= 0 && index < store.functionCount;
            case Reference.EXCEPTION -> store.exceptions.find(index) != null;
            case Reference.STRUCT -> isObject(store, index, false);
            case Reference.ARRAY -> isObject(store, index, true);
            // A continuation of a stack that is gone is consumed, which is found out when it is
            // used.
            case Reference.CONTINUATION ->
                    Reference.ordinal(reference) < store.continuationsMade
                            && Reference.stackSlot(reference) < store.stacks.size();
            case Reference.HOST, Reference.I31 -> true;
            default -> false;
        };
    }

    private static boolean isObject(Store store, int index, boolean array) {
        var object = store.objects.find(index);
        return object != null && object.layout.array() == array;
    }

    /** An exception made by a host, which holds it. */
    public long makeException(int tag, Values payload) {
        var store = state.get();
        long exception = exceptions.create(store, tag, payload);
        ColdInstructions.pin(store, List.of(ReferenceType.EXNREF), Values.of(exception));
        observer.get().exceptionMade(tag, payload, exception);
        return exception;
    }
}
