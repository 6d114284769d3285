package dev.fiberscope.app.window;

import dev.fiberscope.ui.window.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the window's settings are kept. A file that is missing, or cannot be understood or written,
 * does no harm.
 */
public record SettingsFile(Path path) {
    private static final String DARK = "dark";
    private static final String FONT_SIZE = "font-size";
    private static final String RECENT = "recent.";

    /** Of the person at the keyboard, in the place where the system keeps such files. */
    public static SettingsFile ofUser() {
        var home = Path.of(System.getProperty("user.home", ""));
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        var folder =
                mac
                        ? home.resolve("Library/Application Support")
                        : Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                                .filter(named -> !named.isEmpty())
                                .map(Path::of)
                                .orElse(home.resolve(".config"));
        return new SettingsFile(folder.resolve("fiberscope").resolve("window.properties"));
    }

    /** What was kept last. */
    public WindowSettings read() {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(path)) {
            kept.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            return WindowSettings.FIRST;
        }
        return new WindowSettings(
                Boolean.parseBoolean(
                        kept.getProperty(DARK, String.valueOf(WindowSettings.FIRST.dark()))),
                number(kept.getProperty(FONT_SIZE, "")),
                recent(kept));
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : WindowSettings.FIRST.fontSize();
        } catch (NumberFormatException none) {
            return WindowSettings.FIRST.fontSize();
        }
    }

    private static List<Path> recent(Properties kept) {
        var files = new ArrayList<Path>();
        for (int i = 0; kept.containsKey(RECENT + i); i++) {
            try {
                files.add(Path.of(kept.getProperty(RECENT + i, "")));
            } catch (InvalidPathException foreign) {
                return files;
            }
        }
        return files;
    }

    /** Keeps {@code settings}. */
    public void write(WindowSettings settings) {
        var kept = new Properties();
        kept.setProperty(DARK, String.valueOf(settings.dark()));
        kept.setProperty(FONT_SIZE, String.valueOf(settings.fontSize()));
        for (int i = 0; i < settings.recent().size(); i++) {
            kept.setProperty(RECENT + i, settings.recent().get(i).toString());
        }
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            try (var out = Files.newBufferedWriter(path)) {
                kept.store(out, null);
            }
        } catch (IOException notKept) {
            // The next window begins with older settings.
            return;
        }
    }
}
