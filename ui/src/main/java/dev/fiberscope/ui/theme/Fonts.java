package dev.fiberscope.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * Inter for words and JetBrains Mono for code, names, ids and numbers in columns. Both OFL, from
 * the class path.
 */
public final class Fonts {
    /** Family name of words. */
    public static final String WORDS = "Inter";

    /**
     * Family name of words that are to be seen first; JavaFX knows no weight between normal and
     * bold.
     */
    public static final String STRONG_WORDS = "Inter SemiBold";

    /** Family name of code. */
    public static final String CODE = "JetBrains Mono";

    private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
    private static final String JETBRAINS_MONO =
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-";

    private Fonts() {}

    /** Makes all families known to JavaFX. May be called again. */
    public static void load() {
        for (var style :
                List.of("Regular", "Italic", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")) {
            load(INTER + style + ".otf");
        }
        for (var style : List.of("Regular", "Italic", "Bold", "BoldItalic")) {
            load(JETBRAINS_MONO + style + ".ttf");
        }
    }

    private static void load(String resource) {
        try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
            if (in == null || Font.loadFont(in, Font.getDefault().getSize()) == null) {
                throw new AssertionError("unreachable: no font " + resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
