package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/** Makes the registry: words, keys, and when each action makes sense. */
final class WindowActions {
    /** What the window itself can do. */
    interface Window {
        void chooseFile();

        ObservableBooleanValue canReopen();

        /** Opens what was opened last once more, as it is by now. */
        void reopen();

        void closeSession();

        void quit();

        void toggleBreakpoint();

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

        void foldLeft();

        /** Takes the keyboard {@code by} panes on. */
        void goToPane(int by);

        void showKeys();
    }

    private final SessionModel model;
    private final List<Action> made = new ArrayList<>();
    private final ObservableBooleanValue always = new SimpleBooleanProperty(true);

    private WindowActions(SessionModel model) {
        this.model = model;
    }

    static Actions of(SessionModel model, Window window) {
        var actions = new WindowActions(model);
        actions.steps();
        actions.rest(window);
        return new Actions(actions.made);
    }

    private void steps() {
        step(
                ActionId.INTO,
                ActionId.BACK_INTO,
                "into",
                "F11",
                Glyph.STEP_INTO,
                Glyph.STEP_BACK_INTO,
                Command.StepInto::new);
        step(
                ActionId.OVER,
                ActionId.BACK_OVER,
                "over",
                "F10",
                Glyph.STEP_OVER,
                Glyph.STEP_BACK_OVER,
                Command.StepOver::new);
        step(
                ActionId.OUT,
                ActionId.BACK_OUT,
                "out",
                "Shift+F11",
                Glyph.STEP_OUT,
                Glyph.STEP_BACK_OUT,
                Command.StepOut::new);
        step(
                ActionId.TO_SWITCH,
                ActionId.BACK_TO_SWITCH,
                "to the next switch",
                "F8",
                Glyph.STEP_TO_SWITCH,
                Glyph.STEP_BACK_TO_SWITCH,
                Command.StepToSwitch::new);
        var onward = when(WindowActions::canGoOn);
        var back = when(stop -> stop.snapshot().step() > 0);
        add(
                ActionId.CONTINUE,
                "Continue",
                Glyph.CONTINUE,
                onward,
                () -> model.send(new Command.Continue(Direction.FORWARD)),
                "F5");
        add(
                ActionId.CONTINUE_BACK,
                "Continue back",
                Glyph.CONTINUE_BACK,
                back,
                () -> model.send(new Command.Continue(Direction.BACKWARD)),
                "Ctrl+F5");
    }

    private void step(
            ActionId forward,
            ActionId backward,
            String words,
            String keys,
            Glyph there,
            Glyph back,
            Function<Direction, Command> command) {
        add(
                forward,
                "Step " + words,
                there,
                when(WindowActions::canGoOn),
                () -> model.send(command.apply(Direction.FORWARD)),
                keys);
        add(
                backward,
                words.contains("next") ? "Step back to the last switch" : "Step back " + words,
                back,
                when(stop -> stop.snapshot().step() > 0),
                () -> model.send(command.apply(Direction.BACKWARD)),
                "Ctrl+" + keys);
    }

