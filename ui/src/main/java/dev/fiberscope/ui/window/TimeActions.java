package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Course;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.ActionId;
import java.util.Optional;

/** Changes, questions about when, and recordings. */
final class TimeActions {
    /** What the window itself can do about time. */
    interface Window {
        /** Asks for another value at the place in the inspector where the keyboard was last. */
        void changeValue();

        /** Goes to where that place was written, or will be. */
        void seekWrite(Direction direction);

        /** Goes to what happened to the chosen stack or continuation, or will happen. */
        void seekEvent(Direction direction);

        /** Asks for a condition, and goes to the first step at which it holds. */
        void askForCondition();

        void saveRecording();

        void compareRecordings();
    }

    private TimeActions() {}

    static void addTo(ActionList list, Window window) {
        var open = list.when(_ -> true);
        list.add(
                ActionId.SAVE_RECORDING,
                "Save a recording...",
                Optional.empty(),
                list.isOpen(),
                window::saveRecording,
                "Ctrl+S");
        list.add(
                ActionId.COMPARE_RECORDINGS,
                "Compare with a recording...",
                Optional.empty(),
                list.isOpen(),
                window::compareRecordings,
                "Ctrl+Shift+C");
        list.add(
                ActionId.CHANGE_VALUE,
                "Change the value...",
                Optional.empty(),
                open,
                window::changeValue,
                "F2");
        list.add(
                ActionId.LAST_WRITE,
                "When was this value last written?",
                Optional.empty(),
                open,
                () -> window.seekWrite(Direction.BACKWARD),
                "Ctrl+F7");
        list.add(
                ActionId.NEXT_WRITE,
                "Next write of this value",
                Optional.empty(),
                open,
                () -> window.seekWrite(Direction.FORWARD),
                "F7");
        list.add(
                ActionId.EVENT_BEFORE,
                "Previous event of the chosen stack",
                Optional.empty(),
                open,
                () -> window.seekEvent(Direction.BACKWARD),
                "Ctrl+Shift+F7");
        list.add(
                ActionId.NEXT_EVENT,
                "Next event of the chosen stack",
                Optional.empty(),
                open,
                () -> window.seekEvent(Direction.FORWARD),
                "Shift+F7");
        list.add(
                ActionId.FIRST_STEP,
                "First step at which...",
                Optional.empty(),
                open,
                window::askForCondition,
                "Ctrl+Shift+F");
        list.add(
                ActionId.DISCARD_BRANCH,
                "Discard the branch",
                Glyph.BRANCH,
                list.when(stop -> stop.course() instanceof Course.Branched),
                () -> list.model().send(new Command.DiscardBranch()),
                "Ctrl+Shift+D");
    }
}
