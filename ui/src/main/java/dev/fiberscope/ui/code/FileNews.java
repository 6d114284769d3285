package dev.fiberscope.ui.code;

import java.util.List;

/**
 * Something happened to the file that is open.
 *
 * @param trouble true where the file cannot be used as it is
 * @param choices what to do about it, the likeliest first
 */
public record FileNews(String words, boolean trouble, List<Choice> choices) {
    /** Of a list that may change later. */
    public FileNews {
        choices = List.copyOf(choices);
    }

    /** A button. {@code act} is run on the JavaFX thread. */
    public record Choice(String words, Runnable act) {}
}
