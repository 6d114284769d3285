package dev.fiberscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast by WCAG 2.2: 4.5:1 for text, 3:1 for graphics. */
final class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inksAreReadableOnEverySurface(boolean dark) {
        var palette = palette(dark);
        for (int ink : new int[] {palette.ink(), palette.ink2(), palette.ink3()}) {
            palette.surfaces().forEach((name, surface) -> atLeast(TEXT, ink, surface, name));
        }
        for (int ink : new int[] {palette.ink(), palette.ink2()}) {
            palette.states().forEach((name, tone) -> atLeast(TEXT, ink, tone.fill(), name));
        }
        for (int code : new int[] {palette.type(), palette.comment()}) {
            atLeast(TEXT, code, palette.panel(), "code");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void statesAreReadableOnTheirSurfacesAndFills(boolean dark) {
        var palette = palette(dark);
        palette.states()
                .forEach((name, tone) -> {
                    atLeast(TEXT, tone.text(), tone.fill(), name);
                    resting(palette)
                            .forEach((surface, colour) -> {
                                if (!surface.equals("current")) {
                                    atLeast(TEXT, tone.text(), colour, name + " on " + surface);
                                }
                                atLeast(GRAPHICS, tone.graphics(), colour, name + " on " + surface);
                            });
                });
        atLeast(TEXT, palette.running().text(), palette.current(), "resume in the current row");
        atLeast(TEXT, palette.suspended().text(), palette.current(), "suspend in the current row");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void marksOnBrightGlyphsAreSeen(boolean dark) {
        var palette = palette(dark);
        palette.states()
                .forEach((name, tone) ->
                        atLeast(GRAPHICS, palette.onBright(), tone.graphics(), name));
        atLeast(TEXT, palette.onBright(), palette.you(), "on you");
        atLeast(TEXT, palette.onBright(), palette.forgotten().graphics(), "badge");
    }

    private static Map<String, Integer> resting(Palette palette) {
        var surfaces = new LinkedHashMap<>(palette.surfaces());
        surfaces.remove("selected");
        return surfaces;
    }

    private static Palette palette(boolean dark) {
        return dark ? Palette.DARK : Palette.LIGHT;
    }

    private static void atLeast(double ratio, int one, int other, String where) {
        double contrast = contrast(one, other);
        assertTrue(
                contrast >= ratio,
                () ->
                        Palette.hex(one)
                                + " on "
                                + Palette.hex(other)
                                + " ("
                                + where
                                + "): "
                                + contrast
                                + " < "
                                + ratio);
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16)
                + 0.7152 * linear(colour >> 8)
                + 0.0722 * linear(colour);
    }

    private static double linear(int shifted) {
        double channel = (shifted & 0xFF) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
