package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ExternType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory in chunks of 4 KiB. Forks share chunks; a chunk that was never written is the
 * common empty one. The first write to a shared chunk copies it. Addresses are unsigned and
 * checked: beyond the end is a trap.
 */
final class PagedMemory {
    /** Bytes of a WebAssembly page. */
    static final int PAGE = 65_536;

    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;
    private static final int MASK = CHUNK - 1;
    private static final byte[] EMPTY = new byte[CHUNK];
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ExternType.Memory type;
    private byte[][] chunks;

    /** The same chunks where this memory may write, else null. */
    private byte[] @Nullable [] writable;

    private long size;
    private long copies;

    /** Is told of writes to the chunks it covers, which are never among the writable ones. */
    private @Nullable WriteWatch watch;

    PagedMemory(ExternType.Memory type) {
        this(type, new byte[0][], 0);
        grow(type.limits().minimum());
    }

    private PagedMemory(ExternType.Memory type, byte[][] chunks, long size) {
        this.type = type;
        this.chunks = chunks;
        this.writable = new byte[chunks.length] @Nullable [];
        this.size = size;
    }

    PagedMemory fork() {
        Arrays.fill(writable, null);
        if (watch != null) {
            watch.forked();
        }
        return new PagedMemory(type, chunks.clone(), size);
    }

    ExternType.Memory type() {
        return type;
    }

    /** Addresses are i64. */
    boolean isWide() {
        return type.limits().wide();
    }

    /** The first memory, for an instruction that validation allows only where there is one. */
    static PagedMemory of(@Nullable PagedMemory first) {
        if (first == null) {
            throw new AssertionError("unreachable: a memory instruction without memory");
        }
        return first;
    }

    /**
     * The address that an operand and an offset make, both unsigned. Traps where it does not fit
     * into 64 bits: no memory reaches so far.
     */
    long address(long operand, long offset) {
        long base = isWide() ? operand : operand & 0xffff_ffffL;
        long address = base + offset;
        if (Long.compareUnsigned(address, base) < 0) {
            throw new TrapSignal("out of bounds memory access", "reaches an address behind 2^64");
        }
        return address;
    }

    /** Bytes. */
    long size() {
        return size;
    }

    long pages() {
        return size / PAGE;
    }

    /** Marks for {@link #watch}. */
    static WriteWatch marks(long address, int count) {
        return new WriteWatch(address, address + count - 1, SHIFT);
    }

    /** From now on {@code marks} are told of writes; null: nobody is. */
    void watch(@Nullable WriteWatch marks) {
        watch = marks;
        if (marks != null) {
            marks.forked();
            int end = Math.min(marks.lastChunk() + 1, writable.length);
            for (int chunk = marks.firstChunk(); chunk < end; chunk++) {
                writable[chunk] = null;
            }
        }
    }

    /** Bytes copied because they were written, since this was made. */
    long copied() {
        return copies * CHUNK;
    }

    /** Bytes that this has and {@code other} does not share. */
    @SuppressWarnings("ReferenceEquality") // the same chunk, not an equal one
    long beyond(PagedMemory other) {
        long bytes = chunks.length * 2L * Integer.BYTES;
        for (int i = 0; i < chunks.length; i++) {
            boolean shared = i < other.chunks.length && chunks[i] == other.chunks[i];
            if (!shared && chunks[i] != EMPTY) {
                bytes += CHUNK;
            }
        }
        return bytes;
    }

    /** Appends {@code pages} empty pages. The caller has looked at all limits. */
    void grow(long pages) {
        int used = chunks.length;
        size += pages * PAGE;
        int needed = (int) (size >>> SHIFT);
        chunks = Arrays.copyOf(chunks, needed);
        writable = Arrays.copyOf(writable, needed);
        Arrays.fill(chunks, used, needed, EMPTY);
    }

    // A chunk is the memory's where its number is below that of all chunks, and the size is a
    // multiple
    // of a chunk's: so an access within one chunk needs no other check. Compared unsigned, that is
    // the
    // check that the array access makes anyway.

    byte i8(long address) {
        int chunk = chunk(address);
        if (Integer.compareUnsigned(chunk, chunks.length) >= 0) {
            check(address, 1);
        }
        return chunks[chunk][(int) address & MASK];
    }

    short i16(long address) {
        int chunk = chunk(address);
        int offset = (int) address & MASK;
        return Integer.compareUnsigned(chunk, chunks.length) < 0 && offset <= CHUNK - 2
                ? (short) SHORT.get(chunks[chunk], offset)
                : (short) across(address, 2);
    }

    int i32(long address) {
        int chunk = chunk(address);
        int offset = (int) address & MASK;
        return Integer.compareUnsigned(chunk, chunks.length) < 0 && offset <= CHUNK - 4
                ? (int) INT.get(chunks[chunk], offset)
                : (int) across(address, 4);
    }

    long i64(long address) {
        int chunk = chunk(address);
        int offset = (int) address & MASK;
        return Integer.compareUnsigned(chunk, chunks.length) < 0 && offset <= CHUNK - 8
                ? (long) LONG.get(chunks[chunk], offset)
                : across(address, 8);
    }

