package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Place;

/**
 * {@code (@name ...)}.
 *
 * @param inside the characters between the name and the last parenthesis
 * @param token the number of the token that follows
 */
record Annotation(String name, Place inside, int token) {}
