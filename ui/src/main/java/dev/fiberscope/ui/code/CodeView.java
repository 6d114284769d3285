package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.Place;
import java.util.Optional;
import javafx.scene.Node;

/** One text to look at. On the JavaFX thread. */
interface CodeView {
    Node node();

    /** Shows {@code marks} instead of those before. */
    void mark(CodeMarks marks);

    /** Shows {@code notes} behind the lines instead of those before. */
    void note(LineNotes notes);

    /** Brings {@code line} and the text cursor into view, if they are not; lines count from 0. */
    void reveal(int line);

    /** The first line in view; 0 as long as nothing is shown. */
    int topLine();

    /** The last line in view; 0 as long as nothing is shown. */
    int bottomLine();

    /** Scrolls until {@code line} is the first in view, as far as the text goes. */
    void showTop(int line);

    /** More modules of the text are known by now: draws anew what depends on them. */
    void refresh();

    /** The line that the text cursor is in. */
    int cursorLine();

    /** Puts the text cursor at character {@code offset} of the text. */
    void moveCursor(int offset);

    /** Selects the characters of {@code place}. */
    void select(Place place);

    void focus();

    /** What is asked of the owner by clicks beside the text. */
    interface Clicks {
        /** A breakpoint at {@code line}, or none any more. */
        void toggleBreakpoint(int line);

        /** The breakpoints at {@code line}, if there are any, off, or on again. */
        void switchBreakpoint(int line);

        void select(StackPosition stack);

        /** What to say about character {@code offset} of the text, where the mouse rests. */
        Optional<String> about(int offset);
    }
}
