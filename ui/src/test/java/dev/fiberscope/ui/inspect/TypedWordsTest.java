package dev.fiberscope.ui.inspect;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.WasmValue;
import org.junit.jupiter.api.Test;

final class TypedWordsTest {
    private static String words(WasmValue value) {
        return TypedWords.of(value, VectorShape.I32X4);
    }

    @Test
    void numbersAreTypedAsTheyAreShown() {
        assertEquals("-7", words(new WasmValue.I32(-7)));
        assertEquals("1.5", words(new WasmValue.F64(Double.doubleToRawLongBits(1.5))));
        assertEquals("nan:0x7fc00000", words(new WasmValue.F32(0x7fc0_0000)));
    }

    @Test
    void aVectorIsTypedInTheShapeInWhichItIsRead() {
        var vector = new WasmValue.V128(0x2_0000_0001L, 0x4_0000_0003L);
        assertEquals("i32x4 1 2 3 4", words(vector));
        assertEquals("i64x2 8589934593 17179869187", TypedWords.of(vector, VectorShape.I64X2));
        assertEquals("0x00000004000000030000000200000001", TypedWords.of(vector, VectorShape.HEX));
    }

    @Test
    void lanesThatAreNoNumbersAreTypedAsDigits() {
        var infinite = new WasmValue.V128(Double.doubleToRawLongBits(1.0 / 0), 0);
        assertEquals(infinite.toString(), TypedWords.of(infinite, VectorShape.F64X2));
        assertEquals("f64x2 0.0 0.0", TypedWords.of(new WasmValue.V128(0, 0), VectorShape.F64X2));
    }

    @Test
    void referencesHaveTheirNumbersAlone() {
        assertEquals("k14", words(new WasmValue.Continuation(k(14), true)));
        assertEquals("x0", words(new WasmValue.ExceptionReference(0, new TagId(1, "$stop"))));
        assertEquals("struct 3", words(new WasmValue.Aggregate("struct", 3)));
        assertEquals("null", words(new WasmValue.Null()));
        assertEquals("$gen", words(new WasmValue.Function(0, "$gen")));
        assertEquals("host 7", words(new WasmValue.Host(7)));
    }
}
