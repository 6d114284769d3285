/**
 * The example of {@code docs/embedding.md}: a program that embeds Chicory, and the engine in it.
 */
@NullMarked
package dev.fiberscope.example;

import org.jspecify.annotations.NullMarked;
