package dev.fiberscope.icons;

/** Pieces of paths that several glyphs share. */
final class Shape {
    /**
     * A stroked disc of radius 2, to be drawn from 1.2 to the left of its centre: a ring and the
     * point in it.
     */
    static final String DOT = "a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0zm1.2 0h.01";

    /** A stroked disc of radius 1.6, to be drawn from 0.8 to the left of its centre. */
    static final String SMALL_DOT = "a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0z";

    /** A magnifying glass; the middle of the lens is at 6.8, 6.8. */
    static final String LENS =
            "M2.4 6.8a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0-8.8 0zM10.1 10.1L13.8 13.8";

    private Shape() {}
}
