/**
 * Random programs as text, each a function of its seed.
 *
 * <p>{@code Dice} is the randomness; {@code SwitchingProgram} has continuations, handlers,
 * switches, throws and bindings, {@code PlainProgram} everything else; {@code Shrinking} makes the
 * smallest module that still fails. Knows {@code engine.wasm} alone.
 */
@NullMarked
package dev.fiberscope.engine.proof.program;

import org.jspecify.annotations.NullMarked;
