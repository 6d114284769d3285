package dev.fiberscope.engine.machine;

/**
 * Loads and stores of vectors and lanes. {@code address} has the offset added already; beyond the
 * memory's end is a trap, and then nothing has changed. {@code at} is the lower slot of the vector.
 * Specification 3.0, "Memory Instructions".
 */
final class VectorMemory {
    private static final int BYTES = 16;

    private VectorMemory() {}

    /** Writes the vector that {@code op} loads. */
    static void load(int op, PagedMemory memory, long address, long[] s, int at) {
        switch (op) {
            case VectorOp.V128_LOAD -> {
                memory.check(address, BYTES);
                s[at] = memory.i64(address);
                s[at + 1] = memory.i64(address + 8);
            }
            case VectorOp.V128_LOAD8X8_S ->
                    VectorConversions.extend(memory.i64(address), 16, true, s, at);
            case VectorOp.V128_LOAD8X8_U ->
                    VectorConversions.extend(memory.i64(address), 16, false, s, at);
            case VectorOp.V128_LOAD16X4_S ->
                    VectorConversions.extend(memory.i64(address), 32, true, s, at);
            case VectorOp.V128_LOAD16X4_U ->
                    VectorConversions.extend(memory.i64(address), 32, false, s, at);
            case VectorOp.V128_LOAD32X2_S ->
                    VectorConversions.extend(memory.i64(address), 64, true, s, at);
            case VectorOp.V128_LOAD32X2_U ->
                    VectorConversions.extend(memory.i64(address), 64, false, s, at);
            case VectorOp.V128_LOAD8_SPLAT -> splat(memory.i8(address), 8, s, at);
            case VectorOp.V128_LOAD16_SPLAT -> splat(memory.i16(address), 16, s, at);
            case VectorOp.V128_LOAD32_SPLAT -> splat(memory.i32(address), 32, s, at);
            case VectorOp.V128_LOAD64_SPLAT -> splat(memory.i64(address), 64, s, at);
            case VectorOp.V128_LOAD32_ZERO ->
                    zeroExtended(memory.i32(address) & 0xffff_ffffL, s, at);
            case VectorOp.V128_LOAD64_ZERO -> zeroExtended(memory.i64(address), s, at);
            default -> throw unknown(op);
        }
    }

    /** {@code v128.store}. */
    static void store(PagedMemory memory, long address, long[] s, int at) {
        memory.beforeWrite(address, BYTES);
        memory.putI64(address, s[at]);
        memory.putI64(address + 8, s[at + 1]);
    }

    /** Replaces one lane of the vector. */
    static void loadLane(int op, PagedMemory memory, long address, long[] s, int at, int lane) {
        switch (op) {
            case VectorOp.V128_LOAD8_LANE -> VectorLanes.put(s, at, 8, lane, memory.i8(address));
            case VectorOp.V128_LOAD16_LANE -> VectorLanes.put(s, at, 16, lane, memory.i16(address));
            case VectorOp.V128_LOAD32_LANE -> VectorLanes.put(s, at, 32, lane, memory.i32(address));
            case VectorOp.V128_LOAD64_LANE -> VectorLanes.put(s, at, 64, lane, memory.i64(address));
            default -> throw unknown(op);
        }
    }

    static void storeLane(int op, PagedMemory memory, long address, long[] s, int at, int lane) {
        switch (op) {
            case VectorOp.V128_STORE8_LANE ->
                    memory.putI8(address, (int) VectorLanes.lane(s, at, 8, lane));
            case VectorOp.V128_STORE16_LANE ->
                    memory.putI16(address, (int) VectorLanes.lane(s, at, 16, lane));
            case VectorOp.V128_STORE32_LANE ->
                    memory.putI32(address, (int) VectorLanes.lane(s, at, 32, lane));
            case VectorOp.V128_STORE64_LANE ->
                    memory.putI64(address, VectorLanes.lane(s, at, 64, lane));
            default -> throw unknown(op);
        }
    }

    private static void splat(long lane, int width, long[] s, int at) {
        long half = VectorHalf.splat(lane, width);
        s[at] = half;
        s[at + 1] = half;
    }

    private static void zeroExtended(long low, long[] s, int at) {
        s[at] = low;
        s[at + 1] = 0;
    }

    private static AssertionError unknown(int op) {
        return new AssertionError("unreachable: no access to memory 0x" + Integer.toHexString(op));
    }
}
