package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes, numbers and names read at a position that moves on. Bounded by the end of the file only:
 * what overruns its section is found when the section's size is compared. Specification 3.0,
 * "Values".
 */
final class Input {
    private final Bytes bytes;
    private int position;

    Input(Bytes bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == bytes.size();
    }

    /** From {@code start} to the position. */
    Place since(int start) {
        return new Place(start, position);
    }

    /** An error about what was read from {@code start} on. */
    ModuleException malformed(String sentence, int start) {
        return new ModuleException(Phase.MALFORMED, sentence, since(start));
    }

    /** The byte at {@code offset}, 0 to 255, that was read before. */
    int at(int offset) {
        return bytes.at(offset) & 0xff;
    }

    /** The next byte, 0 to 255, which stays the next one. */
    int peek() throws ModuleException {
        if (atEnd()) {
            throw malformed("unexpected end of section or function", position);
        }
        return bytes.at(position) & 0xff;
    }

    /** The next byte, 0 to 255. */
    int next() throws ModuleException {
        int value = peek();
        position++;
        return value;
    }

    /** The next {@code count} bytes; a negative count is one of a section that ended earlier. */
    Bytes take(int count) throws ModuleException {
        if (count < 0 || count > bytes.size() - position) {
            throw new ModuleException(
                    Phase.MALFORMED,
                    "unexpected end of section or function",
                    new Place(bytes.size(), bytes.size()));
        }
        var taken = new byte[count];
        bytes.copy(position, taken, 0, count);
        position += count;
        return Bytes.of(taken);
    }

    /** {@code size} bytes, 1 to 8, the lowest first. */
    long fixed(int size) throws ModuleException {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    /** A number of 32 bits; as unsigned, so that one above 2^31 - 1 comes out negative. */
    int u32() throws ModuleException {
        return (int) unsigned(32);
    }

    /** A number of 64 bits, unsigned. */
    long u64() throws ModuleException {
        return unsigned(64);
    }

    int s32() throws ModuleException {
        return (int) signed(32);
    }

    long s33() throws ModuleException {
        return signed(33);
    }

    long s64() throws ModuleException {
        return signed(64);
    }

    /**
     * How many things follow. More than there are bytes left meet the end of the file on the way:
     * make none ahead.
     */
    int count() throws ModuleException {
        return (int) Math.min(unsigned(32), Integer.MAX_VALUE);
    }

    /** How many bytes follow, at most what is left. */
    int size() throws ModuleException {
        int start = position;
        long size = unsigned(32);
        if (size > bytes.size() - position) {
            throw malformed("length out of bounds", start);
        }
        return (int) size;
    }

    String name() throws ModuleException {
        int start = position;
        var encoded = take(size());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(encoded.toArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw malformed("malformed UTF-8 encoding", start);
        }
    }

    private long unsigned(int bits) throws ModuleException {
        int start = position;
        long value = 0;
        for (int done = 0; done < bits; done += 7) {
            int octet = next();
            int left = bits - done;
            if (left < 7 && (octet & 0x7f) >= 1 << left) {
                throw malformed("integer too large", start);
            }
            value |= (long) (octet & 0x7f) << done;
            if (octet < 0x80) {
                return value;
            }
        }
        throw malformed("integer representation too long", start);
    }

    private long signed(int bits) throws ModuleException {
        int start = position;
        long value = 0;
        for (int done = 0; done < bits; done += 7) {
            int octet = next();
            int left = bits - done;
            int sign = (-1 << (left - 1)) & 0x7f;
            if (left < 7 && (octet & sign) != 0 && (octet & sign) != sign) {
                throw malformed("integer too large", start);
            }
            value |= (long) (octet & 0x7f) << done;
            if (octet < 0x80) {
                boolean negative = (octet & 0x40) != 0 && done + 7 < 64;
                return negative ? value | -1L << (done + 7) : value;
            }
        }
        throw malformed("integer representation too long", start);
    }
}
