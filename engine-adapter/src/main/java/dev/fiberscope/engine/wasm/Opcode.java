package dev.fiberscope.engine.wasm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every instruction of WebAssembly 3.0 with stack switching: its name in text, its code in binary,
 * what follows it, and, where it is always the same, what it takes and gives.
 *
 * <p>A table, and therefore long. The letters of a signature are: {@code i l f d v} for i32, i64,
 * f32, f64, v128, and {@code a} for the address type of the memory that the instruction names.
 * Codes: specification 3.0, "Index of Instructions"; Explainer, "Binary format".
 */
@SuppressWarnings("ImmutableEnumChecker") // signatures are records of immutable lists
public enum Opcode {
    // Control
    UNREACHABLE("unreachable", 0x00, ImmediateKind.NONE),
    NOP("nop", 0x01, ImmediateKind.NONE),
    BLOCK("block", 0x02, ImmediateKind.BLOCK),
    LOOP("loop", 0x03, ImmediateKind.BLOCK),
    IF("if", 0x04, ImmediateKind.BLOCK),
    ELSE("else", 0x05, ImmediateKind.NONE),
    THROW("throw", 0x08, ImmediateKind.TAG),
    THROW_REF("throw_ref", 0x0a, ImmediateKind.NONE),
    END("end", 0x0b, ImmediateKind.NONE),
    BR("br", 0x0c, ImmediateKind.LABEL),
    BR_IF("br_if", 0x0d, ImmediateKind.LABEL),
    BR_TABLE("br_table", 0x0e, ImmediateKind.BRANCH_TABLE),
    RETURN("return", 0x0f, ImmediateKind.NONE),
    CALL("call", 0x10, ImmediateKind.FUNCTION),
    CALL_INDIRECT("call_indirect", 0x11, ImmediateKind.CALL_INDIRECT),
    RETURN_CALL("return_call", 0x12, ImmediateKind.FUNCTION),
    RETURN_CALL_INDIRECT("return_call_indirect", 0x13, ImmediateKind.CALL_INDIRECT),
    CALL_REF("call_ref", 0x14, ImmediateKind.TYPE),
    RETURN_CALL_REF("return_call_ref", 0x15, ImmediateKind.TYPE),
    TRY_TABLE("try_table", 0x1f, ImmediateKind.TRY),

    // Stack switching (Explainer, "Instructions")
    CONT_NEW("cont.new", 0xe0, ImmediateKind.TYPE),
    CONT_BIND("cont.bind", 0xe1, ImmediateKind.TYPE_TYPE),
    SUSPEND("suspend", 0xe2, ImmediateKind.TAG),
    RESUME("resume", 0xe3, ImmediateKind.RESUME),
    RESUME_THROW("resume_throw", 0xe4, ImmediateKind.RESUME_THROW),
    RESUME_THROW_REF("resume_throw_ref", 0xe5, ImmediateKind.RESUME),
    SWITCH("switch", 0xe6, ImmediateKind.TYPE_TAG),

    // Parametric and variable
    DROP("drop", 0x1a, ImmediateKind.NONE),
    SELECT("select", 0x1b, ImmediateKind.NONE),
    SELECT_T("select", 0x1c, ImmediateKind.TYPES),
    LOCAL_GET("local.get", 0x20, ImmediateKind.LOCAL),
    LOCAL_SET("local.set", 0x21, ImmediateKind.LOCAL),
    LOCAL_TEE("local.tee", 0x22, ImmediateKind.LOCAL),
    GLOBAL_GET("global.get", 0x23, ImmediateKind.GLOBAL),
    GLOBAL_SET("global.set", 0x24, ImmediateKind.GLOBAL),
    TABLE_GET("table.get", 0x25, ImmediateKind.TABLE),
    TABLE_SET("table.set", 0x26, ImmediateKind.TABLE),

    // References
    REF_NULL("ref.null", 0xd0, ImmediateKind.HEAP_TYPE),
    REF_IS_NULL("ref.is_null", 0xd1, ImmediateKind.NONE),
    REF_FUNC("ref.func", 0xd2, ImmediateKind.FUNCTION),
    REF_EQ("ref.eq", 0xd3, ImmediateKind.NONE),
    REF_AS_NON_NULL("ref.as_non_null", 0xd4, ImmediateKind.NONE),
    BR_ON_NULL("br_on_null", 0xd5, ImmediateKind.LABEL),
    BR_ON_NON_NULL("br_on_non_null", 0xd6, ImmediateKind.LABEL),

    // Memory
    I32_LOAD("i32.load", 0x28, ImmediateKind.MEMORY_ACCESS, "a:i"),
    I64_LOAD("i64.load", 0x29, ImmediateKind.MEMORY_ACCESS, "a:l"),
    F32_LOAD("f32.load", 0x2a, ImmediateKind.MEMORY_ACCESS, "a:f"),
    F64_LOAD("f64.load", 0x2b, ImmediateKind.MEMORY_ACCESS, "a:d"),
    I32_LOAD8_S("i32.load8_s", 0x2c, ImmediateKind.MEMORY_ACCESS, "a:i"),
    I32_LOAD8_U("i32.load8_u", 0x2d, ImmediateKind.MEMORY_ACCESS, "a:i"),
    I32_LOAD16_S("i32.load16_s", 0x2e, ImmediateKind.MEMORY_ACCESS, "a:i"),
    I32_LOAD16_U("i32.load16_u", 0x2f, ImmediateKind.MEMORY_ACCESS, "a:i"),
    I64_LOAD8_S("i64.load8_s", 0x30, ImmediateKind.MEMORY_ACCESS, "a:l"),
    I64_LOAD8_U("i64.load8_u", 0x31, ImmediateKind.MEMORY_ACCESS, "a:l"),
    I64_LOAD16_S("i64.load16_s", 0x32, ImmediateKind.MEMORY_ACCESS, "a:l"),
    I64_LOAD16_U("i64.load16_u", 0x33, ImmediateKind.MEMORY_ACCESS, "a:l"),
    I64_LOAD32_S("i64.load32_s", 0x34, ImmediateKind.MEMORY_ACCESS, "a:l"),
    I64_LOAD32_U("i64.load32_u", 0x35, ImmediateKind.MEMORY_ACCESS, "a:l"),
    I32_STORE("i32.store", 0x36, ImmediateKind.MEMORY_ACCESS, "ai:"),
    I64_STORE("i64.store", 0x37, ImmediateKind.MEMORY_ACCESS, "al:"),
    F32_STORE("f32.store", 0x38, ImmediateKind.MEMORY_ACCESS, "af:"),
    F64_STORE("f64.store", 0x39, ImmediateKind.MEMORY_ACCESS, "ad:"),
    I32_STORE8("i32.store8", 0x3a, ImmediateKind.MEMORY_ACCESS, "ai:"),
    I32_STORE16("i32.store16", 0x3b, ImmediateKind.MEMORY_ACCESS, "ai:"),
    I64_STORE8("i64.store8", 0x3c, ImmediateKind.MEMORY_ACCESS, "al:"),
    I64_STORE16("i64.store16", 0x3d, ImmediateKind.MEMORY_ACCESS, "al:"),
    I64_STORE32("i64.store32", 0x3e, ImmediateKind.MEMORY_ACCESS, "al:"),
    MEMORY_SIZE("memory.size", 0x3f, ImmediateKind.MEMORY),
    MEMORY_GROW("memory.grow", 0x40, ImmediateKind.MEMORY),

    // Constants
    I32_CONST("i32.const", 0x41, ImmediateKind.I32, ":i"),
    I64_CONST("i64.const", 0x42, ImmediateKind.I64, ":l"),
    F32_CONST("f32.const", 0x43, ImmediateKind.F32, ":f"),
    F64_CONST("f64.const", 0x44, ImmediateKind.F64, ":d"),

