package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Paint;
import dev.fiberscope.ui.layout.Stroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A timeline as text: the lanes as rows of signs, one for eight units, then the moves and all words
 * with their places.
 *
 * <p>{@code #} running, {@code =} waiting, {@code ~} waiting aside, {@code -} suspended, {@code o}
 * fresh, {@code !} forgotten, {@code :} many spans, {@code ]} over, {@code |} present.
 */
final class TimelineText {
    private static final double CELL = 8;

    private final TimelineScene scene;
    private final double head;

    private TimelineText(TimelineScene scene) {
        this.scene = scene;
        this.head = TimelineLayout.headWidth(scene.picture().width());
    }

    static String of(TimelineScene scene) {
        var text = new TimelineText(scene);
        return text.rows() + text.moves() + text.words();
    }

    private String rows() {
        var rows = new StringBuilder();
        for (var spot : scene.spots()) {
            if (spot.target() instanceof Target.OfLane(var stack)) {
                rows.append("%-4s".formatted(stack)).append(row(spot.box().middle())).append('\n');
            }
        }
        return rows.toString();
    }

    private String row(double y) {
        var row =
                new StringBuilder(
                        " ".repeat((int) Math.ceil((scene.picture().width() - head) / CELL)));
        for (var mark : scene.picture().marks()) {
            if (mark instanceof Mark.Figure(Outline.Rounded(var box, _), var fill, var stroke)
                    && box.y() <= y
                    && box.bottom() >= y
                    && box.x() >= head) {
                char sign = sign(box, fill, stroke);
                for (double x = head + CELL / 2;
                        sign != ' ' && x < scene.picture().width();
                        x += CELL) {
                    if (x >= box.x() - CELL / 2
                            && x < box.right() + (box.width() < CELL ? CELL / 2 : 0)) {
                        row.setCharAt((int) ((x - head) / CELL), sign);
                    }
                }
            }
        }
        return row.toString().stripTrailing();
    }

    private static char sign(Box box, Paint fill, Stroke stroke) {
        boolean edged = stroke.width() > 0;
        return switch (fill) {
            case Paint.Hatched _ -> '!';
            case Paint.Plain(var hue) when hue == Hue.RUNNING && box.width() > 1.2 -> '#';
            case Paint.Plain(var hue) when hue == Hue.RUNNING_FILL -> ':';
            case Paint.Plain(var hue) when hue == Hue.OVER && box.width() > 1.2 -> ']';
            case Paint.Plain(var hue) when hue == Hue.YOU && box.width() < 2 -> '|';
            case Paint.Plain(var hue) when hue == Hue.SUSPENDED && box.width() > 1.2 -> '-';
            case Paint.Plain _ when edged && stroke.hue() == Hue.WAITING -> '=';
            case Paint.Plain _ when edged && stroke.hue() == Hue.SUSPENDED -> '~';
            case Paint.Plain _ when edged && stroke.hue() == Hue.FRESH -> 'o';
            default -> ' ';
        };
    }

    private String moves() {
        var moves = new ArrayList<String>();
        for (var spot : scene.spots()) {
            if (spot.target() instanceof Target.OfMove(var move)) {
                moves.add(
                        "%s %s -> %s  %s  at %d\n"
                                .formatted(
                                        move.kind(),
                                        move.from(),
                                        move.to(),
                                        spot.box(),
                                        move.step()));
            }
        }
        return String.join("", moves);
    }

    private String words() {
        var words = new ArrayList<Mark.Words>();
        for (var mark : scene.picture().marks()) {
            if (mark instanceof Mark.Words each) {
                words.add(each);
            }
        }
        return lines(words);
    }

    private static String lines(List<Mark.Words> words) {
        return words.stream()
                .sorted(
                        Comparator.comparingLong((Mark.Words each) -> Math.round(each.baseline()))
                                .thenComparingDouble(Mark.Words::x))
                .collect(
                        Collectors.groupingBy(
                                each -> Math.round(each.baseline()),
                                TreeMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(line ->
                        line.getKey()
                                + "  "
                                + line.getValue().stream()
                                        .map(each -> Math.round(each.x()) + " " + each.text())
                                        .collect(Collectors.joining(" | "))
                                + "\n")
                .collect(Collectors.joining());
    }
}
