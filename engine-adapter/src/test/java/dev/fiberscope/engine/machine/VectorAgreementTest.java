package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.wasm.ImmediateKind;
import dev.fiberscope.engine.wasm.Opcode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every vector instruction without an immediate gives what {@link VectorReference} says, for many
 * operands.
 */
class VectorAgreementTest {
    private static final int TRIALS = 150;
    private static final long BELOW = 0x1122_3344_5566_7788L;

    /**
     * Where rules change: limits of integers, middles between them, infinities, NaNs of all kinds.
     */
    private static final double[] NUMBERS = {
        0.0,
        -0.0,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        0.75,
        -0.25,
        1e-40,
        Double.MIN_VALUE,
        Float.MIN_NORMAL,
        1e300,
        -1e300,
        127.5,
        32_768,
        0x1p31,
        -0x1p31,
        0x1p31 - 1,
        -0x1p31 - 1,
        0x1p32,
        0x1p32 - 1,
        0x1p32 - 0.5,
        8_388_609.5,
        0x1p52,
        0x1p53 + 2,
        0x1p63,
        Float.MAX_VALUE,
        0x1.ffffffp127,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        3.141592653589793,
        0x1.000001p0,
        0x1.0000010000001p0,
    };

    private static final int[] NANS_32 = {
        0x7fc0_0000, 0xffc0_0000, 0x7f80_0001, 0xffa0_0000, 0x7fff_ffff, 0xffc0_1234
    };
    private static final long[] NANS_64 = {
        0x7ff8L << 48,
        0xfff8L << 48,
        0x7ff0_0000_0000_0001L,
        0xfff4L << 48,
        Long.MAX_VALUE,
        0xfff8_0000_0000_4321L
    };

    private final Random random = new Random(7);

    @TestFactory
    Stream<DynamicTest> theMachineAgreesWithTheReference() {
        return Arrays.stream(Opcode.values())
                .filter(opcode ->
                        opcode.prefix() == 0xfd && opcode.immediateKind() == ImmediateKind.NONE)
                .map(opcode -> DynamicTest.dynamicTest(opcode.mnemonic(), () -> agrees(opcode)));
    }

    private void agrees(Opcode opcode) {
        var signature = opcode.signature().orElseThrow();
        for (int trial = 0; trial < TRIALS; trial++) {
            var operands = signature.takes().stream().map(this::operand).toList();
            byte[] expected = VectorReference.result(opcode.mnemonic(), operands);
            byte[] actual = computed(opcode, operands, signature.gives().getFirst());
            assertArrayEquals(
                    expected,
                    actual,
                    () ->
                            opcode.mnemonic()
                                    + " "
                                    + operands.stream().map(HexFormat.of()::formatHex).toList()
                                    + " should be "
                                    + HexFormat.of().formatHex(expected)
                                    + " and is "
                                    + HexFormat.of().formatHex(actual));
        }
    }

    private static byte[] computed(Opcode opcode, List<byte[]> operands, char gives) {
        var s = new long[9];
        s[0] = BELOW;
        int sp = 1;
        for (var operand : operands) {
            var buffer = ByteBuffer.wrap(operand).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.hasRemaining()) {
                s[sp++] = operand.length == 4 ? buffer.getInt() : buffer.getLong();
            }
        }
        int after = VectorArithmetic.apply(0x200 + opcode.code(), s, sp);
        assertEquals(gives == 'v' ? 3 : 2, after, "stack pointer");
        assertEquals(BELOW, s[0], "what lies below");
        if (gives == 'v') {
            return ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(s[1])
                    .putLong(s[2])
                    .array();
        }
        int result = (int) s[1];
        assertEquals(result, s[1], "an i32 lies sign-extended in its slot");
        return VectorReference.number(result);
    }

    private byte[] operand(char type) {
        return switch (type) {
            case 'v' -> vector();
            case 'i', 'f' -> Arrays.copyOf(vector(), 4);
            default -> Arrays.copyOf(vector(), 8);
        };
    }

    private byte[] vector() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (random.nextInt(6)) {
            case 0 -> {}
            case 1 -> fill(buffer, () -> buffer.putFloat(random.nextFloat(-70_000, 70_000)));
            case 2 -> fill(buffer, () -> buffer.putInt(edge32()));
            case 3 -> fill(buffer, () -> buffer.putLong(edge64()));
            case 4 -> fill(buffer, () -> buffer.putShort((short) edge(16)));
            default -> fill(buffer, () -> buffer.put((byte) edge(8)));
        }
        return bytes;
    }

    private static void fill(ByteBuffer buffer, Runnable lane) {
        while (buffer.hasRemaining()) {
            lane.run();
        }
    }

    private int edge32() {
        return switch (random.nextInt(4)) {
            case 0 -> NANS_32[random.nextInt(NANS_32.length)];
            case 1 -> (int) edge(32);
            default -> Float.floatToRawIntBits((float) NUMBERS[random.nextInt(NUMBERS.length)]);
        };
    }

    private long edge64() {
        return switch (random.nextInt(4)) {
            case 0 -> NANS_64[random.nextInt(NANS_64.length)];
            case 1 -> edge(64);
            default -> Double.doubleToRawLongBits(NUMBERS[random.nextInt(NUMBERS.length)]);
        };
    }

    /** A number of {@code width} bits near 0, the least or the greatest. */
    private long edge(int width) {
        return (random.nextBoolean() ? 1L << (width - 1) : 0) + random.nextInt(-2, 3);
    }
}
