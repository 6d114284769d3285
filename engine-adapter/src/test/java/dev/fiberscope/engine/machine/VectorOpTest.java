package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.Opcode;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table of codes and what it tells about them. */
class VectorOpTest {
    @Test
    void theTableHasEveryVectorInstructionUnderItsName() throws IllegalAccessException {
        Map<String, Integer> expected = new TreeMap<>();
        Arrays.stream(Opcode.values())
                .filter(opcode -> opcode.prefix() == 0xfd)
                .forEach(opcode -> expected.put(opcode.name(), 0x200 + opcode.code()));
        Map<String, Integer> actual = new TreeMap<>();
        for (var field : VectorOp.class.getDeclaredFields()) {
            if (field.getType() == int.class && !Modifier.isPrivate(field.getModifiers())) {
                actual.put(field.getName(), field.getInt(null));
            }
        }
        assertEquals(0x200, actual.remove("FIRST"));
        assertEquals(expected, actual);
    }

    @Test
    void theShapeInFrontOfTheNameCounts() {
        assertEquals(16, VectorOp.width(VectorOp.I16X8_EXTEND_LOW_I8X16_S));
        assertEquals(32, VectorOp.width(VectorOp.F32X4_DEMOTE_F64X2_ZERO));
        assertEquals(64, VectorOp.width(VectorOp.V128_XOR));
        assertTrue(VectorOp.hasFloatLanes(VectorOp.F32X4_CONVERT_I32X4_S));
        assertFalse(VectorOp.hasFloatLanes(VectorOp.I32X4_TRUNC_SAT_F32X4_S));
        assertEquals(1, VectorOp.vectors(VectorOp.I64X2_SHL));
        assertEquals(3, VectorOp.vectors(VectorOp.V128_BITSELECT));
        assertEquals(0, VectorOp.vectors(VectorOp.V128_LOAD));
    }
}
