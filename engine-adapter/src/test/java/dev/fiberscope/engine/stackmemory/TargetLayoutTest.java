package dev.fiberscope.engine.stackmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frame sizes, computed by hand. */
final class TargetLayoutTest {
    private static final ValueType I32 = NumberType.I32;
    private static final ValueType V128 = VectorType.V128;

    private static List<ValueType> times(int count, ValueType type) {
        return Collections.nCopies(count, type);
    }

    private static FunctionShape shape(
            List<ValueType> parameters,
            List<ValueType> locals,
            List<ValueType> deepest,
            List<List<ValueType>> kept) {
        return new FunctionShape(parameters, List.of(), locals, deepest, kept);
    }

    @Test
    void aTrivialRecursionHasTheFrameThatWasMeasured() {
        var function = shape(List.of(I32), List.of(I32), List.of(I32, I32), List.of(List.of()));
        // 40 for the header, 8 for the local, 16 for two operands.
        assertEquals(new FrameSize(0, 0, 40, 24), TargetLayout.BASELINE.size(function));
        // 32 for the header, 8 for the local, 8 to the next multiple of 16.
        assertEquals(new FrameSize(0, 0, 32, 16), TargetLayout.OPTIMISING.size(function));
    }

    @Test
    void fiveGeneralAndSixVectorParametersTravelInRegisters() {
        var seven = times(7, I32);
        assertEquals(
                16,
                TargetLayout.BASELINE
                        .size(shape(seven, List.of(), List.of(), List.of()))
                        .arguments());
        var vectors = times(7, V128);
        assertEquals(
                16,
                TargetLayout.BASELINE
                        .size(shape(vectors, List.of(), List.of(), List.of()))
                        .arguments());
        var mixed = new java.util.ArrayList<ValueType>(times(5, I32));
        mixed.addAll(times(6, NumberType.F64));
        assertEquals(
                0,
                TargetLayout.BASELINE
                        .size(shape(mixed, List.of(), List.of(), List.of()))
                        .arguments());
    }

    @Test
    void twoResultsOfAKindTravelInRegisters() {
        var function = new FunctionShape(List.of(), times(3, I32), List.of(), List.of(), List.of());
        var size = TargetLayout.BASELINE.size(function);
        assertEquals(new FrameSize(0, 8, 40, 0), size);
        assertEquals(48, size.entering());
        assertEquals(48, size.bytes());
    }

    @Test
    void anOptimisingCompilerKeepsALeafInRegisters() {
        var leaf = shape(List.of(), times(8, I32), times(4, I32), List.of());
        // 32 bytes for the header; twelve values in twelve registers.
        assertEquals(32, TargetLayout.OPTIMISING.size(leaf).bytes());
        // 40 + 96, to the next multiple of 16.
        assertEquals(144, TargetLayout.BASELINE.size(leaf).bytes());
        var bigger = shape(List.of(), times(9, I32), times(4, I32), List.of());
        assertEquals(48, TargetLayout.OPTIMISING.size(bigger).bytes());
    }

    @Test
    void whatOutlivesACallLiesInMemory() {
        var function =
                shape(
                        List.of(),
                        List.of(V128),
                        times(9, I32),
                        List.of(times(2, I32), times(3, I32)));
        // 32 + 16 + 24, to the next multiple of 16.
        assertEquals(80, TargetLayout.OPTIMISING.size(function).bytes());
    }
}
