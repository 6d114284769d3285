package dev.fiberscope.ui.layout;

/** A piece of a line of text in one face and colour. */
record Run(String text, Face face, Hue hue) {
    static Run words(String text, Hue hue) {
        return new Run(text, Face.WORDS, hue);
    }

    static Run strong(String text, Hue hue) {
        return new Run(text, Face.STRONG_WORDS, hue);
    }

    static Run italic(String text, Hue hue) {
        return new Run(text, Face.ITALIC_WORDS, hue);
    }

    static Run code(String text, Hue hue) {
        return new Run(text, Face.CODE, hue);
    }

    static Run strongCode(String text, Hue hue) {
        return new Run(text, Face.STRONG_CODE, hue);
    }
}
