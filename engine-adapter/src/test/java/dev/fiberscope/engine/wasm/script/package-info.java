/** Tests of the reader of scripts. */
@NullMarked
package dev.fiberscope.engine.wasm.script;

import org.jspecify.annotations.NullMarked;
