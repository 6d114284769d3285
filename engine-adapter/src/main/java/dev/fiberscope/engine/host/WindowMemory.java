package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.DataSegment;
import org.jspecify.annotations.Nullable;

/**
 * A memory of the machine, for a Chicory instance that is made before the machine has it. Until it
 * is opened it is deaf to Chicory's initialization, which would wipe it.
 */
@SuppressWarnings("removal") // Chicory still asks for the old operations of threads
final class WindowMemory implements Memory {
    private @Nullable Memory opened;

    void open(Memory memory) {
        opened = memory;
    }

    private Memory opened() {
        if (opened == null) {
            throw new IllegalStateException("the instance is not initialized yet");
        }
        return opened;
    }

    @Override
    public void zero() {
        if (opened != null) {
            opened.zero();
        }
    }

    /** Nothing: the machine writes the segments. */
    @Override
    public void initialize(Instance instance, DataSegment[] segments) {}

    @Override
    public int pages() {
        return opened().pages();
    }

    @Override
    public int grow(int pages) {
        return opened().grow(pages);
    }

    @Override
    public int initialPages() {
        return opened().initialPages();
    }

    @Override
    public int maximumPages() {
        return opened().maximumPages();
    }

    @Override
    public boolean shared() {
        return opened().shared();
    }

    @Override
    public Object lock(int address) {
        return opened().lock(address);
    }

    @Override
    public int waitOn(int address, int expected, long timeout) {
        return opened().waitOn(address, expected, timeout);
    }

    @Override
    public int waitOn(int address, long expected, long timeout) {
        return opened().waitOn(address, expected, timeout);
    }

    @Override
    public int notify(int address, int waiters) {
        return opened().notify(address, waiters);
    }

    @Override
    public void initPassiveSegment(int segment, int target, int from, int count) {
        opened().initPassiveSegment(segment, target, from, count);
    }

    @Override
    public void write(int address, byte[] data, int from, int count) {
        opened().write(address, data, from, count);
    }

    @Override
    public byte read(int address) {
        return opened().read(address);
    }

    @Override
    public byte[] readBytes(int address, int count) {
        return opened().readBytes(address, count);
    }

    @Override
    public void writeI32(int address, int value) {
        opened().writeI32(address, value);
    }

    @Override
    public int readInt(int address) {
        return opened().readInt(address);
    }

    @Override
    public void writeLong(int address, long value) {
        opened().writeLong(address, value);
    }

    @Override
    public long readLong(int address) {
        return opened().readLong(address);
    }

    @Override
    public void writeShort(int address, short value) {
        opened().writeShort(address, value);
    }

    @Override
    public short readShort(int address) {
        return opened().readShort(address);
    }

    @Override
    public long readU16(int address) {
        return opened().readU16(address);
    }

    @Override
    public void writeByte(int address, byte value) {
        opened().writeByte(address, value);
    }

    @Override
    public void writeF32(int address, float value) {
        opened().writeF32(address, value);
    }

    @Override
    public long readF32(int address) {
        return opened().readF32(address);
    }

    @Override
    public float readFloat(int address) {
        return opened().readFloat(address);
    }

    @Override
    public void writeF64(int address, double value) {
        opened().writeF64(address, value);
    }

    @Override
    public double readDouble(int address) {
        return opened().readDouble(address);
    }

    @Override
    public long readF64(int address) {
        return opened().readF64(address);
    }

    @Override
    public void fill(byte value, int from, int to) {
        opened().fill(value, from, to);
    }

    @Override
    public void drop(int segment) {
        opened().drop(segment);
    }
}
