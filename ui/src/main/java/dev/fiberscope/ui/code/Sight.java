package dev.fiberscope.ui.code;

/**
 * What the code pane shows: which text, and how far it is scrolled. Survives the text's being read
 * anew.
 *
 * @param text its name
 * @param top the first line in view, from 0
 * @param cursor the line that the text cursor is in, or the nearest to it in view, from 0
 */
public record Sight(String text, int top, int cursor) {}
