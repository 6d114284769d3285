package dev.fiberscope.engine.analysis;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is wrong with a continuation that was not consumed: the first that fits. docs/semantics.md,
 * "Leaks".
 */
public enum LeakVerdict {
    /** Unreachable, one of a set of stacks that are held by each other and by nothing else. */
    CYCLE("cycle"),
    /** Unreachable, made by {@code cont.new} and never resumed. */
    NEVER_STARTED("never started"),
    /** Unreachable and suspended: nobody can ever resume it, its cleanup will never run. */
    FORGOTTEN("forgotten"),
    /** Reachable only from what hosts keep for something that can no longer happen. */
    STRANDED("stranded"),
    /** Reachable, but has not run for long: a suspect. */
    STALE("stale");

    private final String word;

    LeakVerdict(String word) {
        this.word = word;
    }

    /** For people: {@code never started}. */
    public String word() {
        return word;
    }

    /** For the command line: {@code never-started}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those that fail a check if nothing else is said: nobody can resume such a stack. */
    public static Set<LeakVerdict> failing() {
        return EnumSet.of(CYCLE, NEVER_STARTED, FORGOTTEN);
    }
}
