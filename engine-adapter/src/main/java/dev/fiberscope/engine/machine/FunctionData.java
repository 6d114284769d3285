package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.stackmemory.FrameSize;
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

    /** Slots of parameters and locals, and the most that a frame needs. Of a host function 0. */
    final int locals;

    final int room;

    /** Address of the instance's first memory; -1 where there is none, and of a host function. */
    final int memory;

    /**
     * On the simulated target, and its bytes in all; of a host function what its caller puts there.
     */
    final FrameSize frame;

    final int bytes;

    /**
     * Bytes that are asked for a stack that begins with it, by the settings or else the module; 0
     * where none are.
     */
    final int wanted;

    /** Null for host functions. */
    final @Nullable CompiledFunction compiled;

    FunctionData(
            int address,
            int type,
            FunctionType shape,
            String name,
            FrameSize frame,
            int wanted,
            @Nullable CompiledFunction compiled) {
        this.address = address;
        this.type = type;
        this.shape = shape;
        this.name = name;
        this.frame = frame;
        this.wanted = wanted;
        this.bytes = compiled == null ? 0 : frame.bytes();
        this.parameters = Slots.of(shape.parameters());
        this.results = Slots.of(shape.results());
        this.compiled = compiled;
        this.locals = compiled == null ? 0 : compiled.locals();
        this.room = compiled == null ? 0 : compiled.room();
        this.memory = compiled == null ? -1 : compiled.memory();
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
