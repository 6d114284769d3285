package dev.fiberscope.ui.leaks;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.ChartDrawing;
import dev.fiberscope.ui.leaks.layout.ChartDrawing.Chart;
import dev.fiberscope.ui.picture.FontMeasure;
import dev.fiberscope.ui.picture.ScenePainter;
import dev.fiberscope.ui.theme.Theme;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The chart of what waits, over the run. A press goes to the step under it. */
final class LeakChart extends Region {
    private final Canvas canvas = new Canvas();
    private final FontMeasure measure = new FontMeasure();
    private final Tooltip under = new Tooltip();
    private ScenePainter painter;
    private double scale;
    private Optional<Chart> chart = Optional.empty();

    /** {@code go} is told the step that was pressed. */
    LeakChart(Theme theme, LongConsumer go) {
        painter = new ScenePainter(theme.palette());
        scale = theme.scale();
        getChildren().add(canvas);
        setMinSize(160, 60);
        setPrefSize(480, 110);
        setCursor(Cursor.HAND);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tooltip.install(this, under);
        setOnMouseMoved(input ->
                chart.ifPresent(
                        each -> under.setText(at(each, each.step(input.getX(), getWidth())))));
        setOnMousePressed(
                input -> chart.ifPresent(each -> go.accept(each.step(input.getX(), getWidth()))));
    }

    private static String at(Chart chart, long step) {
        return Amounts.count(chart.growth().at(step), "continuation", "continuations")
                + (chart.growth().at(step) == 1 ? " waits" : " wait")
                + " at step "
                + Amounts.count(step);
    }

    void use(Theme theme) {
        painter = new ScenePainter(theme.palette());
        scale = theme.scale();
        requestLayout();
    }

    void show(Chart next) {
        chart = Optional.of(next);
        setAccessibleText(next.growth().words(next.present()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var graphics = canvas.getGraphicsContext2D();
        graphics.setFill(painter.colour(Hue.PANEL));
        graphics.fillRect(0, 0, getWidth(), getHeight());
        double wide = getWidth() / scale;
        double high = getHeight() / scale;
        if (wide < 40 || high < 40) {
            return;
        }
        graphics.save();
        graphics.scale(scale, scale);
        chart.ifPresent(each ->
                painter.paint(
                        graphics,
                        ChartDrawing.of(each, wide, high, measure),
                        new Box(0, 0, wide, high)));
        graphics.restore();
    }
}
