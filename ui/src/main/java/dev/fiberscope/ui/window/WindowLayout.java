package dev.fiberscope.ui.window;

import java.util.Optional;

/**
 * How large the window is, and where its panes end.
 *
 * @param width of the content, in pixels
 * @param height of the content, in pixels
 * @param leftFolded whether the left pane is folded away
 * @param edges empty until somebody moves one
 */
public record WindowLayout(double width, double height, boolean leftFolded, Optional<Edges> edges) {
    static final double LEAST_WIDTH = 900;
    static final double LEAST_HEIGHT = 600;
    private static final double MOST = 20_000;

    /** As nobody has changed it. */
    public static final WindowLayout FIRST = new WindowLayout(1_440, 900, false, Optional.empty());

    /** A size out of range becomes the nearest one in it. */
    public WindowLayout {
        width = Math.clamp(width, LEAST_WIDTH, MOST);
        height = Math.clamp(height, LEAST_HEIGHT, MOST);
    }

    /**
     * Places of the edges, from 0 to 1.
     *
     * @param left where the left pane ends, of the width; kept while it is folded away
     * @param picture where the picture begins, of the width
     * @param inspector where the inspector begins below the code, of the height of both
     * @param bottom where the bottom pane begins, of the height
     */
    public record Edges(double left, double picture, double inspector, double bottom) {
        /** What is out of range becomes the nearest place in it. */
        public Edges {
            left = Math.clamp(left, 0, 1);
            picture = Math.clamp(picture, 0, 1);
            inspector = Math.clamp(inspector, 0, 1);
            bottom = Math.clamp(bottom, 0, 1);
        }
    }

    WindowLayout withSize(double nextWidth, double nextHeight) {
        return new WindowLayout(nextWidth, nextHeight, leftFolded, edges);
    }

    WindowLayout withLeftFolded(boolean folded) {
        return new WindowLayout(width, height, folded, edges);
    }

    WindowLayout withEdges(Edges next) {
        return new WindowLayout(width, height, leftFolded, Optional.of(next));
    }
}
