package dev.fiberscope.ui.layout;

/** The type faces: words in Inter, code in JetBrains Mono. */
public enum Face {
    WORDS,
    STRONG_WORDS,
    ITALIC_WORDS,
    CODE,
    STRONG_CODE
}
