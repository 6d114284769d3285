package dev.fiberscope.ui.theme;

/**
 * The colours of one state, as 0xRRGGBB.
 *
 * @param text words and ids, readable on every surface
 * @param graphics glyphs, edges and arrows
 * @param fill background of a card's header
 */
public record Tone(int text, int graphics, int fill) {
    Tone(int text, int fill) {
        this(text, text, fill);
    }
}
