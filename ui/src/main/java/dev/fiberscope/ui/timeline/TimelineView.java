package dev.fiberscope.ui.timeline;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.picture.FontMeasure;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.session.Shown;
import dev.fiberscope.ui.theme.Theme;
import dev.fiberscope.ui.timeline.layout.EventWords;
import dev.fiberscope.ui.timeline.layout.Lanes;
import dev.fiberscope.ui.timeline.layout.Showing;
import dev.fiberscope.ui.timeline.layout.Target;
import dev.fiberscope.ui.timeline.layout.TimeScale;
import dev.fiberscope.ui.timeline.layout.TimelineLayout;
import dev.fiberscope.ui.timeline.layout.TimelineScene;
import dev.fiberscope.ui.timeline.layout.TimelineWords;
import dev.fiberscope.ui.timeline.layout.Viewport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
 * <p>Mouse: press or drag to travel, press an arrow or a flag to go to its step, the head of a lane to select its stack; the
 * wheel zooms around the pointer, with shift or across it pans, over the heads it scrolls; a double click shows everything.
 * Keys: left and right to the event before and behind, home and end, plus and minus, {@code 0} for everything, up and down
 * over the lanes, {@code B} for a bookmark.
 */
public final class TimelineView extends Region {
    private static final TimelineScene NOTHING =
            new TimelineScene(new PictureScene(0, 0, List.of(), List.of()), List.of());
    private static final double ZOOM = 1.005;
    private static final double KEY_ZOOM = 0.8;
    private static final double NAME_WIDTH = 220;

    private final SessionModel model;
    private final Bookmarks bookmarks;
    private final Function<Snapshot, Set<StackId>> forgotten;
    private final Surface surface;
    private final ScrollBar bar = new ScrollBar();
    private final BookmarkField name;
    private final Label nothing = Labels.of("Open a program, and its stacks are drawn here over its steps.", "tertiary");
    private final ReadOnlyStringWrapper aside = new ReadOnlyStringWrapper("");
    private final TimelineLayout layout = new TimelineLayout(new FontMeasure());
    private final Viewport viewport = new Viewport();
    private final SeenForgotten seen = new SeenForgotten();
    private final Travel travel;
    private Optional<Lanes> lanes = Optional.empty();
    private Showing showing = Showing.of(0, 0);
    private TimelineScene scene = NOTHING;
    private Optional<StackId> revealed = Optional.empty();
    private boolean following;
    private boolean dragging;

    /**
     * Follows {@code model}, and sends it where to travel and what to select.
     *
     * @param forgotten says which stacks of a stop nobody can ever resume
     */
    public TimelineView(
            SessionModel model, Bookmarks bookmarks, Theme theme, Function<Snapshot, Set<StackId>> forgotten) {
        this.model = model;
        this.bookmarks = bookmarks;
        this.forgotten = forgotten;
        this.surface = new Surface(theme);
        this.travel = new Travel(step -> model.send(new Command.TravelTo(step)));
        this.name = new BookmarkField(bookmarks, this::requestFocus);
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
        surface.setOnMouseReleased(_ -> dragging = false);
        surface.setOnScroll(this::scroll);
        setOnKeyPressed(this::press);
        setOnKeyTyped(this::type);
        bookmarks.listen(this::requestLayout);
        model.shown().subscribe(this::show);
        model.refusal().subscribe(refusal -> refusal.ifPresent(_ -> arrive()));
        model.fault().subscribe(fault -> fault.ifPresent(_ -> arrive()));
    }

    /** Changes colours and sizes. */
    public void use(Theme theme) {
        surface.use(theme);
        following = true;
        requestLayout();
    }

    /** What to say beside the title of the pane: {@code 47,560 to 48,420 of 51,870}. */
    public ReadOnlyStringProperty aside() {
        return aside.getReadOnlyProperty();
    }

    /** Marks the present step and asks for a name; or takes its bookmark away. */
    public void toggleBookmark() {
        long step = showing.present();
        if (lanes.isEmpty()) {
            return;
        }
        if (bookmarks.at(step).isPresent()) {
            bookmarks.remove(step);
        } else {
            bookmarks.put(new Bookmark(step, lanes.flatMap(each -> TimelineWords.event(each, step)).orElse("step " + EventWords.count(step))));
            name.ask(step);
        }
    }

    /** What is drawn, in units of {@link Theme#scale()} pixels. */
    TimelineScene scene() {
        return scene;
    }

