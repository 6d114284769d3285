package dev.fiberscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
final class ThemeTest {
    @Test
    void allFamiliesHaveTheirWeights() {
        Fonts.load();
        assertEquals("Inter SemiBold", Font.font(Fonts.STRONG_WORDS, 11).getName());
        assertEquals(
                "Inter Italic",
                Font.font(Fonts.WORDS, FontWeight.NORMAL, FontPosture.ITALIC, 11).getName());
        assertEquals("JetBrains Mono Bold", Font.font(Fonts.CODE, FontWeight.BOLD, 11).getName());
        assertEquals(
                "JetBrains Mono Regular", Font.font(Fonts.CODE, FontWeight.NORMAL, 11).getName());
    }

    @Test
    void styleClassesAreInThePalettesColours() {
        var label = new Label("FUNCTIONS");
        label.getStyleClass().add("section-label");
        var id = new Label("S6");
        id.getStyleClass().addAll("mono", "state-running");
        var box = new VBox(label, id);
        var scene = new Scene(box, 200, 100);
        for (var palette : new Palette[] {Palette.DARK, Palette.LIGHT}) {
            new Theme(palette, 20).applyTo(scene);
            box.applyCss();
            assertEquals(Color.web(Palette.hex(palette.ink3())), label.getTextFill());
            assertEquals(16, label.getFont().getSize(), 0.1);
            assertEquals("Inter SemiBold", label.getFont().getName());
            assertEquals(Color.web(Palette.hex(palette.running().text())), id.getTextFill());
            assertEquals(Fonts.CODE, id.getFont().getFamily());
        }
    }
}
