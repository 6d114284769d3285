package dev.fiberscope.app.window;

import dev.fiberscope.ui.window.WindowLayout;
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
    private static final String MOTION = "motion";
    private static final String PAST = "past-megabytes";
    private static final String RECENT = "recent.";
    private static final String CONDITION = "condition.";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String LEFT_FOLDED = "left-folded";
    private static final String EDGE = "edge.";

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
                bool(kept, DARK, WindowSettings.FIRST.dark()),
                number(kept, FONT_SIZE).orElse(WindowSettings.FIRST.fontSize()),
                bool(kept, MOTION, WindowSettings.FIRST.motion()),
                recent(kept),
                layout(kept),
                conditions(kept),
                number(kept, PAST).map(Double::intValue).orElse(WindowSettings.FIRST.past()));
    }

    private static List<String> conditions(Properties kept) {
        var conditions = new ArrayList<String>();
        for (int i = 0; kept.containsKey(CONDITION + i); i++) {
            conditions.add(kept.getProperty(CONDITION + i, ""));
        }
        return conditions;
    }

    private static boolean bool(Properties kept, String name, boolean first) {
        return Boolean.parseBoolean(kept.getProperty(name, String.valueOf(first)));
    }

    /** Empty when it is missing, or no number. */
    private static Optional<Double> number(Properties kept, String name) {
        try {
            return Optional.of(Double.parseDouble(kept.getProperty(name, "")))
                    .filter(Double::isFinite);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static WindowLayout layout(Properties kept) {
        var first = WindowLayout.FIRST;
        return new WindowLayout(
                number(kept, WIDTH).orElse(first.width()),
                number(kept, HEIGHT).orElse(first.height()),
                Boolean.parseBoolean(kept.getProperty(LEFT_FOLDED, "false")),
                edges(kept));
    }

    /** All four, or none. */
    private static Optional<WindowLayout.Edges> edges(Properties kept) {
        return number(kept, EDGE + "left")
                .flatMap(left ->
                        number(kept, EDGE + "picture")
                                .flatMap(picture ->
                                        number(kept, EDGE + "inspector")
                                                .flatMap(inspector ->
                                                        number(kept, EDGE + "bottom")
                                                                .map(bottom ->
                                                                        new WindowLayout.Edges(
                                                                                left, picture,
                                                                                inspector,
                                                                                bottom)))));
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
        kept.setProperty(PAST, String.valueOf(settings.past()));
        kept.setProperty(MOTION, String.valueOf(settings.motion()));
        for (int i = 0; i < settings.recent().size(); i++) {
            kept.setProperty(RECENT + i, settings.recent().get(i).toString());
        }
        for (int i = 0; i < settings.conditions().size(); i++) {
            kept.setProperty(CONDITION + i, settings.conditions().get(i));
        }
        var layout = settings.layout();
        kept.setProperty(WIDTH, String.valueOf(layout.width()));
        kept.setProperty(HEIGHT, String.valueOf(layout.height()));
        kept.setProperty(LEFT_FOLDED, String.valueOf(layout.leftFolded()));
        layout.edges()
                .ifPresent(edges -> {
                    kept.setProperty(EDGE + "left", String.valueOf(edges.left()));
                    kept.setProperty(EDGE + "picture", String.valueOf(edges.picture()));
                    kept.setProperty(EDGE + "inspector", String.valueOf(edges.inspector()));
                    kept.setProperty(EDGE + "bottom", String.valueOf(edges.bottom()));
                });
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
