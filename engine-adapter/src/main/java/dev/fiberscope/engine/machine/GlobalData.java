package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ExternType;

/** A global's type in canonical types; its value lies in the store. */
record GlobalData(ExternType.Global type) {}
