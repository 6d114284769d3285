package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Slots;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;

/**
 * Raw values on their way between a machine and Java code written for Chicory. There null is -1,
 * and an object of the host is the number by which the host knows it; other references are the
 * machine's numbers.
 */
final class Crossing {
    private static final long CHICORY_NULL = -1;

    /** Numbers of host objects have 61 bits. */
    private static final long MOST_HOST_OBJECTS = 1L << 61;

    private Crossing() {}

    static long[] outward(Machine machine, List<ValueType> types, Values values) {
        var slots = values.toArray();
        int slot = 0;
        for (var type : types) {
            if (type instanceof ReferenceType) {
                slots[slot] =
                        switch (machine.show(List.of(type), Values.of(slots[slot])).getFirst()) {
                            case WasmValue.Null() -> CHICORY_NULL;
                            case WasmValue.Host(long number) -> number;
                            default -> slots[slot];
                        };
            }
            slot += type instanceof VectorType ? 2 : 1;
        }
        return slots;
    }

    /**
     * @throws IllegalArgumentException if there are too few or too many values, or one is not of
     *     its type
     */
    static Values inward(Machine machine, List<ValueType> types, long[] values) {
        if (values.length != Slots.of(types)) {
            throw new IllegalArgumentException(
                    values.length
                            + " values where "
                            + types.size()
                            + " of types "
                            + types
                            + " are wanted");
        }
        var slots = values.clone();
        int slot = 0;
        for (var type : types) {
            slots[slot] = inward(machine, type, slots[slot]);
            slot += type instanceof VectorType ? 2 : 1;
        }
        return Values.of(slots);
    }

    private static long inward(Machine machine, ValueType type, long value) {
        return switch (type) {
            // The machine keeps 32 bits sign-extended; Chicory takes either form.
            case NumberType.I32, NumberType.F32 -> (int) value;
            case NumberType.I64, NumberType.F64 -> value;
            case VectorType _ -> value;
            case ReferenceType(boolean nullable, var heap) -> {
                if (value == CHICORY_NULL) {
                    if (!nullable) {
                        throw new IllegalArgumentException("null is not of type " + type);
                    }
                    yield machine.raw(List.of(new WasmValue.Null())).at(0);
                }
                yield heap == HeapType.Abstract.EXTERN
                        ? hostObject(machine, value)
                        : alive(machine, value);
            }
        };
    }

    /**
     * The reference itself.
     *
     * @throws IllegalArgumentException if it refers to nothing that is alive
     */
    static long alive(Machine machine, long reference) {
        if (!machine.hostAccess().isAlive(reference)) {
            throw new IllegalArgumentException(
                    "no reference to anything alive: 0x"
                            + Long.toHexString(reference)
                            + "; what a host function was given is let go when it returns, unless it"
                            + " keeps it");
        }
        return reference;
    }

    private static long hostObject(Machine machine, long number) {
        if (number < 0 || number >= MOST_HOST_OBJECTS) {
            throw new IllegalArgumentException("no number of a host object: " + number);
        }
        return machine.raw(List.of(new WasmValue.Host(number))).at(0);
    }
}
