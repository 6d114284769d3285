package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Opcode;

/**
 * The codes of vector instructions, a table: 0x200 and the code behind 0xFD. It has a line for
 * every instruction of {@link Opcode} with that prefix and under the same name, in the order of the
 * codes; a test holds the two against each other.
 *
 * <p>Behind the constants: what {@link Opcode} tells about each, as numbers. Specification 3.0,
 * "Index of Instructions".
 */
final class VectorOp {
    static final int V128_LOAD = 0x200;
    static final int V128_LOAD8X8_S = 0x201;
    static final int V128_LOAD8X8_U = 0x202;
    static final int V128_LOAD16X4_S = 0x203;
    static final int V128_LOAD16X4_U = 0x204;
    static final int V128_LOAD32X2_S = 0x205;
    static final int V128_LOAD32X2_U = 0x206;
    static final int V128_LOAD8_SPLAT = 0x207;
    static final int V128_LOAD16_SPLAT = 0x208;
    static final int V128_LOAD32_SPLAT = 0x209;
    static final int V128_LOAD64_SPLAT = 0x20a;
    static final int V128_STORE = 0x20b;
    static final int V128_CONST = 0x20c;
    static final int I8X16_SHUFFLE = 0x20d;
    static final int I8X16_SWIZZLE = 0x20e;
    static final int I8X16_SPLAT = 0x20f;
    static final int I16X8_SPLAT = 0x210;
    static final int I32X4_SPLAT = 0x211;
    static final int I64X2_SPLAT = 0x212;
    static final int F32X4_SPLAT = 0x213;
    static final int F64X2_SPLAT = 0x214;
    static final int I8X16_EXTRACT_LANE_S = 0x215;
    static final int I8X16_EXTRACT_LANE_U = 0x216;
    static final int I8X16_REPLACE_LANE = 0x217;
    static final int I16X8_EXTRACT_LANE_S = 0x218;
    static final int I16X8_EXTRACT_LANE_U = 0x219;
    static final int I16X8_REPLACE_LANE = 0x21a;
    static final int I32X4_EXTRACT_LANE = 0x21b;
    static final int I32X4_REPLACE_LANE = 0x21c;
    static final int I64X2_EXTRACT_LANE = 0x21d;
    static final int I64X2_REPLACE_LANE = 0x21e;
    static final int F32X4_EXTRACT_LANE = 0x21f;
    static final int F32X4_REPLACE_LANE = 0x220;
    static final int F64X2_EXTRACT_LANE = 0x221;
    static final int F64X2_REPLACE_LANE = 0x222;
    static final int I8X16_EQ = 0x223;
    static final int I8X16_NE = 0x224;
    static final int I8X16_LT_S = 0x225;
    static final int I8X16_LT_U = 0x226;
    static final int I8X16_GT_S = 0x227;
    static final int I8X16_GT_U = 0x228;
    static final int I8X16_LE_S = 0x229;
    static final int I8X16_LE_U = 0x22a;
    static final int I8X16_GE_S = 0x22b;
    static final int I8X16_GE_U = 0x22c;
    static final int I16X8_EQ = 0x22d;
    static final int I16X8_NE = 0x22e;
    static final int I16X8_LT_S = 0x22f;
    static final int I16X8_LT_U = 0x230;
    static final int I16X8_GT_S = 0x231;
    static final int I16X8_GT_U = 0x232;
    static final int I16X8_LE_S = 0x233;
    static final int I16X8_LE_U = 0x234;
    static final int I16X8_GE_S = 0x235;
    static final int I16X8_GE_U = 0x236;
    static final int I32X4_EQ = 0x237;
    static final int I32X4_NE = 0x238;
    static final int I32X4_LT_S = 0x239;
    static final int I32X4_LT_U = 0x23a;
    static final int I32X4_GT_S = 0x23b;
    static final int I32X4_GT_U = 0x23c;
    static final int I32X4_LE_S = 0x23d;
    static final int I32X4_LE_U = 0x23e;
    static final int I32X4_GE_S = 0x23f;
    static final int I32X4_GE_U = 0x240;
    static final int F32X4_EQ = 0x241;
    static final int F32X4_NE = 0x242;
    static final int F32X4_LT = 0x243;
    static final int F32X4_GT = 0x244;
    static final int F32X4_LE = 0x245;
    static final int F32X4_GE = 0x246;
    static final int F64X2_EQ = 0x247;
    static final int F64X2_NE = 0x248;
    static final int F64X2_LT = 0x249;
    static final int F64X2_GT = 0x24a;
    static final int F64X2_LE = 0x24b;
    static final int F64X2_GE = 0x24c;
    static final int V128_NOT = 0x24d;
    static final int V128_AND = 0x24e;
    static final int V128_ANDNOT = 0x24f;
    static final int V128_OR = 0x250;
    static final int V128_XOR = 0x251;
    static final int V128_BITSELECT = 0x252;
    static final int V128_ANY_TRUE = 0x253;
    static final int V128_LOAD8_LANE = 0x254;
    static final int V128_LOAD16_LANE = 0x255;
    static final int V128_LOAD32_LANE = 0x256;
    static final int V128_LOAD64_LANE = 0x257;
    static final int V128_STORE8_LANE = 0x258;
    static final int V128_STORE16_LANE = 0x259;
    static final int V128_STORE32_LANE = 0x25a;
    static final int V128_STORE64_LANE = 0x25b;
    static final int V128_LOAD32_ZERO = 0x25c;
    static final int V128_LOAD64_ZERO = 0x25d;
    static final int F32X4_DEMOTE_F64X2_ZERO = 0x25e;
    static final int F64X2_PROMOTE_LOW_F32X4 = 0x25f;
    static final int I8X16_ABS = 0x260;
    static final int I8X16_NEG = 0x261;
    static final int I8X16_POPCNT = 0x262;
    static final int I8X16_ALL_TRUE = 0x263;
    static final int I8X16_BITMASK = 0x264;
    static final int I8X16_NARROW_I16X8_S = 0x265;
    static final int I8X16_NARROW_I16X8_U = 0x266;
    static final int F32X4_CEIL = 0x267;
    static final int F32X4_FLOOR = 0x268;
    static final int F32X4_TRUNC = 0x269;
    static final int F32X4_NEAREST = 0x26a;
    static final int I8X16_SHL = 0x26b;
    static final int I8X16_SHR_S = 0x26c;
    static final int I8X16_SHR_U = 0x26d;
    static final int I8X16_ADD = 0x26e;
    static final int I8X16_ADD_SAT_S = 0x26f;
    static final int I8X16_ADD_SAT_U = 0x270;
    static final int I8X16_SUB = 0x271;
    static final int I8X16_SUB_SAT_S = 0x272;
    static final int I8X16_SUB_SAT_U = 0x273;
    static final int F64X2_CEIL = 0x274;
    static final int F64X2_FLOOR = 0x275;
    static final int I8X16_MIN_S = 0x276;
    static final int I8X16_MIN_U = 0x277;
    static final int I8X16_MAX_S = 0x278;
    static final int I8X16_MAX_U = 0x279;
    static final int F64X2_TRUNC = 0x27a;
    static final int I8X16_AVGR_U = 0x27b;
    static final int I16X8_EXTADD_PAIRWISE_I8X16_S = 0x27c;
    static final int I16X8_EXTADD_PAIRWISE_I8X16_U = 0x27d;
    static final int I32X4_EXTADD_PAIRWISE_I16X8_S = 0x27e;
    static final int I32X4_EXTADD_PAIRWISE_I16X8_U = 0x27f;
    static final int I16X8_ABS = 0x280;
    static final int I16X8_NEG = 0x281;
    static final int I16X8_Q15MULR_SAT_S = 0x282;
    static final int I16X8_ALL_TRUE = 0x283;
    static final int I16X8_BITMASK = 0x284;
    static final int I16X8_NARROW_I32X4_S = 0x285;
    static final int I16X8_NARROW_I32X4_U = 0x286;
    static final int I16X8_EXTEND_LOW_I8X16_S = 0x287;
    static final int I16X8_EXTEND_HIGH_I8X16_S = 0x288;
    static final int I16X8_EXTEND_LOW_I8X16_U = 0x289;
    static final int I16X8_EXTEND_HIGH_I8X16_U = 0x28a;
    static final int I16X8_SHL = 0x28b;
    static final int I16X8_SHR_S = 0x28c;
    static final int I16X8_SHR_U = 0x28d;
    static final int I16X8_ADD = 0x28e;
    static final int I16X8_ADD_SAT_S = 0x28f;
    static final int I16X8_ADD_SAT_U = 0x290;
    static final int I16X8_SUB = 0x291;
    static final int I16X8_SUB_SAT_S = 0x292;
    static final int I16X8_SUB_SAT_U = 0x293;
    static final int F64X2_NEAREST = 0x294;
    static final int I16X8_MUL = 0x295;
    static final int I16X8_MIN_S = 0x296;
    static final int I16X8_MIN_U = 0x297;
    static final int I16X8_MAX_S = 0x298;
    static final int I16X8_MAX_U = 0x299;
    static final int I16X8_AVGR_U = 0x29b;
    static final int I16X8_EXTMUL_LOW_I8X16_S = 0x29c;
    static final int I16X8_EXTMUL_HIGH_I8X16_S = 0x29d;
    static final int I16X8_EXTMUL_LOW_I8X16_U = 0x29e;
    static final int I16X8_EXTMUL_HIGH_I8X16_U = 0x29f;
    static final int I32X4_ABS = 0x2a0;
    static final int I32X4_NEG = 0x2a1;
    static final int I32X4_ALL_TRUE = 0x2a3;
    static final int I32X4_BITMASK = 0x2a4;
    static final int I32X4_EXTEND_LOW_I16X8_S = 0x2a7;
    static final int I32X4_EXTEND_HIGH_I16X8_S = 0x2a8;
    static final int I32X4_EXTEND_LOW_I16X8_U = 0x2a9;
    static final int I32X4_EXTEND_HIGH_I16X8_U = 0x2aa;
    static final int I32X4_SHL = 0x2ab;
    static final int I32X4_SHR_S = 0x2ac;
    static final int I32X4_SHR_U = 0x2ad;
    static final int I32X4_ADD = 0x2ae;
    static final int I32X4_SUB = 0x2b1;
    static final int I32X4_MUL = 0x2b5;
    static final int I32X4_MIN_S = 0x2b6;
    static final int I32X4_MIN_U = 0x2b7;
    static final int I32X4_MAX_S = 0x2b8;
    static final int I32X4_MAX_U = 0x2b9;
    static final int I32X4_DOT_I16X8_S = 0x2ba;
    static final int I32X4_EXTMUL_LOW_I16X8_S = 0x2bc;
    static final int I32X4_EXTMUL_HIGH_I16X8_S = 0x2bd;
    static final int I32X4_EXTMUL_LOW_I16X8_U = 0x2be;
    static final int I32X4_EXTMUL_HIGH_I16X8_U = 0x2bf;
    static final int I64X2_ABS = 0x2c0;
    static final int I64X2_NEG = 0x2c1;
    static final int I64X2_ALL_TRUE = 0x2c3;
    static final int I64X2_BITMASK = 0x2c4;
    static final int I64X2_EXTEND_LOW_I32X4_S = 0x2c7;
    static final int I64X2_EXTEND_HIGH_I32X4_S = 0x2c8;
    static final int I64X2_EXTEND_LOW_I32X4_U = 0x2c9;
    static final int I64X2_EXTEND_HIGH_I32X4_U = 0x2ca;
    static final int I64X2_SHL = 0x2cb;
    static final int I64X2_SHR_S = 0x2cc;
    static final int I64X2_SHR_U = 0x2cd;
    static final int I64X2_ADD = 0x2ce;
    static final int I64X2_SUB = 0x2d1;
    static final int I64X2_MUL = 0x2d5;
    static final int I64X2_EQ = 0x2d6;
    static final int I64X2_NE = 0x2d7;
    static final int I64X2_LT_S = 0x2d8;
    static final int I64X2_GT_S = 0x2d9;
    static final int I64X2_LE_S = 0x2da;
    static final int I64X2_GE_S = 0x2db;
    static final int I64X2_EXTMUL_LOW_I32X4_S = 0x2dc;
    static final int I64X2_EXTMUL_HIGH_I32X4_S = 0x2dd;
    static final int I64X2_EXTMUL_LOW_I32X4_U = 0x2de;
    static final int I64X2_EXTMUL_HIGH_I32X4_U = 0x2df;
    static final int F32X4_ABS = 0x2e0;
    static final int F32X4_NEG = 0x2e1;
    static final int F32X4_SQRT = 0x2e3;
    static final int F32X4_ADD = 0x2e4;
    static final int F32X4_SUB = 0x2e5;
    static final int F32X4_MUL = 0x2e6;
    static final int F32X4_DIV = 0x2e7;
    static final int F32X4_MIN = 0x2e8;
    static final int F32X4_MAX = 0x2e9;
    static final int F32X4_PMIN = 0x2ea;
    static final int F32X4_PMAX = 0x2eb;
    static final int F64X2_ABS = 0x2ec;
    static final int F64X2_NEG = 0x2ed;
    static final int F64X2_SQRT = 0x2ef;
    static final int F64X2_ADD = 0x2f0;
    static final int F64X2_SUB = 0x2f1;
    static final int F64X2_MUL = 0x2f2;
    static final int F64X2_DIV = 0x2f3;
    static final int F64X2_MIN = 0x2f4;
    static final int F64X2_MAX = 0x2f5;
    static final int F64X2_PMIN = 0x2f6;
    static final int F64X2_PMAX = 0x2f7;
    static final int I32X4_TRUNC_SAT_F32X4_S = 0x2f8;
    static final int I32X4_TRUNC_SAT_F32X4_U = 0x2f9;
    static final int F32X4_CONVERT_I32X4_S = 0x2fa;
    static final int F32X4_CONVERT_I32X4_U = 0x2fb;
    static final int I32X4_TRUNC_SAT_F64X2_S_ZERO = 0x2fc;
    static final int I32X4_TRUNC_SAT_F64X2_U_ZERO = 0x2fd;
    static final int F64X2_CONVERT_LOW_I32X4_S = 0x2fe;
    static final int F64X2_CONVERT_LOW_I32X4_U = 0x2ff;
    static final int I8X16_RELAXED_SWIZZLE = 0x300;
    static final int I32X4_RELAXED_TRUNC_F32X4_S = 0x301;
    static final int I32X4_RELAXED_TRUNC_F32X4_U = 0x302;
    static final int I32X4_RELAXED_TRUNC_F64X2_S_ZERO = 0x303;
    static final int I32X4_RELAXED_TRUNC_F64X2_U_ZERO = 0x304;
    static final int F32X4_RELAXED_MADD = 0x305;
    static final int F32X4_RELAXED_NMADD = 0x306;
    static final int F64X2_RELAXED_MADD = 0x307;
    static final int F64X2_RELAXED_NMADD = 0x308;
    static final int I8X16_RELAXED_LANESELECT = 0x309;
    static final int I16X8_RELAXED_LANESELECT = 0x30a;
    static final int I32X4_RELAXED_LANESELECT = 0x30b;
    static final int I64X2_RELAXED_LANESELECT = 0x30c;
    static final int F32X4_RELAXED_MIN = 0x30d;
    static final int F32X4_RELAXED_MAX = 0x30e;
    static final int F64X2_RELAXED_MIN = 0x30f;
    static final int F64X2_RELAXED_MAX = 0x310;
    static final int I16X8_RELAXED_Q15MULR_S = 0x311;
    static final int I16X8_RELAXED_DOT_I8X16_I7X16_S = 0x312;
    static final int I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S = 0x313;

