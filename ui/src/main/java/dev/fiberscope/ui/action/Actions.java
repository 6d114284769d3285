package dev.fiberscope.ui.action;

import dev.fiberscope.ui.glyph.GlyphIcon;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;

/** All actions, one for each id. Buttons, menus and keys are made from them. */
public final class Actions {
    private static final double BUTTON_GLYPH = 16;
    private static final double MENU_GLYPH = 13;
    private static final double TIP_WIDTH = 420;

    private final Map<ActionId, Action> all = new EnumMap<>(ActionId.class);

    /** {@code actions} has exactly one for each id. */
    public Actions(Collection<Action> actions) {
        actions.forEach(action -> all.put(action.id(), action));
        if (all.size() != ActionId.values().length || actions.size() != all.size()) {
            throw new AssertionError("unreachable: an action is missing or there twice");
        }
    }

    public Action of(ActionId id) {
        var action = all.get(id);
        if (action == null) {
            throw new AssertionError("unreachable: no action " + id);
        }
        return action;
    }

    /** All actions, in order. */
    public List<Action> all() {
        return List.copyOf(all.values());
    }

    /** The actions of one group, in order. */
    public List<Action> of(ActionId.Group group) {
        return Arrays.stream(ActionId.values())
                .filter(id -> id.group() == group)
                .map(this::of)
                .toList();
    }

    /** A button with the action's glyph. */
    public Button button(ActionId id) {
        var action = of(id);
        var button = new Button();
        action.glyph().ifPresent(glyph -> button.setGraphic(new GlyphIcon(glyph, BUTTON_GLYPH)));
        button.getStyleClass().add("tool");
        button.setId(id.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setAccessibleText(action.words());
        button.accessibleHelpProperty().bind(action.about());
        button.setTooltip(tooltip(action));
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(_ -> action.runIfEnabled());
        return button;
    }

    private static Tooltip tooltip(Action action) {
        var tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(
                        action.about()
                                .map(about ->
                                        about.isEmpty()
                                                ? action.tip()
                                                : action.tip() + "\n" + about));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TIP_WIDTH);
        return tooltip;
    }

    /** A menu of all actions, with one of its own for each group. */
    public MenuButton menu(String words) {
        var menu = new MenuButton(words);
        for (var group : ActionId.Group.values()) {
            var part = new Menu(group.word());
            of(group).forEach(action -> part.getItems().add(item(action)));
            menu.getItems().add(part);
        }
        return menu;
    }

    /**
     * Makes the keys work anywhere in {@code scene}, before the node that has the focus sees them.
     */
    public void listen(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                input ->
                        all.values().stream()
                                .filter(action ->
                                        action.keys().stream().anyMatch(keys -> keys.match(input)))
                                .findFirst()
                                .ifPresent(action -> {
                                    input.consume();
                                    action.runIfEnabled();
                                }));
    }

    private static MenuItem item(Action action) {
        var item = new MenuItem(action.words());
        action.glyph().ifPresent(glyph -> item.setGraphic(new GlyphIcon(glyph, MENU_GLYPH)));
        if (!action.keys().isEmpty()) {
            item.setAccelerator(action.keys().getFirst());
        }
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(_ -> action.runIfEnabled());
        return item;
    }
}
