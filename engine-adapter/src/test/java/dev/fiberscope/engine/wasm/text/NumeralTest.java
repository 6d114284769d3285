package dev.fiberscope.engine.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {
    @ParameterizedTest
    @CsvSource({
        "0, NATURAL",
        "1_000, NATURAL",
        "0xFf_00, NATURAL",
        "-5, INTEGER",
        "+0x10, INTEGER",
        "1., FLOAT",
        "1.5e-3, FLOAT",
        "0x1.8p+4, FLOAT",
        "0x.8, RESERVED",
        ".5, RESERVED",
        "1__0, RESERVED",
        "1_, RESERVED",
        "0x, RESERVED",
        "1e, RESERVED",
        "inf, FLOAT",
        "-nan, FLOAT",
        "nan:0x7f_ff, FLOAT",
        "nan:0x, RESERVED",
        "nan:1, RESERVED",
        "infinity, RESERVED",
        "0x1p, RESERVED",
        "1.2.3, RESERVED",
        "- 1, RESERVED"
    })
    void formsAreToldApart(String word, Kind kind) {
        assertEquals(kind, Numeral.kind(word));
    }

    @ParameterizedTest
    @CsvSource({
        "255, 8, -1",
        "-128, 8, -128",
        "0xffff_ffff, 32, -1",
        "-0x8000_0000, 32, -2147483648",
        "+7, 64, 7",
        "18446744073709551615, 64, -1",
        "-9223372036854775808, 64, -9223372036854775808"
    })
    void integersMayBeWrittenSignedOrUnsigned(String word, int bits, long value) {
        assertEquals(OptionalLong.of(value), Numeral.integer(word, bits));
    }

    @ParameterizedTest
    @CsvSource({
        "256, 8",
        "-129, 8",
        "4294967296, 32",
        "-2147483649, 32",
        "18446744073709551616, 64",
        "-9223372036854775809, 64"
    })
    void integersOutOfRangeHaveNoValue(String word, int bits) {
        assertTrue(Numeral.integer(word, bits).isEmpty());
    }

    @Test
    void aDecimalIsRoundedToF32OnlyOnce() {
        // Slightly above the middle between 1 and its successor; through f64 it would become the
        // middle, and then 1.
        assertEquals(OptionalInt.of(0x3f80_0001), Numeral.f32("1.00000005960464477540"));
        assertEquals(OptionalInt.of(0x3f80_0000), Numeral.f32("1.00000005960464477539"));
    }

    @Test
    void aHexadecimalIsRoundedToF32OnlyOnce() {
        assertEquals(OptionalInt.of(0x3f80_0001), Numeral.f32("0x1.000001000000000001"));
        assertEquals(OptionalInt.of(0x3f80_0000), Numeral.f32("0x1.000001"));
        assertEquals(OptionalInt.of(0x3f80_0002), Numeral.f32("0x1.000003"));
    }

    @Test
    void hexadecimalFloatsAreExact() {
        assertEquals(
                OptionalLong.of(Double.doubleToRawLongBits(0x1.921fb54442d18p+1)),
                Numeral.f64("0x1.921fb54442d18p+1"));
        assertEquals(OptionalLong.of(Double.doubleToRawLongBits(-42.5)), Numeral.f64("-0x2a.8"));
        assertEquals(OptionalInt.of(1), Numeral.f32("0x1p-149"));
        assertEquals(OptionalInt.of(0), Numeral.f32("0x1p-150"));
    }

    @Test
    void aNanKeepsItsPayloadAndSign() {
        assertEquals(OptionalInt.of(0x7fc0_0000), Numeral.f32("nan"));
        assertEquals(OptionalInt.of(0xffa0_0001), Numeral.f32("-nan:0x20_0001"));
        assertEquals(OptionalLong.of(0x7ff0_0000_0000_0001L), Numeral.f64("+nan:0x1"));
        assertEquals(OptionalInt.of(0xff80_0000), Numeral.f32("-inf"));
        assertEquals(OptionalInt.of(0x8000_0000), Numeral.f32("-0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0x1p128", "3.5e38", "nan:0x0", "nan:0x80_0000", "1e99999999999999999999"})
    void realsThatDoNotFitF32HaveNoValue(String word) {
        assertTrue(Numeral.f32(word).isEmpty());
    }

    @Test
    void vectorsPutLaneZeroLowest() {
        assertEquals(
                new Immediate.V128(0x0807_0605_0403_0201L, 0x100f_0e0d_0c0b_0aF7L),
                vector("i8x16 1 2 3 4 5 6 7 8 -9 10 11 12 13 14 15 16"));
        assertEquals(
                new Immediate.V128(0x0004_0003_0002_ffffL, 0x0008_0007_0006_0005L),
                vector("i16x8 65535 2 3 4 5 6 7 8"));
        assertEquals(
                new Immediate.V128(0x0000_0002_ffff_ffffL, 0x8000_0000_0000_0003L),
                vector("i32x4 -1 2 3 0x8000_0000"));
        assertEquals(new Immediate.V128(-1, 7), vector("i64x2 -1 7"));
        assertEquals(
                new Immediate.V128(0x4000_0000_3f80_0000L, 0x7fc0_0000_ff80_0000L),
                vector("f32x4 1 2 -inf nan"));
        assertEquals(
                new Immediate.V128(0x3ff0_0000_0000_0000L, 0x8000_0000_0000_0000L),
                vector("f64x2 1 -0"));
    }

    private static Immediate vector(String literal) {
        return Reading.body("(func v128.const " + literal + " drop)").getFirst().immediate();
    }
}