    void putI8(long address, int value) {
        writable(address, 1)[(int) address & MASK] = (byte) value;
    }

    void putI16(long address, int value) {
        int offset = (int) address & MASK;
        if (offset <= CHUNK - 2) {
            SHORT.set(writable(address, 2), offset, (short) value);
        } else {
            putAcross(address, value, 2);
        }
    }

    void putI32(long address, int value) {
        int offset = (int) address & MASK;
        if (offset <= CHUNK - 4) {
            INT.set(writable(address, 4), offset, value);
        } else {
            putAcross(address, value, 4);
        }
    }

    void putI64(long address, long value) {
        int offset = (int) address & MASK;
        if (offset <= CHUNK - 8) {
            LONG.set(writable(address, 8), offset, value);
        } else {
            putAcross(address, value, 8);
        }
    }

    /** A copy of {@code count} bytes; all must lie inside. */
    byte[] read(long address, int count) {
        check(address, count);
        var bytes = new byte[count];
        for (int done = 0; done < count; ) {
            int offset = (int) (address + done) & MASK;
            int part = Math.min(count - done, CHUNK - offset);
            System.arraycopy(chunks[(int) ((address + done) >>> SHIFT)], offset, bytes, done, part);
            done += part;
        }
        return bytes;
    }

    /** Writes {@code count} of {@code bytes} from {@code from}; nothing where they do not fit. */
    void write(long address, byte[] bytes, int from, int count) {
        beforeWrite(address, count);
        for (int done = 0; done < count; ) {
            int offset = (int) (address + done) & MASK;
            int part = Math.min(count - done, CHUNK - offset);
            System.arraycopy(bytes, from + done, own(address + done), offset, part);
            done += part;
        }
    }

    void fill(long address, int value, long count) {
        beforeWrite(address, count);
        for (long done = 0; done < count; ) {
            int offset = (int) (address + done) & MASK;
            int part = (int) Math.min(count - done, CHUNK - offset);
            Arrays.fill(own(address + done), offset, offset + part, (byte) value);
            done += part;
        }
    }

    /** Copies within this or from another memory; the ranges may overlap. */
    void copy(long to, PagedMemory source, long from, long count) {
        check(to, count);
        source.check(from, count);
        beforeWrite(to, count);
        boolean backward = from < to;
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(count - done, CHUNK);
            long at = backward ? count - done - part : done;
            write(to + at, source.read(from + at, part), 0, part);
            done += part;
        }
    }

    /**
     * The same as {@link #check}, for bytes that one instruction will write in several parts: who
     * watches them is told before the first.
     */
    void beforeWrite(long address, long count) {
        check(address, count);
        if (watch != null) {
            watch.before(address, count);
        }
    }

    /**
     * Traps unless {@code count} bytes from {@code address} lie inside. Both unsigned, {@code
     * count} below 2^63.
     */
    void check(long address, long count) {
        if (address < 0 || count < 0 || count > size - address) {
            throw new TrapSignal(
                    "out of bounds memory access",
                    "accesses "
                            + count
                            + (count == 1 ? " byte at " : " bytes at ")
                            + Long.toUnsignedString(address)
                            + " of a memory that has "
                            + size);
        }
    }

    /** The number of the chunk that an address lies in; too large for any where it is too high. */
    private static int chunk(long address) {
        return (int) Math.min(address >>> SHIFT, Integer.MAX_VALUE);
    }

    /** The chunk of {@code address} for writing {@code count} bytes that lie in it. */
    private byte[] writable(long address, int count) {
        int chunk = chunk(address);
        byte @Nullable [] bytes =
                Integer.compareUnsigned(chunk, writable.length) < 0 ? writable[chunk] : null;
        return bytes != null ? bytes : take(address, count);
    }

    private byte[] own(long address) {
        byte[] bytes = writable[(int) (address >>> SHIFT)];
        return bytes != null ? bytes : take(address, 1);
    }

    /** The first write to a chunk since the last fork, and each to a watched one. */
    private byte[] take(long address, int count) {
        check(address, count);
        int chunk = (int) (address >>> SHIFT);
        var marks = watch;
        boolean watched = marks != null && marks.covers(chunk);
        if (marks != null && watched) {
            marks.before(address, count);
            if (marks.owns(chunk)) {
                return chunks[chunk];
            }
            marks.own(chunk);
        }
        var bytes = chunks[chunk].clone();
        copies++;
        chunks[chunk] = bytes;
        if (!watched) {
            writable[chunk] = bytes;
        }
        return bytes;
    }

    private long across(long address, int count) {
        check(address, count);
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | (i8(address + i) & 0xff);
        }
        return value;
    }

    private void putAcross(long address, long value, int count) {
        beforeWrite(address, count);
        for (int i = 0; i < count; i++) {
            own(address + i)[(int) (address + i) & MASK] = (byte) (value >>> (8 * i));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PagedMemory memory
                && size == memory.size
                && Arrays.deepEquals(chunks, memory.chunks);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }
}
