package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** Makes the registry: words, keys, and when each action makes sense. */
final class WindowActions {
    /** What the window itself can do. */
    interface Window extends TimeActions.Window {
        void chooseFile();

        ObservableBooleanValue canReopen();

        /** Opens what was opened last once more, as it is by now. */
        void reopen();

        void closeSession();

        void quit();

        void toggleBreakpoint();

        /** Asks where frames shall live. */
        void choosePolicy();

        /** The breakpoint at the cursor, if there is one, off, or on again. */
        void switchBreakpoint();

        /** Offers the events to stop after. */
        void stopAtEvent();

        /** Marks the present step and asks for a name; or takes its bookmark away. */
        void toggleBookmark();

        void askForStep();

        /** Puts the keyboard into the field that finds everything. */
        void find();

        /** The texts. */
        ObservableBooleanValue hasCode();

        ObservableBooleanValue canGoBack();

        ObservableBooleanValue canGoForward();

        void findInCode();

        void goToCode();

        void goBack();

        void goForward();

        void toggleValues();

        void showPresent();

        void switchTheme();

        /** {@code by} pixels more; 0 is back to the ordinary size. */
        void growFont(double by);

        void switchMotion();

        void switchLeaksAlone();

        void switchPast();

        void switchCollection();

        void foldLeft();

        /** Takes the keyboard {@code by} panes on. */
        void goToPane(int by);

        void showKeys();
    }

    private final ActionList list;
    private final SessionModel model;

    private WindowActions(ActionList list) {
        this.list = list;
        model = list.model();
    }

    static Actions of(SessionModel model, Window window) {
        var list = new ActionList(model);
        StepActions.addTo(list);
        TimeActions.addTo(list, window);
        new WindowActions(list).rest(window);
        return list.done();
    }

