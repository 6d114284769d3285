/** Tests of the binary format. */
@NullMarked
package dev.fiberscope.engine.wasm.binary;

import org.jspecify.annotations.NullMarked;
