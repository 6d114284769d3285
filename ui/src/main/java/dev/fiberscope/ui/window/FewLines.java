package dev.fiberscope.ui.window;

import dev.fiberscope.ui.glyph.Labels;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextFlow;

/**
 * Words of which two lines are shown, with a link to the rest. Once two lines high it stays so,
 * until its width changes: what is below must not jump with every step.
 */
final class FewLines extends Region {
    private static final int LINES = 2;
    private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

    private final TextFlow words;
    private final StackPane window;
    private final Rectangle clip = new Rectangle();
    private final Tooltip whole = new Tooltip();
    private final Hyperlink more = Labels.link("more", this::toggle, "sentence-link");
    private boolean open;
    private int held = 1;

    FewLines(TextFlow words) {
        this.words = words;
        window = new StackPane();
        words.setManaged(false);
        window.getChildren().add(words);
        window.setClip(clip);
        whole.setWrapText(true);
        whole.setMaxWidth(600);
        more.setTooltip(whole);
        more.setVisible(false);
        getChildren().addAll(window, more);
        widthProperty().subscribe(_ -> held = 1);
    }

    /** Other words are shown now, {@code text} in short: two lines again. */
    void changed(String text) {
        open = false;
        more.setText("more");
        whole.setText(text);
        requestLayout();
    }

    private void toggle() {
        open = !open;
        more.setText(open ? "less" : "more");
        requestLayout();
    }

    private double line() {
        return words.prefHeight(-1);
    }

    private double most() {
        return Math.ceil((open ? 8 : LINES) * line() + 1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(words.prefWidth(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? line() : words.prefHeight(width);
        return Math.ceil(Math.clamp(all, held * line(), Math.max(held * line(), most())));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double all = words.prefHeight(width);
        boolean cut = all > LINES * line() + 2;
        if (all > 1.5 * line() && held < LINES) {
            held = LINES;
            requestLayout();
        }
        double link = cut ? Math.ceil(more.prefWidth(-1)) + 8 : 0;
        double high = words.prefHeight(width - link);
        double shown = cut ? Math.min(getHeight(), high) : getHeight();
        words.resize(width - link, high);
        words.relocate(0, cut ? 0 : Math.max(0, Math.floor((getHeight() - high) / 2)));
        window.resizeRelocate(0, 0, width - link, shown);
        clip.setWidth(width - link);
        clip.setHeight(cut && !open ? LINES * line() : shown);
        more.setVisible(cut);
        more.autosize();
        more.relocate(width - link + 8, getHeight() - more.getHeight());
        pseudoClassStateChanged(CUT, cut);
    }
}
