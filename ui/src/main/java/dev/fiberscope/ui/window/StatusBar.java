package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.Wordings;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** State, counts of stacks, step, events. */
final class StatusBar extends HBox {
    private final SessionModel model;
    private final Texts texts;
    private final Label state = Labels.of("", "strong");
    private final Wordings stacks = new Wordings("secondary");
    private final Wordings right = new Wordings("secondary");

    StatusBar(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("status-bar");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        state.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(state, stacks, gap, right);
        model.shown().subscribe(_ -> show());
        model.busy().subscribe(_ -> show());
        show();
    }

    /** Says what goes on where no session can say it. */
    void say(String words) {
        state.setText(words);
    }

    private void show() {
        var stop = model.stop();
        state.setText(
                model.busy().get() ? "Running" : stop.map(StatusBar::word).orElse("Nothing open"));
        stacks.say(stop.map(each -> Census.of(each.snapshot()).wordings()).orElse(List.of()));
        right.say(stop.map(this::position).orElse(List.of()));
    }

    private static String word(Stop stop) {
        return switch (stop.reason()) {
            case StopReason.Trapped _ -> "Trapped";
            case StopReason.Threw _ -> "Ended by an exception";
            case StopReason.Finished _ -> "Finished";
            case StopReason.AnswerNeeded _ -> "Waiting for your answer";
            case StopReason.Failed _ -> "Failed";
            case StopReason.Opened _,
                    StopReason.Stepped _,
                    StopReason.BreakpointHit _,
                    StopReason.EventMatched _,
                    StopReason.SwitchReached _,
                    StopReason.StoppedByUser _,
                    StopReason.Travelled _,
                    StopReason.BeginningReached _ ->
                    stop.inPast() ? "Stopped in the past" : "Stopped";
        };
    }

    private List<String> position(Stop stop) {
        int events = model.session().get().map(session -> session.trace().size()).orElse(0);
        var where =
                Focus.of(stop.snapshot(), model.shown().get().selection())
                        .at()
                        .map(at -> "   \u00b7   " + texts.where(at))
                        .orElse("");
        var step = "step " + SentenceBar.count(stop.snapshot().step());
        var steps = step + " of " + SentenceBar.count(stop.recordedTo());
        var recorded =
                steps
                        + "   \u00b7   "
                        + SentenceBar.count(events)
                        + (events == 1 ? " event" : " events");
        return List.of(recorded + where, steps + where, steps, step);
    }
}
