package dev.fiberscope.engine.machine;

/**
 * The codes of fused instructions: a table. One carries out several neighbouring instructions of
 * the module, at most {@link #MOST_STEPS}, which read locals, constants and operands, do one thing,
 * and put the result into a local or on the operands, or branch. {@link Fusion} makes them, in
 * place of the first of these instructions and over their immediates.
 *
 * <p>The first number has the code in its lowest 10 bits, above that 4 bits with the instructions
 * behind the first, 2 bits with the signed change of the stack pointer, and 16 bits with the signed
 * way to the next instruction, from the second number on. Slots count from the frame's first local;
 * operands lie behind the locals, at heights that validation knows. The numbers behind:
 *
 * <pre>
 * I32_ADD ...           from | to, second            I32_ADD_C ...         from | to, constant
 * LOADS                 address | to, offset         STORES                address | value, offset
 * I32_ADD_LOAD          address | to, offset, first
 * BR_I32_EQ ...         first | second, way          BR_I32_EQ_C ...       first | constant, way
 * MOVE, PUSH_2          from | to, first | second    CONST                 to, constant
 * STORES of constants   address | constant, offset
 * I32_COUNT             slot | constant, way         I32_COUNT_LT_*        slot | constant, limit, way
 * {@code a | b} is one number with a in its upper and b in its lower half; the way of a branch counts
 * from the instruction behind it
 * </pre>
 *
 * <p>None changes anything before it traps: it is then taken apart and its instructions executed
 * one by one.
 */
final class FusedOp {
    static final int FIRST = 0xe7;

    static final int I32_ADD = 0xe7;
    static final int I32_SUB = 0xe8;
    static final int I32_MUL = 0xe9;
    static final int I32_AND = 0xea;
    static final int I32_OR = 0xeb;
    static final int I32_XOR = 0xec;
    static final int I32_SHL = 0xed;
    static final int I32_SHR_S = 0xee;
    static final int I32_SHR_U = 0xef;
    static final int I64_ADD = 0xf0;
    static final int I64_SUB = 0xf1;
    static final int I64_MUL = 0xf2;
    static final int I64_AND = 0xf3;
    static final int I64_XOR = 0xf4;
    static final int F64_ADD = 0xf5;
    static final int F64_MUL = 0xf6;

    // The same with a constant in place of the second slot.

    static final int I32_ADD_C = 0xf7;
    static final int I32_MUL_C = 0xf8;
    static final int I32_AND_C = 0xf9;
    static final int I32_OR_C = 0xfa;
    static final int I32_XOR_C = 0xfb;
    static final int I32_SHL_C = 0xfc;
    static final int I32_SHR_S_C = 0xfd;
    static final int I32_SHR_U_C = 0xfe;
    static final int I64_ADD_C = 0xff;
    static final int I64_AND_C = 0x100;
    static final int I64_SHL_C = 0x101;
    static final int I64_SHR_U_C = 0x102;

    /** {@link #I32_ADD_C} by {@code local.tee}: the sum is pushed as well. */
    static final int I32_ADD_C_TEE = 0x103;

    static final int I32_LOAD = 0x104;
    static final int I64_LOAD = 0x105;
    static final int I32_LOAD8_U = 0x106;
    static final int I32_STORE = 0x107;
    static final int I64_STORE = 0x108;
    static final int I32_STORE8 = 0x109;

    static final int MOVE = 0x10a;
    static final int CONST = 0x10b;

    /** Two {@code local.get}. */
    static final int PUSH_2 = 0x10c;

    // Branches that leave the operands where they are. The other comparisons are made of these.

    static final int BR_I32_EQ = 0x10d;
    static final int BR_I32_NE = 0x10e;
    static final int BR_I32_LT_S = 0x10f;
    static final int BR_I32_GE_S = 0x110;
    static final int BR_I32_LT_U = 0x111;
    static final int BR_I32_GE_U = 0x112;
    static final int BR_I32_EQ_C = 0x113;
    static final int BR_I32_NE_C = 0x114;
    static final int BR_I32_LT_S_C = 0x115;
    static final int BR_I32_GE_S_C = 0x116;
    static final int BR_I32_LT_U_C = 0x117;
    static final int BR_I32_GE_U_C = 0x118;

