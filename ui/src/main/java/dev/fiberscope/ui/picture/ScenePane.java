package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Region;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * A scene that is as wide as the pane and scrolls down. What is pointed at is outlined and said in
 * a tip, what is pressed is told. On the JavaFX thread.
 */
public final class ScenePane extends javafx.scene.layout.Region {
    private static final double LINE = 24;

    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private final Hue ground;
    private ScenePainter painter;
    private double scale;
    private DoubleFunction<PictureScene> drawing =
            width -> new PictureScene(width, 0, List.of(), List.of());
    private PictureScene scene = drawing.apply(0);
    private Optional<Region> hovered = Optional.empty();
    private Consumer<Selected> listener = _ -> {};
    private Point pressed = (_, _) -> {};
    private boolean stale = true;

    /** {@code ground} is what it is drawn on. */
    public ScenePane(Theme theme, Hue ground) {
        this.ground = ground;
        this.painter = new ScenePainter(theme.palette());
        this.scale = theme.scale();
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(LINE);
        bar.valueProperty().subscribe(this::paint);
        getChildren().addAll(canvas, bar);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        focusedProperty().subscribe(this::paint);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> hover(Optional.empty()));
        setOnMousePressed(this::press);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::press);
        Tooltip.install(this, tip);
        setMinSize(0, 0);
    }

    /** Shows what {@code next} makes of a width. */
    public void show(DoubleFunction<PictureScene> next) {
        drawing = next;
        stale = true;
        requestLayout();
    }

    /** Changes colours and sizes. */
    public void use(Theme theme) {
        painter = new ScenePainter(theme.palette());
        scale = theme.scale();
        stale = true;
        requestLayout();
    }

    /** {@code consumer} is told what the user selects here. */
    public void onSelected(Consumer<Selected> consumer) {
        listener = consumer;
    }

    /** {@code consumer} is told where the user presses, in units of the scene. */
    public void onPressed(Point consumer) {
        pressed = consumer;
    }

    /** Takes a place in a scene. */
    @FunctionalInterface
    public interface Point {
        void at(double x, double y);
    }

    /** What is drawn, in units of {@link Theme#scale()} pixels. */
    public PictureScene scene() {
        return scene;
    }

    /** Scrolls, as far as that is needed, until the place of {@code target} can be seen. */
    public void reveal(Selected target) {
        layout();
        scene.of(target)
                .map(Region::box)
                .ifPresent(box -> {
                    double visible = canvas.getHeight() / scale;
                    if (box.bottom() > bar.getValue() + visible) {
                        scrollTo(Math.min(box.y() - 4, box.bottom() - visible + 4));
                    } else if (box.y() < bar.getValue()) {
                        scrollTo(box.y() - 4);
                    }
                });
    }

    /** Scrolls back to the top. */
    public void toTop() {
        bar.setValue(0);
    }

    @Override
    protected void layoutChildren() {
        double barWidth = Math.ceil(bar.prefWidth(-1));
        double width = Math.max(0, getWidth() - barWidth);
        if (canvas.getWidth() != width || canvas.getHeight() != getHeight()) {
            stale |= canvas.getWidth() != width;
            canvas.setWidth(width);
            canvas.setHeight(getHeight());
        }
        bar.resizeRelocate(width, 0, barWidth, getHeight());
        if (stale) {
            stale = false;
            scene = drawing.apply(width / scale);
            hovered = Optional.empty();
        }
        double visible = getHeight() / scale;
        double most = Math.max(0, scene.height() - visible);
        bar.setMax(most);
        bar.setVisibleAmount(scene.height() == 0 ? most : most * visible / scene.height());
        bar.setBlockIncrement(visible * 0.9);
        bar.setVisible(most > 0);
        bar.setValue(Math.clamp(bar.getValue(), 0, most));
        paint();
    }

    private void paint() {
        var graphics = canvas.getGraphicsContext2D();
        graphics.setFill(painter.colour(ground));
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.save();
        graphics.scale(scale, scale);
        graphics.translate(0, -bar.getValue());
        painter.paint(
                graphics,
                scene,
                new Box(0, bar.getValue(), canvas.getWidth() / scale, canvas.getHeight() / scale));
        hovered.ifPresent(region -> outline(graphics, region.box().grown(1), Hue.INK3));
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
        graphics.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 6, 6);
    }

    private Optional<Region> regionAt(MouseEvent input) {
        return scene.at(input.getX() / scale, input.getY() / scale + bar.getValue());
    }

    private void hover(MouseEvent input) {
        hover(regionAt(input));
    }

    private void hover(Optional<Region> region) {
        if (!region.equals(hovered)) {
            hovered = region;
            setCursor(region.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            tip.setText(region.map(Region::words).orElse(""));
            paint();
        }
        if (region.isEmpty()) {
            tip.hide();
        }
    }

    private void press(MouseEvent input) {
        requestFocus();
        pressed.at(input.getX() / scale, input.getY() / scale + bar.getValue());
        regionAt(input).map(Region::target).ifPresent(listener);
    }

    private void scroll(ScrollEvent input) {
        scrollTo(bar.getValue() - input.getDeltaY() / scale);
        input.consume();
    }

    private void scrollTo(double y) {
        bar.setValue(Math.clamp(y, 0, bar.getMax()));
    }

    private void press(KeyEvent input) {
        if (input.isShortcutDown() || input.isAltDown()) {
            return;
        }
        switch (input.getCode()) {
            case DOWN -> scrollTo(bar.getValue() + LINE);
            case UP -> scrollTo(bar.getValue() - LINE);
            case PAGE_DOWN -> scrollTo(bar.getValue() + bar.getBlockIncrement());
            case PAGE_UP -> scrollTo(bar.getValue() - bar.getBlockIncrement());
            case HOME -> scrollTo(0);
            case END -> scrollTo(bar.getMax());
            default -> {
                return;
            }
        }
        input.consume();
    }
}
