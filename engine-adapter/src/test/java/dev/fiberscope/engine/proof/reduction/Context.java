package dev.fiberscope.engine.proof.reduction;

import java.util.ArrayList;
import java.util.List;

/** An evaluation context, from the hole outward. */
sealed interface Context {
    record Empty() implements Context {}

    record Inside(Frame frame, Context outer) implements Context {}

    default Context around(Frame frame) {
        return new Inside(frame, this);
    }

    /** With {@code frames}, innermost first, put into the hole. */
    default Context around(List<Frame> frames) {
        Context all = this;
        for (int i = frames.size() - 1; i >= 0; i--) {
            all = all.around(frames.get(i));
        }
        return all;
    }

    /** All frames, innermost first. */
    default List<Frame> frames() {
        var all = new ArrayList<Frame>();
        for (var at = this; at instanceof Inside(var frame, var outer); at = outer) {
            all.add(frame);
        }
        return all;
    }

    /** The stack that the hole is on. */
    default int stack() {
        return stacks(frames()).getFirst();
    }

    /** The stacks of a row of frames, the innermost first. */
    static List<Integer> stacks(List<Frame> frames) {
        var all = new ArrayList<Integer>();
        for (var frame : frames) {
            if (frame instanceof Frame.Base(int stack)) {
                all.add(stack);
            }
        }
        return all;
    }
}
