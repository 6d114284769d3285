package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.PictureScene;
import java.util.List;
import java.util.Optional;

/** The timeline, ready to be drawn. Of {@code spots} that overlap, the last is on top. */
public record TimelineScene(PictureScene picture, List<Spot> spots) {
    public TimelineScene {
        spots = List.copyOf(spots);
    }

    /** What is at a point. */
    public Optional<Target> at(double x, double y) {
        return spots.reversed().stream()
                .filter(spot -> spot.box().contains(x, y))
                .findFirst()
                .map(Spot::target);
    }
}
