package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/**
 * Which values of a call travel in registers, and the bytes of the others: on x86-64 five general
 * registers (a sixth holds the instance) and six vector registers for parameters, two of each for
 * results. What is left lies on the stack in units of 8 bytes, a v128 in 16. Source: V8,
 * src/wasm/wasm-linkage.h, kGpParamRegisters and the lines below it.
 */
final class CallingConvention {
    private static final int GENERAL_PARAMETERS = 5;
    private static final int VECTOR_PARAMETERS = 6;
    private static final int GENERAL_RESULTS = 2;
    private static final int VECTOR_RESULTS = 2;

    private CallingConvention() {}

    /** Bytes of the parameters on the stack. */
    static int parameters(List<ValueType> types) {
        return onStack(types, GENERAL_PARAMETERS, VECTOR_PARAMETERS);
    }

    /** Bytes of the results on the stack. */
    static int results(List<ValueType> types) {
        return onStack(types, GENERAL_RESULTS, VECTOR_RESULTS);
    }

    /** Bytes of all of them in memory. */
    static int bytes(List<ValueType> types) {
        return onStack(types, 0, 0);
    }

    private static int onStack(List<ValueType> types, int generalRegisters, int vectorRegisters) {
        int general = generalRegisters;
        int vector = vectorRegisters;
        int bytes = 0;
        for (var type : types) {
            if (isVector(type) ? vector-- <= 0 : general-- <= 0) {
                bytes += bytes(type);
            }
        }
        return bytes;
    }

    static boolean isVector(ValueType type) {
        return type == NumberType.F32 || type == NumberType.F64 || type == VectorType.V128;
    }

    static int bytes(ValueType type) {
        return type == VectorType.V128 ? 16 : 8;
    }
}
