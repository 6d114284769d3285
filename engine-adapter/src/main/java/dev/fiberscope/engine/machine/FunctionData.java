package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import org.jspecify.annotations.Nullable;

/** A function at its address: of an instance with code, or of a host without. Never changes. */
final class FunctionData {
    final int address;

    /** Canonical type, and its content. */
    final int type;

    final FunctionType shape;

    /** As people see it. */
    final String name;

    /** In slots. */
    final int parameters;

    final int results;

    /** Null for host functions. */
    final @Nullable CompiledFunction compiled;

    FunctionData(
            int address,
            int type,
            FunctionType shape,
            String name,
            @Nullable CompiledFunction compiled) {
        this.address = address;
        this.type = type;
        this.shape = shape;
        this.name = name;
        this.parameters = Slots.of(shape.parameters());
        this.results = Slots.of(shape.results());
        this.compiled = compiled;
    }

    boolean isHost() {
        return compiled == null;
    }

    /** Of a function that is known to have code. */
    CompiledFunction code() {
        if (compiled == null) {
            throw new AssertionError("unreachable: host function " + name + " has no code");
        }
        return compiled;
    }
}
