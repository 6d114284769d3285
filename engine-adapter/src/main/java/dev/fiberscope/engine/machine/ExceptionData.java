package dev.fiberscope.engine.machine;

/** An exception: which tag, and its payload. */
record ExceptionData(int ordinal, int tag, Values payload) {}