    /** The steps that are visible, over the width. */
    TimeScale time() {
        return TimelineLayout.time(viewport.window(), surface.wide());
    }

    // ---- what the model says

    private void show(Shown before, Shown now) {
        if (now.stop().isEmpty()) {
            lanes = Optional.empty();
            viewport.reset();
            seen.clear();
            travel.forget();
        } else if (!before.sameStop(now) || lanes.isEmpty()) {
            now.stop().ifPresent(this::stopped);
            arrive();
        }
        requestLayout();
    }

    private void stopped(Stop stop) {
        var trace = model.session().get().map(session -> session.trace());
        if (!trace.equals(lanes.map(Lanes::trace))) {
            lanes = trace.map(Lanes::new);
            viewport.reset();
            seen.clear();
            travel.forget();
        }
        lanes.ifPresent(Lanes::read);
        seen.saw(stop.snapshot().step(), forgotten.apply(stop.snapshot()));
        following = true;
    }

    private void arrive() {
        travel.arrived();
        requestLayout();
    }

    private Optional<StackId> selected() {
        var now = model.shown().get();
        return now.selection().flatMap(selection -> selection instanceof Selected.OfStack(var stack)
                ? Optional.of(stack)
                : now.stop()
                        .flatMap(stop -> Focus.of(stop.snapshot(), now.selection()).stack())
                        .map(stack -> stack.id()));
    }

    // ---- drawing

    @Override
    protected void layoutChildren() {
        double barWidth = Math.ceil(bar.prefWidth(-1));
        double scale = surface.scale();
        double height = getHeight() / scale;
        double content = lanes.map(TimelineLayout::height).orElse(0.0);
        boolean tall = content > height && height > 0;
        double width = Math.max(0, getWidth() - (tall ? barWidth : 0));
        surface.resizeRelocate(0, 0, width, getHeight());
        bar.setVisible(tall);
        bar.setMax(Math.max(0, content - height));
        bar.setVisibleAmount(tall ? bar.getMax() * height / content : 0);
        bar.setBlockIncrement(height / 2);
        bar.setUnitIncrement(TimelineLayout.laneHeight());
        bar.resizeRelocate(width, 0, barWidth, getHeight());
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        nothing.setVisible(lanes.isEmpty());
        nothing.autosize();
        nothing.relocate(Math.max(0, (width - nothing.getWidth()) / 2), Math.max(0, (getHeight() - nothing.getHeight()) / 2));
        lanes.ifPresentOrElse(this::place, () -> scene = NOTHING);
        surface.show(scene.picture(), isFocusVisible());
        describe();
    }

    private void place(Lanes all) {
        double width = surface.wide();
        var stop = model.stop();
        if (width <= 0 || stop.isEmpty()) {
            return;
        }
        long present = stop.get().snapshot().step();
        long recordedTo = Math.max(present, stop.get().recordedTo());
        var axis = TimelineLayout.time(viewport.window(), width);
        if (following) {
            following = false;
            viewport.follow(all, present, recordedTo, axis.right() - axis.left());
        }
        var selected = selected();
        if (!selected.equals(revealed)) {
            revealed = selected;
            selected.flatMap(all::place).ifPresent(this::reveal);
        }
        var wanted = travel.wanted();
        showing = new Showing(
                present,
                recordedTo,
                viewport.window(),
                bar.getValue(),
                selected,
                seen.losses(),
                bookmarks.all(),
                wanted.equals(OptionalLong.of(present)) ? OptionalLong.empty() : wanted);
        scene = layout.scene(all, showing, width, surface.high());
        double wide = NAME_WIDTH * surface.scale();
        double x = Math.clamp(time().x(name.step()) * surface.scale(), 0, Math.max(0, getWidth() - wide));
        name.resizeRelocate(x, 0, wide, name.prefHeight(-1));
    }

    private void reveal(int lane) {
        double top = lane * TimelineLayout.laneHeight();
        double room = surface.high() - TimelineLayout.axisHeight() - TimelineLayout.laneHeight();
        if (top < bar.getValue() || top > bar.getValue() + room) {
            bar.setValue(Math.clamp(top < bar.getValue() ? top : top - room + 4, 0, bar.getMax()));
        }
    }

