package dev.fiberscope.engine.analysis;

/** What the leaks of one group have in common, beside their verdict. */
public enum Grouping {
    /** The {@code cont.new} that made them. */
    CREATION_SITE,
    /** The {@code suspend} or {@code switch} that they wait in. */
    SUSPENSION_SITE,
    /** The function that they begin with, and where each of their frames stands. */
    IDENTICAL_STACK,
    /** Both sites, and the function that they begin with: what the command line prints. */
    SITES
}
