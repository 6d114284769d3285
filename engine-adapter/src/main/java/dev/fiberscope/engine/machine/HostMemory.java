package dev.fiberscope.engine.machine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.types.DataSegment;
import java.util.function.Supplier;

/**
 * One of our memories as Chicory's host functions see it. Each write is told to the observer, after
 * it happened. There are no threads, so nothing is shared and nobody waits.
 */
@SuppressWarnings("removal") // Chicory asks for the old methods of shared memories still
final class HostMemory implements Memory {
    private final int address;
    private final Supplier<PagedMemory> memory;
    private final Supplier<HostActions> observer;

    HostMemory(int address, Supplier<PagedMemory> memory, Supplier<HostActions> observer) {
        this.address = address;
        this.memory = memory;
        this.observer = observer;
    }

    @Override
    public int pages() {
        return (int) memory.get().pages();
    }

    @Override
    public int grow(int pages) {
        int before = pages();
        if (pages < 0 || (long) before + pages > maximumPages()) {
            return -1;
        }
        memory.get().grow(pages);
        observer.get().memoryGrown(address, pages);
        return before;
    }

    @Override
    public int initialPages() {
        return (int) memory.get().type().limits().minimum();
    }

    @Override
    public int maximumPages() {
        return (int)
                Math.min(
                        RUNTIME_MAX_PAGES,
                        memory.get().type().limits().maximum().orElse(RUNTIME_MAX_PAGES));
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public Object lock(int at) {
        return this;
    }

    @Override
    public int waitOn(int at, int expected, long timeout) {
        throw new TrapException("expected shared memory");
    }

    @Override
    public int waitOn(int at, long expected, long timeout) {
        throw new TrapException("expected shared memory");
    }

    @Override
    public int notify(int at, int count) {
        return 0;
    }

    /** Data segments are written by the machine when it makes the instance. */
    @Override
    public void initialize(Instance instance, DataSegment[] segments) {}

    @Override
    public void initPassiveSegment(int segment, int to, int from, int size) {
        throw new UnsupportedOperationException("segments belong to the machine");
    }

    @Override
    public void drop(int segment) {
        throw new UnsupportedOperationException("segments belong to the machine");
    }

    @Override
    public void write(int at, byte[] data, int offset, int size) {
        change(at, size, () -> memory.get().write(unsigned(at), data, offset, size));
    }

    @Override
    public byte read(int at) {
        return read(() -> memory.get().i8(unsigned(at)));
    }

    @Override
    public byte[] readBytes(int at, int count) {
        return read(() -> memory.get().read(unsigned(at), count));
    }

    @Override
    public void writeI32(int at, int value) {
        change(at, 4, () -> memory.get().putI32(unsigned(at), value));
    }

    @Override
    public int readInt(int at) {
        return read(() -> memory.get().i32(unsigned(at)));
    }

    @Override
    public void writeLong(int at, long value) {
        change(at, 8, () -> memory.get().putI64(unsigned(at), value));
    }

    @Override
    public long readLong(int at) {
        return read(() -> memory.get().i64(unsigned(at)));
    }

    @Override
    public void writeShort(int at, short value) {
        change(at, 2, () -> memory.get().putI16(unsigned(at), value));
    }

    @Override
    public short readShort(int at) {
        return read(() -> memory.get().i16(unsigned(at)));
    }

    @Override
    public long readU16(int at) {
        return readShort(at) & 0xffff;
    }

    @Override
    public void writeByte(int at, byte value) {
        change(at, 1, () -> memory.get().putI8(unsigned(at), value));
    }

    @Override
    public void writeF32(int at, float value) {
        writeI32(at, Float.floatToRawIntBits(value));
    }

    @Override
    public long readF32(int at) {
        return readInt(at);
    }

    @Override
    public float readFloat(int at) {
        return Float.intBitsToFloat(readInt(at));
    }

    @Override
    public void writeF64(int at, double value) {
        writeLong(at, Double.doubleToRawLongBits(value));
    }

    @Override
    public double readDouble(int at) {
        return Double.longBitsToDouble(readLong(at));
    }

    @Override
    public long readF64(int at) {
        return readLong(at);
    }

    @Override
    public void zero() {
        fill((byte) 0, 0, (int) memory.get().size());
    }

    @Override
    public void fill(byte value, int from, int to) {
        change(from, to - from, () -> memory.get().fill(unsigned(from), value, to - from));
    }

    private void change(int at, int count, Runnable write) {
        try {
            write.run();
        } catch (TrapSignal signal) {
            throw outOfBounds(signal);
        }
        observer.get().memoryWritten(address, unsigned(at), count);
    }

    private static <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (TrapSignal signal) {
            throw outOfBounds(signal);
        }
    }

    private static TrapException outOfBounds(TrapSignal signal) {
        var exception = new TrapException(signal.reason);
        exception.initCause(signal);
        return exception;
    }

    private static long unsigned(int at) {
        return at & 0xffff_ffffL;
    }
}
