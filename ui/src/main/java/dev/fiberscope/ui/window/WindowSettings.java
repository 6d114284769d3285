package dev.fiberscope.ui.window;

import dev.fiberscope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the window remembers from one run to the next.
 *
 * @param fontSize of ordinary words, in pixels
 * @param motion whether changes of the picture move
 * @param recent files, the last opened first
 * @param layout size of the window and places of its panes
 * @param conditions that were looked for, as they were typed, the last first
 * @param past megabytes that checkpoints of the past may take, of what is opened from then on
 */
public record WindowSettings(
        boolean dark,
        double fontSize,
        boolean motion,
        List<Path> recent,
        WindowLayout layout,
        List<String> conditions,
        int past) {
    /** So many files, and conditions, are remembered. */
    static final int RECENT = 8;

    /** A gigabyte. */
    private static final int ORDINARY_PAST = 1024;

    private static final int LEAST_PAST = 64;
    private static final int MOST_PAST = 65_536;

    /** Dark, in the ordinary size, with motion, nothing opened yet. */
    public static final WindowSettings FIRST =
            new WindowSettings(true, Theme.ORDINARY, true, List.of(), WindowLayout.FIRST);

    /** A font size out of range becomes the nearest one in it. */
    public WindowSettings {
        fontSize = Math.clamp(fontSize, Theme.SMALLEST, Theme.LARGEST);
        recent = List.copyOf(recent);
        conditions = List.copyOf(conditions);
        past = Math.clamp(past, LEAST_PAST, MOST_PAST);
    }

    /** No condition was looked for yet. */
    public WindowSettings(
            boolean dark, double fontSize, boolean motion, List<Path> recent, WindowLayout layout) {
        this(dark, fontSize, motion, recent, layout, List.of(), ORDINARY_PAST);
    }

    public WindowSettings withDark(boolean next) {
        return new WindowSettings(next, fontSize, motion, recent, layout, conditions, past);
    }

    public WindowSettings withFontSize(double next) {
        return new WindowSettings(dark, next, motion, recent, layout, conditions, past);
    }

    public WindowSettings withMotion(boolean next) {
        return new WindowSettings(dark, fontSize, next, recent, layout, conditions, past);
    }

    /** With {@code file} as the last opened. */
    public WindowSettings withOpened(Path file) {
        return new WindowSettings(
                dark,
                fontSize,
                motion,
                Stream.concat(Stream.of(file), recent.stream().filter(each -> !each.equals(file)))
                        .limit(RECENT)
                        .toList(),
                layout,
                conditions,
                past);
    }

    public WindowSettings withLayout(WindowLayout next) {
        return new WindowSettings(dark, fontSize, motion, recent, next, conditions, past);
    }

    /** With these as the conditions looked for, the last first. */
    public WindowSettings withConditions(List<String> next) {
        return new WindowSettings(dark, fontSize, motion, recent, layout, next, past);
    }

    public WindowSettings withPast(int megabytes) {
        return new WindowSettings(dark, fontSize, motion, recent, layout, conditions, megabytes);
    }
}
