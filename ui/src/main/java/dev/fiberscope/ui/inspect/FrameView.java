package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected frame and its stack, and who would take a suspension of the running one. */
final class FrameView extends ScrollPane implements ValuePane {
    /** Width that two columns need, as a multiple of the first one's. */
    private static final double ROOM_FOR_TWO = 2.2;

    private final SessionModel model;
    private final Texts texts;
    private final CellGrid cells;
    private final VBox story = new VBox();
    private final LifeView life;
    private final VBox values;
    private final TakersView takers;

    FrameView(SessionModel model, Texts texts, ValueMenu menu) {
        this.model = model;
        this.texts = texts;
        cells = new CellGrid(model, menu);
        life = new LifeView(model, texts);
        values = new VBox(life, Labels.section("Locals and operands"), cells, story);
        values.getStyleClass().addAll("inspector-column", "inspector-values");
        takers = new TakersView(model, texts);
        var columns = new GridPane();
        columns.addRow(0, values, takers);
        GridPane.setHgrow(takers, Priority.ALWAYS);
        GridPane.setVgrow(takers, Priority.ALWAYS);
        widthProperty().subscribe(_ -> arrange(columns));
        cells.wide().subscribe(_ -> arrange(columns));
        columns.getStyleClass().add("inspector-columns");
        setContent(columns);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    /**
     * One column below the other where the room is narrow or the values need it, and then both as
     * wide as it.
     */
    private void arrange(GridPane columns) {
        boolean narrow = getWidth() < ROOM_FOR_TWO * values.minWidth(-1) || cells.wide().get();
        GridPane.setConstraints(takers, narrow ? 0 : 1, narrow ? 1 : 0);
        GridPane.setHgrow(values, narrow ? Priority.ALWAYS : Priority.SOMETIMES);
        var first = new ColumnConstraints();
        if (!narrow) {
            first.setPercentWidth(46);
        }
        first.setHgrow(Priority.ALWAYS);
        columns.getColumnConstraints().setAll(first);
    }

    @Override
    public Optional<Storage> current() {
        return cells.current();
    }

    @Override
    public void edit() {
        cells.edit();
    }

    @Override
    public void show(Stop stop) {
        var snapshot = stop.snapshot();
        var focus = Focus.of(snapshot, model.shown().get().selection());
        var stack = focus.stack();
        cells.show(
                stack.map(each -> parts(each, focus))
                        .orElse(
                                List.of(
                                        new CellGrid.Part.Words(
                                                "", "Choose a frame to see what it holds."))));
        story.getChildren().clear();
        stack.ifPresent(each ->
                story.getChildren().addAll(Labels.section("This stack"), story(snapshot, each)));
        takers.show(snapshot);
    }

    /** Tells the life of {@code continuation}, above all else, until somebody closes it. */
    void tell(ContinuationId continuation) {
        life.tell(continuation);
        setVvalue(0);
    }

    private List<CellGrid.Part> parts(Stack stack, Focus focus) {
        if (focus.frame().isEmpty()) {
            var parts = new ArrayList<CellGrid.Part>();
            parts.add(
                    new CellGrid.Part.Words(
                            "frames", "none yet: will begin with " + stack.entry()));
            if (!stack.bound().isEmpty()) {
                parts.add(
                        new CellGrid.Part.Cells(
                                "bound " + stack.id(), CellRow.rows(stack.bound(), stack.bound())));
            }
            return parts;
        }
        Frame frame = focus.frame().get();
        var before =
                model.shown()
                        .get()
                        .before()
                        .flatMap(other ->
                                CellRow.same(other.snapshot(), stack.id(), focus.depth(), frame));
        var place = stack.id() + " " + focus.depth() + " " + frame.function();
        return List.of(
                new CellGrid.Part.Cells(
                        "locals " + place,
                        CellRow.locals(stack.id(), focus.depth(), frame, before)),
                frame.operands().isEmpty()
                        ? new CellGrid.Part.Words("operands", "none")
                        : new CellGrid.Part.Cells(
                                "operands " + place,
                                CellRow.operands(stack.id(), focus.depth(), frame, before)));
    }

    private Node story(Snapshot snapshot, Stack stack) {
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        var sign = StateSign.of(stack.state());
        var state = whole(Labels.of(stack.id() + " " + sign.word(), "mono", sign.styleClass()));
        state.setGraphic(new GlyphIcon(sign.glyph(), 10, sign.styleClass()));
        grid.addRow(0, whole(Labels.of("state", "tertiary")), state);
        var lines =
                StackLines.of(
                        snapshot,
                        stack,
                        model.session().get().map(OpenSession::trace),
                        texts::where);
        for (var line : lines.all()) {
            grid.addRow(
                    grid.getRowCount(),
                    top(whole(Labels.of(line.name(), "tertiary"))),
                    new PieceFlow(model, line.pieces()));
        }
        return grid;
    }

    private static Label top(Label label) {
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        return label;
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
