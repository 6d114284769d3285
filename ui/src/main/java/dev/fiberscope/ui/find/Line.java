package dev.fiberscope.ui.find;

/** A line of the list. */
sealed interface Line {
    /** Heads what was found of one kind. */
    record Heading(Section section) implements Line {}

    record Entry(Findable what) implements Line {}
}
