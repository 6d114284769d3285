package dev.fiberscope.ui.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scene as text: each region with its box and the words in it, then the other words, arrows, and
 * what is dashed.
 */
final class PictureText {
    private PictureText() {}

    static String of(PictureScene scene) {
        var text =
                new StringBuilder("scene " + new Box(0, 0, scene.width(), scene.height()) + "\n");
        var words = new ArrayList<Mark.Words>();
        for (var mark : scene.marks()) {
            if (mark instanceof Mark.Words each) {
                words.add(each);
            }
        }
        var told = new HashSet<Mark.Words>();
        for (var region : scene.regions()) {
            var inside =
                    words.stream()
                            .filter(each ->
                                    scene.at(each.x() + each.width() / 2, each.baseline() - 3)
                                            .filter(region::equals)
                                            .isPresent())
                            .toList();
            told.addAll(inside);
            text.append(region.target()).append("  ").append(region.box());
            text.append(inside.isEmpty() ? "" : "  " + joined(inside)).append('\n');
        }
        var rest = words.stream().filter(each -> !told.contains(each)).toList();
        for (var line : lines(rest)) {
            var first = line.getFirst();
            text.append("beside  ")
                    .append(Math.round(first.x()) + "," + Math.round(first.baseline()))
                    .append("  ")
                    .append(joined(line))
                    .append('\n');
        }
        for (var mark : scene.marks()) {
            switch (mark) {
                case Mark.Arrow arrow ->
                        text.append(
                                "arrow  %d,%d to %d,%d  %s\n"
                                        .formatted(
                                                Math.round(arrow.x1()),
                                                Math.round(arrow.y1()),
                                                Math.round(arrow.x2()),
                                                Math.round(arrow.y2()),
                                                arrow.stroke().hue()));
                case Mark.Figure(var outline, _, var stroke) -> {
                    if (stroke.time() != Stroke.Time.IS) {
                        text.append(stroke.time() + "  " + outline.bounds() + "\n");
                    }
                }
                case Mark.Words _ -> {}
            }
        }
        return text.toString();
    }

    private static List<List<Mark.Words>> lines(List<Mark.Words> words) {
        return List.copyOf(
                words.stream()
                        .sorted(
                                Comparator.comparingDouble(Mark.Words::baseline)
                                        .thenComparingDouble(Mark.Words::x))
                        .collect(
                                Collectors.groupingBy(
                                        each -> Math.round(each.baseline()),
                                        TreeMap::new,
                                        Collectors.toList()))
                        .values());
    }

    private static String joined(List<Mark.Words> words) {
        return words.stream()
                .sorted(
                        Comparator.comparingDouble(Mark.Words::baseline)
                                .thenComparingDouble(Mark.Words::x))
                .map(each -> each.text().strip())
                .collect(Collectors.joining(" | "));
    }
}
