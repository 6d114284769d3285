package dev.fiberscope.ui.glyph;

import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.icons.Glyph;

/**
 * How a state looks: its glyph, the style class of its colour, and its word.
 *
 * @param rank the smaller, the sooner it is shown where there is room for one sign only
 */
public record StateSign(Glyph glyph, String styleClass, String word, int rank) {
    public static StateSign of(StackState state) {
        return switch (state) {
            case StackState.Running _ ->
                    new StateSign(Glyph.RUNNING, "state-running", state.word(), 0);
            case StackState.InHost _ ->
                    new StateSign(Glyph.IN_HOST, "state-running", state.word(), 1);
            case StackState.Trapped _ ->
                    new StateSign(Glyph.TRAPPED, "state-forgotten", state.word(), 2);
            case StackState.Suspended _ ->
                    new StateSign(Glyph.SUSPENDED, "state-suspended", state.word(), 3);
            case StackState.Parent _ ->
                    new StateSign(Glyph.WAITING, "state-waiting", state.word(), 4);
            case StackState.Fresh _ -> new StateSign(Glyph.FRESH, "state-fresh", state.word(), 5);
        };
    }
}
