/** Tests of the text format. */
@NullMarked
package dev.fiberscope.engine.wasm.text;

import org.jspecify.annotations.NullMarked;
