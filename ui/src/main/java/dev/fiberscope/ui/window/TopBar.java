package dev.fiberscope.ui.window;

import dev.fiberscope.icons.ApplicationIcon;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The step commands both ways around the step number; then stop and restart; at the right the field
 * that finds everything, files, theme, and the menu.
 */
final class TopBar extends HBox {
    /** Below this width the name of the program is left out. */
    private static final double NARROW = 1_120;

    private final StackPane mark = new StackPane();
    private final Button theme;

    TopBar(Actions actions, StepPill pill, Region finder) {
        getStyleClass().add("toolbar");
        var name = Labels.of("Fiberscope", "strong", "application-name");
        name.visibleProperty().bind(widthProperty().greaterThan(NARROW));
        name.managedProperty().bind(name.visibleProperty());
        var menu = actions.menu("Menu");
        menu.getStyleClass().add("tool");
        menu.setId("menu");
        menu.setTooltip(new Tooltip("Everything that can be done, with its keys"));
        menu.setMinWidth(USE_PREF_SIZE);
        theme = actions.button(ActionId.THEME);
        getChildren().addAll(mark, name, gap("toolbar-gap-wide"));
        add(
                actions,
                ActionId.CONTINUE_BACK,
                ActionId.BACK_TO_SWITCH,
                ActionId.BACK_OUT,
                ActionId.BACK_OVER,
                ActionId.BACK_INTO);
        getChildren().addAll(gap("toolbar-gap"), pill, gap("toolbar-gap"));
        add(
                actions,
                ActionId.INTO,
                ActionId.OVER,
                ActionId.OUT,
                ActionId.TO_SWITCH,
                ActionId.CONTINUE);
        getChildren().add(gap("toolbar-gap"));
        add(actions, ActionId.STOP, ActionId.RESTART);
        HBox.setHgrow(finder, Priority.ALWAYS);
        getChildren()
                .addAll(
                        gap("toolbar-gap"),
                        finder,
                        gap("toolbar-gap"),
                        actions.button(ActionId.OPEN),
                        theme,
                        menu);
    }

    /** Draws what depends on the theme. */
    void dress(boolean dark, double scale) {
        var ground = dark ? ApplicationIcon.Ground.DARK : ApplicationIcon.Ground.LIGHT;
        mark.getChildren().setAll(Logo.node(ApplicationIcon.mark(ground), 24 * scale));
        theme.setGraphic(new GlyphIcon(dark ? Glyph.LIGHT_THEME : Glyph.DARK_THEME, 16));
    }

    private void add(Actions actions, ActionId... ids) {
        for (var id : ids) {
            var button = actions.button(id);
            if (id == ActionId.STOP) {
                button.getStyleClass().add("tool-stop");
            }
            getChildren().add(button);
        }
    }

    private static Node gap(String styleClass) {
        var gap = new Region();
        gap.getStyleClass().add(styleClass);
        return gap;
    }
}
