package dev.fiberscope.ui.glyph;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One thing said in several ways, from long to short: shows the longest that there is room for. */
public final class Wordings extends Region {
    private final List<String> styleClasses;

    /** Shows nothing at first; {@code styleClasses} are those of the words. */
    public Wordings(String... styleClasses) {
        this.styleClasses = List.of(styleClasses);
    }

    /** Says this from now on; {@code wordings} from long to short. */
    public void say(List<String> wordings) {
        setAccessibleText(wordings.isEmpty() ? "" : wordings.getFirst());
        if (!wordings.equals(labels().stream().map(Label::getText).toList())) {
            getChildren()
                    .setAll(
                            wordings.stream()
                                    .map(words ->
                                            Labels.of(words, styleClasses.toArray(String[]::new)))
                                    .toList());
        }
    }

    private List<Label> labels() {
        return getChildren().stream().map(Label.class::cast).toList();
    }

    private double width(Label label) {
        return snapSizeX(label.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return labels().stream().mapToDouble(this::width).min().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return labels().stream().mapToDouble(this::width).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return labels().stream().mapToDouble(each -> each.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var all = labels();
        var shown =
                all.stream()
                        .filter(each -> width(each) <= getWidth() + 0.5)
                        .findFirst()
                        .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
        for (var each : all) {
            each.setVisible(shown.filter(each::equals).isPresent());
            layoutInArea(each, 0, 0, getWidth(), getHeight(), 0, HPos.LEFT, VPos.CENTER);
        }
    }
}