    private void rest(Window window) {
        var open = when(_ -> true);
        add(
                ActionId.STOP,
                "Stop",
                Glyph.STOP,
                model.running(),
                () -> model.send(new Command.Stop()),
                "Shift+F5");
        add(
                ActionId.RESTART,
                "Restart",
                Glyph.RESTART,
                isOpen(),
                () -> model.send(new Command.Restart()),
                "Ctrl+Shift+F5");
        add(
                ActionId.TOGGLE_BREAKPOINT,
                "Breakpoint at the cursor, or none",
                Glyph.BREAKPOINT,
                isOpen(),
                window::toggleBreakpoint,
                "F9");
        add(
                ActionId.SWITCH_BREAKPOINT,
                "Breakpoint at the cursor off, or on",
                Glyph.BREAKPOINT_OFF,
                isOpen(),
                window::switchBreakpoint,
                "Ctrl+F9");
        add(
                ActionId.STOP_AT_EVENT,
                "Stop at an event...",
                Glyph.EVENT_STOP,
                isOpen(),
                window::stopAtEvent,
                "Shift+F9");
        add(
                ActionId.BOOKMARK,
                "Bookmark this step, or no more",
                Glyph.BOOKMARK,
                open,
                window::toggleBookmark,
                "Ctrl+D");
        add(
                ActionId.GO_TO_STEP,
                "Go to a step...",
                Optional.empty(),
                open,
                window::askForStep,
                "Ctrl+G");
        add(
                ActionId.SHOW_PRESENT,
                "Show where the program stands",
                Glyph.RUNNING,
                open,
                window::showPresent,
                "Ctrl+Home");
        add(ActionId.OPEN, "Open a file...", Glyph.OPEN_FILE, always, window::chooseFile, "Ctrl+O");
        add(
                ActionId.REOPEN,
                "Open the same again",
                Glyph.RESTART,
                window.canReopen(),
                window::reopen,
                "Ctrl+R");
        add(
                ActionId.CLOSE,
                "Close, and show the samples",
                Glyph.CLOSE,
                isOpen(),
                window::closeSession,
                "Ctrl+W");
        add(ActionId.QUIT, "Quit", Optional.empty(), always, window::quit, "Ctrl+Q");
        add(
                ActionId.FIND,
                "Find a stack, function, event or command",
                Glyph.FIND,
                always,
                window::find,
                "Ctrl+Shift+P");
        add(
                ActionId.FIND_IN_CODE,
                "Find in the text",
                Glyph.FIND,
                window.hasCode(),
                window::findInCode,
                "Ctrl+F");
        add(
                ActionId.GO_TO_CODE,
                "Go to a line or function...",
                Optional.empty(),
                window.hasCode(),
                window::goToCode,
                "Ctrl+Shift+L");
        add(
                ActionId.PLACE_BACK,
                "Back to the place before",
                Optional.empty(),
                window.canGoBack(),
                window::goBack,
                "Alt+Left");
        add(
                ActionId.PLACE_FORWARD,
                "Forward to the place after",
                Optional.empty(),
                window.canGoForward(),
                window::goForward,
                "Alt+Right");
        add(
                ActionId.VALUES_INLINE,
                "Values inline, or none",
                Optional.empty(),
                window.hasCode(),
                window::toggleValues,
                "Ctrl+Shift+V");
        add(
                ActionId.THEME,
                "Switch between dark and light",
                Glyph.LIGHT_THEME,
                always,
                window::switchTheme,
                "Ctrl+L");
        add(
                ActionId.LARGER,
                "Larger text",
                Glyph.ZOOM_IN,
                always,
                () -> window.growFont(1),
                "Ctrl+Plus",
                "Ctrl+Equals",
                "Ctrl+Add");
        add(
                ActionId.SMALLER,
                "Smaller text",
                Glyph.ZOOM_OUT,
                always,
                () -> window.growFont(-1),
                "Ctrl+Minus",
                "Ctrl+Subtract");
        add(
                ActionId.ORDINARY_SIZE,
                "Ordinary size of text",
                Optional.empty(),
                always,
                () -> window.growFont(0),
                "Ctrl+0",
                "Ctrl+Numpad 0");
        add(ActionId.MOTION, "Motion on, or off", Optional.empty(), always, window::switchMotion);
        add(
                ActionId.LEFT_PANE,
                "Fold the left pane away, or show it",
                Glyph.CHEVRON_LEFT,
                isOpen(),
                window::foldLeft,
                "Ctrl+B");
        add(
                ActionId.NEXT_PANE,
                "To the next pane",
                Optional.empty(),
                window.hasCode(),
                () -> window.goToPane(1),
                "F6");
        add(
                ActionId.PANE_BEFORE,
                "To the pane before",
                Optional.empty(),
                window.hasCode(),
                () -> window.goToPane(-1),
                "Shift+F6");
        add(ActionId.KEYS, "Keys", Glyph.INFO, always, window::showKeys, "F1");
    }

    private void add(
            ActionId id,
            String words,
            Glyph glyph,
            ObservableBooleanValue enabled,
            Runnable run,
            String... keys) {
        add(id, words, Optional.of(glyph), enabled, run, keys);
    }

    private void add(
            ActionId id,
            String words,
            Optional<Glyph> glyph,
            ObservableBooleanValue enabled,
            Runnable run,
            String... keys) {
        made.add(
                new Action(
                        id,
                        words,
                        glyph,
                        Stream.of(keys).map(KeyCombination::valueOf).toList(),
                        enabled,
                        run));
    }

    private ObservableBooleanValue isOpen() {
        return Bindings.createBooleanBinding(
                () -> model.session().get().isPresent(), model.session());
    }

    /** There is a stop that fits, and nothing long is under way. */
    private ObservableBooleanValue when(Predicate<Stop> fits) {
        return Bindings.createBooleanBinding(
                () -> !model.busy().get() && model.stop().filter(fits).isPresent(),
                model.busy(),
                model.shown());
    }

    /**
     * In the past there is always a next step; at its end only where the program is not over and
     * waits for nobody.
     */
    static boolean canGoOn(Stop stop) {
        return stop.inPast() || !stop.reason().ends();
    }
}