    // Numeric
    I32_EQZ("i32.eqz", 0x45, ImmediateKind.NONE, "i:i"),
    I32_EQ("i32.eq", 0x46, ImmediateKind.NONE, "ii:i"),
    I32_NE("i32.ne", 0x47, ImmediateKind.NONE, "ii:i"),
    I32_LT_S("i32.lt_s", 0x48, ImmediateKind.NONE, "ii:i"),
    I32_LT_U("i32.lt_u", 0x49, ImmediateKind.NONE, "ii:i"),
    I32_GT_S("i32.gt_s", 0x4a, ImmediateKind.NONE, "ii:i"),
    I32_GT_U("i32.gt_u", 0x4b, ImmediateKind.NONE, "ii:i"),
    I32_LE_S("i32.le_s", 0x4c, ImmediateKind.NONE, "ii:i"),
    I32_LE_U("i32.le_u", 0x4d, ImmediateKind.NONE, "ii:i"),
    I32_GE_S("i32.ge_s", 0x4e, ImmediateKind.NONE, "ii:i"),
    I32_GE_U("i32.ge_u", 0x4f, ImmediateKind.NONE, "ii:i"),
    I64_EQZ("i64.eqz", 0x50, ImmediateKind.NONE, "l:i"),
    I64_EQ("i64.eq", 0x51, ImmediateKind.NONE, "ll:i"),
    I64_NE("i64.ne", 0x52, ImmediateKind.NONE, "ll:i"),
    I64_LT_S("i64.lt_s", 0x53, ImmediateKind.NONE, "ll:i"),
    I64_LT_U("i64.lt_u", 0x54, ImmediateKind.NONE, "ll:i"),
    I64_GT_S("i64.gt_s", 0x55, ImmediateKind.NONE, "ll:i"),
    I64_GT_U("i64.gt_u", 0x56, ImmediateKind.NONE, "ll:i"),
    I64_LE_S("i64.le_s", 0x57, ImmediateKind.NONE, "ll:i"),
    I64_LE_U("i64.le_u", 0x58, ImmediateKind.NONE, "ll:i"),
    I64_GE_S("i64.ge_s", 0x59, ImmediateKind.NONE, "ll:i"),
    I64_GE_U("i64.ge_u", 0x5a, ImmediateKind.NONE, "ll:i"),
    F32_EQ("f32.eq", 0x5b, ImmediateKind.NONE, "ff:i"),
    F32_NE("f32.ne", 0x5c, ImmediateKind.NONE, "ff:i"),
    F32_LT("f32.lt", 0x5d, ImmediateKind.NONE, "ff:i"),
    F32_GT("f32.gt", 0x5e, ImmediateKind.NONE, "ff:i"),
    F32_LE("f32.le", 0x5f, ImmediateKind.NONE, "ff:i"),
    F32_GE("f32.ge", 0x60, ImmediateKind.NONE, "ff:i"),
    F64_EQ("f64.eq", 0x61, ImmediateKind.NONE, "dd:i"),
    F64_NE("f64.ne", 0x62, ImmediateKind.NONE, "dd:i"),
    F64_LT("f64.lt", 0x63, ImmediateKind.NONE, "dd:i"),
    F64_GT("f64.gt", 0x64, ImmediateKind.NONE, "dd:i"),
    F64_LE("f64.le", 0x65, ImmediateKind.NONE, "dd:i"),
    F64_GE("f64.ge", 0x66, ImmediateKind.NONE, "dd:i"),
    I32_CLZ("i32.clz", 0x67, ImmediateKind.NONE, "i:i"),
    I32_CTZ("i32.ctz", 0x68, ImmediateKind.NONE, "i:i"),
    I32_POPCNT("i32.popcnt", 0x69, ImmediateKind.NONE, "i:i"),
    I32_ADD("i32.add", 0x6a, ImmediateKind.NONE, "ii:i"),
    I32_SUB("i32.sub", 0x6b, ImmediateKind.NONE, "ii:i"),
    I32_MUL("i32.mul", 0x6c, ImmediateKind.NONE, "ii:i"),
    I32_DIV_S("i32.div_s", 0x6d, ImmediateKind.NONE, "ii:i"),
    I32_DIV_U("i32.div_u", 0x6e, ImmediateKind.NONE, "ii:i"),
    I32_REM_S("i32.rem_s", 0x6f, ImmediateKind.NONE, "ii:i"),
    I32_REM_U("i32.rem_u", 0x70, ImmediateKind.NONE, "ii:i"),
    I32_AND("i32.and", 0x71, ImmediateKind.NONE, "ii:i"),
    I32_OR("i32.or", 0x72, ImmediateKind.NONE, "ii:i"),
    I32_XOR("i32.xor", 0x73, ImmediateKind.NONE, "ii:i"),
    I32_SHL("i32.shl", 0x74, ImmediateKind.NONE, "ii:i"),
    I32_SHR_S("i32.shr_s", 0x75, ImmediateKind.NONE, "ii:i"),
    I32_SHR_U("i32.shr_u", 0x76, ImmediateKind.NONE, "ii:i"),
    I32_ROTL("i32.rotl", 0x77, ImmediateKind.NONE, "ii:i"),
    I32_ROTR("i32.rotr", 0x78, ImmediateKind.NONE, "ii:i"),
    I64_CLZ("i64.clz", 0x79, ImmediateKind.NONE, "l:l"),
    I64_CTZ("i64.ctz", 0x7a, ImmediateKind.NONE, "l:l"),
    I64_POPCNT("i64.popcnt", 0x7b, ImmediateKind.NONE, "l:l"),
    I64_ADD("i64.add", 0x7c, ImmediateKind.NONE, "ll:l"),
    I64_SUB("i64.sub", 0x7d, ImmediateKind.NONE, "ll:l"),
    I64_MUL("i64.mul", 0x7e, ImmediateKind.NONE, "ll:l"),
    I64_DIV_S("i64.div_s", 0x7f, ImmediateKind.NONE, "ll:l"),
    I64_DIV_U("i64.div_u", 0x80, ImmediateKind.NONE, "ll:l"),
    I64_REM_S("i64.rem_s", 0x81, ImmediateKind.NONE, "ll:l"),
    I64_REM_U("i64.rem_u", 0x82, ImmediateKind.NONE, "ll:l"),
    I64_AND("i64.and", 0x83, ImmediateKind.NONE, "ll:l"),
    I64_OR("i64.or", 0x84, ImmediateKind.NONE, "ll:l"),
    I64_XOR("i64.xor", 0x85, ImmediateKind.NONE, "ll:l"),
    I64_SHL("i64.shl", 0x86, ImmediateKind.NONE, "ll:l"),
    I64_SHR_S("i64.shr_s", 0x87, ImmediateKind.NONE, "ll:l"),
    I64_SHR_U("i64.shr_u", 0x88, ImmediateKind.NONE, "ll:l"),
    I64_ROTL("i64.rotl", 0x89, ImmediateKind.NONE, "ll:l"),
    I64_ROTR("i64.rotr", 0x8a, ImmediateKind.NONE, "ll:l"),
    F32_ABS("f32.abs", 0x8b, ImmediateKind.NONE, "f:f"),
    F32_NEG("f32.neg", 0x8c, ImmediateKind.NONE, "f:f"),
    F32_CEIL("f32.ceil", 0x8d, ImmediateKind.NONE, "f:f"),
    F32_FLOOR("f32.floor", 0x8e, ImmediateKind.NONE, "f:f"),
    F32_TRUNC("f32.trunc", 0x8f, ImmediateKind.NONE, "f:f"),
    F32_NEAREST("f32.nearest", 0x90, ImmediateKind.NONE, "f:f"),
    F32_SQRT("f32.sqrt", 0x91, ImmediateKind.NONE, "f:f"),
    F32_ADD("f32.add", 0x92, ImmediateKind.NONE, "ff:f"),
    F32_SUB("f32.sub", 0x93, ImmediateKind.NONE, "ff:f"),
    F32_MUL("f32.mul", 0x94, ImmediateKind.NONE, "ff:f"),
    F32_DIV("f32.div", 0x95, ImmediateKind.NONE, "ff:f"),
    F32_MIN("f32.min", 0x96, ImmediateKind.NONE, "ff:f"),
    F32_MAX("f32.max", 0x97, ImmediateKind.NONE, "ff:f"),
    F32_COPYSIGN("f32.copysign", 0x98, ImmediateKind.NONE, "ff:f"),
    F64_ABS("f64.abs", 0x99, ImmediateKind.NONE, "d:d"),
    F64_NEG("f64.neg", 0x9a, ImmediateKind.NONE, "d:d"),
    F64_CEIL("f64.ceil", 0x9b, ImmediateKind.NONE, "d:d"),
    F64_FLOOR("f64.floor", 0x9c, ImmediateKind.NONE, "d:d"),
    F64_TRUNC("f64.trunc", 0x9d, ImmediateKind.NONE, "d:d"),
    F64_NEAREST("f64.nearest", 0x9e, ImmediateKind.NONE, "d:d"),
    F64_SQRT("f64.sqrt", 0x9f, ImmediateKind.NONE, "d:d"),
    F64_ADD("f64.add", 0xa0, ImmediateKind.NONE, "dd:d"),
    F64_SUB("f64.sub", 0xa1, ImmediateKind.NONE, "dd:d"),
    F64_MUL("f64.mul", 0xa2, ImmediateKind.NONE, "dd:d"),
    F64_DIV("f64.div", 0xa3, ImmediateKind.NONE, "dd:d"),
    F64_MIN("f64.min", 0xa4, ImmediateKind.NONE, "dd:d"),
    F64_MAX("f64.max", 0xa5, ImmediateKind.NONE, "dd:d"),
    F64_COPYSIGN("f64.copysign", 0xa6, ImmediateKind.NONE, "dd:d"),
    I32_WRAP_I64("i32.wrap_i64", 0xa7, ImmediateKind.NONE, "l:i"),
    I32_TRUNC_F32_S("i32.trunc_f32_s", 0xa8, ImmediateKind.NONE, "f:i"),
    I32_TRUNC_F32_U("i32.trunc_f32_u", 0xa9, ImmediateKind.NONE, "f:i"),
    I32_TRUNC_F64_S("i32.trunc_f64_s", 0xaa, ImmediateKind.NONE, "d:i"),
    I32_TRUNC_F64_U("i32.trunc_f64_u", 0xab, ImmediateKind.NONE, "d:i"),
    I64_EXTEND_I32_S("i64.extend_i32_s", 0xac, ImmediateKind.NONE, "i:l"),
    I64_EXTEND_I32_U("i64.extend_i32_u", 0xad, ImmediateKind.NONE, "i:l"),
    I64_TRUNC_F32_S("i64.trunc_f32_s", 0xae, ImmediateKind.NONE, "f:l"),
    I64_TRUNC_F32_U("i64.trunc_f32_u", 0xaf, ImmediateKind.NONE, "f:l"),
    I64_TRUNC_F64_S("i64.trunc_f64_s", 0xb0, ImmediateKind.NONE, "d:l"),
    I64_TRUNC_F64_U("i64.trunc_f64_u", 0xb1, ImmediateKind.NONE, "d:l"),
    F32_CONVERT_I32_S("f32.convert_i32_s", 0xb2, ImmediateKind.NONE, "i:f"),
    F32_CONVERT_I32_U("f32.convert_i32_u", 0xb3, ImmediateKind.NONE, "i:f"),
    F32_CONVERT_I64_S("f32.convert_i64_s", 0xb4, ImmediateKind.NONE, "l:f"),
    F32_CONVERT_I64_U("f32.convert_i64_u", 0xb5, ImmediateKind.NONE, "l:f"),
    F32_DEMOTE_F64("f32.demote_f64", 0xb6, ImmediateKind.NONE, "d:f"),
    F64_CONVERT_I32_S("f64.convert_i32_s", 0xb7, ImmediateKind.NONE, "i:d"),
    F64_CONVERT_I32_U("f64.convert_i32_u", 0xb8, ImmediateKind.NONE, "i:d"),
    F64_CONVERT_I64_S("f64.convert_i64_s", 0xb9, ImmediateKind.NONE, "l:d"),
    F64_CONVERT_I64_U("f64.convert_i64_u", 0xba, ImmediateKind.NONE, "l:d"),
    F64_PROMOTE_F32("f64.promote_f32", 0xbb, ImmediateKind.NONE, "f:d"),
    I32_REINTERPRET_F32("i32.reinterpret_f32", 0xbc, ImmediateKind.NONE, "f:i"),
    I64_REINTERPRET_F64("i64.reinterpret_f64", 0xbd, ImmediateKind.NONE, "d:l"),
    F32_REINTERPRET_I32("f32.reinterpret_i32", 0xbe, ImmediateKind.NONE, "i:f"),
    F64_REINTERPRET_I64("f64.reinterpret_i64", 0xbf, ImmediateKind.NONE, "l:d"),
    I32_EXTEND8_S("i32.extend8_s", 0xc0, ImmediateKind.NONE, "i:i"),
    I32_EXTEND16_S("i32.extend16_s", 0xc1, ImmediateKind.NONE, "i:i"),
    I64_EXTEND8_S("i64.extend8_s", 0xc2, ImmediateKind.NONE, "l:l"),
    I64_EXTEND16_S("i64.extend16_s", 0xc3, ImmediateKind.NONE, "l:l"),
    I64_EXTEND32_S("i64.extend32_s", 0xc4, ImmediateKind.NONE, "l:l"),

