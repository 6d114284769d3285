package dev.fiberscope.ui.window;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.Wordings;
import dev.fiberscope.ui.layout.CodeLabels;
import dev.fiberscope.ui.layout.TraceFacts;
import dev.fiberscope.ui.layout.TraceReader;
import dev.fiberscope.ui.leaks.layout.LeakView;
import dev.fiberscope.ui.picture.StackPicture;
import dev.fiberscope.ui.sentence.InstructionWords;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.session.Shown;
import dev.fiberscope.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The stack picture under its title, in step with the model. */
final class PicturePane extends BorderPane implements CodeLabels {
    private final SessionModel model;
    private final Texts texts;
    private final StackPicture picture;
    private final Label alive = Labels.of("", "tertiary");
    private final HBox tools = new HBox();
    private Optional<LeakView> leaks = Optional.empty();
    private Optional<Reading> reading = Optional.empty();

    /** Facts are read on from where they were left, as long as the trace is the same. */
    private record Reading(Trace trace, TraceReader reader) {}

    PicturePane(SessionModel model, Texts texts, Theme theme) {
        this.model = model;
        this.texts = texts;
        picture = new StackPicture(theme);
        picture.onSelected(model::select);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var aside = new Wordings("tertiary");
        aside.say(List.of("grouped by holder", ""));
        alive.setMinWidth(Region.USE_PREF_SIZE);
        var title = Labels.of("Stacks", "pane-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(title, alive, tools, gap, aside);
        bar.getStyleClass().add("pane-bar");
        tools.setMinWidth(Region.USE_PREF_SIZE);
        tools.setAlignment(Pos.CENTER_LEFT);
        setTop(bar);
        setCenter(picture);
        model.shown().subscribe(this::show);
        model.leaksAlone()
                .subscribe(() -> {
                    picture.settle();
                    drawAnew();
                });
        model.dropped()
                .subscribe(now -> {
                    if (!now.isEmpty()) {
                        drawAnew();
                    }
                });
        model.lost().subscribe(() -> model.stop().ifPresent(this::draw));
    }

    /** Adds {@code tool} beside the title. */
    void add(Node tool) {
        tools.getChildren().add(tool);
    }

    /** Changes colours and sizes. */
    void dress(Theme theme) {
        picture.use(theme);
    }

    /** Whether changes move. */
    void move(boolean on) {
        picture.move(on);
    }

    private void show(Shown before, Shown now) {
        if (before.stop().isEmpty()) {
            picture.settle();
        }
        now.stop()
                .filter(_ -> !before.sameStop(now))
                .ifPresent(stop -> {
                    leaks = Optional.empty();
                    int stacks = stop.snapshot().stacks().size();
                    alive.setText(stacks + " alive");
                    draw(stop);
                });
        if (now.stop().isPresent() && !now.selection().equals(picture.selected())) {
            picture.select(now.selection());
        }
    }

    private void draw(Stop stop) {
        picture.show(drawn(stop.snapshot()), facts(stop).losing(model.lost().get()), this);
    }

    /** All stacks, or only those that nobody can resume: one view for each stop. */
    private Snapshot drawn(Snapshot snapshot) {
        var dropped = model.dropped().get();
        boolean alone = model.leaksAlone().get();
        if (!alone && dropped.isEmpty()) {
            return snapshot;
        }
        var view =
                leaks.orElseGet(() ->
                        alone
                                ? LeakView.alone(snapshot, dropped)
                                : LeakView.marked(snapshot, dropped));
        leaks = Optional.of(view);
        return view;
    }

    private void drawAnew() {
        leaks = Optional.empty();
        model.stop().ifPresent(this::draw);
    }

    private TraceFacts facts(Stop stop) {
        var trace = model.session().get().map(session -> session.trace());
        if (trace.isEmpty()) {
            return TraceFacts.NONE;
        }
        if (reading.filter(each -> each.trace().equals(trace.get())).isEmpty()) {
            reading = Optional.of(new Reading(trace.get(), new TraceReader(trace.get())));
        }
        return reading.map(each -> each.reader().before(stop.snapshot().step()))
                .orElse(TraceFacts.NONE);
    }

    @Override
    public Optional<Integer> line(CodePoint at) {
        return texts.of(at)
                .flatMap(text -> text.place(at).map(place -> text.line(place.start()) + 1));
    }

    @Override
    public String instruction(CodePoint at) {
        return InstructionWords.brief(model.modules(), at).orElse("");
    }
}
