/**
 * The words of the command line, each with what it may be followed by, what it prints and how it
 * ends.
 *
 * <pre>
 * Word    = OpenWord | RunWord | CompareWord | LeaksWord | TestWord | ValidateWord | PrintWord
 * Refusal = Refusal | Broken                 (bad input or wrong use, and where)
 * Input   = name bytes                       (of a file or a sample)
 * </pre>
 *
 * <p>Depends on the engine, the samples and picocli; of the window it knows the interface {@code
 * WindowOpener} only.
 */
@NullMarked
package dev.fiberscope.app.command;

import org.jspecify.annotations.NullMarked;
