package dev.fiberscope.ui.code;

import javafx.scene.Node;

/** One text to look at. On the JavaFX thread. */
interface CodeView {
    Node node();

    /** Shows {@code marks} instead of those before. */
    void mark(CodeMarks marks);

    /** Brings {@code line} and the text cursor into view, if they are not; lines count from 0. */
    void reveal(int line);

    /** The line that the text cursor is in. */
    int cursorLine();

    /** Puts the text cursor at character {@code offset} of the text. */
    void moveCursor(int offset);

    void focus();

    /** What is asked of the owner by clicks beside the text. */
    interface Clicks {
        /** A breakpoint at {@code line}, or none any more. */
        void toggleBreakpoint(int line);

        void select(StackPosition stack);
    }
}
