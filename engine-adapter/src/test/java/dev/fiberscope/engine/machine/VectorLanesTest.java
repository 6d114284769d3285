package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lanes that are taken out, put in and mixed. */
class VectorLanesTest {
    private static final long LOW = 0x8786_8584_8382_8180L;
    private static final long HIGH = 0x7f7e_7d7c_7b7a_7978L;

    @Test
    void aSmallLaneIsExtendedAsTheInstructionSays() {
        assertEquals(-128, extracted(VectorOp.I8X16_EXTRACT_LANE_S, 0));
        assertEquals(0x80, extracted(VectorOp.I8X16_EXTRACT_LANE_U, 0));
        assertEquals(0x7f, extracted(VectorOp.I8X16_EXTRACT_LANE_S, 15));
        assertEquals((short) 0x8786, extracted(VectorOp.I16X8_EXTRACT_LANE_S, 3));
        assertEquals(0x8786, extracted(VectorOp.I16X8_EXTRACT_LANE_U, 3));
    }

    @Test
    void aLaneOf32BitsLiesSignExtendedWhetherNumberOrFloat() {
        assertEquals(0x8786_8584, extracted(VectorOp.I32X4_EXTRACT_LANE, 1));
        assertEquals(0x8786_8584, extracted(VectorOp.F32X4_EXTRACT_LANE, 1));
        assertEquals(0x7b7a_7978, extracted(VectorOp.F32X4_EXTRACT_LANE, 2));
        assertEquals(HIGH, extracted(VectorOp.I64X2_EXTRACT_LANE, 1));
        assertEquals(LOW, extracted(VectorOp.F64X2_EXTRACT_LANE, 0));
    }

    @Test
    void replacingALaneLeavesTheOthers() {
        assertArrayEquals(
                new long[] {LOW, 0x7f7e_7d7c_7b7a_ff78L},
                replaced(VectorOp.I8X16_REPLACE_LANE, 9, -1));
        assertArrayEquals(
                new long[] {0x8786_1234_8382_8180L, HIGH},
                replaced(VectorOp.I16X8_REPLACE_LANE, 2, 0x51234));
        assertArrayEquals(
                new long[] {LOW, 0xffff_fffe_7b7a_7978L},
                replaced(VectorOp.I32X4_REPLACE_LANE, 3, -2));
        assertArrayEquals(
                new long[] {0x8786_8584_8000_0000L, HIGH},
                replaced(VectorOp.F32X4_REPLACE_LANE, 0, 0x8000_0000));
        assertArrayEquals(new long[] {5, HIGH}, replaced(VectorOp.I64X2_REPLACE_LANE, 0, 5));
        assertArrayEquals(new long[] {LOW, 6}, replaced(VectorOp.F64X2_REPLACE_LANE, 1, 6));
    }

    @Test
    void shufflingPicksBytesOfBothVectors() {
        var random = new Random(11);
        for (int trial = 0; trial < 100; trial++) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var numbers = new byte[16];
            var expected = new byte[16];
            for (int i = 0; i < 16; i++) {
                numbers[i] = (byte) random.nextInt(32);
                expected[i] = bytes[numbers[i]];
            }
            var s = slots(bytes);
            var lanes = slots(numbers);
            assertEquals(2, VectorLanes.shuffle(s, 4, lanes[0], lanes[1]));
            assertArrayEquals(slots(expected), Arrays.copyOf(s, 2));
        }
    }

    private static long extracted(int op, int lane) {
        long[] s = {LOW, HIGH};
        assertEquals(1, VectorLanes.extract(op, s, 2, lane));
        return s[0];
    }

    private static long[] replaced(int op, int lane, long value) {
        long[] s = {LOW, HIGH, value};
        assertEquals(2, VectorLanes.replace(op, s, 3, lane));
        return Arrays.copyOf(s, 2);
    }

    private static long[] slots(byte[] bytes) {
        var longs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        var slots = new long[longs.remaining()];
        longs.get(slots);
        return slots;
    }
}
