package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;

/**
 * A tag: its canonical type, and as people see it. {@code shape} is in canonical types, {@code
 * payload} in slots.
 */
record TagData(int type, FunctionType shape, int payload, TagId id) {}
