package dev.fiberscope.engine.history;

import dev.fiberscope.engine.model.CodePoint;
import java.util.Optional;

/**
 * A moment before which a place had another content, or the same written once more: where one
 * travels to.
 */
public sealed interface Written {
    /**
     * Before what wrote it: of a host or a person, before the instruction that came before them.
     */
    long step();

    /** The next instruction writes, the one at {@code at}. */
    record ByInstruction(long step, CodePoint at) implements Written {}

    /** The host function {@code function}, which the next instruction calls. */
    record ByHost(long step, int function) implements Written {}

    /**
     * A host, when the next instruction is over, or before all instructions; {@code function} had
     * been called.
     */
    record Outside(long step, Optional<Integer> function) implements Written {}

    /** A person, when the next instruction is over, or before all instructions. */
    record ByHand(long step) implements Written {}

    /** A module that was instantiated when the next instruction is over. */
    record ByModule(long step) implements Written {}

    /** Nobody any more: the next instruction ends the frame that has the place. */
    record Ended(long step) implements Written {}

    /** The host called the function whose first frame has it: the moment after that. */
    record ByEntering(long step) implements Written {}

    /**
     * An exception or a suspension arrives at a label with it when the next instruction is over.
     */
    record ByArrival(long step) implements Written {}
}
