package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.inspect.EventMenu;
import dev.fiberscope.ui.sentence.ForecastSentence;
import dev.fiberscope.ui.sentence.Phrase;
import dev.fiberscope.ui.sentence.Sentence;
import dev.fiberscope.ui.sentence.StopSentence;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Why the session stopped, and what the next instruction will do. Names can be chosen. */
final class SentenceBar extends HBox {
    private final SessionModel model;
    private final Runnable saveReport;
    private final TextFlow words = new TextFlow();
    private final FewLines lines = new FewLines(words);
    private final Label aside = Labels.of("", "sentence-aside");
    private final HBox sign = new HBox();

    SentenceBar(SessionModel model, Runnable saveReport) {
        this.model = model;
        this.saveReport = saveReport;
        getStyleClass().add("sentence-bar");
        words.getStyleClass().add("text-flow");
        sign.getStyleClass().add("sentence-sign");
        HBox.setHgrow(lines, Priority.ALWAYS);
        aside.setWrapText(true);
        aside.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(sign, lines, aside);
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        show();
                    }
                });
        model.session().subscribe(_ -> show());
        model.busy().subscribe(_ -> show());
        model.progress().subscribe(_ -> show());
        model.refused().subscribe(_ -> show());
        model.fault().subscribe(_ -> show());
        show();
    }

    private void show() {
        getStyleClass().removeAll("trouble", "past", "over");
        setAccessibleText("");
        if (model.fault().get().isPresent()) {
            fault();
        } else if (model.busy().get()) {
            say(List.of(new Text(going() + "  ")), Glyph.RUNNING, "state-running");
            words.getChildren()
                    .add(
                            Labels.link(
                                    "Stop", () -> model.send(new Command.Stop()), "sentence-link"));
            aside.setText("");
        } else if (model.stop().isPresent()) {
            stopped(model.stop().get());
        } else {
            boolean opening = model.session().get().isPresent();
            say(
                    List.of(
                            new Text(
                                    opening
                                            ? "Opening."
                                            : "Nothing runs: the module could not be loaded.")),
                    Glyph.INFO,
                    "state-waiting");
            aside.setText("");
        }
        lines.changed(whole());
        aside.getStyleClass().removeAll("bad");
        refused()
                .ifPresent(no -> {
                    aside.setText(no.sentence());
                    aside.getStyleClass().add("bad");
                });
    }

    /** What is typed somewhere is refused there. */
    private Optional<Notice.Refused> refused() {
        return model.refused()
                .get()
                .filter(no ->
                        !(no.command() instanceof Command.Edit
                                || no.command() instanceof Command.SeekCondition));
    }

    /** What takes long, and how far it is. */
    private String going() {
        long at = model.progress().get();
        long present = model.stop().map(stop -> stop.snapshot().step()).orElse(0L);
        return model.underWay()
                .get()
                .map(command -> Progress.of(command, present, at, 0))
                .filter(Progress::cancelled)
                .map(progress -> progress.state() + ": " + progress.wordings().getFirst() + ".")
                .orElseGet(() -> "Running: step " + count(at) + " reached.");
    }

    /** All words, as one text. */
    private String whole() {
        return words.getChildren().stream()
                .map(each ->
                        switch (each) {
                            case Text text -> text.getText();
                            case Labeled labeled -> labeled.getText();
                            default -> "";
                        })
                .collect(Collectors.joining());
    }

    /** What stands beside the sentence takes a third of the width at most. */
    @Override
    protected void layoutChildren() {
        double most = Math.floor(getWidth() / 3);
        if (aside.getMaxWidth() != most) {
            aside.setMaxWidth(most);
            aside.setPrefWidth(USE_COMPUTED_SIZE);
        }
        super.layoutChildren();
    }

    private void fault() {
        getStyleClass().add("trouble");
        say(
                List.of(
                        new Text(
                                "Fiberscope itself failed; that is not the program's fault. Restart"
                                        + " goes on. ")),
                Glyph.WARNING,
                "state-forgotten");
        words.getChildren().add(Labels.link("Save the report...", saveReport, "sentence-link"));
        aside.setText("");
    }

    private void stopped(Stop stop) {
        var why = StopSentence.of(stop, model.modules());
        var next = stop.reason().ends() ? Sentence.NONE : ForecastSentence.of(stop.snapshot());
        var nodes = new ArrayList<Node>(why.phrases().stream().map(this::node).toList());
        if (!next.phrases().isEmpty()) {
            nodes.add(new Text("   "));
            next.phrases().stream().map(this::node).forEach(nodes::add);
        }
        var look = look(stop);
        if (!look.barClass().isEmpty()) {
            getStyleClass().add(look.barClass());
        }
        say(nodes, look.glyph(), look.signClass());
        setAccessibleText(why.text() + " " + next.text());
        aside.setText("");
    }

    private record Look(String barClass, Glyph glyph, String signClass) {}

    private static Look look(Stop stop) {
        return switch (stop.reason()) {
            case StopReason.Trapped _, StopReason.Threw _ ->
                    new Look("trouble", Glyph.TRAPPED, "state-forgotten");
            case StopReason.Failed _, StopReason.Diverged _ ->
                    new Look("trouble", Glyph.WARNING, "state-forgotten");
            case StopReason.RecordingEnded _ -> new Look("over", Glyph.RETURNED, "state-over");
            case StopReason.Finished _ -> new Look("over", Glyph.RETURNED, "state-over");
            case StopReason.AnswerNeeded _ -> new Look("", Glyph.IN_HOST, "state-running");
            case StopReason.BreakpointHit _ ->
                    new Look(stop.inPast() ? "past" : "", Glyph.BREAKPOINT, "state-stop");
            case StopReason.EventMatched _ ->
                    new Look(stop.inPast() ? "past" : "", Glyph.EVENT_STOP, "state-stop");
            case StopReason.Opened _,
                    StopReason.Stepped _,
                    StopReason.SwitchReached _,
                    StopReason.StoppedByUser _,
                    StopReason.Travelled _,
                    StopReason.Edited _,
                    StopReason.Collected _,
                    StopReason.Found _,
                    StopReason.BeginningReached _ ->
                    new Look(stop.inPast() ? "past" : "", Glyph.RUNNING, "state-running");
        };
    }

    private void say(List<? extends Node> nodes, Glyph glyph, String signClass) {
        words.getChildren().setAll(nodes);
        sign.getChildren().setAll(new GlyphIcon(glyph, 13, signClass));
    }

    private Node node(Phrase phrase) {
        return switch (phrase) {
            case Phrase.Plain(var text) -> new Text(text);
            case Phrase.Strong(var text, var tone, var target) ->
                    target.<Node>map(
                                    each -> {
                                        Hyperlink link =
                                                Labels.link(
                                                        text,
                                                        () -> model.select(each),
                                                        "sentence-name",
                                                        tone.styleClass());
                                        EventMenu.on(link, model, each);
                                        return link;
                                    })
                            .orElseGet(() -> {
                                var strong = new Text(text);
                                strong.getStyleClass().addAll("strong", tone.styleClass());
                                return strong;
                            });
        };
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