    /** The code of {@code 0xfd 0x00}. */
    static final int FIRST = 0x200;

    private static final int COUNT = I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S - FIRST + 1;
    private static final byte[] WIDTH = new byte[COUNT];
    private static final byte[] VECTORS = new byte[COUNT];
    private static final boolean[] FLOAT = new boolean[COUNT];

    static {
        for (var opcode : Opcode.values()) {
            if (opcode.prefix() == 0xfd) {
                String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
                WIDTH[opcode.code()] =
                        shape.equals("v128")
                                ? 64
                                : Byte.parseByte(shape.substring(1, shape.indexOf('x')));
                FLOAT[opcode.code()] = shape.startsWith("f");
                VECTORS[opcode.code()] =
                        (byte)
                                opcode.signature().orElseThrow().takes().stream()
                                        .filter(operand -> operand == 'v')
                                        .count();
            }
        }
    }

    private VectorOp() {}

    /**
     * Bits of a lane in the shape that begins the instruction's name: 8, 16, 32, 64; and 64 for
     * {@code v128}.
     */
    static int width(int op) {
        return WIDTH[op - FIRST];
    }

    /** Whether the shape that begins the instruction's name is one of floating-point lanes. */
    static boolean hasFloatLanes(int op) {
        return FLOAT[op - FIRST];
    }

    /** How many vectors it takes. */
    static int vectors(int op) {
        return VECTORS[op - FIRST];
    }
}