    /** On null or an i64 that is zero. */
    static final int BR_ZERO = 0x119;

    /** On a reference that is not null or an i64 that is not zero. */
    static final int BR_NOT_ZERO = 0x11a;

    /** Adds to a local, and branches if the sum is not zero. */
    static final int I32_COUNT = 0x11b;

    // Adds to a local, and branches if the sum is below the limit.

    static final int I32_COUNT_LT_S = 0x11c;
    static final int I32_COUNT_LT_U = 0x11d;
    static final int I32_COUNT_LT_S_C = 0x11e;
    static final int I32_COUNT_LT_U_C = 0x11f;

    // Stores of a constant.

    static final int I32_STORE_C = 0x120;
    static final int I32_STORE8_C = 0x121;

    /** Adds what an i32.load gives. */
    static final int I32_ADD_LOAD = 0x122;

    static final int LAST = I32_ADD_LOAD;

    /** The code in a first number, fused or not. */
    static final int MASK = 0x3ff;

    /** Most instructions that are fused into one. */
    static final int MOST_STEPS = 16;

    private FusedOp() {}

    static boolean is(int op) {
        return op >= FIRST && op <= LAST;
    }

    /** The next instruction may be another one than the one behind it. */
    static boolean branches(int op) {
        return op >= BR_I32_EQ && op <= I32_COUNT_LT_U_C;
    }

    static int first(int op, int steps, int change, int way) {
        return op | (steps - 1) << 10 | (change & 3) << 14 | way << 16;
    }

    /** The code for instruction {@code op} on two slots; 0 where there is none. */
    static int withSlots(int op) {
        return switch (op) {
            case Op.I32_ADD -> I32_ADD;
            case Op.I32_SUB -> I32_SUB;
            case Op.I32_MUL -> I32_MUL;
            case Op.I32_AND -> I32_AND;
            case Op.I32_OR -> I32_OR;
            case Op.I32_XOR -> I32_XOR;
            case Op.I32_SHL -> I32_SHL;
            case Op.I32_SHR_S -> I32_SHR_S;
            case Op.I32_SHR_U -> I32_SHR_U;
            case Op.I64_ADD -> I64_ADD;
            case Op.I64_SUB -> I64_SUB;
            case Op.I64_MUL -> I64_MUL;
            case Op.I64_AND -> I64_AND;
            case Op.I64_XOR -> I64_XOR;
            case Op.F64_ADD -> F64_ADD;
            case Op.F64_MUL -> F64_MUL;
            default -> 0;
        };
    }

    /**
     * The code for instruction {@code op} on a slot and a constant, which is negated for a
     * subtraction; 0 where there is none.
     */
    static int withConstant(int op) {
        return switch (op) {
            case Op.I32_ADD, Op.I32_SUB -> I32_ADD_C;
            case Op.I32_MUL -> I32_MUL_C;
            case Op.I32_AND -> I32_AND_C;
            case Op.I32_OR -> I32_OR_C;
            case Op.I32_XOR -> I32_XOR_C;
            case Op.I32_SHL -> I32_SHL_C;
            case Op.I32_SHR_S -> I32_SHR_S_C;
            case Op.I32_SHR_U -> I32_SHR_U_C;
            case Op.I64_ADD, Op.I64_SUB -> I64_ADD_C;
            case Op.I64_AND -> I64_AND_C;
            case Op.I64_SHL -> I64_SHL_C;
            case Op.I64_SHR_U -> I64_SHR_U_C;
            default -> 0;
        };
    }

    /** The operands of instruction {@code op} may be exchanged. */
    static boolean commutes(int op) {
        return switch (op) {
            case Op.I32_ADD,
                    Op.I32_MUL,
                    Op.I32_AND,
                    Op.I32_OR,
                    Op.I32_XOR,
                    Op.I64_ADD,
                    Op.I64_AND ->
                    true;
            default -> false;
        };
    }
}
