package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.StackState;

/**
 * How a stack is drawn: shape of its glyph and its colours. Triangles are on the chain, circles off
 * it, squares over.
 */
public enum Look {
    RUNNING(Hue.RUNNING, Hue.RUNNING_TEXT, Hue.RUNNING_FILL),
    IN_HOST(Hue.RUNNING, Hue.RUNNING_TEXT, Hue.CARD),
    WAITING(Hue.WAITING, Hue.WAITING_TEXT, Hue.WAITING_FILL),
    /** Waiting inside a suspended chain: amber edge. */
    WAITING_ASIDE(Hue.SUSPENDED, Hue.SUSPENDED_TEXT, Hue.WAITING_FILL),
    SUSPENDED(Hue.SUSPENDED, Hue.SUSPENDED_TEXT, Hue.SUSPENDED_FILL),
    FRESH(Hue.FRESH, Hue.FRESH_TEXT, Hue.FRESH_FILL),
    FORGOTTEN(Hue.FORGOTTEN, Hue.FORGOTTEN_TEXT, Hue.FORGOTTEN_FILL),
    TRAPPED(Hue.OVER, Hue.OVER, Hue.CARD);

    private final Hue graphics;
    private final Hue text;
    private final Hue fill;

    Look(Hue graphics, Hue text, Hue fill) {
        this.graphics = graphics;
        this.text = text;
        this.fill = fill;
    }

    public Hue graphics() {
        return graphics;
    }

    public Hue text() {
        return text;
    }

    public Hue fill() {
        return fill;
    }

    /**
     * The look of a stack that can still run, or trapped, by its state; {@code aside}: not on a
     * running chain.
     */
    public static Look of(StackState state, boolean aside) {
        return switch (state) {
            case StackState.Fresh _ -> FRESH;
            case StackState.Running _ -> RUNNING;
            case StackState.Parent _ -> aside ? WAITING_ASIDE : WAITING;
            case StackState.Suspended _ -> SUSPENDED;
            case StackState.InHost _ -> IN_HOST;
            case StackState.Trapped _ -> TRAPPED;
        };
    }
}
