package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.layout.Face;
import dev.fiberscope.ui.layout.TextMeasure;
import dev.fiberscope.ui.theme.Fonts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Widths of text in the program's fonts, the last few thousand remembered. One thread. */
public final class FontMeasure implements TextMeasure {
    private static final int REMEMBERED = 8_192;

    private final Text text = new Text();
    private final Map<Key, Double> widths =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Key(String text, Face face, double size) {}

    public FontMeasure() {
        Fonts.load();
    }

    @Override
    public double width(String string, Face face, double size) {
        if (string.isEmpty()) {
            return 0;
        }
        return widths.computeIfAbsent(
                new Key(string, face, size),
                key -> {
                    text.setFont(font(key.face(), key.size()));
                    text.setText(key.text());
                    return text.getLayoutBounds().getWidth();
                });
    }

    /** The font of a face. */
    static Font font(Face face, double size) {
        return switch (face) {
            case WORDS -> Font.font(Fonts.WORDS, size);
            case STRONG_WORDS -> Font.font(Fonts.STRONG_WORDS, size);
            case ITALIC_WORDS -> Font.font(Fonts.WORDS, FontPosture.ITALIC, size);
            case CODE -> Font.font(Fonts.CODE, size);
            case STRONG_CODE -> Font.font(Fonts.CODE, FontWeight.BOLD, size);
        };
    }
}
