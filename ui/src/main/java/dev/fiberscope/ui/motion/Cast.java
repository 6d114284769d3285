package dev.fiberscope.ui.motion;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Part;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a scene, with the positions of their marks, and the boxes of those that others ride
 * on.
 */
final class Cast {
    private final PictureScene scene;
    private final Map<Part, List<Integer>> marks = new LinkedHashMap<>();
    private final Map<Part, Box> boxes = new HashMap<>();
    private final Map<StackId, Part.Circle> circles = new HashMap<>();

    Cast(PictureScene scene) {
        this.scene = scene;
        for (int index = 0; index < scene.marks().size(); index++) {
            var part = scene.parts().get(index);
            marks.computeIfAbsent(part, _ -> new ArrayList<>()).add(index);
            if (part instanceof Part.Host || part instanceof Part.Panel) {
                boxes.merge(part, scene.marks().get(index).bounds(), Cast::around);
            }
            if (part instanceof Part.Circle circle) {
                circle.stacks().forEach(stack -> circles.put(stack, circle));
            }
        }
        for (var region : scene.regions()) {
            if (region.target() instanceof Selected.OfStack(var stack)) {
                boxes.putIfAbsent(new Part.Card(stack), region.box());
            }
        }
    }

    private static Box around(Box one, Box other) {
        double x = Math.min(one.x(), other.x());
        double y = Math.min(one.y(), other.y());
        return new Box(
                x,
                y,
                Math.max(one.right(), other.right()) - x,
                Math.max(one.bottom(), other.bottom()) - y);
    }

    Set<Part> parts() {
        return marks.keySet();
    }

    /** Positions in the scene. */
    List<Integer> positions(Part part) {
        return marks.getOrDefault(part, List.of());
    }

    List<Mark> marks(Part part) {
        return positions(part).stream().map(scene.marks()::get).toList();
    }

    /** Of a card, host or panel. */
    Optional<Box> box(Part part) {
        return Optional.ofNullable(boxes.get(part));
    }

    /** Of all cards, hosts and panels. */
    Collection<Box> boxes() {
        return boxes.values();
    }

    /** Cards and hosts: what must not cross. */
    Set<Part> solid() {
        var solid = new HashSet<>(boxes.keySet());
        solid.removeIf(Part.Panel.class::isInstance);
        return solid;
    }

    /** The foot on which a held stack stands; empty for one in the tower. */
    Optional<Part.Circle> circle(StackId stack) {
        return Optional.ofNullable(circles.get(stack));
    }

    Set<Part.Circle> circles() {
        return Set.copyOf(circles.values());
    }

    /** A card on which {@code part} rides, itself, or the panel around it. */
    static Optional<Part> carrier(Part part) {
        return switch (part) {
            case Part.Card _, Part.Host _, Part.Panel _ -> Optional.of(part);
            case Part.Row(var stack, _) -> Optional.of(new Part.Card(stack));
            case Part.Plate(var owner) -> Optional.of(new Part.Card(owner));
            case Part.Foot(var stack) -> Optional.of(new Part.Card(stack));
            case Part.Circle(_, var stacks) -> Optional.of(new Part.Card(stacks.getLast()));
            case Part.Cell(var holder, _) -> Optional.of(new Part.Panel(holder));
            case Part.Ahead _, Part.Rest _ -> Optional.empty();
        };
    }

    /** What hangs below its carrier, and moves with the lower edge of it. */
    static boolean below(Part part) {
        return switch (part) {
            case Part.Foot _, Part.Circle _ -> true;
            case Part.Card _,
                    Part.Host _,
                    Part.Panel _,
                    Part.Row _,
                    Part.Plate _,
                    Part.Cell _,
                    Part.Ahead _,
                    Part.Rest _ ->
                    false;
        };
    }
}
