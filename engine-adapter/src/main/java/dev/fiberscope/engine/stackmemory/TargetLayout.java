package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/**
 * How a compiler lays out the frames of its functions on a simulated 64-bit target. Arguments and
 * results travel as {@link CallingConvention} says; frames are aligned to 16 bytes.
 */
public enum TargetLayout {
    /**
     * A one-pass compiler: every local and every operand has its own place in memory. The header is
     * return address, saved frame pointer, kind of frame, instance and feedback vector, 8 bytes
     * each. Source: V8, Liftoff; src/execution/frame-constants.h, WasmFrameConstants. A function
     * that calls itself with one number has 64 bytes, as measured.
     */
    BASELINE {
        private static final int HEADER = 5 * 8;

        @Override
        public FrameSize size(FunctionShape shape) {
            int body =
                    CallingConvention.bytes(shape.locals())
                            + CallingConvention.bytes(shape.deepest());
            return aligned(shape, HEADER, body);
        }
    },

    /**
     * An optimising compiler: values live in registers, and all registers belong to the caller, so
     * that what outlives a call lies in memory meanwhile. We count all locals as outliving each
     * call, and of a function without calls what {@link #GENERAL} and {@link #VECTOR} registers
     * cannot hold. The header is return address, saved frame pointer, kind of frame and instance.
     * Source: V8, Turboshaft; src/execution/frame-constants.h, WasmFrameConstants. Real compilers
     * need less where a local is dead.
     */
    OPTIMISING {
        private static final int HEADER = 4 * 8;

        @Override
        public FrameSize size(FunctionShape shape) {
            int body = spilled(shape.locals(), shape.deepest());
            for (var kept : shape.kept()) {
                body =
                        Math.max(
                                body,
                                CallingConvention.bytes(shape.locals())
                                        + CallingConvention.bytes(kept));
            }
            return aligned(shape, HEADER, body);
        }
    };

    /** Registers for whole numbers and references between two calls, and for floats and vectors. */
    private static final int GENERAL = 12;

    private static final int VECTOR = 15;

    /** The frame of a function. */
    public abstract FrameSize size(FunctionShape shape);

    private static FrameSize aligned(FunctionShape shape, int header, int body) {
        int arguments = CallingConvention.parameters(shape.parameters());
        int results = CallingConvention.results(shape.results());
        int bytes = arguments + results + header + body;
        return new FrameSize(arguments, results, header, body + (-bytes & 15));
    }

    private static int spilled(List<ValueType> locals, List<ValueType> operands) {
        int general = GENERAL;
        int vector = VECTOR;
        int bytes = 0;
        for (var types : List.of(locals, operands)) {
            for (var type : types) {
                if (CallingConvention.isVector(type) ? vector-- <= 0 : general-- <= 0) {
                    bytes += CallingConvention.bytes(type);
                }
            }
        }
        return bytes;
    }
}
