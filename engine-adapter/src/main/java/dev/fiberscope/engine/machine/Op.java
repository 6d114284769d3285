package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Opcode;

/**
 * The codes that run: a table. Single-byte instructions have their code in the binary format, those
 * behind 0xFC stand from 0x128 on, those behind 0xFB from 0x140 and those behind 0xFD from 0x200.
 * In a function's code each is followed by its immediates with every index replaced by an address:
 *
 * <pre>
 * BR, BR_IF, BR_ON_*    pc arity height           BR_TABLE  count, then count + 1 of (pc arity height)
 * IF                    pc of the else-branch     CALL      function
 * CALL_INDIRECT         canonical type, table     CALL_REF  -
 * LOCAL_*               slot                      GLOBAL_*, TABLE_*, MEMORY_*  address(es)
 * loads and stores      offset                    I64_CONST, F64_CONST  low, high
 * SUSPEND, THROW        tag                       RESUME*   [tag,] arguments, number of the prompt
 * SWITCH                tag, arguments            CONT_BIND arguments
 * STRUCT_GET*, _SET     slot, field, [width]      other aggregates  canonical type, [count or segment]
 * REF_TEST, REF_CAST    number of the cast        BR_ON_CAST* pc arity height, number of the cast
 * vector loads, stores  memory, offset low, high, [lane]
 * </pre>
 */
