package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;

/**
 * Types of operands that only code behind {@code unreachable} and its like can name. They are
 * written as references to a type that no module can have, so that dead code is checked on the same
 * stack as any other; they never leave this package. Specification 3.0, "Validation Algorithm":
 * Bot.
 */
final class Bottom {
    private static final HeapType NOWHERE = new HeapType.Concrete(Integer.MIN_VALUE);

    /** Matches every type. */
    static final ValueType VALUE = new ReferenceType(true, NOWHERE);

    /** Matches every reference type. */
    static final ReferenceType REFERENCE = new ReferenceType(false, NOWHERE);

    private Bottom() {}

    static boolean is(ValueType type) {
        return type instanceof ReferenceType reference && reference.heap().equals(NOWHERE);
    }
}
