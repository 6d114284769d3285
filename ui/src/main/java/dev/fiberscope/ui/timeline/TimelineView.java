package dev.fiberscope.ui.timeline;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.picture.FontMeasure;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.theme.Theme;
import dev.fiberscope.ui.timeline.layout.Lanes;
import dev.fiberscope.ui.timeline.layout.Showing;
import dev.fiberscope.ui.timeline.layout.Target;
import dev.fiberscope.ui.timeline.layout.TimeScale;
import dev.fiberscope.ui.timeline.layout.TimelineLayout;
import dev.fiberscope.ui.timeline.layout.TimelineScene;
import dev.fiberscope.ui.timeline.layout.TimelineWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * The timeline: lanes by stack, the present step, what is recorded ahead. On the JavaFX thread.
 *
 * <p>Mouse: press or drag to travel, press an arrow or a flag to go to its step, the head of a lane
 * to select its stack; the wheel zooms around the pointer, with shift or across it pans, over the
 * heads it scrolls; a double click shows everything. Of a run that is longer than its lanes there
 * is a strip below, where pressing and dragging goes far. Keys: left and right to the event before
 * and behind, home and end, page up and down by a hundredth of the run, plus and minus, {@code 0}
 * for everything, up and down over the lanes, {@code B} for a bookmark.
 */
public final class TimelineView extends Region {
    private static final TimelineScene NOTHING =
            new TimelineScene(new PictureScene(0, 0, List.of(), List.of()), List.of());
    private static final double ZOOM = 1.005;
    private static final double KEY_ZOOM = 0.8;
    private static final double NAME_WIDTH = 220;

    private final TimelineState state;
    private final Surface surface;
    private final ScrollBar bar = new ScrollBar();
    private final BookmarkField name;
    private final Label nothing =
            Labels.of("Open a program, and its stacks are drawn here over its steps.", "tertiary");
    private final ReadOnlyStringWrapper aside = new ReadOnlyStringWrapper("");
    private final TimelineLayout layout = new TimelineLayout(new FontMeasure());
    private Showing showing = Showing.of(0, 0);
    private TimelineScene scene = NOTHING;
    private Optional<StackId> revealed = Optional.empty();
    private Drag dragging = Drag.NOTHING;

    /** Over which steps the present is dragged. */
    private enum Drag {
        NOTHING,
        VISIBLE,
        WHOLE
    }

    /**
     * Follows {@code model}, and sends it where to travel and what to select. Who opens another
     * program clears {@code bookmarks}.
     *
     * @param forgotten says which stacks of a stop nobody can ever resume
     */
    public TimelineView(
            SessionModel model,
            Bookmarks bookmarks,
            Theme theme,
            Function<Snapshot, Set<StackId>> forgotten) {
        this.surface = new Surface(theme);
        this.name = new BookmarkField(bookmarks, this::requestFocus);
        this.state = new TimelineState(model, bookmarks, forgotten, this::requestLayout);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().subscribe(this::requestLayout);
        getChildren().addAll(surface, bar, nothing, name);
        getStyleClass().addAll("timeline", "panel");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Timeline");
        setMinSize(120, 48);
        focusedProperty().subscribe(this::requestLayout);
        surface.setOnMouseMoved(this::hover);
        surface.setOnMouseExited(_ -> surface.clearAbove());
        surface.setOnMousePressed(this::press);
        surface.setOnMouseDragged(this::drag);
        surface.setOnMouseReleased(_ -> dragging = Drag.NOTHING);
        surface.setOnScroll(this::scroll);
        setOnKeyPressed(this::press);
        setOnKeyTyped(this::type);
    }

    /** Changes colours and sizes. */
    public void use(Theme theme) {
        surface.use(theme);
        state.resized();
        requestLayout();
    }

    /**
     * What to say beside the title of the pane: {@code lanes by stack · 47,560 to 48,420 of
     * 51,870}.
     */
    public ReadOnlyStringProperty aside() {
        return aside.getReadOnlyProperty();
    }

    /** Marks the present step and asks for a name; or takes its bookmark away. */
    public void toggleBookmark() {
        state.toggleBookmark().ifPresent(name::ask);
    }

    /** What is drawn, in units of {@link Theme#scale()} pixels. */
    TimelineScene scene() {
        return scene;
    }

    /** The steps that are visible, over the width. */
    TimeScale time() {
        return TimelineLayout.time(state.window(), surface.wide());
    }

    // ---- drawing

    @Override
    protected void layoutChildren() {
        double strip = state.overview().isPresent() ? TimelineLayout.stripHeight() : 0;
        double height = Math.max(0, getHeight() / surface.scale() - strip);
        double content = state.lanes().map(TimelineLayout::height).orElse(0.0);
        boolean tall = content > height && height > 0;
        double barWidth = Math.ceil(bar.prefWidth(-1));
        double width = Math.max(0, getWidth() - (tall ? barWidth : 0));
        surface.resizeRelocate(0, 0, width, getHeight());
        bar.setVisible(tall);
        bar.setMax(Math.max(0, content - height));
        bar.setVisibleAmount(tall ? bar.getMax() * height / content : 0);
        bar.setBlockIncrement(height / 2);
        bar.setUnitIncrement(TimelineLayout.laneHeight());
        bar.resizeRelocate(width, 0, barWidth, height * surface.scale());
        scrollTo(bar.getValue());
        nothing.setVisible(state.lanes().isEmpty());
        nothing.autosize();
        nothing.relocate(
                Math.max(0, (width - nothing.getWidth()) / 2),
                Math.max(0, (getHeight() - nothing.getHeight()) / 2));
        scene = NOTHING;
        state.lanes().filter(_ -> width > 0).ifPresent(this::place);
        surface.show(scene.picture(), isFocusVisible());
        describe();
    }

