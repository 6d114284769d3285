/**
 * Small WebAssembly programs that show stack switching, each with a lesson: what to look at, step
 * by step.
 *
 * <pre>
 * Samples = Sample*                            in the order of the gallery
 * Sample  = name title paragraph form wat entry lesson
 * Form    = MODULE | SCRIPT
 * </pre>
 *
 * <p>A sample is a folder of resources beside this package: {@code NAME/NAME.wat} (a script: {@code
 * NAME.wast}), {@code NAME/NAME.md} and {@code NAME/NAME.trace}; the resource {@code index} lists
 * the names. Depends on nothing.
 */
@NullMarked
package dev.fiberscope.samples;

import org.jspecify.annotations.NullMarked;
