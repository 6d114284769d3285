package dev.fiberscope.icons;

/**
 * A sign of one colour in a box of {@link #BOX} by {@link #BOX} units, y downwards; lines included,
 * nothing reaches beyond.
 *
 * <p>Triangles are on the running chain, circles off it, squares over.
 */
public enum Glyph {
    // Where a stack is in its life.
    RUNNING("running", Ink.FILLED, "M4 2.4L14.2 8L4 13.6z"),
    WAITING("waiting", Ink.STROKED, "M4.4 3.2L12.8 8L4.4 12.8z"),
    SUSPENDED("suspended", Ink.FILLED, "M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"),
    FRESH("fresh", Ink.STROKED, "M3.8 8a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z"),
    FORGOTTEN(
            "forgotten",
            Ink.FILLED,
            "M1.6 8a6.4 6.4 0 1 0 12.8 0a6.4 6.4 0 1 0-12.8 0z"
                    + "M7 4h2l-.3 5.2h-1.4zM7 11.3a1 1 0 1 1 2 0a1 1 0 1 1-2 0z"),
    IN_HOST(
            "in host",
            Ink.FILLED,
            "M5 1.2h6l3.8 3.8v6l-3.8 3.8h-6l-3.8-3.8v-6z"
                    + "M5.6 2.6L2.6 5.6v4.8l3 3h4.8l3-3v-4.8l-3-3zM6.2 5L11.4 8L6.2 11z"),
    RETURNED("returned", Ink.FILLED, "M4 4h8v8h-8z"),
    THREW("threw", Ink.STROKED, "M3.2 3.2h9.6v9.6h-9.6zM6 6l4 4M10 6l-4 4"),
    TRAPPED(
            "trapped",
            Ink.FILLED,
            "M2.4 2.4h11.2v11.2h-11.2z"
                    + "M8 7L5.9 4.9L4.9 5.9L7 8L4.9 10.1L5.9 11.1L8 9L10.1 11.1L11.1 10.1L9 8L11.1 5.9L10.1 4.9z"),
    CONSUMED("consumed", Ink.STROKED, "M4 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM3 13L13 3"),

    // What happens to a stack's memory.
    OVERFLOW("overflow", Ink.STROKED, "M1.5 10L4.1 6L6.7 10L9.3 6L11.9 10L14.5 6"),
    MIGRATION("migration", Ink.FILLED, "M8 2.4L14.2 13.2H1.8z"),

    // Where to stop, and what to come back to.
    BREAKPOINT("breakpoint", Ink.FILLED, "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0z"),
    BREAKPOINT_OFF(
            "breakpoint, off", Ink.STROKED, "M2.8 8a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0-10.4 0z"),
    EVENT_STOP("stop at an event", Ink.FILLED, "M8 1.6L14.4 8L8 14.4L1.6 8z"),
    EVENT_STOP_OFF("stop at an event, off", Ink.STROKED, "M8 2.6L13.4 8L8 13.4L2.6 8z"),
    BOOKMARK("bookmark", Ink.FILLED, "M4 1.8h8v12.4l-4-3.4l-4 3.4z"),
    BRANCH("branch", Ink.STROKED, "M4.4 2v12M4.4 11.2l7.2-5.4v-3.8"),

    // What can hold a continuation.
    TABLE("table", Ink.STROKED, "M2.4 2.4h11.2v11.2h-11.2zM2.4 6.1h11.2M2.4 9.9h11.2"),
    GLOBAL("global", Ink.STROKED, "M3 3h10v10h-10zM7.2 8" + Shape.SMALL_DOT),
    FIELD("field", Ink.STROKED, "M1.8 3.4h12.4v9.2h-12.4zM6.4 3.4v9.2M9.5 8" + Shape.SMALL_DOT),
    LOCAL("local", Ink.STROKED, "M1.8 4.6h12.4v6.8h-12.4zM4.4 8" + Shape.SMALL_DOT + "M9 8h2.4"),
    HOST("host", Ink.STROKED, "M5.4 2.2h5.2l3.2 3.2v5.2l-3.2 3.2h-5.2l-3.2-3.2v-5.2z"),

