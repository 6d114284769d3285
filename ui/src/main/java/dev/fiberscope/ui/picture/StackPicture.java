package dev.fiberscope.ui.picture;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Changes;
import dev.fiberscope.ui.layout.CodeLabels;
import dev.fiberscope.ui.layout.Folding;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Legend;
import dev.fiberscope.ui.layout.PictureLayout;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Region;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.TraceFacts;
import dev.fiberscope.ui.motion.Transition;
import dev.fiberscope.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * The stack picture with its legend. It remembers what is shown and a selection, and asks the
 * layout for the rest. Arrow keys walk over frames and stacks. On the JavaFX thread.
 */
public final class StackPicture extends javafx.scene.layout.Region {
    private static final double REVEAL_MARGIN = 24;

    private final Canvas canvas = new Canvas();
    private final Canvas legend = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final FontMeasure measure = new FontMeasure();
    private ScenePainter painter;
    private double scale;
    private Optional<Shown> shown = Optional.empty();
    private Optional<Selected> selected = Optional.empty();
    private Optional<Region> hovered = Optional.empty();
    private PictureScene scene = new PictureScene(0, 0, List.of(), List.of());
    private Consumer<Selected> listener = _ -> {};
    private Folding folding = Folding.NONE;
    private boolean stale = true;
    private boolean revealing;
    private final Motion motion = new Motion(this::paint);
    private boolean motionOn;
    private boolean arrived;
    private Changes changes = Changes.NONE;
    private PictureScene before = scene;

    private record Shown(Snapshot snapshot, TraceFacts facts, CodeLabels labels) {}

