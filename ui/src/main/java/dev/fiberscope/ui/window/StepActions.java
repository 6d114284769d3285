package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.sentence.TimeSentence;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;

/** The step commands, each in both directions. */
final class StepActions {
    private final ActionList list;
    private final SessionModel model;

    private StepActions(ActionList list) {
        this.list = list;
        model = list.model();
    }

    static void addTo(ActionList list) {
        var actions = new StepActions(list);
        actions.both(
                new Way(
                        ActionId.INTO,
                        "Step into",
                        Glyph.STEP_INTO,
                        "One instruction; a call goes into the function."),
                new Way(
                        ActionId.BACK_INTO,
                        "Step back into",
                        Glyph.STEP_BACK_INTO,
                        "One instruction back, also into what returned just before."),
                "F11",
                Command.StepInto::new);
        actions.both(
                new Way(
                        ActionId.OVER,
                        "Step over",
                        Glyph.STEP_OVER,
                        "To the next instruction of this frame, even if its stack is suspended"
                                + " meanwhile."),
                new Way(
                        ActionId.BACK_OVER,
                        "Step back over",
                        Glyph.STEP_BACK_OVER,
                        "Back to the instruction before in this frame."),
                "F10",
                Command.StepOver::new);
        actions.both(
                new Way(ActionId.OUT, "Step out", Glyph.STEP_OUT, "Until this frame has ended."),
                new Way(
                        ActionId.BACK_OUT,
                        "Step back out",
                        Glyph.STEP_BACK_OUT,
                        "Back to the instruction that began this frame."),
                "Shift+F11",
                Command.StepOut::new);
        actions.both(
                new Way(
                        ActionId.TO_SWITCH,
                        "Step to the next switch",
                        Glyph.STEP_TO_SWITCH,
                        "Until another stack runs."),
                new Way(
                        ActionId.BACK_TO_SWITCH,
                        "Step back to the last switch",
                        Glyph.STEP_BACK_TO_SWITCH,
                        "Back to where this stack began to run."),
                "F8",
                Command.StepToSwitch::new);
        actions.both(
                new Way(
                        ActionId.CONTINUE,
                        "Continue",
                        Glyph.CONTINUE,
                        "To the next stop, or to the end."),
                new Way(
                        ActionId.CONTINUE_BACK,
                        "Continue back",
                        Glyph.CONTINUE_BACK,
                        "Back to the last stop, or to the beginning."),
                "F5",
                Command.Continue::new);
    }

    /** A command in one direction. {@code about}: what it does, in a sentence. */
    private record Way(ActionId id, String words, Glyph glyph, String about) {}

    /** Going on, what that means depends on where one stands in time. */
    private void both(
            Way onward, Way back, String keys, Function<Direction, ? extends Command> command) {
        list.add(
                onward.id(),
                onward.words(),
                Optional.of(onward.glyph()),
                model.shown().map(_ -> onward.about() + inTime()),
                list.when(WindowActions::canGoOn),
                () -> model.send(command.apply(Direction.FORWARD)),
                keys);
        list.add(
                back.id(),
                back.words(),
                Optional.of(back.glyph()),
                new SimpleStringProperty(back.about() + " No host is called."),
                list.when(stop -> stop.snapshot().step() > 0),
                () -> model.send(command.apply(Direction.BACKWARD)),
                "Ctrl+" + keys);
    }

    private String inTime() {
        return model.stop()
                .map(stop -> TimeSentence.of(stop, model.recordingEnd()))
                .filter(time -> time.kind() != TimeSentence.Kind.NEWEST)
                .map(time -> "\n" + time.where() + ". " + time.onward())
                .orElse("");
    }
}