    // Commands of the debugger, those that go back mirrored.
    BACK_TO_START("back to start", Ink.FILLED, "M2.2 2.8h2v10.4h-2zM13.8 2.8v10.4L5.6 8z"),
    CONTINUE_BACK("continue back", Ink.FILLED, "M14 2.4v11.2L8 8zM8 2.4v11.2L2 8z"),
    STEP_BACK_TO_SWITCH(
            "step back to switch",
            Ink.STROKED,
            "M14.6 12h-1.8c-4.6 0-2.4-7-7-7h-4M4.4 2.4L1.8 5L4.4 7.6M14.6 5h-2M1.4 12h2"),
    STEP_BACK_OUT(
            "step back out", Ink.STROKED, "M11.4 9L4 2.8M8.2 2.6h-4.4v4.4M10.6 13" + Shape.DOT),
    STEP_BACK_OVER(
            "step back over",
            Ink.STROKED,
            "M13.6 9C13.6 1.6 3.5 1.6 3.5 8.8M6.1 6.4L3.5 9L.9 6.4M7.3 13" + Shape.DOT),
    STEP_BACK_INTO(
            "step back into", Ink.STROKED, "M12.8 2.4L5.4 8.6M5.2 4.4v4.4h4.4M3.4 13" + Shape.DOT),
    STEP_INTO("step into", Ink.STROKED, "M3.2 2.4L10.6 8.6M10.8 4.4v4.4h-4.4M10.2 13" + Shape.DOT),
    STEP_OVER(
            "step over",
            Ink.STROKED,
            "M2.4 9C2.4 1.6 12.5 1.6 12.5 8.8M9.9 6.4L12.5 9L15.1 6.4M6.3 13" + Shape.DOT),
    STEP_OUT("step out", Ink.STROKED, "M4.6 9L12 2.8M7.8 2.6h4.4v4.4M3 13" + Shape.DOT),
    STEP_TO_SWITCH(
            "step to switch",
            Ink.STROKED,
            "M1.4 12h1.8c4.6 0 2.4-7 7-7h4M11.6 2.4L14.2 5L11.6 7.6M1.4 5h2M14.6 12h-2"),
    CONTINUE("continue", Ink.FILLED, "M2 2.4v11.2L8 8zM8 2.4v11.2L14 8z"),
    STOP(
            "stop",
            Ink.FILLED,
            "M4.4 3h7.2a1.4 1.4 0 0 1 1.4 1.4v7.2a1.4 1.4 0 0 1-1.4 1.4h-7.2a1.4 1.4 0 0 1-1.4-1.4v-7.2"
                    + "a1.4 1.4 0 0 1 1.4-1.4z"),
    RESTART("restart", Ink.STROKED, "M13.1 10.1A5.4 5.4 0 1 1 11.8 4.4L13.6 6.2M13.6 2.4v3.8h-3.8"),

    // The rest of the window.
    FIND("find", Ink.STROKED, Shape.LENS),
    OPEN_FILE("open file", Ink.STROKED, "M3.4 1.8h5.4l3.8 3.8v8.6h-9.2zM8.8 1.8v3.8h3.8"),
    LIGHT_THEME(
            "light theme",
            Ink.STROKED,
            "M5.2 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0zM8 1.2v1M8 13.8v1M1.2 8h1M13.8 8h1"
                    + "M3.2 3.2l.7.7M12.1 12.1l.7.7M12.8 3.2l-.7.7M3.9 12.1l-.7.7"),
    DARK_THEME("dark theme", Ink.STROKED, "M13.4 9.2A5.6 5.6 0 1 1 6.8 2.6A5 5 0 0 0 13.4 9.2z"),
    ZOOM_IN("zoom in", Ink.STROKED, Shape.LENS + "M6.8 5v3.6M5 6.8h3.6"),
    ZOOM_OUT("zoom out", Ink.STROKED, Shape.LENS + "M5 6.8h3.6"),
    FIT(
            "fit",
            Ink.STROKED,
            "M2.2 5.6v-3.4h3.4M10.4 2.2h3.4v3.4M13.8 10.4v3.4h-3.4M5.6 13.8h-3.4v-3.4"),
    ADD("add", Ink.STROKED, "M8 2.8v10.4M2.8 8h10.4"),
    CLOSE("close", Ink.STROKED, "M4 4l8 8M12 4l-8 8"),
    CHEVRON_UP("up", Ink.STROKED, "M4 10l4-4l4 4"),
    CHEVRON_DOWN("down", Ink.STROKED, "M4 6l4 4l4-4"),
    CHEVRON_LEFT("left", Ink.STROKED, "M10 4l-4 4l4 4"),
    CHEVRON_RIGHT("right", Ink.STROKED, "M6 4l4 4l-4 4"),
    FUNCTION(
            "function",
            Ink.STROKED,
            "M12 3c-2.2-1.4-3.9-.6-4.4 2l-1.2 6c-.5 2.6-2.2 3.4-4.4 2M4.8 7h6"),
    FOLDER("folder", Ink.STROKED, "M1.8 12.8v-9.6h4.4l1.6 2h6.4v7.6z"),
    CONSOLE("console", Ink.STROKED, "M1.6 2.6h12.8v10.8h-12.8zM4.6 6L6.6 8L4.6 10M8.8 10.2h2.4"),
    WARNING("warning", Ink.STROKED, "M8 2L14.6 13.4H1.4zM8 6.4v3M8 11.4h.01"),
    INFO("information", Ink.STROKED, "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM8 7.8v3.2M8 5h.01");

    /** Width and height of the box that paths are given in. */
    public static final double BOX = 16;

    /** Width of a stroked line, in units of the box. */
    public static final double STROKE_WIDTH = 1.6;

    private final String word;
    private final Ink ink;
    private final String path;

    Glyph(String word, Ink ink, String path) {
        this.word = word;
        this.ink = ink;
        this.path = path;
    }

    /** The accessible name, in lower case. */
    public String word() {
        return word;
    }

    public Ink ink() {
        return ink;
    }

    /** SVG path data. */
    public String path() {
        return path;
    }
}
