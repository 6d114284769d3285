/**
 * What the house style says of the whole repository, held by tests: who may know whom, which names
 * and which library calls stay out, that every package is introduced, that links lead somewhere.
 *
 * <p>Reads the compiled classes and the files of every module; depends on no code of the project.
 */
@NullMarked
package dev.fiberscope.app.rules;

import org.jspecify.annotations.NullMarked;
