package dev.fiberscope.ui.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scene as text: its regions with their boxes, then its words line by line, with where they
 * begin.
 */
public final class SceneText {
    /** The widths that tests measure with: every letter of a face is as wide as every other. */
    public static final TextMeasure MEASURE =
            (text, face, size) ->
                    text.length()
                            * size
                            * switch (face) {
                                case CODE, STRONG_CODE -> 0.6;
                                case WORDS, ITALIC_WORDS -> 0.55;
                                case STRONG_WORDS -> 0.58;
                            };

    private SceneText() {}

    public static String of(PictureScene scene) {
        var text =
                new StringBuilder("scene " + new Box(0, 0, scene.width(), scene.height()) + "\n");
        for (var region : scene.regions()) {
            text.append(region.target())
                    .append("  ")
                    .append(region.box())
                    .append("  ")
                    .append(region.words())
                    .append('\n');
        }
        for (var line : lines(scene).values()) {
            line.sort(Comparator.comparingDouble(Mark.Words::x));
            text.append(Math.round(line.getFirst().x()))
                    .append(',')
                    .append(Math.round(line.getFirst().baseline()))
                    .append("  ")
                    .append(joined(line))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<Long, List<Mark.Words>> lines(PictureScene scene) {
        var lines = new TreeMap<Long, List<Mark.Words>>();
        for (var mark : scene.marks()) {
            if (mark instanceof Mark.Words words) {
                lines.computeIfAbsent(Math.round(words.baseline()), _ -> new ArrayList<>())
                        .add(words);
            }
        }
        return lines;
    }

    private static String joined(List<Mark.Words> line) {
        return line.stream().map(Mark.Words::text).collect(Collectors.joining(" | "));
    }

    /** What sticks out of the scene, or has less room than it needs. */
    public static List<Mark> outside(PictureScene scene) {
        return scene.marks().stream()
                .filter(mark -> {
                    var box = mark.bounds();
                    return box.x() < -0.01
                            || box.y() < -0.01
                            || box.right() > scene.width() + 0.01
                            || box.bottom() > scene.height() + 0.01
                            || (mark instanceof Mark.Words words
                                    && words.width() > words.room() + 0.01);
                })
                .toList();
    }
}
