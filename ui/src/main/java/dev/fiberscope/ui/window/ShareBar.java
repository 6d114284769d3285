package dev.fiberscope.ui.window;

import javafx.scene.layout.Region;

/** How much of something is done, as a bar. */
final class ShareBar extends Region {
    private final Region done = new Region();
    private double share;

    ShareBar() {
        getStyleClass().add("share-bar");
        done.getStyleClass().add("share-done");
        done.setManaged(false);
        getChildren().add(done);
    }

    /** From 0 to 1. */
    void show(double part) {
        share = part;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        done.resizeRelocate(0, 0, Math.rint(getWidth() * share), getHeight());
    }
}
