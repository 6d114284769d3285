package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/**
 * What can be asked of a value: change it, when it was written, and what became of what it names.
 */
final class ValueMenu {
    private final SessionModel model;
    private final Consumer<ContinuationId> story;

    /** {@code story} tells the life of a continuation. */
    ValueMenu(SessionModel model, Consumer<ContinuationId> story) {
        this.model = model;
        this.story = story;
    }

    /** Entries for {@code value}; {@code edit} asks for another one. */
    List<MenuItem> items(Optional<Storage> storage, WasmValue value, Runnable edit) {
        var items = new ArrayList<MenuItem>();
        storage.ifPresent(place -> items.addAll(places(place, "this", edit)));
        if (value instanceof WasmValue.Continuation(var id, _)) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            items.add(
                    EventMenu.item(
                            "When was " + id + " made, handed on, consumed?",
                            () -> story.accept(id)));
            items.addAll(EventMenu.of(model, id));
            stack(id).ifPresent(stack -> items.addAll(EventMenu.of(model, stack)));
        }
        return items;
    }

    /** Entries for the place alone, which people know as {@code name}. */
    List<MenuItem> places(Storage place, String name, Runnable edit) {
        var change = EventMenu.item("Change the value...", edit);
        change.setAccelerator(KeyCombination.valueOf("F2"));
        var last =
                EventMenu.item(
                        "When was " + name + " last written?",
                        () -> model.send(new Command.SeekWrite(place, Direction.BACKWARD)));
        last.setAccelerator(KeyCombination.valueOf("Ctrl+F7"));
        var next =
                EventMenu.item(
                        name.equals("this") ? "Next write" : "Next write of " + name,
                        () -> model.send(new Command.SeekWrite(place, Direction.FORWARD)));
        next.setAccelerator(KeyCombination.valueOf("F7"));
        return List.of(change, last, next);
    }

    private Optional<StackId> stack(ContinuationId id) {
        return model.stop()
                .flatMap(stop ->
                        Focus.of(stop.snapshot(), Optional.of(new Selected.OfContinuation(id)))
                                .stack())
                .map(each -> each.id());
    }
}
