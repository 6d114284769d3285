package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ExternType;

/**
 * A global's type in canonical types, and where its value begins among the store's slots of
 * globals.
 */
record GlobalData(ExternType.Global type, int slot) {}