final class Op {
    static final int UNREACHABLE = 0x00;
    static final int NOP = 0x01;
    static final int IF = 0x04;
    static final int THROW = 0x08;
    static final int THROW_REF = 0x0a;
    static final int END = 0x0b;
    static final int BR = 0x0c;
    static final int BR_IF = 0x0d;
    static final int BR_TABLE = 0x0e;
    static final int RETURN = 0x0f;
    static final int CALL = 0x10;
    static final int CALL_INDIRECT = 0x11;
    static final int RETURN_CALL = 0x12;
    static final int RETURN_CALL_INDIRECT = 0x13;
    static final int CALL_REF = 0x14;
    static final int RETURN_CALL_REF = 0x15;
    static final int DROP = 0x1a;
    static final int SELECT = 0x1b;
    static final int LOCAL_GET = 0x20;
    static final int LOCAL_SET = 0x21;
    static final int LOCAL_TEE = 0x22;
    static final int GLOBAL_GET = 0x23;
    static final int GLOBAL_SET = 0x24;
    static final int TABLE_GET = 0x25;
    static final int TABLE_SET = 0x26;
    static final int I32_LOAD = 0x28;
    static final int I64_LOAD = 0x29;
    static final int F32_LOAD = 0x2a;
    static final int F64_LOAD = 0x2b;
    static final int I32_LOAD8_S = 0x2c;
    static final int I32_LOAD8_U = 0x2d;
    static final int I32_LOAD16_S = 0x2e;
    static final int I32_LOAD16_U = 0x2f;
    static final int I64_LOAD8_S = 0x30;
    static final int I64_LOAD8_U = 0x31;
    static final int I64_LOAD16_S = 0x32;
    static final int I64_LOAD16_U = 0x33;
    static final int I64_LOAD32_S = 0x34;
    static final int I64_LOAD32_U = 0x35;
    static final int I32_STORE = 0x36;
    static final int I64_STORE = 0x37;
    static final int F32_STORE = 0x38;
    static final int F64_STORE = 0x39;
    static final int I32_STORE8 = 0x3a;
    static final int I32_STORE16 = 0x3b;
    static final int I64_STORE8 = 0x3c;
    static final int I64_STORE16 = 0x3d;
    static final int I64_STORE32 = 0x3e;
    static final int MEMORY_SIZE = 0x3f;
    static final int MEMORY_GROW = 0x40;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int F32_CONST = 0x43;
    static final int F64_CONST = 0x44;
    static final int I32_EQZ = 0x45;
    static final int I32_EQ = 0x46;
    static final int I32_NE = 0x47;
    static final int I32_LT_S = 0x48;
    static final int I32_LT_U = 0x49;
    static final int I32_GT_S = 0x4a;
    static final int I32_GT_U = 0x4b;
    static final int I32_LE_S = 0x4c;
    static final int I32_LE_U = 0x4d;
    static final int I32_GE_S = 0x4e;
    static final int I32_GE_U = 0x4f;
    static final int I64_EQZ = 0x50;
    static final int I64_EQ = 0x51;
    static final int I64_NE = 0x52;
    static final int I64_LT_S = 0x53;
    static final int I64_LT_U = 0x54;
    static final int I64_GT_S = 0x55;
    static final int I64_GT_U = 0x56;
    static final int I64_LE_S = 0x57;
    static final int I64_LE_U = 0x58;
    static final int I64_GE_S = 0x59;
    static final int I64_GE_U = 0x5a;
    static final int F32_EQ = 0x5b;
    static final int F32_NE = 0x5c;
    static final int F32_LT = 0x5d;
    static final int F32_GT = 0x5e;
    static final int F32_LE = 0x5f;
    static final int F32_GE = 0x60;
    static final int F64_EQ = 0x61;
    static final int F64_NE = 0x62;
    static final int F64_LT = 0x63;
    static final int F64_GT = 0x64;
    static final int F64_LE = 0x65;
    static final int F64_GE = 0x66;
    static final int I32_CLZ = 0x67;
    static final int I32_CTZ = 0x68;
    static final int I32_POPCNT = 0x69;
    static final int I32_ADD = 0x6a;
    static final int I32_SUB = 0x6b;
    static final int I32_MUL = 0x6c;
    static final int I32_DIV_S = 0x6d;
    static final int I32_DIV_U = 0x6e;
    static final int I32_REM_S = 0x6f;
    static final int I32_REM_U = 0x70;
    static final int I32_AND = 0x71;
    static final int I32_OR = 0x72;
    static final int I32_XOR = 0x73;
    static final int I32_SHL = 0x74;
    static final int I32_SHR_S = 0x75;
    static final int I32_SHR_U = 0x76;
    static final int I32_ROTL = 0x77;
    static final int I32_ROTR = 0x78;
    static final int I64_CLZ = 0x79;
    static final int I64_CTZ = 0x7a;
    static final int I64_POPCNT = 0x7b;
    static final int I64_ADD = 0x7c;
    static final int I64_SUB = 0x7d;
    static final int I64_MUL = 0x7e;
    static final int I64_DIV_S = 0x7f;
    static final int I64_DIV_U = 0x80;
    static final int I64_REM_S = 0x81;
    static final int I64_REM_U = 0x82;
    static final int I64_AND = 0x83;
    static final int I64_OR = 0x84;
    static final int I64_XOR = 0x85;
    static final int I64_SHL = 0x86;
    static final int I64_SHR_S = 0x87;
    static final int I64_SHR_U = 0x88;
    static final int I64_ROTL = 0x89;
    static final int I64_ROTR = 0x8a;
    static final int F32_ABS = 0x8b;
    static final int F32_NEG = 0x8c;
    static final int F32_CEIL = 0x8d;
    static final int F32_FLOOR = 0x8e;
    static final int F32_TRUNC = 0x8f;
    static final int F32_NEAREST = 0x90;
    static final int F32_SQRT = 0x91;
    static final int F32_ADD = 0x92;
    static final int F32_SUB = 0x93;
    static final int F32_MUL = 0x94;
    static final int F32_DIV = 0x95;
    static final int F32_MIN = 0x96;
    static final int F32_MAX = 0x97;
    static final int F32_COPYSIGN = 0x98;
    static final int F64_ABS = 0x99;
    static final int F64_NEG = 0x9a;
    static final int F64_CEIL = 0x9b;
    static final int F64_FLOOR = 0x9c;
    static final int F64_TRUNC = 0x9d;
    static final int F64_NEAREST = 0x9e;
    static final int F64_SQRT = 0x9f;
    static final int F64_ADD = 0xa0;
    static final int F64_SUB = 0xa1;
    static final int F64_MUL = 0xa2;
    static final int F64_DIV = 0xa3;
    static final int F64_MIN = 0xa4;
    static final int F64_MAX = 0xa5;
    static final int F64_COPYSIGN = 0xa6;
    static final int I32_WRAP_I64 = 0xa7;
    static final int I32_TRUNC_F32_S = 0xa8;
    static final int I32_TRUNC_F32_U = 0xa9;
    static final int I32_TRUNC_F64_S = 0xaa;
    static final int I32_TRUNC_F64_U = 0xab;
    static final int I64_EXTEND_I32_S = 0xac;
    static final int I64_EXTEND_I32_U = 0xad;
    static final int I64_TRUNC_F32_S = 0xae;
    static final int I64_TRUNC_F32_U = 0xaf;
    static final int I64_TRUNC_F64_S = 0xb0;
    static final int I64_TRUNC_F64_U = 0xb1;
    static final int F32_CONVERT_I32_S = 0xb2;
    static final int F32_CONVERT_I32_U = 0xb3;
    static final int F32_CONVERT_I64_S = 0xb4;
    static final int F32_CONVERT_I64_U = 0xb5;
    static final int F32_DEMOTE_F64 = 0xb6;
    static final int F64_CONVERT_I32_S = 0xb7;
    static final int F64_CONVERT_I32_U = 0xb8;
    static final int F64_CONVERT_I64_S = 0xb9;
    static final int F64_CONVERT_I64_U = 0xba;
    static final int F64_PROMOTE_F32 = 0xbb;
    static final int I32_REINTERPRET_F32 = 0xbc;
    static final int I64_REINTERPRET_F64 = 0xbd;
    static final int F32_REINTERPRET_I32 = 0xbe;
    static final int F64_REINTERPRET_I64 = 0xbf;
    static final int I32_EXTEND8_S = 0xc0;
    static final int I32_EXTEND16_S = 0xc1;
    static final int I64_EXTEND8_S = 0xc2;
    static final int I64_EXTEND16_S = 0xc3;
    static final int I64_EXTEND32_S = 0xc4;
    static final int REF_NULL = 0xd0;
    static final int REF_IS_NULL = 0xd1;
    static final int REF_FUNC = 0xd2;
    static final int REF_EQ = 0xd3;
    static final int REF_AS_NON_NULL = 0xd4;
    static final int BR_ON_NULL = 0xd5;
    static final int BR_ON_NON_NULL = 0xd6;
    static final int CONT_NEW = 0xe0;
    static final int CONT_BIND = 0xe1;
    static final int SUSPEND = 0xe2;
    static final int RESUME = 0xe3;
    static final int RESUME_THROW = 0xe4;
    static final int RESUME_THROW_REF = 0xe5;
    static final int SWITCH = 0xe6;
    static final int I32_TRUNC_SAT_F32_S = 0x128;
    static final int I32_TRUNC_SAT_F32_U = 0x129;
    static final int I32_TRUNC_SAT_F64_S = 0x12a;
    static final int I32_TRUNC_SAT_F64_U = 0x12b;
    static final int I64_TRUNC_SAT_F32_S = 0x12c;
    static final int I64_TRUNC_SAT_F32_U = 0x12d;
    static final int I64_TRUNC_SAT_F64_S = 0x12e;
    static final int I64_TRUNC_SAT_F64_U = 0x12f;
    static final int MEMORY_INIT = 0x130;
    static final int DATA_DROP = 0x131;
    static final int MEMORY_COPY = 0x132;
    static final int MEMORY_FILL = 0x133;
    static final int TABLE_INIT = 0x134;
    static final int ELEM_DROP = 0x135;
    static final int TABLE_COPY = 0x136;
    static final int TABLE_GROW = 0x137;
    static final int TABLE_SIZE = 0x138;
    static final int TABLE_FILL = 0x139;

