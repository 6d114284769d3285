package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.HeapType.Abstract;

/**
 * The order of the predefined heap types: five trees that share nothing, each with a top and a
 * bottom. Specification 3.0, "Heap Types"; Explainer, "Types", for {@code cont} and {@code nocont}.
 */
final class Hierarchy {
    private Hierarchy() {}

    static boolean matches(Abstract sub, Abstract sup) {
        return sub == sup
                || switch (sup) {
                    case ANY, FUNC, EXTERN, EXN, CONT -> top(sub) == sup;
                    case EQ -> top(sub) == Abstract.ANY && sub != Abstract.ANY;
                    case I31, STRUCT, ARRAY -> sub == Abstract.NONE;
                    case NONE, NOFUNC, NOEXTERN, NOEXN, NOCONT -> false;
                };
    }

    static Abstract top(Abstract type) {
        return switch (type) {
            case FUNC, NOFUNC -> Abstract.FUNC;
            case EXTERN, NOEXTERN -> Abstract.EXTERN;
            case ANY, EQ, I31, STRUCT, ARRAY, NONE -> Abstract.ANY;
            case EXN, NOEXN -> Abstract.EXN;
            case CONT, NOCONT -> Abstract.CONT;
        };
    }

    static Abstract bottom(Abstract type) {
        return switch (top(type)) {
            case FUNC -> Abstract.NOFUNC;
            case EXTERN -> Abstract.NOEXTERN;
            case ANY -> Abstract.NONE;
            case EXN -> Abstract.NOEXN;
            default -> Abstract.NOCONT;
        };
    }

    /** The predefined type directly above every definition of this form. */
    static Abstract above(CompositeType type) {
        return switch (type) {
            case FunctionType _ -> Abstract.FUNC;
            case ContinuationType _ -> Abstract.CONT;
            case StructType _ -> Abstract.STRUCT;
            case ArrayType _ -> Abstract.ARRAY;
        };
    }
}