    // Structs, arrays and casts
    STRUCT_NEW("struct.new", 0xfb, 0x00, ImmediateKind.TYPE),
    STRUCT_NEW_DEFAULT("struct.new_default", 0xfb, 0x01, ImmediateKind.TYPE),
    STRUCT_GET("struct.get", 0xfb, 0x02, ImmediateKind.TYPE_FIELD),
    STRUCT_GET_S("struct.get_s", 0xfb, 0x03, ImmediateKind.TYPE_FIELD),
    STRUCT_GET_U("struct.get_u", 0xfb, 0x04, ImmediateKind.TYPE_FIELD),
    STRUCT_SET("struct.set", 0xfb, 0x05, ImmediateKind.TYPE_FIELD),
    ARRAY_NEW("array.new", 0xfb, 0x06, ImmediateKind.TYPE),
    ARRAY_NEW_DEFAULT("array.new_default", 0xfb, 0x07, ImmediateKind.TYPE),
    ARRAY_NEW_FIXED("array.new_fixed", 0xfb, 0x08, ImmediateKind.TYPE_COUNT),
    ARRAY_NEW_DATA("array.new_data", 0xfb, 0x09, ImmediateKind.TYPE_DATA),
    ARRAY_NEW_ELEM("array.new_elem", 0xfb, 0x0a, ImmediateKind.TYPE_ELEMENT),
    ARRAY_GET("array.get", 0xfb, 0x0b, ImmediateKind.TYPE),
    ARRAY_GET_S("array.get_s", 0xfb, 0x0c, ImmediateKind.TYPE),
    ARRAY_GET_U("array.get_u", 0xfb, 0x0d, ImmediateKind.TYPE),
    ARRAY_SET("array.set", 0xfb, 0x0e, ImmediateKind.TYPE),
    ARRAY_LEN("array.len", 0xfb, 0x0f, ImmediateKind.NONE),
    ARRAY_FILL("array.fill", 0xfb, 0x10, ImmediateKind.TYPE),
    ARRAY_COPY("array.copy", 0xfb, 0x11, ImmediateKind.TYPE_TYPE),
    ARRAY_INIT_DATA("array.init_data", 0xfb, 0x12, ImmediateKind.TYPE_DATA),
    ARRAY_INIT_ELEM("array.init_elem", 0xfb, 0x13, ImmediateKind.TYPE_ELEMENT),
    REF_TEST("ref.test", 0xfb, 0x14, ImmediateKind.REFERENCE_TYPE),
    REF_TEST_NULL("ref.test", 0xfb, 0x15, ImmediateKind.REFERENCE_TYPE),
    REF_CAST("ref.cast", 0xfb, 0x16, ImmediateKind.REFERENCE_TYPE),
    REF_CAST_NULL("ref.cast", 0xfb, 0x17, ImmediateKind.REFERENCE_TYPE),
    BR_ON_CAST("br_on_cast", 0xfb, 0x18, ImmediateKind.BRANCH_CAST),
    BR_ON_CAST_FAIL("br_on_cast_fail", 0xfb, 0x19, ImmediateKind.BRANCH_CAST),
    ANY_CONVERT_EXTERN("any.convert_extern", 0xfb, 0x1a, ImmediateKind.NONE),
    EXTERN_CONVERT_ANY("extern.convert_any", 0xfb, 0x1b, ImmediateKind.NONE),
    REF_I31("ref.i31", 0xfb, 0x1c, ImmediateKind.NONE),
    I31_GET_S("i31.get_s", 0xfb, 0x1d, ImmediateKind.NONE),
    I31_GET_U("i31.get_u", 0xfb, 0x1e, ImmediateKind.NONE),

