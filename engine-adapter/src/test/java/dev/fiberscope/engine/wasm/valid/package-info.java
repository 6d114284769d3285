/** Tests of validation. */
@NullMarked
package dev.fiberscope.engine.wasm.valid;

import org.jspecify.annotations.NullMarked;
