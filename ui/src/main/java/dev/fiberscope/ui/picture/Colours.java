package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.theme.Palette;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/** The colours of a palette by their roles in the picture. */
final class Colours {
    private final Map<Hue, Color> colours = new EnumMap<>(Hue.class);

    Colours(Palette palette) {
        for (var hue : Hue.values()) {
            int rgb = number(palette, hue);
            colours.put(hue, Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        }
    }

    Color of(Hue hue) {
        var colour = colours.get(hue);
        if (colour == null) {
            throw new AssertionError("unreachable: no colour for " + hue);
        }
        return colour;
    }

    private static int number(Palette palette, Hue hue) {
        return switch (hue) {
            case CANVAS -> palette.canvas();
            case WINDOW -> palette.window();
            case PANEL -> palette.panel();
            case CARD -> palette.card();
            case RAISED -> palette.raised();
            case CURRENT -> palette.current();
            case SELECTED -> palette.selected();
            case LINE -> palette.line();
            case STRONG_LINE -> palette.strongLine();
            case INK -> palette.ink();
            case INK2 -> palette.ink2();
            case INK3 -> palette.ink3();
            case YOU -> palette.you();
            case ON_BRIGHT -> palette.onBright();
            case RUNNING -> palette.running().graphics();
            case RUNNING_TEXT -> palette.running().text();
            case RUNNING_FILL -> palette.running().fill();
            case WAITING -> palette.waiting().graphics();
            case WAITING_TEXT -> palette.waiting().text();
            case WAITING_FILL -> palette.waiting().fill();
            case SUSPENDED -> palette.suspended().graphics();
            case SUSPENDED_TEXT -> palette.suspended().text();
            case SUSPENDED_FILL -> palette.suspended().fill();
            case FRESH -> palette.fresh().graphics();
            case FRESH_TEXT -> palette.fresh().text();
            case FRESH_FILL -> palette.fresh().fill();
            case FORGOTTEN -> palette.forgotten().graphics();
            case FORGOTTEN_TEXT -> palette.forgotten().text();
            case FORGOTTEN_FILL -> palette.forgotten().fill();
            case OVER -> palette.over().graphics();
            case MEMORY -> palette.memory().graphics();
            case MEMORY_TEXT -> palette.memory().text();
            case MEMORY_FILL -> palette.memory().fill();
        };
    }
}
