package dev.fiberscope.engine.machine;

/** Loads and stores that are not in the inner loop. */
final class MemoryAccess {
    private MemoryAccess() {}

    /**
     * Carries out {@code op} on the operands on top of {@code s}; the new stack pointer. Addresses
     * and offset are 32 bits.
     */
    static int apply(int op, PagedMemory memory, long[] s, int sp, int offset) {
        return far(op, memory, s, sp, offset & 0xffff_ffffL);
    }

    /**
     * The same with an address of the memory's own width and an offset of 64 bits, and for every
     * load and store.
     */
    static int far(int op, PagedMemory memory, long[] s, int sp, long offset) {
        boolean store = op >= Op.I32_STORE;
        long at = memory.address(s[sp - (store ? 2 : 1)], offset);
        if (store) {
            store(op, memory, at, s[sp - 1]);
            return sp - 2;
        }
        s[sp - 1] = load(op, memory, at);
        return sp;
    }

    private static long load(int op, PagedMemory memory, long at) {
        return switch (op) {
            case Op.I32_LOAD -> memory.i32(at);
            case Op.I64_LOAD -> memory.i64(at);
            case Op.I32_LOAD8_U -> memory.i8(at) & 0xff;
            case Op.I32_LOAD8_S -> memory.i8(at);
            case Op.I32_LOAD16_S -> memory.i16(at);
            case Op.I32_LOAD16_U -> memory.i16(at) & 0xffff;
            case Op.I64_LOAD8_S -> memory.i8(at);
            case Op.I64_LOAD8_U -> memory.i8(at) & 0xff;
            case Op.I64_LOAD16_S -> memory.i16(at);
            case Op.I64_LOAD16_U -> memory.i16(at) & 0xffff;
            case Op.I64_LOAD32_S -> memory.i32(at);
            case Op.I64_LOAD32_U -> memory.i32(at) & 0xffff_ffffL;
            case Op.F32_LOAD -> memory.i32(at);
            case Op.F64_LOAD -> memory.i64(at);
            default ->
                    throw new AssertionError("unreachable: no load 0x" + Integer.toHexString(op));
        };
    }

    private static void store(int op, PagedMemory memory, long at, long value) {
        switch (op) {
            case Op.I32_STORE -> memory.putI32(at, (int) value);
            case Op.I64_STORE -> memory.putI64(at, value);
            case Op.I32_STORE8 -> memory.putI8(at, (int) value);
            case Op.F32_STORE -> memory.putI32(at, (int) value);
            case Op.F64_STORE -> memory.putI64(at, value);
            case Op.I32_STORE16 -> memory.putI16(at, (int) value);
            case Op.I64_STORE8 -> memory.putI8(at, (int) value);
            case Op.I64_STORE16 -> memory.putI16(at, (int) value);
            case Op.I64_STORE32 -> memory.putI32(at, (int) value);
            default ->
                    throw new AssertionError("unreachable: no store 0x" + Integer.toHexString(op));
        }
    }
}
