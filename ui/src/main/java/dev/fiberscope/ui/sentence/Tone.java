package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.model.StackState;

/** In which state's colour a name is shown; {@code INK} has none. */
public enum Tone {
    INK("strong"),
    RUNNING("state-running"),
    WAITING("state-waiting"),
    SUSPENDED("state-suspended"),
    FRESH("state-fresh"),
    TROUBLE("state-forgotten"),
    OVER("state-over");

    private final String styleClass;

    Tone(String styleClass) {
        this.styleClass = styleClass;
    }

    /** The class of the theme's sheet that colours text so. */
    public String styleClass() {
        return styleClass;
    }

    /** The colour of {@code state}. */
    public static Tone of(StackState state) {
        return switch (state) {
            case StackState.Running _, StackState.InHost _ -> RUNNING;
            case StackState.Parent _ -> WAITING;
            case StackState.Suspended _ -> SUSPENDED;
            case StackState.Fresh _ -> FRESH;
            case StackState.Trapped _ -> TROUBLE;
        };
    }
}
