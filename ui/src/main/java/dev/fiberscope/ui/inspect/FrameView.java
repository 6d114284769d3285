package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected frame and its stack, and who would take a suspension of the running one. */
final class FrameView extends ScrollPane {
    /** Width that two columns need, as a multiple of the first one's. */
    private static final double ROOM_FOR_TWO = 1.72;

    private final SessionModel model;
    private final Texts texts;
    private final VBox values = new VBox();
    private final VBox takers = new VBox();

    FrameView(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        values.getStyleClass().addAll("inspector-column", "inspector-values");
        takers.getStyleClass().addAll("inspector-column", "inspector-takers");
        var columns = new GridPane();
        columns.addRow(0, values, takers);
        GridPane.setHgrow(takers, Priority.ALWAYS);
        GridPane.setVgrow(takers, Priority.ALWAYS);
        widthProperty()
                .subscribe(width -> {
                    boolean narrow = width.doubleValue() < ROOM_FOR_TWO * values.getMinWidth();
                    GridPane.setConstraints(takers, narrow ? 0 : 1, narrow ? 1 : 0);
                });
        columns.getStyleClass().add("inspector-columns");
        setContent(columns);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    void show(Stop stop) {
        var snapshot = stop.snapshot();
        var focus = Focus.of(snapshot, model.shown().get().selection());
        values.getChildren().setAll(Labels.section("Locals and operands"));
        focus.stack()
                .ifPresentOrElse(
                        stack -> {
                            values.getChildren().add(cells(stack, focus));
                            values.getChildren()
                                    .addAll(Labels.section("This stack"), story(snapshot, stack));
                        },
                        () ->
                                values.getChildren()
                                        .add(
                                                Labels.of(
                                                        "Choose a frame to see what it holds.",
                                                        "tertiary")));
        takers.getChildren().setAll(Labels.section("If it suspends here, who takes it"));
        addTakers(snapshot);
    }

    private Node cells(Stack stack, Focus focus) {
        var grid = new CellGrid(model);
        if (focus.frame().isEmpty()) {
            grid.say("frames", "none yet: will begin with " + stack.entry());
            if (!stack.bound().isEmpty()) {
                grid.add(CellRow.rows(stack.bound(), stack.bound()));
            }
            return grid;
        }
        Frame frame = focus.frame().get();
        var before =
                model.shown()
                        .get()
                        .before()
                        .flatMap(other ->
                                CellRow.same(other.snapshot(), stack.id(), focus.depth(), frame));
        grid.add(CellRow.locals(frame, before));
        if (frame.operands().isEmpty()) {
            grid.say("operands", "none");
        } else {
            grid.add(CellRow.operands(frame, before));
        }
        return grid;
    }

    private Node story(Snapshot snapshot, Stack stack) {
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        var sign = StateSign.of(stack.state());
        var state = Labels.of(stack.id() + " " + sign.word(), "mono", sign.styleClass());
        state.setGraphic(new GlyphIcon(sign.glyph(), 10, sign.styleClass()));
        var parent =
                stack.parent()
                        .<Node>map(id -> new HBox(Labels.of(", parent "), link(id)))
                        .orElseGet(HBox::new);
        row(grid, "state", new HBox(state, parent));
        row(grid, "frames", whole(Labels.of(frames(stack), "mono")));
        model.session().get().ifPresent(session -> fromTrace(grid, session, snapshot, stack));
        row(grid, "kept by", wrapped(Labels.of(Keeper.of(snapshot, stack))));
        return grid;
    }

    private void fromTrace(GridPane grid, OpenSession session, Snapshot snapshot, Stack stack) {
        var story = StackStory.of(session.trace(), stack.id(), snapshot.step());
        var by = story.by().map(at -> " " + texts.where(at)).orElse(", called by the host");
        row(
                grid,
                "made at",
                whole(
                        Labels.of(
                                story.made()
                                        .map(at -> at + by)
                                        .orElse("more than 100,000 events ago"),
                                "mono")));
        if (story.resumed() > 0) {
            var often = story.resumed() == 1 ? "once" : story.resumed() + " times";
            row(
                    grid,
                    "resumed",
                    Labels.of(
                            (story.whole() ? "" : "at least ")
                                    + often
                                    + story.lastResumed().map(at -> ", last at " + at).orElse("")));
        }
    }

    private static String frames(Stack stack) {
        return stack.frames().isEmpty()
                ? "none, will begin with " + stack.entry()
                : stack.frames().size() + ", began with " + stack.entry();
    }

    private Node link(StackId stack) {
        return Labels.link(
                stack.toString(), () -> model.select(new Selected.OfStack(stack)), "mono");
    }

    private static void row(GridPane grid, String name, Node value) {
        grid.addRow(grid.getRowCount(), whole(Labels.of(name, "tertiary")), value);
    }

    private void addTakers(Snapshot snapshot) {
        if (snapshot.runningChain().isEmpty()) {
            takers.getChildren().add(Labels.of("Nothing runs.", "tertiary"));
            return;
        }
        var all = Takers.of(snapshot).all();
        var suspending = suspending(snapshot.forecast());
        for (var each : all) {
            takers.getChildren()
                    .add(taker(each, suspending.filter(each.tag()::equals).isPresent()));
        }
        var other =
                new HBox(
                        whole(Labels.of(all.isEmpty() ? "any tag" : "any other tag", "secondary")),
                        wrapped(Labels.of("no clause: traps as unhandled", "bad")));
        other.getStyleClass().add("taker");
        takers.getChildren().add(other);
    }

    private static Optional<TagId> suspending(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Suspends(var tag, _, _, _) -> Optional.of(tag);
            case Forecast.Switches(var tag, _, _, _, _, _) -> Optional.of(tag);
            case Forecast.Unhandled(var tag, _, _) -> Optional.of(tag);
            case Forecast.Plain _, Forecast.Resumes _, Forecast.Traps _, Forecast.Ends _ ->
                    Optional.empty();
        };
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        return label;
    }

    private Node taker(Takers.Taker each, boolean next) {
        var name = whole(Labels.of(each.tag().toString(), "mono", "taker-tag"));
        var where =
                wrapped(
                        Labels.of(
                                "clause "
                                        + each.clause()
                                        + (each.bySwitch() ? " for switch" : "")
                                        + " \u00b7 "
                                        + each.function()
                                        + " \u00b7 "
                                        + each.owner(),
                                "taker-where"));
        var along =
                wrapped(
                        Labels.of(
                                "takes "
                                        + each.leaving().stream()
                                                .limit(6)
                                                .map(StackId::toString)
                                                .collect(Collectors.joining(", "))
                                        + (each.leaving().size() > 6
                                                ? " and " + (each.leaving().size() - 6) + " more"
                                                : "")
                                        + " along",
                                "tertiary"));
        var row = new HBox(name, new VBox(where, along));
        row.getStyleClass().add("taker");
        if (next) {
            row.getStyleClass().add("current");
        }
        row.setOnMouseClicked(_ -> model.select(new Selected.OfStack(each.owner())));
        return row;
    }
}