    // Saturating and bulk
    I32_TRUNC_SAT_F32_S("i32.trunc_sat_f32_s", 0xfc, 0x00, ImmediateKind.NONE, "f:i"),
    I32_TRUNC_SAT_F32_U("i32.trunc_sat_f32_u", 0xfc, 0x01, ImmediateKind.NONE, "f:i"),
    I32_TRUNC_SAT_F64_S("i32.trunc_sat_f64_s", 0xfc, 0x02, ImmediateKind.NONE, "d:i"),
    I32_TRUNC_SAT_F64_U("i32.trunc_sat_f64_u", 0xfc, 0x03, ImmediateKind.NONE, "d:i"),
    I64_TRUNC_SAT_F32_S("i64.trunc_sat_f32_s", 0xfc, 0x04, ImmediateKind.NONE, "f:l"),
    I64_TRUNC_SAT_F32_U("i64.trunc_sat_f32_u", 0xfc, 0x05, ImmediateKind.NONE, "f:l"),
    I64_TRUNC_SAT_F64_S("i64.trunc_sat_f64_s", 0xfc, 0x06, ImmediateKind.NONE, "d:l"),
    I64_TRUNC_SAT_F64_U("i64.trunc_sat_f64_u", 0xfc, 0x07, ImmediateKind.NONE, "d:l"),
    MEMORY_INIT("memory.init", 0xfc, 0x08, ImmediateKind.DATA_MEMORY),
    DATA_DROP("data.drop", 0xfc, 0x09, ImmediateKind.DATA),
    MEMORY_COPY("memory.copy", 0xfc, 0x0a, ImmediateKind.MEMORY_MEMORY),
    MEMORY_FILL("memory.fill", 0xfc, 0x0b, ImmediateKind.MEMORY),
    TABLE_INIT("table.init", 0xfc, 0x0c, ImmediateKind.ELEMENT_TABLE),
    ELEM_DROP("elem.drop", 0xfc, 0x0d, ImmediateKind.ELEMENT),
    TABLE_COPY("table.copy", 0xfc, 0x0e, ImmediateKind.TABLE_TABLE),
    TABLE_GROW("table.grow", 0xfc, 0x0f, ImmediateKind.TABLE),
    TABLE_SIZE("table.size", 0xfc, 0x10, ImmediateKind.TABLE),
    TABLE_FILL("table.fill", 0xfc, 0x11, ImmediateKind.TABLE),

