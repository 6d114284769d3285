package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Trap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module was instantiated.
 *
 * @param instance its number
 * @param start address of the start function, which the caller has to enter next
 * @param trap an active segment did not fit: the instance exists, with what was written before, and
 *     is not to be used
 */
public record Instantiation(int instance, OptionalInt start, Optional<Trap> trap) {}