    // Behind 0xFB, from 0x140 on.

    static final int STRUCT_NEW = 0x140;
    static final int STRUCT_NEW_DEFAULT = 0x141;
    static final int STRUCT_GET = 0x142;
    static final int STRUCT_GET_S = 0x143;
    static final int STRUCT_GET_U = 0x144;
    static final int STRUCT_SET = 0x145;
    static final int ARRAY_NEW = 0x146;
    static final int ARRAY_NEW_DEFAULT = 0x147;
    static final int ARRAY_NEW_FIXED = 0x148;
    static final int ARRAY_NEW_DATA = 0x149;
    static final int ARRAY_NEW_ELEM = 0x14a;
    static final int ARRAY_GET = 0x14b;
    static final int ARRAY_GET_S = 0x14c;
    static final int ARRAY_GET_U = 0x14d;
    static final int ARRAY_SET = 0x14e;
    static final int ARRAY_LEN = 0x14f;
    static final int ARRAY_FILL = 0x150;
    static final int ARRAY_COPY = 0x151;
    static final int ARRAY_INIT_DATA = 0x152;
    static final int ARRAY_INIT_ELEM = 0x153;
    static final int REF_TEST = 0x154;
    static final int REF_TEST_NULL = 0x155;
    static final int REF_CAST = 0x156;
    static final int REF_CAST_NULL = 0x157;
    static final int BR_ON_CAST = 0x158;
    static final int BR_ON_CAST_FAIL = 0x159;
    static final int ANY_CONVERT_EXTERN = 0x15a;
    static final int EXTERN_CONVERT_ANY = 0x15b;
    static final int REF_I31 = 0x15c;
    static final int I31_GET_S = 0x15d;
    static final int I31_GET_U = 0x15e;

    // Forms that no module writes.

    /** A branch that leaves the operands where they are: pc. */
    static final int BR_PLAIN = 0xc6;

    /** As {@link #BR_PLAIN}, taken when the operand is not zero. */
    static final int BR_IF_PLAIN = 0xc7;

    /** From the end of a then-branch behind the else-branch: pc. Counts as no instruction. */
    static final int JUMP = 0xc8;

    /** Behind a tail call that turned out to be a host's: returns. Counts as no instruction. */
    static final int TAIL_RETURN = 0xc9;

    /** In place of an instruction with a breakpoint. */
    static final int BREAK = 0xca;

    /**
     * A load or store of a memory that is not the first or has 64-bit addresses: code, memory,
     * offset low, high.
     */
    static final int FAR_ACCESS = 0xcb;

    // Moves of two slots: a v128.

    static final int LOCAL_GET_2 = 0xcc;
    static final int LOCAL_SET_2 = 0xcd;
    static final int LOCAL_TEE_2 = 0xce;
    static final int DROP_2 = 0xcf;
    static final int SELECT_2 = 0xd8;
    static final int GLOBAL_GET_2 = 0xd9;
    static final int GLOBAL_SET_2 = 0xda;

    /** {@link #STRUCT_GET} of a field with two slots. */
    static final int STRUCT_GET_2 = 0xdb;

    /** Vector instructions have their code behind 0xFD from here on. */
    static final int VECTORS = 0x200;

    private Op() {}

    /** The code of an instruction that runs as it is written, immediates apart. */
    static int of(Opcode opcode) {
        return switch (opcode.prefix()) {
            case 0xfb -> 0x140 + opcode.code();
            case 0xfc -> 0x128 + opcode.code();
            case 0xfd -> VECTORS + opcode.code();
            default -> opcode.code();
        };
    }
}
