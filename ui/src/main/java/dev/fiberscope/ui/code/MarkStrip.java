package dev.fiberscope.ui.code;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

/**
 * The whole text from top to bottom beside its scroll bar: where stacks and breakpoints are. Clicks
 * go to the nearest.
 */
final class MarkStrip extends Pane {
    private static final double SIGN = 8;
    private static final double BESIDE = 4;

    /** More marks than this would lie on top of each other. */
    private static final int MOST = 300;

    private final CodeText text;
    private CodeMarks marks = CodeMarks.NONE;

    MarkStrip(CodeText text, Consumer<Integer> reveal) {
        this.text = text;
        getStyleClass().add("mark-strip");
        setOnMousePressed(input -> nearest(input.getY()).ifPresent(reveal));
    }

    void mark(CodeMarks next) {
        marks = next;
        var signs =
                new TreeSet<>(next.stacks().keySet()).stream().limit(MOST).flatMap(this::stacks);
        var dots =
                next.breakpoints().keySet().stream()
                        .filter(line -> !next.stacks().containsKey(line))
                        .limit(MOST)
                        .map(line ->
                                sign(
                                        line,
                                        new GlyphIcon(
                                                next.stops(line)
                                                        ? Glyph.BREAKPOINT
                                                        : Glyph.BREAKPOINT_OFF,
                                                SIGN,
                                                "state-stop")));
        getChildren().setAll(Stream.concat(signs, dots).toList());
        requestLayout();
    }

    /** All different signs of the line, what matters most on top. */
    private Stream<Node> stacks(int line) {
        var here = marks.stacks().getOrDefault(line, List.of());
        var words = "line " + (line + 1) + "\n" + Gutter.words(here);
        var signs = Gutter.distinct(here).reversed();
        return IntStream.range(0, signs.size())
                .mapToObj(i -> {
                    var sign = signs.get(i);
                    var icon = new GlyphIcon(sign.glyph(), SIGN, sign.styleClass());
                    icon.setTranslateX((signs.size() - 1 - i) * BESIDE);
                    Tooltip.install(icon, new Tooltip(words));
                    return sign(line, icon);
                });
    }

    private static Node sign(int line, GlyphIcon icon) {
        icon.setUserData(line);
        icon.setMouseTransparent(false);
        return icon;
    }

    private double y(int line) {
        return (getHeight() - SIGN) * line / Math.max(1, text.lineCount() - 1);
    }

    private Optional<Integer> nearest(double y) {
        return Stream.concat(
                        marks.stacks().keySet().stream(), marks.breakpoints().keySet().stream())
                .min(Comparator.comparingDouble(line -> Math.abs(y(line) + SIGN / 2 - y)));
    }

    @Override
    protected void layoutChildren() {
        for (var child : getChildren()) {
            if (child.getUserData() instanceof Integer line) {
                child.resizeRelocate((getWidth() - SIGN) / 2, y(line), SIGN, SIGN);
            }
        }
    }
}