    private void describe() {
        if (lanes.isEmpty()) {
            aside.set("");
            setAccessibleText("Timeline, empty");
            return;
        }
        aside.set(TimelineWords.aside(showing));
        var words = TimelineWords.spoken(lanes.get(), showing);
        if (!words.equals(getAccessibleText())) {
            setAccessibleText(words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    // ---- mouse

    private void hover(MouseEvent input) {
        double x = input.getX() / surface.scale();
        double y = input.getY() / surface.scale();
        surface.setCursor(scene.at(x, y).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        lanes.flatMap(all -> TimelineLayout.words(all, showing, scene, x, y))
                .ifPresentOrElse(
                        words -> surface.showAbove(layout.tip(words, x, y, surface.wide(), surface.high())),
                        surface::clearAbove);
    }

    private boolean inTime(double x) {
        return x / surface.scale() > TimelineLayout.headWidth(surface.wide());
    }

    private void press(MouseEvent input) {
        requestFocus();
        if (lanes.isEmpty() || input.getButton() != MouseButton.PRIMARY) {
            return;
        }
        boolean inTime = inTime(input.getX());
        if (inTime && input.getClickCount() == 2) {
            fit();
            return;
        }
        var target = scene.at(input.getX() / surface.scale(), input.getY() / surface.scale());
        if (target.isPresent()) {
            switch (target.get()) {
                case Target.OfLane(var stack) -> model.select(new Selected.OfStack(stack));
                case Target.OfMove(var move) -> go(move.step());
                case Target.OfBookmark(var bookmark) -> go(bookmark.step());
            }
        } else if (inTime) {
            dragging = true;
            go(stepAt(input));
        }
    }

    private void drag(MouseEvent input) {
        if (dragging && lanes.isPresent()) {
            go(stepAt(input));
        }
    }

    private long stepAt(MouseEvent input) {
        return Math.clamp(time().nearest(input.getX() / surface.scale()), 0, showing.recordedTo());
    }

    private void scroll(ScrollEvent input) {
        input.consume();
        if (lanes.isEmpty()) {
            return;
        }
        double across = input.getDeltaX();
        double along = input.getDeltaY();
        var time = time();
        if (!inTime(input.getX())) {
            bar.setValue(Math.clamp(bar.getValue() - along / surface.scale(), 0, bar.getMax()));
        } else if (input.isShiftDown() || Math.abs(across) > Math.abs(along)) {
            double units = (Math.abs(across) > Math.abs(along) ? across : along) / surface.scale();
            viewport.pan(-units * time.window().length() / (time.right() - time.left()));
        } else {
            viewport.zoom(Math.pow(ZOOM, -along), time.step(input.getX() / surface.scale()));
        }
        requestLayout();
    }

    // ---- keys

    private void press(KeyEvent input) {
        if (!isFocused() || lanes.isEmpty() || input.isShortcutDown() || input.isAltDown()) {
            return;
        }
        long here = travel.wanted().orElse(showing.present());
        boolean handled = true;
        switch (input.getCode()) {
            case LEFT -> go(lanes.get().before(here));
            case RIGHT -> go(lanes.get().after(here).orElse(showing.recordedTo()));
            case HOME -> go(0);
            case END -> go(showing.recordedTo());
            case PLUS, EQUALS, ADD -> zoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> fit();
            case UP -> lane(-1);
            case DOWN -> lane(1);
            default -> handled = false;
        }
        if (handled) {
            input.consume();
        }
    }

    /** A letter that makes a field to type in: on being typed, so that the field does not get it. */
    private void type(KeyEvent input) {
        if (isFocused() && input.getCharacter().equalsIgnoreCase("b") && !input.isShortcutDown() && !input.isAltDown()) {
            input.consume();
            toggleBookmark();
        }
    }

    private void zoom(double factor) {
        var window = viewport.window();
        boolean visible = window.contains(showing.present());
        viewport.zoom(factor, visible ? showing.present() : window.from() + window.length() / 2);
        requestLayout();
    }

    private void fit() {
        viewport.fit();
        requestLayout();
    }

    private void lane(int by) {
        var all = lanes.map(Lanes::all).orElse(List.of());
        int now = showing.selected().flatMap(stack -> lanes.flatMap(each -> each.place(stack))).orElse(by > 0 ? -1 : all.size());
        if (now + by >= 0 && now + by < all.size()) {
            model.select(new Selected.OfStack(all.get(now + by).stack()));
        }
    }

    /** Travels, unless something else runs. */
    private void go(long step) {
        boolean here = step == showing.present() && travel.wanted().isEmpty();
        boolean elsewhereBusy = model.running().get() && travel.wanted().isEmpty();
        if (!here && !elsewhereBusy) {
            travel.to(step);
            requestLayout();
        }
    }
}
