package dev.fiberscope.ui.layout;

/** A piece of a line of text in one face and colour. */
public record Run(String text, Face face, Hue hue) {
    public static Run words(String text, Hue hue) {
        return new Run(text, Face.WORDS, hue);
    }

    public static Run strong(String text, Hue hue) {
        return new Run(text, Face.STRONG_WORDS, hue);
    }

    public static Run italic(String text, Hue hue) {
        return new Run(text, Face.ITALIC_WORDS, hue);
    }

    public static Run code(String text, Hue hue) {
        return new Run(text, Face.CODE, hue);
    }

    public static Run strongCode(String text, Hue hue) {
        return new Run(text, Face.STRONG_CODE, hue);
    }
}