    public StackPicture(Theme theme) {
        this.painter = new ScenePainter(theme.palette());
        this.scale = theme.scale();
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(24);
        bar.valueProperty().subscribe(this::paint);
        getChildren().addAll(canvas, bar, legend);
        getStyleClass().addAll("stack-picture", "canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Stacks");
        focusedProperty().subscribe(this::paint);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> hover(Optional.empty()));
        setOnMousePressed(this::press);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::press);
        setMinSize(120, 120);
    }

    /**
     * Shows {@code snapshot}. With motion on, what has changed moves there; pointing and choosing
     * are about the new picture at once.
     */
    @SuppressWarnings("ReferenceEquality") // more facts about the same stop; comparing takes long
    public void show(Snapshot snapshot, TraceFacts facts, CodeLabels labels) {
        if (shown.filter(each -> each.snapshot() == snapshot).isEmpty()) {
            arrived = shown.isPresent();
            changes = changes.then(snapshot, facts);
        }
        shown = Optional.of(new Shown(snapshot, facts, labels));
        folding = folding.at(snapshot.stacks().size());
        refresh();
    }

    /** Whether changes move; at first they do not, and never where the system asks for less. */
    public void move(boolean on) {
        motionOn = on;
        if (!on) {
            motion.end();
            paint();
        }
    }

    /** Ends what is under way, and what comes next is there at once: it is about something else. */
    public void settle() {
        shown = Optional.empty();
        folding = Folding.NONE;
        changes = Changes.NONE;
        arrived = false;
        motion.end();
        refresh();
    }

    /** Whether something is on its way at this moment. */
    public ReadOnlyBooleanProperty moving() {
        return motion.moving();
    }

    /** Changes colours and sizes. */
    public void use(Theme theme) {
        motion.end();
        painter = new ScenePainter(theme.palette());
        scale = theme.scale();
        refresh();
    }

    /** Selects without telling the listener, and scrolls to it. */
    public void select(Optional<Selected> target) {
        selected = target;
        revealing = true;
        refresh();
        layout();
    }

    public Optional<Selected> selected() {
        return selected;
    }

    /** {@code consumer} is told what the user selects here. */
    public void onSelected(Consumer<Selected> consumer) {
        listener = consumer;
    }

    /** What is drawn, in units of {@link Theme#scale()} pixels. */
    public PictureScene scene() {
        return scene;
    }

    /** How far it is scrolled down, in units. */
    public double scrolled() {
        return bar.getValue();
    }

    private void refresh() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double legendHeight = Math.ceil(Legend.HEIGHT * scale);
        double width = getWidth();
        double height = Math.max(0, getHeight() - legendHeight);
        double barWidth = Math.ceil(bar.prefWidth(-1));
        resize(canvas, Math.max(0, width - barWidth), height);
        resize(legend, width, legendHeight);
        canvas.relocate(0, 0);
        legend.relocate(0, height);
        bar.resizeRelocate(width - barWidth, 0, barWidth, height);
        double units = canvas.getWidth() / scale;
        if (stale || scene.width() != Math.max(units, PictureLayout.NARROWEST)) {
            stale = false;
            var old = scene;
            scene =
                    shown.map(each ->
                                    new PictureLayout(measure, each.labels())
                                            .scene(
                                                    each.snapshot(),
                                                    each.facts(),
                                                    selected,
                                                    folding,
                                                    changes,
                                                    units))
                            .orElseGet(() -> new PictureScene(units, 0, List.of(), List.of()));
            hovered = Optional.empty();
            move(old);
        }
        double visible = height / scale;
        double most = Math.max(0, scene.height() - visible);
        bar.setMax(most);
        bar.setVisibleAmount(scene.height() == 0 ? most : most * visible / scene.height());
        bar.setBlockIncrement(visible * 0.9);
        bar.setVisible(most > 0);
        bar.setValue(Math.clamp(bar.getValue(), 0, most));
        if (revealing && visible > 0) {
            revealing = false;
            var region = selected.flatMap(scene::of);
            region.ifPresent(this::reveal);
            setAccessibleText(region.map(Region::words).orElse("Stacks"));
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        paintLegend();
        paint();
    }

    /**
     * On the way from the picture that was before the last stop; of another width, there at once.
     */
    private void move(PictureScene old) {
        boolean begins = arrived;
        arrived = false;
        if (begins) {
            before = old;
        }
        boolean can =
                motionOn
                        && !Platform.getPreferences().isReducedMotion()
                        && before.width() == scene.width()
                        && !before.marks().equals(scene.marks());
        if (!can) {
            motion.end();
        } else if (begins) {
            motion.begin(Transition.between(before, scene));
        } else if (motion.moving().get()) {
            motion.replace(Transition.between(before, scene));
        }
    }

    private static void resize(Canvas canvas, double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
    }

    private void paint() {
        var graphics = canvas.getGraphicsContext2D();
        clear(graphics, canvas, Hue.CANVAS);
        graphics.save();
        graphics.scale(scale, scale);
        graphics.translate(0, -bar.getValue());
        var visible =
                new Box(0, bar.getValue(), canvas.getWidth() / scale, canvas.getHeight() / scale);
        motion.shades()
                .ifPresentOrElse(
                        shades -> painter.paint(graphics, shades, visible),
                        () -> painter.paint(graphics, scene, visible));
        hovered.filter(region -> selected.filter(region.target()::equals).isEmpty())
                .ifPresent(region -> outline(graphics, region.box(), Hue.INK3));
        graphics.restore();
        if (isFocusVisible()) {
            outline(
                    graphics,
                    new Box(1, 1, canvas.getWidth() - 2, canvas.getHeight() - 2),
                    Hue.INK2);
        }
    }

    private void outline(GraphicsContext graphics, Box box, Hue hue) {
        graphics.setStroke(painter.colour(hue));
        graphics.setLineDashes((double[]) null);
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(
                box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, 12, 12);
    }

    private void paintLegend() {
        var graphics = legend.getGraphicsContext2D();
        clear(graphics, legend, Hue.WINDOW);
        graphics.setFill(painter.colour(Hue.LINE));
        graphics.fillRect(0, 0, legend.getWidth(), 1);
        graphics.save();
        graphics.scale(scale, scale);
        var line = Legend.scene(measure, legend.getWidth() / scale);
        painter.paint(graphics, line, new Box(0, 0, line.width(), line.height()));
        graphics.restore();
    }

    private void clear(GraphicsContext graphics, Canvas area, Hue hue) {
        graphics.setFill(painter.colour(hue));
        graphics.fillRect(0, 0, area.getWidth(), area.getHeight());
    }

    private void hover(MouseEvent input) {
        hover(regionAt(input));
    }

    private void hover(Optional<Region> region) {
        if (!region.equals(hovered)) {
            hovered = region;
            setCursor(region.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            paint();
        }
    }

    private void press(MouseEvent input) {
        requestFocus();
        regionAt(input)
                .map(Region::target)
                .ifPresent(target -> {
                    if (target instanceof Selected.OfFold) {
                        act(target);
                    } else {
                        choose(target);
                    }
                });
    }

    private Optional<Region> regionAt(MouseEvent input) {
        return input.getY() < canvas.getHeight()
                ? scene.at(input.getX() / scale, input.getY() / scale + bar.getValue())
                : Optional.empty();
    }

    /** A fold is where the keys are, and no selection of other panes. */
    private void choose(Selected target) {
        select(Optional.of(target));
        if (!(target instanceof Selected.OfFold)) {
            listener.accept(target);
        }
    }

    /** Opens or closes a fold; anything else is told to the listener. */
    private void act(Selected target) {
        if (target instanceof Selected.OfFold fold) {
            folding = folding.toggled(fold, scene.width());
            select(Optional.of(fold));
        } else {
            listener.accept(target);
        }
    }

    private void scroll(ScrollEvent input) {
        scrollTo(bar.getValue() - input.getDeltaY() / scale);
        input.consume();
    }

    private void scrollTo(double y) {
        bar.setValue(Math.clamp(y, 0, bar.getMax()));
    }

    private void reveal(Region region) {
        double visible = canvas.getHeight() / scale;
        var box = region.box();
        if (box.y() < bar.getValue()) {
            scrollTo(box.y() - REVEAL_MARGIN);
        } else if (box.bottom() > bar.getValue() + visible) {
            scrollTo(Math.min(box.y() - REVEAL_MARGIN, box.bottom() - visible + REVEAL_MARGIN));
        }
    }

    private void press(KeyEvent input) {
        var walk = new KeyWalk(scene, selected);
        boolean handled = true;
        switch (input.getCode()) {
            case DOWN -> walk.next().ifPresent(this::choose);
            case UP -> walk.previous().ifPresent(this::choose);
            case RIGHT -> walk.nextStack().ifPresent(this::choose);
            case LEFT -> walk.previousStack().ifPresent(this::choose);
            case HOME -> walk.first().ifPresent(this::choose);
            case END -> walk.last().ifPresent(this::choose);
            case ENTER, SPACE -> selected.ifPresent(this::act);
            case PAGE_DOWN -> scrollTo(bar.getValue() + bar.getBlockIncrement());
            case PAGE_UP -> scrollTo(bar.getValue() - bar.getBlockIncrement());
            default -> handled = false;
        }
        if (handled && !input.isShortcutDown() && !input.isAltDown()) {
            input.consume();
        }
    }
}
