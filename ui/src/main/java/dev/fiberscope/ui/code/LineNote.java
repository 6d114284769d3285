package dev.fiberscope.ui.code;

/** A few words that stand behind a line of the text: they belong to one stop. */
record LineNote(String words, Kind kind) {
    /** What the words are about. */
    enum Kind {
        /** A local of the selected frame and its value, as {@code $n = 0}. */
        VALUE("note-value"),
        /** The same where the value is a continuation that was consumed. */
        CONSUMED("note-consumed"),
        /** Stacks that wait on this line for a child. */
        WAITING("note-waiting"),
        /** Where control goes from the line. */
        NEXT("note-next"),
        /** A command of a script that did not come out as it says. */
        FAILED("note-failed");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }
}
