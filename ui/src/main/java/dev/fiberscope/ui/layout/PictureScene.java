package dev.fiberscope.ui.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The picture, ready to be drawn: {@code marks} in the order of drawing, {@code regions} in the
 * order of reading (the tower from its top, then the groups).
 */
public record PictureScene(double width, double height, List<Mark> marks, List<Region> regions) {
    public PictureScene {
        marks = List.copyOf(marks);
        regions = List.copyOf(regions);
    }

    /** The smallest region at a point. */
    public Optional<Region> at(double x, double y) {
        return regions.stream()
                .filter(region -> region.box().contains(x, y))
                .min(Comparator.comparingDouble(PictureScene::area));
    }

    /** Where {@code selected} is drawn, if it is: the largest place of it. */
    public Optional<Region> of(Selected selected) {
        return regions.stream()
                .filter(region -> region.target().equals(selected))
                .max(Comparator.comparingDouble(PictureScene::area));
    }

    private static double area(Region region) {
        return region.box().width() * region.box().height();
    }
}
