package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Module.ExternKind;

/**
 * Something that can be imported: {@code address} counts all things of the kind in the machine,
 * from 0.
 */
public record Extern(ExternKind kind, int address) {}