    private void rest(Window window) {
        var open = list.when(_ -> true);
        list.add(
                ActionId.STOP,
                "Stop",
                Glyph.STOP,
                model.running(),
                () -> model.send(new Command.Stop()),
                "Shift+F5");
        list.add(
                ActionId.RESTART,
                "Restart",
                Glyph.RESTART,
                list.isOpen(),
                () -> model.send(new Command.Restart()),
                "Ctrl+Shift+F5");
        list.add(
                ActionId.STACK_MEMORY,
                "Stack memory: choose a policy...",
                Glyph.OVERFLOW,
                list.isOpen(),
                window::choosePolicy,
                "Ctrl+Shift+M");
        list.add(
                ActionId.TOGGLE_BREAKPOINT,
                "Breakpoint at the cursor, or none",
                Glyph.BREAKPOINT,
                list.isOpen(),
                window::toggleBreakpoint,
                "F9");
        list.add(
                ActionId.SWITCH_BREAKPOINT,
                "Breakpoint at the cursor off, or on",
                Glyph.BREAKPOINT_OFF,
                list.isOpen(),
                window::switchBreakpoint,
                "Ctrl+F9");
        list.add(
                ActionId.STOP_AT_EVENT,
                "Stop at an event...",
                Glyph.EVENT_STOP,
                list.isOpen(),
                window::stopAtEvent,
                "Shift+F9");
        list.add(
                ActionId.BOOKMARK,
                "Bookmark this step, or no more",
                Glyph.BOOKMARK,
                open,
                window::toggleBookmark,
                "Ctrl+D");
        list.add(
                ActionId.GO_TO_STEP,
                "Go to a step...",
                Optional.empty(),
                open,
                window::askForStep,
                "Ctrl+G");
        list.add(
                ActionId.SHOW_PRESENT,
                "Show where the program stands",
                Glyph.RUNNING,
                open,
                window::showPresent,
                "Ctrl+Home");
        list.add(
                ActionId.OPEN,
                "Open a file...",
                Glyph.OPEN_FILE,
                list.always(),
                window::chooseFile,
                "Ctrl+O");
        list.add(
                ActionId.REOPEN,
                "Open the same again",
                Glyph.RESTART,
                window.canReopen(),
                window::reopen,
                "Ctrl+R");
        list.add(
                ActionId.CLOSE,
                "Close, and show the samples",
                Glyph.CLOSE,
                list.isOpen(),
                window::closeSession,
                "Ctrl+W");
        list.add(ActionId.QUIT, "Quit", Optional.empty(), list.always(), window::quit, "Ctrl+Q");
        list.add(
                ActionId.FIND,
                "Find a stack, function, event or command",
                Glyph.FIND,
                list.always(),
                window::find,
                "Ctrl+Shift+P");
        list.add(
                ActionId.FIND_IN_CODE,
                "Find in the text",
                Glyph.FIND,
                window.hasCode(),
                window::findInCode,
                "Ctrl+F");
        list.add(
                ActionId.GO_TO_CODE,
                "Go to a line or function...",
                Optional.empty(),
                window.hasCode(),
                window::goToCode,
                "Ctrl+Shift+L");
        list.add(
                ActionId.PLACE_BACK,
                "Back to the place before",
                Optional.empty(),
                window.canGoBack(),
                window::goBack,
                "Alt+Left");
        list.add(
                ActionId.PLACE_FORWARD,
                "Forward to the place after",
                Optional.empty(),
                window.canGoForward(),
                window::goForward,
                "Alt+Right");
        list.add(
                ActionId.VALUES_INLINE,
                "Values inline, or none",
                Optional.empty(),
                window.hasCode(),
                window::toggleValues,
                "Ctrl+Shift+V");
        list.add(
                ActionId.THEME,
                "Switch between dark and light",
                Glyph.LIGHT_THEME,
                list.always(),
                window::switchTheme,
                "Ctrl+L");
        list.add(
                ActionId.LARGER,
                "Larger text",
                Glyph.ZOOM_IN,
                list.always(),
                () -> window.growFont(1),
                "Ctrl+Plus",
                "Ctrl+Equals",
                "Ctrl+Add");
        list.add(
                ActionId.SMALLER,
                "Smaller text",
                Glyph.ZOOM_OUT,
                list.always(),
                () -> window.growFont(-1),
                "Ctrl+Minus",
                "Ctrl+Subtract");
        list.add(
                ActionId.ORDINARY_SIZE,
                "Ordinary size of text",
                Optional.empty(),
                list.always(),
                () -> window.growFont(0),
                "Ctrl+0",
                "Ctrl+Numpad 0");
        list.add(
                ActionId.COLLECTION,
                "Collect never, when needed, at every allocation, in turn",
                Optional.empty(),
                list.isOpen(),
                window::switchCollection);
        list.add(
                ActionId.PAST_SIZE,
                "Memory for the past: 256 MB, 1, 4, 16 GB in turn",
                Optional.empty(),
                list.always(),
                window::switchPast);
        list.add(
                ActionId.LEAKS_ALONE,
                "Leaks alone in picture and timeline, or all stacks",
                Optional.empty(),
                list.isOpen(),
                window::switchLeaksAlone);
        list.add(
                ActionId.MOTION,
                "Motion on, or off",
                Optional.empty(),
                list.always(),
                window::switchMotion);
        list.add(
                ActionId.LEFT_PANE,
                "Fold the left pane away, or show it",
                Glyph.CHEVRON_LEFT,
                list.isOpen(),
                window::foldLeft,
                "Ctrl+B");
        list.add(
                ActionId.NEXT_PANE,
                "To the next pane",
                Optional.empty(),
                window.hasCode(),
                () -> window.goToPane(1),
                "F6");
        list.add(
                ActionId.PANE_BEFORE,
                "To the pane before",
                Optional.empty(),
                window.hasCode(),
                () -> window.goToPane(-1),
                "Shift+F6");
        list.add(ActionId.KEYS, "Keys", Glyph.INFO, list.always(), window::showKeys, "F1");
    }

    /**
     * In the past there is always a next step; at its end only where the program is not over and
     * waits for nobody.
     */
    static boolean canGoOn(Stop stop) {
        return stop.inPast() || !stop.reason().ends();
    }
}
