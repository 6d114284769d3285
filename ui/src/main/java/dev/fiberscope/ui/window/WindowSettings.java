package dev.fiberscope.ui.window;

import dev.fiberscope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the window remembers from one run to the next.
 *
 * @param fontSize of ordinary words, in pixels
 * @param recent files, the last opened first
 * @param layout size of the window and places of its panes
 */
public record WindowSettings(
        boolean dark, double fontSize, List<Path> recent, WindowLayout layout) {
    private static final int RECENT = 8;

    /** Dark, in the ordinary size, nothing opened yet. */
    public static final WindowSettings FIRST =
            new WindowSettings(true, Theme.ORDINARY, List.of(), WindowLayout.FIRST);

    /** A font size out of range becomes the nearest one in it. */
    public WindowSettings {
        fontSize = Math.clamp(fontSize, Theme.SMALLEST, Theme.LARGEST);
        recent = List.copyOf(recent);
    }

    public WindowSettings withDark(boolean next) {
        return new WindowSettings(next, fontSize, recent, layout);
    }

    public WindowSettings withFontSize(double next) {
        return new WindowSettings(dark, next, recent, layout);
    }

    /** With {@code file} as the last opened. */
    public WindowSettings withOpened(Path file) {
        return new WindowSettings(
                dark,
                fontSize,
                Stream.concat(Stream.of(file), recent.stream().filter(each -> !each.equals(file)))
                        .limit(RECENT)
                        .toList(),
                layout);
    }

    public WindowSettings withLayout(WindowLayout next) {
        return new WindowSettings(dark, fontSize, recent, next);
    }
}
