package dev.fiberscope.ui.window;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.sentence.TimeSentence;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Where the stop stands in time, and what continue does there: in the past, in a recording, in a
 * branch. It comes when there is something to say, and then stays for the session: what is below
 * must not jump.
 */
final class TimeBand extends HBox {
    /** A change longer than this is shortened; it is told whole by the tooltip. */
    private static final int LONG = 90;

    private final SessionModel model;
    private final HBox sign = new HBox();
    private final Text where = new Text();
    private final Text onward = new Text();
    private final Tooltip whole = new Tooltip();
    private final Button discard;

    TimeBand(SessionModel model, Action discarding) {
        this.model = model;
        setId("time-band");
        getStyleClass().add("time-band");
        setFillHeight(false);
        sign.getStyleClass().add("sentence-sign");
        where.getStyleClass().add("strong");
        onward.getStyleClass().add("secondary");
        var words = new TextFlow(where, new Text("   "), onward);
        words.getStyleClass().add("text-flow");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Tooltip.install(words, whole);
        whole.setWrapText(true);
        whole.setMaxWidth(600);
        discard = new Button("Discard branch");
        discard.setId("discard-branch");
        discard.getStyleClass().addAll("tool", "band-button");
        discard.setMinWidth(USE_PREF_SIZE);
        discard.setOnAction(_ -> discarding.runIfEnabled());
        discard.disableProperty().bind(discarding.enabled().map(enabled -> !enabled));
        discard.setTooltip(
                new Tooltip(
                        "Back to the original run, where the branch left it  ("
                                + discarding.shownKeys()
                                + ")"));
        getChildren().addAll(sign, words, discard);
        model.session().subscribe(_ -> hide());
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        show();
                    }
                });
        hide();
        show();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    private void show() {
        time().filter(each -> isVisible() || each.kind() != TimeSentence.Kind.NEWEST)
                .ifPresent(this::show);
    }

    private Optional<TimeSentence> time() {
        return model.stop().map(stop -> TimeSentence.of(stop, model.recordingEnd()));
    }

    private void show(TimeSentence time) {
        for (var kind : TimeSentence.Kind.values()) {
            getStyleClass().remove(kind.name().toLowerCase(Locale.ROOT));
        }
        getStyleClass().add(time.kind().name().toLowerCase(Locale.ROOT));
        sign.getChildren().setAll(new GlyphIcon(glyph(time.kind()), 13, "time-sign"));
        where.setText(shortened(time.where()));
        onward.setText(time.onward());
        whole.setText(time.where() + "\n" + time.onward());
        setAccessibleText(time.where() + ". " + time.onward());
        boolean branch = time.kind() == TimeSentence.Kind.BRANCH;
        discard.setVisible(branch);
        discard.setManaged(branch);
        setVisible(true);
        setManaged(true);
    }

    private static Glyph glyph(TimeSentence.Kind kind) {
        return switch (kind) {
            case NEWEST -> Glyph.RUNNING;
            case PAST -> Glyph.CONTINUE_BACK;
            case RECORDING -> Glyph.OPEN_FILE;
            case BRANCH -> Glyph.BRANCH;
        };
    }

    private static String shortened(String words) {
        return words.length() <= LONG ? words : words.substring(0, LONG - 1) + "\u2026";
    }
}