    // Vectors
    V128_LOAD("v128.load", 0xfd, 0x00, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD8X8_S("v128.load8x8_s", 0xfd, 0x01, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD8X8_U("v128.load8x8_u", 0xfd, 0x02, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD16X4_S("v128.load16x4_s", 0xfd, 0x03, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD16X4_U("v128.load16x4_u", 0xfd, 0x04, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD32X2_S("v128.load32x2_s", 0xfd, 0x05, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD32X2_U("v128.load32x2_u", 0xfd, 0x06, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD8_SPLAT("v128.load8_splat", 0xfd, 0x07, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD16_SPLAT("v128.load16_splat", 0xfd, 0x08, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD32_SPLAT("v128.load32_splat", 0xfd, 0x09, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD64_SPLAT("v128.load64_splat", 0xfd, 0x0a, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_STORE("v128.store", 0xfd, 0x0b, ImmediateKind.MEMORY_ACCESS, "av:"),
    V128_CONST("v128.const", 0xfd, 0x0c, ImmediateKind.V128, ":v"),
    I8X16_SHUFFLE("i8x16.shuffle", 0xfd, 0x0d, ImmediateKind.SHUFFLE, "vv:v"),
    I8X16_SWIZZLE("i8x16.swizzle", 0xfd, 0x0e, ImmediateKind.NONE, "vv:v"),
    I8X16_SPLAT("i8x16.splat", 0xfd, 0x0f, ImmediateKind.NONE, "i:v"),
    I16X8_SPLAT("i16x8.splat", 0xfd, 0x10, ImmediateKind.NONE, "i:v"),
    I32X4_SPLAT("i32x4.splat", 0xfd, 0x11, ImmediateKind.NONE, "i:v"),
    I64X2_SPLAT("i64x2.splat", 0xfd, 0x12, ImmediateKind.NONE, "l:v"),
    F32X4_SPLAT("f32x4.splat", 0xfd, 0x13, ImmediateKind.NONE, "f:v"),
    F64X2_SPLAT("f64x2.splat", 0xfd, 0x14, ImmediateKind.NONE, "d:v"),
    I8X16_EXTRACT_LANE_S("i8x16.extract_lane_s", 0xfd, 0x15, ImmediateKind.LANE, "v:i"),
    I8X16_EXTRACT_LANE_U("i8x16.extract_lane_u", 0xfd, 0x16, ImmediateKind.LANE, "v:i"),
    I8X16_REPLACE_LANE("i8x16.replace_lane", 0xfd, 0x17, ImmediateKind.LANE, "vi:v"),
    I16X8_EXTRACT_LANE_S("i16x8.extract_lane_s", 0xfd, 0x18, ImmediateKind.LANE, "v:i"),
    I16X8_EXTRACT_LANE_U("i16x8.extract_lane_u", 0xfd, 0x19, ImmediateKind.LANE, "v:i"),
    I16X8_REPLACE_LANE("i16x8.replace_lane", 0xfd, 0x1a, ImmediateKind.LANE, "vi:v"),
    I32X4_EXTRACT_LANE("i32x4.extract_lane", 0xfd, 0x1b, ImmediateKind.LANE, "v:i"),
    I32X4_REPLACE_LANE("i32x4.replace_lane", 0xfd, 0x1c, ImmediateKind.LANE, "vi:v"),
    I64X2_EXTRACT_LANE("i64x2.extract_lane", 0xfd, 0x1d, ImmediateKind.LANE, "v:l"),
    I64X2_REPLACE_LANE("i64x2.replace_lane", 0xfd, 0x1e, ImmediateKind.LANE, "vl:v"),
    F32X4_EXTRACT_LANE("f32x4.extract_lane", 0xfd, 0x1f, ImmediateKind.LANE, "v:f"),
    F32X4_REPLACE_LANE("f32x4.replace_lane", 0xfd, 0x20, ImmediateKind.LANE, "vf:v"),
    F64X2_EXTRACT_LANE("f64x2.extract_lane", 0xfd, 0x21, ImmediateKind.LANE, "v:d"),
    F64X2_REPLACE_LANE("f64x2.replace_lane", 0xfd, 0x22, ImmediateKind.LANE, "vd:v"),
    I8X16_EQ("i8x16.eq", 0xfd, 0x23, ImmediateKind.NONE, "vv:v"),
    I8X16_NE("i8x16.ne", 0xfd, 0x24, ImmediateKind.NONE, "vv:v"),
    I8X16_LT_S("i8x16.lt_s", 0xfd, 0x25, ImmediateKind.NONE, "vv:v"),
    I8X16_LT_U("i8x16.lt_u", 0xfd, 0x26, ImmediateKind.NONE, "vv:v"),
    I8X16_GT_S("i8x16.gt_s", 0xfd, 0x27, ImmediateKind.NONE, "vv:v"),
    I8X16_GT_U("i8x16.gt_u", 0xfd, 0x28, ImmediateKind.NONE, "vv:v"),
    I8X16_LE_S("i8x16.le_s", 0xfd, 0x29, ImmediateKind.NONE, "vv:v"),
    I8X16_LE_U("i8x16.le_u", 0xfd, 0x2a, ImmediateKind.NONE, "vv:v"),
    I8X16_GE_S("i8x16.ge_s", 0xfd, 0x2b, ImmediateKind.NONE, "vv:v"),
    I8X16_GE_U("i8x16.ge_u", 0xfd, 0x2c, ImmediateKind.NONE, "vv:v"),
    I16X8_EQ("i16x8.eq", 0xfd, 0x2d, ImmediateKind.NONE, "vv:v"),
    I16X8_NE("i16x8.ne", 0xfd, 0x2e, ImmediateKind.NONE, "vv:v"),
    I16X8_LT_S("i16x8.lt_s", 0xfd, 0x2f, ImmediateKind.NONE, "vv:v"),
    I16X8_LT_U("i16x8.lt_u", 0xfd, 0x30, ImmediateKind.NONE, "vv:v"),
    I16X8_GT_S("i16x8.gt_s", 0xfd, 0x31, ImmediateKind.NONE, "vv:v"),
    I16X8_GT_U("i16x8.gt_u", 0xfd, 0x32, ImmediateKind.NONE, "vv:v"),
    I16X8_LE_S("i16x8.le_s", 0xfd, 0x33, ImmediateKind.NONE, "vv:v"),
    I16X8_LE_U("i16x8.le_u", 0xfd, 0x34, ImmediateKind.NONE, "vv:v"),
    I16X8_GE_S("i16x8.ge_s", 0xfd, 0x35, ImmediateKind.NONE, "vv:v"),
    I16X8_GE_U("i16x8.ge_u", 0xfd, 0x36, ImmediateKind.NONE, "vv:v"),
    I32X4_EQ("i32x4.eq", 0xfd, 0x37, ImmediateKind.NONE, "vv:v"),
    I32X4_NE("i32x4.ne", 0xfd, 0x38, ImmediateKind.NONE, "vv:v"),
    I32X4_LT_S("i32x4.lt_s", 0xfd, 0x39, ImmediateKind.NONE, "vv:v"),
    I32X4_LT_U("i32x4.lt_u", 0xfd, 0x3a, ImmediateKind.NONE, "vv:v"),
    I32X4_GT_S("i32x4.gt_s", 0xfd, 0x3b, ImmediateKind.NONE, "vv:v"),
    I32X4_GT_U("i32x4.gt_u", 0xfd, 0x3c, ImmediateKind.NONE, "vv:v"),
    I32X4_LE_S("i32x4.le_s", 0xfd, 0x3d, ImmediateKind.NONE, "vv:v"),
    I32X4_LE_U("i32x4.le_u", 0xfd, 0x3e, ImmediateKind.NONE, "vv:v"),
    I32X4_GE_S("i32x4.ge_s", 0xfd, 0x3f, ImmediateKind.NONE, "vv:v"),
    I32X4_GE_U("i32x4.ge_u", 0xfd, 0x40, ImmediateKind.NONE, "vv:v"),
    F32X4_EQ("f32x4.eq", 0xfd, 0x41, ImmediateKind.NONE, "vv:v"),
    F32X4_NE("f32x4.ne", 0xfd, 0x42, ImmediateKind.NONE, "vv:v"),
    F32X4_LT("f32x4.lt", 0xfd, 0x43, ImmediateKind.NONE, "vv:v"),
    F32X4_GT("f32x4.gt", 0xfd, 0x44, ImmediateKind.NONE, "vv:v"),
    F32X4_LE("f32x4.le", 0xfd, 0x45, ImmediateKind.NONE, "vv:v"),
    F32X4_GE("f32x4.ge", 0xfd, 0x46, ImmediateKind.NONE, "vv:v"),
    F64X2_EQ("f64x2.eq", 0xfd, 0x47, ImmediateKind.NONE, "vv:v"),
    F64X2_NE("f64x2.ne", 0xfd, 0x48, ImmediateKind.NONE, "vv:v"),
    F64X2_LT("f64x2.lt", 0xfd, 0x49, ImmediateKind.NONE, "vv:v"),
    F64X2_GT("f64x2.gt", 0xfd, 0x4a, ImmediateKind.NONE, "vv:v"),
    F64X2_LE("f64x2.le", 0xfd, 0x4b, ImmediateKind.NONE, "vv:v"),
    F64X2_GE("f64x2.ge", 0xfd, 0x4c, ImmediateKind.NONE, "vv:v"),
    V128_NOT("v128.not", 0xfd, 0x4d, ImmediateKind.NONE, "v:v"),
    V128_AND("v128.and", 0xfd, 0x4e, ImmediateKind.NONE, "vv:v"),
    V128_ANDNOT("v128.andnot", 0xfd, 0x4f, ImmediateKind.NONE, "vv:v"),
    V128_OR("v128.or", 0xfd, 0x50, ImmediateKind.NONE, "vv:v"),
    V128_XOR("v128.xor", 0xfd, 0x51, ImmediateKind.NONE, "vv:v"),
    V128_BITSELECT("v128.bitselect", 0xfd, 0x52, ImmediateKind.NONE, "vvv:v"),
    V128_ANY_TRUE("v128.any_true", 0xfd, 0x53, ImmediateKind.NONE, "v:i"),
    V128_LOAD8_LANE("v128.load8_lane", 0xfd, 0x54, ImmediateKind.MEMORY_LANE, "av:v"),
    V128_LOAD16_LANE("v128.load16_lane", 0xfd, 0x55, ImmediateKind.MEMORY_LANE, "av:v"),
    V128_LOAD32_LANE("v128.load32_lane", 0xfd, 0x56, ImmediateKind.MEMORY_LANE, "av:v"),
    V128_LOAD64_LANE("v128.load64_lane", 0xfd, 0x57, ImmediateKind.MEMORY_LANE, "av:v"),
    V128_STORE8_LANE("v128.store8_lane", 0xfd, 0x58, ImmediateKind.MEMORY_LANE, "av:"),
    V128_STORE16_LANE("v128.store16_lane", 0xfd, 0x59, ImmediateKind.MEMORY_LANE, "av:"),
    V128_STORE32_LANE("v128.store32_lane", 0xfd, 0x5a, ImmediateKind.MEMORY_LANE, "av:"),
    V128_STORE64_LANE("v128.store64_lane", 0xfd, 0x5b, ImmediateKind.MEMORY_LANE, "av:"),
    V128_LOAD32_ZERO("v128.load32_zero", 0xfd, 0x5c, ImmediateKind.MEMORY_ACCESS, "a:v"),
    V128_LOAD64_ZERO("v128.load64_zero", 0xfd, 0x5d, ImmediateKind.MEMORY_ACCESS, "a:v"),
    F32X4_DEMOTE_F64X2_ZERO("f32x4.demote_f64x2_zero", 0xfd, 0x5e, ImmediateKind.NONE, "v:v"),
    F64X2_PROMOTE_LOW_F32X4("f64x2.promote_low_f32x4", 0xfd, 0x5f, ImmediateKind.NONE, "v:v"),
    I8X16_ABS("i8x16.abs", 0xfd, 0x60, ImmediateKind.NONE, "v:v"),
    I8X16_NEG("i8x16.neg", 0xfd, 0x61, ImmediateKind.NONE, "v:v"),
    I8X16_POPCNT("i8x16.popcnt", 0xfd, 0x62, ImmediateKind.NONE, "v:v"),
    I8X16_ALL_TRUE("i8x16.all_true", 0xfd, 0x63, ImmediateKind.NONE, "v:i"),
    I8X16_BITMASK("i8x16.bitmask", 0xfd, 0x64, ImmediateKind.NONE, "v:i"),
    I8X16_NARROW_I16X8_S("i8x16.narrow_i16x8_s", 0xfd, 0x65, ImmediateKind.NONE, "vv:v"),
    I8X16_NARROW_I16X8_U("i8x16.narrow_i16x8_u", 0xfd, 0x66, ImmediateKind.NONE, "vv:v"),
    F32X4_CEIL("f32x4.ceil", 0xfd, 0x67, ImmediateKind.NONE, "v:v"),
    F32X4_FLOOR("f32x4.floor", 0xfd, 0x68, ImmediateKind.NONE, "v:v"),
    F32X4_TRUNC("f32x4.trunc", 0xfd, 0x69, ImmediateKind.NONE, "v:v"),
    F32X4_NEAREST("f32x4.nearest", 0xfd, 0x6a, ImmediateKind.NONE, "v:v"),
    I8X16_SHL("i8x16.shl", 0xfd, 0x6b, ImmediateKind.NONE, "vi:v"),
    I8X16_SHR_S("i8x16.shr_s", 0xfd, 0x6c, ImmediateKind.NONE, "vi:v"),
    I8X16_SHR_U("i8x16.shr_u", 0xfd, 0x6d, ImmediateKind.NONE, "vi:v"),
    I8X16_ADD("i8x16.add", 0xfd, 0x6e, ImmediateKind.NONE, "vv:v"),
    I8X16_ADD_SAT_S("i8x16.add_sat_s", 0xfd, 0x6f, ImmediateKind.NONE, "vv:v"),
    I8X16_ADD_SAT_U("i8x16.add_sat_u", 0xfd, 0x70, ImmediateKind.NONE, "vv:v"),
    I8X16_SUB("i8x16.sub", 0xfd, 0x71, ImmediateKind.NONE, "vv:v"),
    I8X16_SUB_SAT_S("i8x16.sub_sat_s", 0xfd, 0x72, ImmediateKind.NONE, "vv:v"),
    I8X16_SUB_SAT_U("i8x16.sub_sat_u", 0xfd, 0x73, ImmediateKind.NONE, "vv:v"),
    F64X2_CEIL("f64x2.ceil", 0xfd, 0x74, ImmediateKind.NONE, "v:v"),
    F64X2_FLOOR("f64x2.floor", 0xfd, 0x75, ImmediateKind.NONE, "v:v"),
    I8X16_MIN_S("i8x16.min_s", 0xfd, 0x76, ImmediateKind.NONE, "vv:v"),
    I8X16_MIN_U("i8x16.min_u", 0xfd, 0x77, ImmediateKind.NONE, "vv:v"),
    I8X16_MAX_S("i8x16.max_s", 0xfd, 0x78, ImmediateKind.NONE, "vv:v"),
    I8X16_MAX_U("i8x16.max_u", 0xfd, 0x79, ImmediateKind.NONE, "vv:v"),
    F64X2_TRUNC("f64x2.trunc", 0xfd, 0x7a, ImmediateKind.NONE, "v:v"),
    I8X16_AVGR_U("i8x16.avgr_u", 0xfd, 0x7b, ImmediateKind.NONE, "vv:v"),
    I16X8_EXTADD_PAIRWISE_I8X16_S(
            "i16x8.extadd_pairwise_i8x16_s", 0xfd, 0x7c, ImmediateKind.NONE, "v:v"),
    I16X8_EXTADD_PAIRWISE_I8X16_U(
            "i16x8.extadd_pairwise_i8x16_u", 0xfd, 0x7d, ImmediateKind.NONE, "v:v"),
    I32X4_EXTADD_PAIRWISE_I16X8_S(
            "i32x4.extadd_pairwise_i16x8_s", 0xfd, 0x7e, ImmediateKind.NONE, "v:v"),
    I32X4_EXTADD_PAIRWISE_I16X8_U(
            "i32x4.extadd_pairwise_i16x8_u", 0xfd, 0x7f, ImmediateKind.NONE, "v:v"),
    I16X8_ABS("i16x8.abs", 0xfd, 0x80, ImmediateKind.NONE, "v:v"),
    I16X8_NEG("i16x8.neg", 0xfd, 0x81, ImmediateKind.NONE, "v:v"),
    I16X8_Q15MULR_SAT_S("i16x8.q15mulr_sat_s", 0xfd, 0x82, ImmediateKind.NONE, "vv:v"),
    I16X8_ALL_TRUE("i16x8.all_true", 0xfd, 0x83, ImmediateKind.NONE, "v:i"),
    I16X8_BITMASK("i16x8.bitmask", 0xfd, 0x84, ImmediateKind.NONE, "v:i"),
    I16X8_NARROW_I32X4_S("i16x8.narrow_i32x4_s", 0xfd, 0x85, ImmediateKind.NONE, "vv:v"),
    I16X8_NARROW_I32X4_U("i16x8.narrow_i32x4_u", 0xfd, 0x86, ImmediateKind.NONE, "vv:v"),
    I16X8_EXTEND_LOW_I8X16_S("i16x8.extend_low_i8x16_s", 0xfd, 0x87, ImmediateKind.NONE, "v:v"),
    I16X8_EXTEND_HIGH_I8X16_S("i16x8.extend_high_i8x16_s", 0xfd, 0x88, ImmediateKind.NONE, "v:v"),
    I16X8_EXTEND_LOW_I8X16_U("i16x8.extend_low_i8x16_u", 0xfd, 0x89, ImmediateKind.NONE, "v:v"),
    I16X8_EXTEND_HIGH_I8X16_U("i16x8.extend_high_i8x16_u", 0xfd, 0x8a, ImmediateKind.NONE, "v:v"),
    I16X8_SHL("i16x8.shl", 0xfd, 0x8b, ImmediateKind.NONE, "vi:v"),
    I16X8_SHR_S("i16x8.shr_s", 0xfd, 0x8c, ImmediateKind.NONE, "vi:v"),
    I16X8_SHR_U("i16x8.shr_u", 0xfd, 0x8d, ImmediateKind.NONE, "vi:v"),
    I16X8_ADD("i16x8.add", 0xfd, 0x8e, ImmediateKind.NONE, "vv:v"),
    I16X8_ADD_SAT_S("i16x8.add_sat_s", 0xfd, 0x8f, ImmediateKind.NONE, "vv:v"),
    I16X8_ADD_SAT_U("i16x8.add_sat_u", 0xfd, 0x90, ImmediateKind.NONE, "vv:v"),
    I16X8_SUB("i16x8.sub", 0xfd, 0x91, ImmediateKind.NONE, "vv:v"),
    I16X8_SUB_SAT_S("i16x8.sub_sat_s", 0xfd, 0x92, ImmediateKind.NONE, "vv:v"),
    I16X8_SUB_SAT_U("i16x8.sub_sat_u", 0xfd, 0x93, ImmediateKind.NONE, "vv:v"),
    F64X2_NEAREST("f64x2.nearest", 0xfd, 0x94, ImmediateKind.NONE, "v:v"),
    I16X8_MUL("i16x8.mul", 0xfd, 0x95, ImmediateKind.NONE, "vv:v"),
    I16X8_MIN_S("i16x8.min_s", 0xfd, 0x96, ImmediateKind.NONE, "vv:v"),
    I16X8_MIN_U("i16x8.min_u", 0xfd, 0x97, ImmediateKind.NONE, "vv:v"),
    I16X8_MAX_S("i16x8.max_s", 0xfd, 0x98, ImmediateKind.NONE, "vv:v"),
    I16X8_MAX_U("i16x8.max_u", 0xfd, 0x99, ImmediateKind.NONE, "vv:v"),
    I16X8_AVGR_U("i16x8.avgr_u", 0xfd, 0x9b, ImmediateKind.NONE, "vv:v"),
    I16X8_EXTMUL_LOW_I8X16_S("i16x8.extmul_low_i8x16_s", 0xfd, 0x9c, ImmediateKind.NONE, "vv:v"),
    I16X8_EXTMUL_HIGH_I8X16_S("i16x8.extmul_high_i8x16_s", 0xfd, 0x9d, ImmediateKind.NONE, "vv:v"),
    I16X8_EXTMUL_LOW_I8X16_U("i16x8.extmul_low_i8x16_u", 0xfd, 0x9e, ImmediateKind.NONE, "vv:v"),
    I16X8_EXTMUL_HIGH_I8X16_U("i16x8.extmul_high_i8x16_u", 0xfd, 0x9f, ImmediateKind.NONE, "vv:v"),
    I32X4_ABS("i32x4.abs", 0xfd, 0xa0, ImmediateKind.NONE, "v:v"),
    I32X4_NEG("i32x4.neg", 0xfd, 0xa1, ImmediateKind.NONE, "v:v"),
    I32X4_ALL_TRUE("i32x4.all_true", 0xfd, 0xa3, ImmediateKind.NONE, "v:i"),
    I32X4_BITMASK("i32x4.bitmask", 0xfd, 0xa4, ImmediateKind.NONE, "v:i"),
    I32X4_EXTEND_LOW_I16X8_S("i32x4.extend_low_i16x8_s", 0xfd, 0xa7, ImmediateKind.NONE, "v:v"),
    I32X4_EXTEND_HIGH_I16X8_S("i32x4.extend_high_i16x8_s", 0xfd, 0xa8, ImmediateKind.NONE, "v:v"),
    I32X4_EXTEND_LOW_I16X8_U("i32x4.extend_low_i16x8_u", 0xfd, 0xa9, ImmediateKind.NONE, "v:v"),
    I32X4_EXTEND_HIGH_I16X8_U("i32x4.extend_high_i16x8_u", 0xfd, 0xaa, ImmediateKind.NONE, "v:v"),
    I32X4_SHL("i32x4.shl", 0xfd, 0xab, ImmediateKind.NONE, "vi:v"),
    I32X4_SHR_S("i32x4.shr_s", 0xfd, 0xac, ImmediateKind.NONE, "vi:v"),
    I32X4_SHR_U("i32x4.shr_u", 0xfd, 0xad, ImmediateKind.NONE, "vi:v"),
    I32X4_ADD("i32x4.add", 0xfd, 0xae, ImmediateKind.NONE, "vv:v"),
    I32X4_SUB("i32x4.sub", 0xfd, 0xb1, ImmediateKind.NONE, "vv:v"),
    I32X4_MUL("i32x4.mul", 0xfd, 0xb5, ImmediateKind.NONE, "vv:v"),
    I32X4_MIN_S("i32x4.min_s", 0xfd, 0xb6, ImmediateKind.NONE, "vv:v"),
    I32X4_MIN_U("i32x4.min_u", 0xfd, 0xb7, ImmediateKind.NONE, "vv:v"),
    I32X4_MAX_S("i32x4.max_s", 0xfd, 0xb8, ImmediateKind.NONE, "vv:v"),
    I32X4_MAX_U("i32x4.max_u", 0xfd, 0xb9, ImmediateKind.NONE, "vv:v"),
    I32X4_DOT_I16X8_S("i32x4.dot_i16x8_s", 0xfd, 0xba, ImmediateKind.NONE, "vv:v"),
    I32X4_EXTMUL_LOW_I16X8_S("i32x4.extmul_low_i16x8_s", 0xfd, 0xbc, ImmediateKind.NONE, "vv:v"),
    I32X4_EXTMUL_HIGH_I16X8_S("i32x4.extmul_high_i16x8_s", 0xfd, 0xbd, ImmediateKind.NONE, "vv:v"),
    I32X4_EXTMUL_LOW_I16X8_U("i32x4.extmul_low_i16x8_u", 0xfd, 0xbe, ImmediateKind.NONE, "vv:v"),
    I32X4_EXTMUL_HIGH_I16X8_U("i32x4.extmul_high_i16x8_u", 0xfd, 0xbf, ImmediateKind.NONE, "vv:v"),
    I64X2_ABS("i64x2.abs", 0xfd, 0xc0, ImmediateKind.NONE, "v:v"),
    I64X2_NEG("i64x2.neg", 0xfd, 0xc1, ImmediateKind.NONE, "v:v"),
    I64X2_ALL_TRUE("i64x2.all_true", 0xfd, 0xc3, ImmediateKind.NONE, "v:i"),
    I64X2_BITMASK("i64x2.bitmask", 0xfd, 0xc4, ImmediateKind.NONE, "v:i"),
    I64X2_EXTEND_LOW_I32X4_S("i64x2.extend_low_i32x4_s", 0xfd, 0xc7, ImmediateKind.NONE, "v:v"),
    I64X2_EXTEND_HIGH_I32X4_S("i64x2.extend_high_i32x4_s", 0xfd, 0xc8, ImmediateKind.NONE, "v:v"),
    I64X2_EXTEND_LOW_I32X4_U("i64x2.extend_low_i32x4_u", 0xfd, 0xc9, ImmediateKind.NONE, "v:v"),
    I64X2_EXTEND_HIGH_I32X4_U("i64x2.extend_high_i32x4_u", 0xfd, 0xca, ImmediateKind.NONE, "v:v"),
    I64X2_SHL("i64x2.shl", 0xfd, 0xcb, ImmediateKind.NONE, "vi:v"),
    I64X2_SHR_S("i64x2.shr_s", 0xfd, 0xcc, ImmediateKind.NONE, "vi:v"),
    I64X2_SHR_U("i64x2.shr_u", 0xfd, 0xcd, ImmediateKind.NONE, "vi:v"),
    I64X2_ADD("i64x2.add", 0xfd, 0xce, ImmediateKind.NONE, "vv:v"),
    I64X2_SUB("i64x2.sub", 0xfd, 0xd1, ImmediateKind.NONE, "vv:v"),
    I64X2_MUL("i64x2.mul", 0xfd, 0xd5, ImmediateKind.NONE, "vv:v"),
    I64X2_EQ("i64x2.eq", 0xfd, 0xd6, ImmediateKind.NONE, "vv:v"),
    I64X2_NE("i64x2.ne", 0xfd, 0xd7, ImmediateKind.NONE, "vv:v"),
    I64X2_LT_S("i64x2.lt_s", 0xfd, 0xd8, ImmediateKind.NONE, "vv:v"),
    I64X2_GT_S("i64x2.gt_s", 0xfd, 0xd9, ImmediateKind.NONE, "vv:v"),
    I64X2_LE_S("i64x2.le_s", 0xfd, 0xda, ImmediateKind.NONE, "vv:v"),
    I64X2_GE_S("i64x2.ge_s", 0xfd, 0xdb, ImmediateKind.NONE, "vv:v"),
    I64X2_EXTMUL_LOW_I32X4_S("i64x2.extmul_low_i32x4_s", 0xfd, 0xdc, ImmediateKind.NONE, "vv:v"),
    I64X2_EXTMUL_HIGH_I32X4_S("i64x2.extmul_high_i32x4_s", 0xfd, 0xdd, ImmediateKind.NONE, "vv:v"),
    I64X2_EXTMUL_LOW_I32X4_U("i64x2.extmul_low_i32x4_u", 0xfd, 0xde, ImmediateKind.NONE, "vv:v"),
    I64X2_EXTMUL_HIGH_I32X4_U("i64x2.extmul_high_i32x4_u", 0xfd, 0xdf, ImmediateKind.NONE, "vv:v"),
    F32X4_ABS("f32x4.abs", 0xfd, 0xe0, ImmediateKind.NONE, "v:v"),
    F32X4_NEG("f32x4.neg", 0xfd, 0xe1, ImmediateKind.NONE, "v:v"),
    F32X4_SQRT("f32x4.sqrt", 0xfd, 0xe3, ImmediateKind.NONE, "v:v"),
    F32X4_ADD("f32x4.add", 0xfd, 0xe4, ImmediateKind.NONE, "vv:v"),
    F32X4_SUB("f32x4.sub", 0xfd, 0xe5, ImmediateKind.NONE, "vv:v"),
    F32X4_MUL("f32x4.mul", 0xfd, 0xe6, ImmediateKind.NONE, "vv:v"),
    F32X4_DIV("f32x4.div", 0xfd, 0xe7, ImmediateKind.NONE, "vv:v"),
    F32X4_MIN("f32x4.min", 0xfd, 0xe8, ImmediateKind.NONE, "vv:v"),
    F32X4_MAX("f32x4.max", 0xfd, 0xe9, ImmediateKind.NONE, "vv:v"),
    F32X4_PMIN("f32x4.pmin", 0xfd, 0xea, ImmediateKind.NONE, "vv:v"),
    F32X4_PMAX("f32x4.pmax", 0xfd, 0xeb, ImmediateKind.NONE, "vv:v"),
    F64X2_ABS("f64x2.abs", 0xfd, 0xec, ImmediateKind.NONE, "v:v"),
    F64X2_NEG("f64x2.neg", 0xfd, 0xed, ImmediateKind.NONE, "v:v"),
    F64X2_SQRT("f64x2.sqrt", 0xfd, 0xef, ImmediateKind.NONE, "v:v"),
    F64X2_ADD("f64x2.add", 0xfd, 0xf0, ImmediateKind.NONE, "vv:v"),
    F64X2_SUB("f64x2.sub", 0xfd, 0xf1, ImmediateKind.NONE, "vv:v"),
    F64X2_MUL("f64x2.mul", 0xfd, 0xf2, ImmediateKind.NONE, "vv:v"),
    F64X2_DIV("f64x2.div", 0xfd, 0xf3, ImmediateKind.NONE, "vv:v"),
    F64X2_MIN("f64x2.min", 0xfd, 0xf4, ImmediateKind.NONE, "vv:v"),
    F64X2_MAX("f64x2.max", 0xfd, 0xf5, ImmediateKind.NONE, "vv:v"),
    F64X2_PMIN("f64x2.pmin", 0xfd, 0xf6, ImmediateKind.NONE, "vv:v"),
    F64X2_PMAX("f64x2.pmax", 0xfd, 0xf7, ImmediateKind.NONE, "vv:v"),
    I32X4_TRUNC_SAT_F32X4_S("i32x4.trunc_sat_f32x4_s", 0xfd, 0xf8, ImmediateKind.NONE, "v:v"),
    I32X4_TRUNC_SAT_F32X4_U("i32x4.trunc_sat_f32x4_u", 0xfd, 0xf9, ImmediateKind.NONE, "v:v"),
    F32X4_CONVERT_I32X4_S("f32x4.convert_i32x4_s", 0xfd, 0xfa, ImmediateKind.NONE, "v:v"),
    F32X4_CONVERT_I32X4_U("f32x4.convert_i32x4_u", 0xfd, 0xfb, ImmediateKind.NONE, "v:v"),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(
            "i32x4.trunc_sat_f64x2_s_zero", 0xfd, 0xfc, ImmediateKind.NONE, "v:v"),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(
            "i32x4.trunc_sat_f64x2_u_zero", 0xfd, 0xfd, ImmediateKind.NONE, "v:v"),
    F64X2_CONVERT_LOW_I32X4_S("f64x2.convert_low_i32x4_s", 0xfd, 0xfe, ImmediateKind.NONE, "v:v"),
    F64X2_CONVERT_LOW_I32X4_U("f64x2.convert_low_i32x4_u", 0xfd, 0xff, ImmediateKind.NONE, "v:v"),
    I8X16_RELAXED_SWIZZLE("i8x16.relaxed_swizzle", 0xfd, 0x100, ImmediateKind.NONE, "vv:v"),
    I32X4_RELAXED_TRUNC_F32X4_S(
            "i32x4.relaxed_trunc_f32x4_s", 0xfd, 0x101, ImmediateKind.NONE, "v:v"),
    I32X4_RELAXED_TRUNC_F32X4_U(
            "i32x4.relaxed_trunc_f32x4_u", 0xfd, 0x102, ImmediateKind.NONE, "v:v"),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO(
            "i32x4.relaxed_trunc_f64x2_s_zero", 0xfd, 0x103, ImmediateKind.NONE, "v:v"),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO(
            "i32x4.relaxed_trunc_f64x2_u_zero", 0xfd, 0x104, ImmediateKind.NONE, "v:v"),
    F32X4_RELAXED_MADD("f32x4.relaxed_madd", 0xfd, 0x105, ImmediateKind.NONE, "vvv:v"),
    F32X4_RELAXED_NMADD("f32x4.relaxed_nmadd", 0xfd, 0x106, ImmediateKind.NONE, "vvv:v"),
    F64X2_RELAXED_MADD("f64x2.relaxed_madd", 0xfd, 0x107, ImmediateKind.NONE, "vvv:v"),
    F64X2_RELAXED_NMADD("f64x2.relaxed_nmadd", 0xfd, 0x108, ImmediateKind.NONE, "vvv:v"),
    I8X16_RELAXED_LANESELECT("i8x16.relaxed_laneselect", 0xfd, 0x109, ImmediateKind.NONE, "vvv:v"),
    I16X8_RELAXED_LANESELECT("i16x8.relaxed_laneselect", 0xfd, 0x10a, ImmediateKind.NONE, "vvv:v"),
    I32X4_RELAXED_LANESELECT("i32x4.relaxed_laneselect", 0xfd, 0x10b, ImmediateKind.NONE, "vvv:v"),
    I64X2_RELAXED_LANESELECT("i64x2.relaxed_laneselect", 0xfd, 0x10c, ImmediateKind.NONE, "vvv:v"),
    F32X4_RELAXED_MIN("f32x4.relaxed_min", 0xfd, 0x10d, ImmediateKind.NONE, "vv:v"),
    F32X4_RELAXED_MAX("f32x4.relaxed_max", 0xfd, 0x10e, ImmediateKind.NONE, "vv:v"),
    F64X2_RELAXED_MIN("f64x2.relaxed_min", 0xfd, 0x10f, ImmediateKind.NONE, "vv:v"),
    F64X2_RELAXED_MAX("f64x2.relaxed_max", 0xfd, 0x110, ImmediateKind.NONE, "vv:v"),
    I16X8_RELAXED_Q15MULR_S("i16x8.relaxed_q15mulr_s", 0xfd, 0x111, ImmediateKind.NONE, "vv:v"),
    I16X8_RELAXED_DOT_I8X16_I7X16_S(
            "i16x8.relaxed_dot_i8x16_i7x16_s", 0xfd, 0x112, ImmediateKind.NONE, "vv:v"),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
            "i32x4.relaxed_dot_i8x16_i7x16_add_s", 0xfd, 0x113, ImmediateKind.NONE, "vvv:v");

    private static final Map<Integer, Opcode> BY_CODE = new HashMap<>();
    private static final Map<String, Opcode> BY_MNEMONIC = new HashMap<>();

    static {
        for (var opcode : values()) {
            BY_CODE.put(key(opcode.prefix, opcode.code), opcode);
            BY_MNEMONIC.putIfAbsent(opcode.mnemonic, opcode);
        }
    }

    private final String mnemonic;
    private final int prefix;
    private final int code;
    private final ImmediateKind immediateKind;
    private final Optional<Signature> signature;

    Opcode(String mnemonic, int code, ImmediateKind immediateKind) {
        this(mnemonic, 0, code, immediateKind, "");
    }

    Opcode(String mnemonic, int code, ImmediateKind immediateKind, String signature) {
        this(mnemonic, 0, code, immediateKind, signature);
    }

    Opcode(String mnemonic, int prefix, int code, ImmediateKind immediateKind) {
        this(mnemonic, prefix, code, immediateKind, "");
    }

    Opcode(String mnemonic, int prefix, int code, ImmediateKind immediateKind, String signature) {
        this.mnemonic = mnemonic;
        this.prefix = prefix;
        this.code = code;
        this.immediateKind = immediateKind;
        this.signature =
                signature.isEmpty() ? Optional.empty() : Optional.of(Signature.of(signature));
    }

    /**
     * The name in the text format. {@code select}, {@code ref.test} and {@code ref.cast} stand for
     * two codes each.
     */
    public String mnemonic() {
        return mnemonic;
    }

    /** The leading byte 0xFB, 0xFC or 0xFD of a code of several bytes, else 0. */
    public int prefix() {
        return prefix;
    }

    /** The byte, or behind a prefix the LEB128 number, that names the instruction in binary. */
    public int code() {
        return code;
    }

    public ImmediateKind immediateKind() {
        return immediateKind;
    }

    /** What the instruction takes and gives, where that depends on nothing else. */
    public Optional<Signature> signature() {
        return signature;
    }

    /** The instruction with this code behind {@code prefix} (0 for none). */
    public static Optional<Opcode> of(int prefix, int code) {
        return Optional.ofNullable(BY_CODE.get(key(prefix, code)));
    }

    /** The instruction with this name; of two with the same name the first. */
    public static Optional<Opcode> named(String mnemonic) {
        return Optional.ofNullable(BY_MNEMONIC.get(mnemonic));
    }

    /**
     * The exponent of two of the bytes that a load or store touches at once: the alignment if none
     * is written.
     */
    public int naturalAlignment() {
        int access = Math.max(mnemonic.indexOf(".load"), mnemonic.indexOf(".store"));
        if (access < 0) {
            return 0;
        }
        String width =
                mnemonic.substring(access).replaceFirst("\\.[a-z]+", "").replaceFirst("_.*", "");
        return switch (width.isEmpty() ? mnemonic.substring(1, access) : width) {
            case "8" -> 0;
            case "16" -> 1;
            case "32" -> 2;
            case "128" -> 4;
            default -> 3; // "64", and halves of a vector that are widened: "8x8", "16x4", "32x2"
        };
    }

    /** True for the seven instructions of the stack-switching proposal. */
    public boolean switchesStacks() {
        return prefix == 0 && code >= 0xe0 && code <= 0xe6;
    }

    private static int key(int prefix, int code) {
        return (prefix << 16) | code;
    }

    /** Operand letters taken and given, the last one on top. */
    public record Signature(List<Character> takes, List<Character> gives) {
        static Signature of(String text) {
            int colon = text.indexOf(':');
            return new Signature(
                    letters(text.substring(0, colon)), letters(text.substring(colon + 1)));
        }

        private static List<Character> letters(String text) {
            return Arrays.stream(text.split(""))
                    .filter(s -> !s.isEmpty())
                    .map(s -> s.charAt(0))
                    .toList();
        }
    }
}
