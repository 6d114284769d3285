package dev.fiberscope.ui.inspect;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings into view what lies in a scroll pane. */
final class InView {
    private InView() {}

    /** Scrolls as little as it takes to show the whole of it, or as much as there is room for. */
    static void bring(Node node) {
        var around = node.getParent();
        while (around != null && !(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        if (around instanceof ScrollPane pane && pane.getContent() != null) {
            var content = pane.getContent();
            var place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
            double room = pane.getViewportBounds().getHeight();
            double rest = content.getBoundsInLocal().getHeight() - room;
            double top = pane.getVvalue() * rest;
            if (rest > 0 && place.getMinY() < top) {
                pane.setVvalue(place.getMinY() / rest);
            } else if (rest > 0 && place.getMaxY() > top + room) {
                pane.setVvalue(Math.min(place.getMinY(), place.getMaxY() - room) / rest);
            }
        }
    }
}
