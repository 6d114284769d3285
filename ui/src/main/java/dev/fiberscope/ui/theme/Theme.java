package dev.fiberscope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;

/**
 * How the window looks: AtlantaFX's Primer under our own sheet, both in the colours of one palette.
 *
 * @param size of ordinary words, in pixels; everything else grows with it
 */
public record Theme(Palette palette, double size) {
    public static final double SMALLEST = 10;
    public static final double ORDINARY = 12;
    public static final double LARGEST = 24;

    /** From this size on, rooms around words are kept small, for the sake of the words. */
    private static final double FROM_LARGE = 16;

    private static final String LARGE = "large";

    public Theme {
        if (size < SMALLEST || size > LARGEST) {
            throw new IllegalArgumentException("font size " + size);
        }
    }

    /** The palette at the ordinary size. */
    public Theme(Palette palette) {
        this(palette, ORDINARY);
    }

    /** How much larger than drawn everything is: 1 at the ordinary size. */
    public double scale() {
        return size / ORDINARY;
    }

    /**
     * Dresses {@code scene} and the popups it opens; replaces an earlier theme of it. On the JavaFX
     * thread.
     */
    public void applyTo(Scene scene) {
        Fonts.load();
        scene.setUserAgentStylesheet(
                palette.dark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets());
        var classes = scene.getRoot().getStyleClass();
        classes.remove(LARGE);
        if (size >= FROM_LARGE) {
            classes.add(LARGE);
        }
    }

    /** Our own sheets in order: the colours, then the rules. */
    public List<String> stylesheets() {
        var rules =
                Objects.requireNonNull(Theme.class.getResource("fiberscope.css"), "fiberscope.css");
        var colours =
                Base64.getEncoder().encodeToString(colourSheet().getBytes(StandardCharsets.UTF_8));
        return List.of("data:text/css;base64," + colours, rules.toExternalForm());
    }

    private String colourSheet() {
        var css = new StringBuilder(".root {\n");
        palette.surfaces().forEach((name, colour) -> define(css, "fs-" + name, colour));
        palette.states()
                .forEach((name, tone) -> {
                    define(css, "fs-" + name, tone.text());
                    define(css, "fs-" + name + "-graphics", tone.graphics());
                    define(css, "fs-" + name + "-fill", tone.fill());
                });
        define(css, "fs-line", palette.line());
        define(css, "fs-strong-line", palette.strongLine());
        define(css, "fs-ink", palette.ink());
        define(css, "fs-ink2", palette.ink2());
        define(css, "fs-ink3", palette.ink3());
        define(css, "fs-you", palette.you());
        define(css, "fs-on-bright", palette.onBright());
        define(css, "fs-type", palette.type());
        define(css, "fs-comment", palette.comment());
        atlanta(css);
        return css.append("  -fx-font-family: \"")
                .append(Fonts.WORDS)
                .append("\";\n  -fx-font-size: ")
                .append(size)
                .append("px;\n}\n")
                .toString();
    }

    /** Primer's own names in our colours. Its accent is ink, since blue means running. */
    private void atlanta(StringBuilder css) {
        define(css, "color-dark", palette.dark() ? palette.canvas() : palette.ink());
        define(css, "color-light", 0xFFFFFF);
        define(css, "color-bg-default", palette.panel());
        define(css, "color-bg-overlay", palette.panel());
        define(css, "color-bg-subtle", palette.raised());
        define(css, "color-bg-inset", palette.canvas());
        define(css, "color-fg-default", palette.ink());
        define(css, "color-fg-muted", palette.ink2());
        define(css, "color-fg-subtle", palette.ink3());
        define(css, "color-fg-emphasis", palette.onBright());
        define(css, "color-border-default", palette.strongLine());
        define(css, "color-border-muted", palette.line());
        define(css, "color-border-subtle", palette.line());
        define(css, "color-neutral-emphasis", palette.ink3());
        define(css, "color-neutral-emphasis-plus", palette.ink2());
        define(css, "color-neutral-muted", palette.selected());
        define(css, "color-neutral-subtle", palette.raised());
        for (int shade = 0; shade < 10; shade++) {
            define(css, "color-accent-" + shade, shade < 5 ? palette.ink2() : palette.selected());
        }
        define(css, "color-accent-fg", palette.ink());
        define(css, "color-accent-emphasis", palette.ink2());
        define(css, "color-accent-muted", palette.strongLine());
        define(css, "color-accent-subtle", palette.selected());
        define(css, "color-danger-fg", palette.forgotten().text());
        define(css, "color-danger-emphasis", palette.forgotten().graphics());
        define(css, "color-danger-subtle", palette.forgotten().fill());
        define(css, "color-warning-fg", palette.suspended().text());
        define(css, "color-warning-emphasis", palette.suspended().graphics());
        define(css, "color-success-fg", palette.fresh().text());
        define(css, "color-success-emphasis", palette.fresh().graphics());
    }

    private static void define(StringBuilder css, String name, int colour) {
        css.append("  -").append(name).append(": ").append(Palette.hex(colour)).append(";\n");
    }
}
