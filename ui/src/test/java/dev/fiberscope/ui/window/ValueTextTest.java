package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fiberscope.engine.model.WasmValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueTextTest {
    private static void value(WasmValue expected, String type, String typed) {
        assertEquals(new ValueText.Parsed.Value(expected), ValueText.parse(type, typed));
    }

    @Test
    void integersAreSignedOrUnsignedDecimalOrHexadecimal() {
        value(new WasmValue.I32(-1), "i32", " 4294967295 ");
        value(new WasmValue.I32(-1), "i32", "-1");
        value(new WasmValue.I32(255), "i32", "0xFF");
        value(new WasmValue.I32(1_000), "i32", "1_000");
        value(new WasmValue.I64(-1), "i64", "0xffffffffffffffff");
        value(new WasmValue.I64(-1), "i64", "18446744073709551615");
        value(new WasmValue.I64(Long.MIN_VALUE), "i64", "-9223372036854775808");
    }

    @Test
    void floatsKnowInfinitiesAndNan() {
        value(new WasmValue.F32(Float.floatToRawIntBits(1.5f)), "f32", "1.5");
        value(new WasmValue.F64(Double.doubleToRawLongBits(-0.0)), "f64", "-0");
        value(
                new WasmValue.F64(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY)),
                "f64",
                "-inf");
        value(new WasmValue.F32(Float.floatToRawIntBits(Float.NaN)), "f32", "nan");
    }

    @Test
    void referencesAreNullOrObjectsOfTheHost() {
        value(new WasmValue.Null(), "(ref null $task)", "null");
        value(new WasmValue.Null(), "funcref", "null");
        value(new WasmValue.Host(7), "externref", "7");
        value(new WasmValue.Host(7), "(ref extern)", "7");
    }

    @ParameterizedTest
    @CsvSource({
        "i32, 4294967296",
        "i32, 1.5",
        "i32, ''",
        "i32, x",
        "i32, -2147483649",
        "i64, 1e3",
        "f64, 1d",
        "f64, ''",
        "f32, Infinityx",
        "(ref $task), null",
        "(ref extern), null",
        "funcref, 3",
        "externref, -1"
    })
    void whatDoesNotFitIsRefusedWithWhatWould(String type, String typed) {
        var wrong = assertInstanceOf(ValueText.Parsed.Wrong.class, ValueText.parse(type, typed));
        assertEquals(ValueText.expected(type), wrong.sentence());
    }
}
