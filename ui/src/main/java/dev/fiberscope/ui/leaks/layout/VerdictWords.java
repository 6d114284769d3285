package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.ui.layout.Hue;

/** What a verdict means, for people. */
public final class VerdictWords {
    private VerdictWords() {}

    /** One sentence. */
    public static String of(LeakVerdict verdict) {
        return switch (verdict) {
            case CYCLE -> "Held by each other, and by nothing else.";
            case NEVER_STARTED -> "Made by cont.new, never resumed, and held by nobody.";
            case FORGOTTEN -> "Suspended, and held by nobody: their cleanup will never run.";
            case STRANDED -> "Held only by a host, for something that can no longer happen.";
            case STALE -> "Can be resumed, but have not run for long: suspects.";
        };
    }

    /** In the colour of what nobody can resume, or of what waits. */
    public static Hue hue(LeakVerdict verdict) {
        return switch (verdict) {
            case CYCLE, NEVER_STARTED, FORGOTTEN, STRANDED -> Hue.FORGOTTEN;
            case STALE -> Hue.SUSPENDED;
        };
    }
}
