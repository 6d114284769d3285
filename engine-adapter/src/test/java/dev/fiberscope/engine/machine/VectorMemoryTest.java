package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.wasm.ExternType;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vectors and lanes on their way from and to memory. */
class VectorMemoryTest {
    private static final int SIZE = PagedMemory.PAGE;

    private final PagedMemory memory =
            new PagedMemory(
                    new ExternType.Memory(new ExternType.Limits(1, OptionalLong.empty(), false)));

    @BeforeEach
    void theBytesFrom7cUpwardLieAtAddress100() {
        for (int i = 0; i < 16; i++) {
            memory.putI8(100 + i, 0x7c + i);
        }
    }

    @Test
    void aVectorIsItsBytesInOrder() {
        long[] s = {0, 0, 0};
        VectorMemory.load(VectorOp.V128_LOAD, memory, 100, s, 1);
        assertArrayEquals(new long[] {0, 0x8382_8180_7f7e_7d7cL, 0x8b8a_8988_8786_8584L}, s);
        VectorMemory.store(memory, 4_090, s, 1);
        assertArrayEquals(memory.read(100, 16), memory.read(4_090, 16));
    }

    @Test
    void lanesAreWidenedWithAndWithoutSign() {
        assertLoads(VectorOp.V128_LOAD8X8_S, 0x007f_007e_007d_007cL, 0xff83_ff82_ff81_ff80L);
        assertLoads(VectorOp.V128_LOAD8X8_U, 0x007f_007e_007d_007cL, 0x0083_0082_0081_0080L);
        assertLoads(VectorOp.V128_LOAD16X4_S, 0x0000_7f7e_0000_7d7cL, 0xffff_8382_ffff_8180L);
        assertLoads(VectorOp.V128_LOAD16X4_U, 0x0000_7f7e_0000_7d7cL, 0x0000_8382_0000_8180L);
        assertLoads(VectorOp.V128_LOAD32X2_S, 0x7f7e_7d7cL, 0xffff_ffff_8382_8180L);
        assertLoads(VectorOp.V128_LOAD32X2_U, 0x7f7e_7d7cL, 0x8382_8180L);
    }

    @Test
    void oneLaneFillsTheVectorOrStandsAlone() {
        assertLoads(VectorOp.V128_LOAD8_SPLAT, 0x7c7c_7c7c_7c7c_7c7cL, 0x7c7c_7c7c_7c7c_7c7cL);
        assertLoads(VectorOp.V128_LOAD16_SPLAT, 0x7d7c_7d7c_7d7c_7d7cL, 0x7d7c_7d7c_7d7c_7d7cL);
        assertLoads(VectorOp.V128_LOAD32_SPLAT, 0x7f7e_7d7c_7f7e_7d7cL, 0x7f7e_7d7c_7f7e_7d7cL);
        assertLoads(VectorOp.V128_LOAD64_SPLAT, 0x8382_8180_7f7e_7d7cL, 0x8382_8180_7f7e_7d7cL);
        assertLoads(VectorOp.V128_LOAD32_ZERO, 0x7f7e_7d7cL, 0);
        assertLoads(VectorOp.V128_LOAD64_ZERO, 0x8382_8180_7f7e_7d7cL, 0);
        long[] s = {-1, -1};
        VectorMemory.load(VectorOp.V128_LOAD32_ZERO, memory, 104, s, 0);
        assertArrayEquals(new long[] {0x8382_8180L, 0}, s);
    }

    @Test
    void oneLaneIsLoadedAndTheOthersStay() {
        assertLoadsLane(VectorOp.V128_LOAD8_LANE, 9, -1, 0xffff_ffff_ffff_7cffL);
        assertLoadsLane(VectorOp.V128_LOAD16_LANE, 3, 0x7d7c_ffff_ffff_ffffL, -1);
        assertLoadsLane(VectorOp.V128_LOAD32_LANE, 2, -1, 0xffff_ffff_7f7e_7d7cL);
        assertLoadsLane(VectorOp.V128_LOAD64_LANE, 1, -1, 0x8382_8180_7f7e_7d7cL);
    }

    @Test
    void oneLaneIsStoredAndNothingBesides() {
        long[] s = {0x8877_6655_4433_2211L, 0xff00_eedd_ccbb_aa99L};
        memory.fill(200, -1, 16);
        VectorMemory.storeLane(VectorOp.V128_STORE8_LANE, memory, 200, s, 0, 8);
        assertEquals(0xffff_ffff_ffff_ff99L, memory.i64(200));
        VectorMemory.storeLane(VectorOp.V128_STORE16_LANE, memory, 201, s, 0, 1);
        assertEquals(0xffff_ffff_ff44_3399L, memory.i64(200));
        VectorMemory.storeLane(VectorOp.V128_STORE32_LANE, memory, 203, s, 0, 3);
        assertEquals(0xffff_00ee_dd44_3399L, memory.i64(200));
        VectorMemory.storeLane(VectorOp.V128_STORE64_LANE, memory, 208, s, 0, 0);
        assertEquals(s[0], memory.i64(208));
    }

    @Test
    void anAccessThatEndsBehindTheMemoryChangesNothing() {
        memory.fill(SIZE - 16, 7, 16);
        byte[] before = memory.read(SIZE - 16, 16);
        long[] s = {1, 2};
        assertThrows(TrapSignal.class, () -> VectorMemory.store(memory, SIZE - 15, s, 0));
        assertThrows(TrapSignal.class, () -> VectorMemory.store(memory, SIZE - 8, s, 0));
        assertThrows(TrapSignal.class, () -> VectorMemory.store(memory, -8, s, 0));
        assertThrows(
                TrapSignal.class,
                () ->
                        VectorMemory.storeLane(
                                VectorOp.V128_STORE64_LANE, memory, SIZE - 7, s, 0, 0));
        assertThrows(
                TrapSignal.class,
                () -> VectorMemory.load(VectorOp.V128_LOAD, memory, SIZE - 15, s, 0));
        assertThrows(
                TrapSignal.class, () -> VectorMemory.load(VectorOp.V128_LOAD, memory, -16, s, 0));
        assertThrows(
                TrapSignal.class,
                () -> VectorMemory.load(VectorOp.V128_LOAD8X8_U, memory, SIZE - 7, s, 0));
        assertThrows(
                TrapSignal.class,
                () -> VectorMemory.load(VectorOp.V128_LOAD8_SPLAT, memory, SIZE, s, 0));
        assertThrows(
                TrapSignal.class,
                () -> VectorMemory.loadLane(VectorOp.V128_LOAD32_LANE, memory, SIZE - 3, s, 0, 0));
        assertArrayEquals(before, memory.read(SIZE - 16, 16));
        assertArrayEquals(new long[] {1, 2}, s);
        VectorMemory.store(memory, SIZE - 16, s, 0);
        VectorMemory.load(VectorOp.V128_LOAD8_SPLAT, memory, SIZE - 1, s, 0);
        assertArrayEquals(new long[] {0, 0}, s);
    }

    private void assertLoads(int op, long low, long high) {
        long[] s = {3, -1, -1, 4};
        VectorMemory.load(op, memory, 100, s, 1);
        assertArrayEquals(new long[] {3, low, high, 4}, s);
    }

    private void assertLoadsLane(int op, int lane, long low, long high) {
        long[] s = {-1, -1};
        VectorMemory.loadLane(op, memory, 100, s, 0, lane);
        assertArrayEquals(new long[] {low, high}, s);
    }
}
