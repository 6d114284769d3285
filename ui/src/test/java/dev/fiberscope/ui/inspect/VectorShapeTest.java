package dev.fiberscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.WasmValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VectorShapeTest {
    private static final WasmValue.V128 VECTOR =
            new WasmValue.V128(0x3f800000_ffffff01L, 0x3ff00000_00000000L);

    @Test
    void lanesAreReadFromTheLowestOn() {
        assertEquals("1 -1 -1 -1 0 0 -128 63 0 0 0 0 0 0 -16 63", VectorShape.I8X16.text(VECTOR));
        assertEquals("-255 -1 0 16256 0 0 0 16368", VectorShape.I16X8.text(VECTOR));
        assertEquals("-255 1065353216 0 1072693248", VectorShape.I32X4.text(VECTOR));
        assertEquals("4575657225703390977 4607182418800017408", VectorShape.I64X2.text(VECTOR));
        assertEquals("nan:0xffffff01 1.0 0.0 1.875", VectorShape.F32X4.text(VECTOR));
        assertEquals("0.00781250745058", VectorShape.F64X2.text(VECTOR).substring(0, 16));
        assertEquals("0x3ff00000000000003f800000ffffff01", VectorShape.HEX.text(VECTOR));
    }

    @Test
    void choosingInTurnComesToAll() {
        Set<VectorShape> seen = new HashSet<>();
        for (var each = VectorShape.I32X4; seen.add(each); ) {
            each = each.next();
        }
        assertEquals(Set.copyOf(Arrays.asList(VectorShape.values())), seen);
    }
}
