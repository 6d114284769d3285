package dev.fiberscope.ui.layout;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The picture, ready to be drawn: {@code marks} in the order of drawing, {@code regions} in the
 * order of reading (the tower from its top, then the groups).
 *
 * @param parts what each mark belongs to, in the order of {@code marks}
 */
public record PictureScene(
        double width, double height, List<Mark> marks, List<Region> regions, List<Part> parts) {
    public PictureScene {
        marks = List.copyOf(marks);
        regions = List.copyOf(regions);
        parts = List.copyOf(parts);
        if (parts.size() != marks.size()) {
            throw new IllegalArgumentException(
                    parts.size() + " parts for " + marks.size() + " marks");
        }
    }

    /** A scene in which nothing will move. */
    public PictureScene(double width, double height, List<Mark> marks, List<Region> regions) {
        this(width, height, marks, regions, Collections.nCopies(marks.size(), new Part.Rest()));
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
