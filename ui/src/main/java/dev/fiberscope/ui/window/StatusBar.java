package dev.fiberscope.ui.window;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.Wordings;
import dev.fiberscope.ui.leaks.layout.LeakView;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * State, counts of stacks, step, events; while something long goes on, what that is and how far.
 */
final class StatusBar extends HBox {
    /** Below so many times the size of letters, the policy of stack memory has no room. */
    private static final double ROOM = 70;

    private final SessionModel model;
    private final Texts texts;
    private final EventHandler<KeyEvent> escape = this::escape;
    private final Label state = Labels.of("", "strong");
    private final Wordings stacks = new Wordings("secondary");
    private final Wordings right = new Wordings("secondary");
    private final ShareBar share = new ShareBar();
    private final Hyperlink cancel;
    private final Hyperlink memory = Labels.link("", () -> {}, "tertiary");

    StatusBar(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("status-bar");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        state.setMinWidth(USE_PREF_SIZE);
        cancel = Labels.link("Cancel (Esc)", this::cancel);
        cancel.setId("cancel-work");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.managedProperty().bind(cancel.visibleProperty());
        share.managedProperty().bind(share.visibleProperty());
        memory.managedProperty().bind(memory.visibleProperty());
        memory.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.stop().isPresent()
                                                && getWidth() >= ROOM * state.getFont().getSize(),
                                model.shown(),
                                widthProperty(),
                                state.fontProperty()));
        memory.setId("stack-memory");
        memory.setMinWidth(0);
        getChildren().addAll(state, stacks, share, cancel, gap, memory, right);
        model.shown().subscribe(_ -> show());
        model.dropped().subscribe(_ -> show());
        model.busy().subscribe(_ -> show());
        model.searching().subscribe(_ -> show());
        model.progress().subscribe(_ -> show());
        sceneProperty()
                .subscribe((before, now) -> {
                    if (before != null) {
                        before.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
                    }
                    if (now != null) {
                        now.addEventFilter(KeyEvent.KEY_PRESSED, escape);
                    }
                });
        show();
    }

    private boolean working() {
        return model.busy().get() || model.searching().get();
    }

    private void cancel() {
        model.send(new Command.Stop());
    }

    private void escape(KeyEvent input) {
        if (input.getCode() == KeyCode.ESCAPE && cancel.isVisible()) {
            input.consume();
            cancel();
        }
    }

    /** The policy of stack memory can be pressed, and {@code choose} asks for another. */
    void offer(Action choose) {
        memory.setOnAction(_ -> choose.runIfEnabled());
        memory.setTooltip(new Tooltip(choose.tip()));
    }

    /** Says what goes on where no session can say it. */
    void say(String words) {
        state.setText(words);
    }

    /** What is searched for leaks by now, as the picture has it. */
    private Snapshot leaking(Stop stop) {
        var dropped = model.dropped().get();
        return dropped.isEmpty() ? stop.snapshot() : LeakView.marked(stop.snapshot(), dropped);
    }

    private void show() {
        var stop = model.stop();
        memory.setText(
                "stack memory: "
                        + model.session()
                                .get()
                                .flatMap(OpenSession::policy)
                                .map(PolicyRow::title)
                                .orElse(PolicyReader.NONE));
        cancel.setVisible(false);
        share.setVisible(false);
        if (working()) {
            progress(stop.map(each -> each.snapshot().step()).orElse(0L));
            return;
        }
        state.setText(stop.map(StatusBar::word).orElse("Nothing open"));
        stacks.say(stop.map(each -> Census.of(leaking(each)).wordings()).orElse(List.of()));
        right.say(stop.map(this::position).orElse(List.of()));
    }

    private void progress(long present) {
        long at = model.progress().get();
        var progress =
                model.searching().get()
                        ? Progress.searching(at)
                        : model.underWay()
                                .get()
                                .map(command ->
                                        Progress.of(command, present, at, model.perSecond()))
                                .orElseGet(() -> Progress.running(at, model.perSecond()));
        state.setText(progress.state());
        stacks.say(progress.wordings());
        progress.share().ifPresent(share::show);
        share.setVisible(progress.share().isPresent());
        cancel.setVisible(progress.cancelled());
        right.say(List.of());
    }

    private static String word(Stop stop) {
        return switch (stop.reason()) {
            case StopReason.Trapped _ -> "Trapped";
            case StopReason.Threw _ -> "Ended by an exception";
            case StopReason.Finished _ -> "Finished";
            case StopReason.AnswerNeeded _ -> "Waiting for your answer";
            case StopReason.Failed _ -> "Failed";
            case StopReason.RecordingEnded _ -> "End of the recording";
            case StopReason.Diverged _ -> "Replay diverged";
            case StopReason.Opened _,
                    StopReason.Stepped _,
                    StopReason.BreakpointHit _,
                    StopReason.EventMatched _,
                    StopReason.SwitchReached _,
                    StopReason.StoppedByUser _,
                    StopReason.Travelled _,
                    StopReason.Edited _,
                    StopReason.Collected _,
                    StopReason.Found _,
                    StopReason.BeginningReached _ ->
                    stop.inPast() ? "Stopped in the past" : "Stopped";
        };
    }

    /** Number of events of the whole run. */
    private static long events(OpenSession session) {
        long counted = session.summaries().stream().mapToLong(Interval::events).sum();
        return Math.max(counted, session.trace().before() + session.trace().size());
    }

    private List<String> position(Stop stop) {
        long events = model.session().get().map(StatusBar::events).orElse(0L);
        var where =
                Focus.of(stop.snapshot(), model.shown().get().selection())
                        .at()
                        .map(at -> "   \u00b7   " + texts.where(at))
                        .orElse("");
        var step = "step " + SentenceBar.count(stop.snapshot().step());
        var steps =
                step
                        + (stop.inPast()
                                ? "   \u00b7   in the past, recorded to "
                                        + SentenceBar.count(stop.recordedTo())
                                : "   \u00b7   at the end");
        var recorded =
                steps
                        + "   \u00b7   "
                        + SentenceBar.count(events)
                        + (events == 1 ? " event" : " events");
        return List.of(recorded + where, steps + where, steps, step);
    }
}
