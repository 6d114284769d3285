package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts the picture together: the tower at the left, the holders' panels beside it, or below it
 * where there is less room. Pure; on any thread.
 */
public final class PictureLayout {
    /** Nothing is drawn narrower than this; the picture then reaches beyond what is there. */
    public static final double NARROWEST = 200;

    private static final double BESIDE = 620;
    private static final double MARGIN = 12;
    private static final double BELOW = 8;
    private static final double TOWER_X = 46;
    private static final double CRAMPED = 360;
    private static final double CRAMPED_X = 38;
    private static final double TOWER_Y = 30;
    private static final double TOWER_RIGHT = 40;
    private static final double WIDEST_TOWER = 340;
    private static final double PANEL = 300;
    private static final double WIDEST_PANEL = 420;
    private static final double GAP = 10;

    private final TextMeasure measure;
    private final CodeLabels labels;

    public PictureLayout(TextMeasure measure, CodeLabels labels) {
        this.measure = measure;
        this.labels = labels;
    }

    /** The picture of {@code snapshot} with nothing opened or closed. */
    public PictureScene scene(
            Snapshot snapshot, TraceFacts facts, Optional<Selected> selected, double width) {
        var folding = Folding.NONE.at(snapshot.stacks().size());
        return scene(snapshot, facts, selected, folding, Changes.NONE, width);
    }

    /**
     * The picture of {@code snapshot}.
     *
     * @param width what there is of it, in units
     */
    public PictureScene scene(
            Snapshot snapshot,
            TraceFacts facts,
            Optional<Selected> selected,
            Folding folding,
            Changes changes,
            double width) {
        double wide = Math.max(width, NARROWEST);
        var reading = Reading.of(snapshot, facts, labels, selected, folding.within(wide), changes);
        var sketch = new Sketch(measure);
        var places = new Places();
        var shelves = Shelves.of(reading);
        double towerX = wide < CRAMPED ? CRAMPED_X : TOWER_X;
        boolean beside = wide >= BESIDE && !shelves.isEmpty();
        double towerWidth =
                beside
                        ? Math.clamp(wide * 0.45 - 30, 240, WIDEST_TOWER)
                        : Math.min(wide - towerX - (wide < CRAMPED ? 17.5 : 24), WIDEST_TOWER + 40);
        var tower = new TowerDrawing(sketch, reading, places, towerX, towerWidth);
        double bottom;
        if (tower.isEmpty()) {
            bottom = drawIdle(sketch, towerX, towerWidth);
        } else {
            var extent = tower.draw(TOWER_Y);
            sketch.part(
                    new Part.Ahead(),
                    new ForecastDrawing(sketch, reading, places, extent.barrier())::draw);
            bottom = extent.bottom();
        }
        if (!shelves.isEmpty()) {
            double x = beside ? towerX + towerWidth + TOWER_RIGHT : MARGIN;
            double y = beside ? MARGIN : bottom + 24;
            bottom =
                    Math.max(
                            bottom,
                            drawShelves(sketch, reading, places, shelves, x, y, wide - MARGIN - x));
        }
        return sketch.scene(wide, bottom + BELOW);
    }

    /** In as many columns as there is room for, each panel in the shortest. */
    private static double drawShelves(
            Sketch sketch,
            Reading reading,
            Places places,
            List<Shelf> shelves,
            double x,
            double y,
            double width) {
        int count = Math.clamp((int) ((width + GAP) / (PANEL + GAP)), 1, shelves.size());
        double each = Math.min((width - GAP * (count - 1)) / count, WIDEST_PANEL);
        double[] bottoms = new double[count];
        Arrays.fill(bottoms, y - GAP);
        for (var shelf : shelves) {
            int column = 0;
            for (int other = 1; other < count; other++) {
                column = bottoms[other] < bottoms[column] ? other : column;
            }
            bottoms[column] =
                    new ShelfDrawing(
                                    sketch,
                                    reading,
                                    places,
                                    shelf,
                                    x + column * (each + GAP),
                                    bottoms[column] + GAP,
                                    each)
                            .draw();
        }
        return Arrays.stream(bottoms).max().orElse(y);
    }

    private static double drawIdle(Sketch sketch, double x, double width) {
        var box = new Box(x, TOWER_Y, width, 48);
        sketch.figure(Pen.octagon(box, 9), Hue.CARD, Stroke.is(Hue.INK3, 1.3));
        sketch.words(
                x + 16,
                TOWER_Y + 20,
                width - 28,
                11.5,
                Run.strong("host", Hue.INK2),
                Run.words("  no stack runs", Hue.INK2));
        sketch.words(
                x + 16,
                TOWER_Y + 37,
                width - 28,
                11,
                Run.words("Step or continue, and the first stack stands here", Hue.INK3));
        return box.bottom();
    }
}
