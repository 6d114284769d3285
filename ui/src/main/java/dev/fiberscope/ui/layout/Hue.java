package dev.fiberscope.ui.layout;

/**
 * What a colour is for. Of a state there are three: glyphs and edges, {@code _TEXT}, and the {@code
 * _FILL} of headers.
 */
public enum Hue {
    CANVAS,
    WINDOW,
    PANEL,
    CARD,
    RAISED,
    CURRENT,
    SELECTED,
    LINE,
    STRONG_LINE,
    INK,
    INK2,
    INK3,
    YOU,
    ON_BRIGHT,
    RUNNING,
    RUNNING_TEXT,
    RUNNING_FILL,
    WAITING,
    WAITING_TEXT,
    WAITING_FILL,
    SUSPENDED,
    SUSPENDED_TEXT,
    SUSPENDED_FILL,
    FRESH,
    FRESH_TEXT,
    FRESH_FILL,
    FORGOTTEN,
    FORGOTTEN_TEXT,
    FORGOTTEN_FILL,
    OVER,
    /** Of overflow and migration. */
    MEMORY,
    MEMORY_TEXT,
    MEMORY_FILL
}
