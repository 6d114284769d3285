package dev.fiberscope.ui.code;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * The whole text from top to bottom beside its scroll bar: where stacks and breakpoints are. Clicks
 * go to the nearest.
 */
final class MarkStrip extends Pane {
    private static final double SIGN = 8;

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
        var signs = new TreeSet<>(next.stacks().keySet()).stream().limit(MOST).map(this::stack);
        var dots =
                next.breakpoints().keySet().stream()
                        .filter(line -> !next.stacks().containsKey(line))
                        .limit(MOST)
                        .map(line ->
                                sign(line, new GlyphIcon(Glyph.BREAKPOINT, SIGN, "state-stop")));
        getChildren().setAll(Stream.concat(signs, dots).toList());
        requestLayout();
    }

    private Node stack(int line) {
        var first = marks.stacks().getOrDefault(line, List.of()).getFirst();
        return sign(line, new GlyphIcon(first.sign().glyph(), SIGN, first.sign().styleClass()));
    }

    private static Node sign(int line, GlyphIcon icon) {
        icon.setUserData(line);
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
