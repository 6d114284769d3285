package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.session.LoadedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;

/**
 * Chooses the instance whose parts are shown: that of the selected frame, until a person says
 * otherwise. Not there where the program has one instance only.
 */
final class InstanceChoice {
    /** {@code instance} is empty where the selected frame decides. */
    record Choice(Optional<Instances.Named> instance) {
        @Override
        public String toString() {
            return instance.map(Instances.Named::name).orElse("of the chosen frame");
        }
    }

    private static final Choice FOLLOWS = new Choice(Optional.empty());

    private final ComboBox<Choice> box = new ComboBox<>();
    private final Runnable changed;
    private List<Instances.Named> known = List.of();
    private boolean filling;

    /** {@code changed} runs when a person chose another one. */
    InstanceChoice(Runnable changed) {
        this.changed = changed;
        box.getItems().add(FOLLOWS);
        box.setValue(FOLLOWS);
        box.setAccessibleText("instance to show");
        box.setManaged(false);
        box.setVisible(false);
        box.setOnAction(_ -> choose());
    }

    ComboBox<Choice> node() {
        return box;
    }

    private void choose() {
        if (!filling) {
            changed.run();
        }
    }

    /** Brings the choices up to date; gives the instance to show. {@code frame}: its instance. */
    int show(List<LoadedModule> modules, Optional<Integer> frame) {
        var now = Instances.of(modules);
        if (!now.equals(known)) {
            known = now;
            fill();
        }
        return Optional.ofNullable(box.getValue())
                .flatMap(Choice::instance)
                .map(Instances.Named::number)
                .or(() -> frame)
                .orElse(known.isEmpty() ? 0 : known.getLast().number());
    }

    private void fill() {
        var chosen = Optional.ofNullable(box.getValue()).orElse(FOLLOWS);
        var items = new ArrayList<Choice>(List.of(FOLLOWS));
        known.forEach(each -> items.add(new Choice(Optional.of(each))));
        filling = true;
        box.getItems().setAll(items);
        box.setValue(items.contains(chosen) ? chosen : FOLLOWS);
        filling = false;
        box.setManaged(known.size() > 1);
        box.setVisible(known.size() > 1);
    }
}
