package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/** The actions made so far, and the usual answers to when one makes sense. */
final class ActionList {
    private static final ObservableValue<String> NOTHING_MORE = new SimpleStringProperty("");

    private final SessionModel model;
    private final List<Action> made = new ArrayList<>();
    private final ObservableBooleanValue always = new SimpleBooleanProperty(true);

    ActionList(SessionModel model) {
        this.model = model;
    }

    SessionModel model() {
        return model;
    }

    /** Once all are there. */
    Actions done() {
        return new Actions(made);
    }

    void add(
            ActionId id,
            String words,
            Glyph glyph,
            ObservableBooleanValue enabled,
            Runnable run,
            String... keys) {
        add(id, words, Optional.of(glyph), NOTHING_MORE, enabled, run, keys);
    }

    void add(
            ActionId id,
            String words,
            Optional<Glyph> glyph,
            ObservableBooleanValue enabled,
            Runnable run,
            String... keys) {
        add(id, words, glyph, NOTHING_MORE, enabled, run, keys);
    }

    void add(
            ActionId id,
            String words,
            Optional<Glyph> glyph,
            ObservableValue<String> about,
            ObservableBooleanValue enabled,
            Runnable run,
            String... keys) {
        made.add(
                new Action(
                        id,
                        words,
                        glyph,
                        Stream.of(keys).map(KeyCombination::valueOf).toList(),
                        about,
                        enabled,
                        run));
    }

    ObservableBooleanValue always() {
        return always;
    }

    ObservableBooleanValue isOpen() {
        return Bindings.createBooleanBinding(
                () -> model.session().get().isPresent(), model.session());
    }

    /** There is a stop that fits, and nothing long is under way. */
    ObservableBooleanValue when(Predicate<Stop> fits) {
        return Bindings.createBooleanBinding(
                () -> !model.busy().get() && model.stop().filter(fits).isPresent(),
                model.busy(),
                model.shown());
    }
}