    private void place(Lanes lanes) {
        var time = time();
        showing = state.showing(lanes, time.right() - time.left(), bar.getValue());
        if (!showing.selected().equals(revealed)) {
            revealed = showing.selected();
            revealed.flatMap(lanes::place).ifPresent(this::reveal);
            showing = state.showing(lanes, time.right() - time.left(), bar.getValue());
        }
        scene = layout.scene(lanes, showing, surface.wide(), surface.high());
        double wide = NAME_WIDTH * surface.scale();
        double x =
                Math.clamp(
                        time().x(name.step()) * surface.scale(), 0, Math.max(0, getWidth() - wide));
        name.resizeRelocate(
                x,
                Math.ceil(TimelineLayout.axisHeight() * surface.scale()),
                wide,
                name.prefHeight(-1));
    }

    private void reveal(int lane) {
        double top = lane * TimelineLayout.laneHeight();
        double strip = showing.overview().isPresent() ? TimelineLayout.stripHeight() : 0;
        double room =
                surface.high() - strip - TimelineLayout.axisHeight() - TimelineLayout.laneHeight();
        if (top < bar.getValue()) {
            scrollTo(top);
        } else if (top > bar.getValue() + room) {
            scrollTo(top - room + 4);
        }
    }

    private void scrollTo(double y) {
        bar.setValue(Math.clamp(y, 0, bar.getMax()));
    }

    private void describe() {
        var lanes = state.lanes();
        aside.set(lanes.isEmpty() ? "" : TimelineWords.aside(showing));
        var words = lanes.map(all -> TimelineWords.spoken(all, showing)).orElse("Timeline, empty");
        if (!words.equals(getAccessibleText())) {
            setAccessibleText(words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    // ---- mouse

    private double units(double pixels) {
        return pixels / surface.scale();
    }

    /** In the strip for the whole run. */
    private boolean inStrip(double y) {
        return showing.overview().isPresent()
                && units(y) >= surface.high() - TimelineLayout.stripHeight();
    }

    private boolean inTime(double x) {
        return units(x) > TimelineLayout.headWidth(surface.wide());
    }

    private void hover(MouseEvent input) {
        double x = units(input.getX());
        double y = units(input.getY());
        surface.setCursor(scene.at(x, y).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        state.lanes()
                .flatMap(lanes -> TimelineLayout.words(lanes, showing, scene, x, y))
                .ifPresentOrElse(
                        words ->
                                surface.showAbove(
                                        layout.tip(words, x, y, surface.wide(), surface.high())),
                        surface::clearAbove);
    }

    private void press(MouseEvent input) {
        requestFocus();
        if (state.lanes().isEmpty() || input.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var target = scene.at(units(input.getX()), units(input.getY()));
        dragging = Drag.NOTHING;
        if (inTime(input.getX()) && input.getClickCount() == 2 && !inStrip(input.getY())) {
            state.fit();
        } else if (target.isPresent()) {
            switch (target.get()) {
                case Target.OfLane(var stack) -> state.select(stack);
                case Target.OfMove(var move) -> state.go(move.step());
                case Target.OfMemory(var mark) -> state.go(mark.step());
                case Target.OfBookmark(var bookmark) -> state.go(bookmark.step());
            }
        } else if (inTime(input.getX())) {
            dragging = inStrip(input.getY()) ? Drag.WHOLE : Drag.VISIBLE;
            drag(input);
        }
    }

    private void drag(MouseEvent input) {
        if (dragging != Drag.NOTHING && state.lanes().isPresent()) {
            var time =
                    dragging == Drag.WHOLE
                            ? TimelineLayout.strip(state.recordedTo(), surface.wide())
                            : time();
            long step = time.nearest(Math.clamp(units(input.getX()), time.left(), time.right()));
            state.go(Math.clamp(step, 0, state.recordedTo()));
        }
    }

    private void scroll(ScrollEvent input) {
        input.consume();
        boolean across = Math.abs(input.getDeltaX()) > Math.abs(input.getDeltaY());
        double delta = across ? input.getDeltaX() : input.getDeltaY();
        var time = time();
        if (state.lanes().isEmpty()) {
            return;
        }
        if (!inTime(input.getX())) {
            scrollTo(bar.getValue() - units(delta));
        } else if (across || input.isShiftDown()) {
            state.pan(-units(delta) * time.window().length() / (time.right() - time.left()));
        } else {
            state.zoom(Math.pow(ZOOM, -delta), time.step(units(input.getX())));
        }
    }

    // ---- keys

    private void press(KeyEvent input) {
        if (!isFocused()
                || state.lanes().isEmpty()
                || input.isShortcutDown()
                || input.isAltDown()) {
            return;
        }
        boolean handled = true;
        switch (input.getCode()) {
            case LEFT -> state.goToEventBefore();
            case RIGHT -> state.goToEventBehind();
            case HOME -> state.go(0);
            case END -> state.go(state.recordedTo());
            case PAGE_UP -> state.goFar(-1);
            case PAGE_DOWN -> state.goFar(1);
            case PLUS, EQUALS, ADD -> state.zoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> state.zoom(1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> state.fit();
            case UP -> state.selectLane(-1);
            case DOWN -> state.selectLane(1);
            default -> handled = false;
        }
        if (handled) {
            input.consume();
        }
    }

    /**
     * A letter that makes a field to type in: on being typed, so that the field does not get it.
     */
    private void type(KeyEvent input) {
        if (isFocused()
                && input.getCharacter().equalsIgnoreCase("b")
                && !input.isShortcutDown()
                && !input.isAltDown()) {
            input.consume();
            toggleBookmark();
        }
    }
}
