package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.List;

/**
 * What a mark belongs to. Two pictures of one program have the same part where they show the same
 * thing, wherever that stands: what moves from the one to the other is found by it.
 */
public sealed interface Part {
    /** The card of a stack, without its frames. */
    record Card(StackId stack) implements Part {}

    /** The row of a frame; {@code depth} is counted from the bottom, from 0. */
    record Row(StackId stack, int depth) implements Part {}

    /** The prompt on the card of {@code owner}. */
    record Plate(StackId owner) implements Part {}

    /** The trapezoid below a stack, in a socket or not. */
    record Foot(StackId stack) implements Part {}

    /**
     * The circle at the foot of a held chain, with what is written beside it.
     *
     * @param stacks of the chain, its top first
     */
    record Circle(ContinuationId continuation, List<StackId> stacks) implements Part {
        public Circle {
            stacks = List.copyOf(stacks);
        }
    }

    /** What surrounds the cells and the chains of a holder. */
    record Panel(String holder) implements Part {}

    /** One cell of a holder, with the arrow from it. */
    record Cell(String holder, String label) implements Part {}

    /** A host in the tower, with the barrier over it; {@code order} counts from the outermost. */
    record Host(int order) implements Part {}

    /** What the next instruction will do. */
    record Ahead() implements Part {}

    /** All else. */
    record Rest() implements Part {}
}
