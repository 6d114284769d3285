package dev.fiberscope.ui.code;

/**
 * Characters of one line that share a colour: from {@code start} up to {@code end}, exclusive, in
 * the whole text.
 */
record Token(int start, int end, Kind kind) {
    /** What the characters are. */
    enum Kind {
        KEYWORD("code-keyword"),
        TYPE("code-type"),
        NAME("code-name"),
        NUMBER("code-number"),
        STRING("code-string"),
        COMMENT("code-comment"),
        /** {@code resume} in all forms, and {@code on}. */
        RESUME("code-resume"),
        /** {@code suspend}. */
        SUSPEND("code-suspend"),
        /** {@code switch}: suspends and resumes. */
        SWITCH("code-switch"),
        /** {@code cont.new}, {@code cont.bind}. */
        MAKE("code-make");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }
}
