package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.script.Constant;
import dev.fiberscope.engine.wasm.script.Expected;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what came with what a script expects, and says both in words. */
final class Expectation {
    private static final int F32_QUIET = 0x7fc00000;
    private static final long F64_QUIET = 0x7ff8000000000000L;

    private Expectation() {}

    /** The value that a script writes as {@code constant}. */
    static WasmValue value(Constant constant) {
        return switch (constant) {
            case Constant.I32(int value) -> new WasmValue.I32(value);
            case Constant.I64(long value) -> new WasmValue.I64(value);
            case Constant.F32(int bits) -> new WasmValue.F32(bits);
            case Constant.F64(long bits) -> new WasmValue.F64(bits);
            case Constant.V128(long low, long high) -> new WasmValue.V128(low, high);
            case Constant.NullReference _ -> new WasmValue.Null();
            case Constant.HostReference(_, long number) -> new WasmValue.Host(number);
        };
    }

    static boolean matches(List<Expected> expected, List<WasmValue> values) {
        if (expected.size() != values.size()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!matches(expected.get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean matches(Expected expected, WasmValue value) {
        return switch (expected) {
            case Expected.Exactly(var constant) -> value(constant).equals(value);
            case Expected.F32Nan(var nan) ->
                    value instanceof WasmValue.F32(int bits) && isNan(nan, bits);
            case Expected.F64Nan(var nan) ->
                    value instanceof WasmValue.F64(long bits) && isNan(nan, bits);
            case Expected.Lanes(var lanes) ->
                    value instanceof WasmValue.V128 vector && lanesMatch(lanes, vector);
            case Expected.AnyNull() -> value instanceof WasmValue.Null;
            case Expected.Reference(var heap) -> refersTo(heap, value);
            case Expected.Either(var alternatives) ->
                    alternatives.stream().anyMatch(each -> matches(each, value));
        };
    }

    /** Specification 3.0, "NaN Propagation": canonical and arithmetic NaNs, of either sign. */
    private static boolean isNan(Expected.Nan nan, int bits) {
        return switch (nan) {
            case CANONICAL -> (bits & Integer.MAX_VALUE) == F32_QUIET;
            case ARITHMETIC -> (bits & F32_QUIET) == F32_QUIET;
        };
    }

    private static boolean isNan(Expected.Nan nan, long bits) {
        return switch (nan) {
            case CANONICAL -> (bits & Long.MAX_VALUE) == F64_QUIET;
            case ARITHMETIC -> (bits & F64_QUIET) == F64_QUIET;
        };
    }

    private static boolean lanesMatch(List<Expected> lanes, WasmValue.V128 vector) {
        boolean narrow = lanes.size() == 4;
        for (int i = 0; i < lanes.size(); i++) {
            long half = i < lanes.size() / 2 ? vector.low() : vector.high();
            WasmValue lane =
                    narrow
                            ? new WasmValue.F32((int) (half >>> (i % 2 * 32)))
                            : new WasmValue.F64(half);
            if (!matches(lanes.get(i), lane)) {
                return false;
            }
        }
        return true;
    }

    private static boolean refersTo(HeapType.Abstract heap, WasmValue value) {
        if (heap == HeapType.Abstract.EXTERN) {
            return isExternal(value);
        }
        return switch (value) {
            case WasmValue.Function _ -> heap == HeapType.Abstract.FUNC;
            case WasmValue.Continuation _ -> heap == HeapType.Abstract.CONT;
            case WasmValue.ExceptionReference _ -> heap == HeapType.Abstract.EXN;
            case WasmValue.I31 _ ->
                    heap == HeapType.Abstract.I31
                            || heap == HeapType.Abstract.EQ
                            || heap == HeapType.Abstract.ANY;
            case WasmValue.Aggregate(var kind, _) ->
                    heap.toString().equals(kind)
                            || heap == HeapType.Abstract.EQ
                            || heap == HeapType.Abstract.ANY;
            case WasmValue.Host _ -> heap == HeapType.Abstract.ANY;
            case WasmValue.I32 _,
                    WasmValue.I64 _,
                    WasmValue.F32 _,
                    WasmValue.F64 _,
                    WasmValue.V128 _,
                    WasmValue.Null _ ->
                    false;
        };
    }

    /** A host object, or one of ours that {@code extern.convert_any} gave out. */
    private static boolean isExternal(WasmValue value) {
        return value instanceof WasmValue.Host
                || value instanceof WasmValue.I31
                || value instanceof WasmValue.Aggregate;
    }

    /**
     * All in parentheses, with a type where the form alone does not tell it: {@code (1 : i32,
     * null)}.
     */
    static String words(List<Expected> expected) {
        return expected.stream()
                .map(Expectation::words)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String shown(List<WasmValue> values) {
        return values.stream().map(Expectation::shown).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String words(Expected expected) {
        return switch (expected) {
            case Expected.Exactly(var constant) -> shown(value(constant));
            case Expected.F32Nan(var nan) -> words(nan) + " : f32";
            case Expected.F64Nan(var nan) -> words(nan) + " : f64";
            case Expected.Lanes(var lanes) -> words(lanes) + " : v128";
            case Expected.AnyNull() -> "null";
            case Expected.Reference(var heap) -> "a reference to " + heap;
            case Expected.Either(var alternatives) ->
                    alternatives.stream()
                            .map(Expectation::words)
                            .collect(Collectors.joining(" or "));
        };
    }

    private static String words(Expected.Nan nan) {
        return switch (nan) {
            case CANONICAL -> "a canonical NaN";
            case ARITHMETIC -> "an arithmetic NaN";
        };
    }

    private static String shown(WasmValue value) {
        return switch (value) {
            case WasmValue.I32 _ -> value + " : i32";
            case WasmValue.I64 _ -> value + " : i64";
            case WasmValue.F32 _ -> value + " : f32";
            case WasmValue.F64 _ -> value + " : f64";
            case WasmValue.V128 _ -> value + " : v128";
            case WasmValue.Null _,
                    WasmValue.Function _,
                    WasmValue.Continuation _,
                    WasmValue.ExceptionReference _,
                    WasmValue.Aggregate _,
                    WasmValue.I31 _,
                    WasmValue.Host _ ->
                    value.toString();
        };
    }
}
