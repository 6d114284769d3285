package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/**
 * Goes from a stack, a continuation or a tag to what happened to it before, or will happen next.
 */
public final class EventMenu {
    private EventMenu() {}

    /** Entries for events that name {@code stack}. */
    static List<MenuItem> of(SessionModel model, StackId stack) {
        return of(model, stack.toString(), EventQuery.ALL.naming(stack));
    }

    /** Entries for events that name {@code continuation}. */
    static List<MenuItem> of(SessionModel model, ContinuationId continuation) {
        return of(model, continuation.toString(), EventQuery.ALL.naming(continuation));
    }

    /** Entries for events with the tag that people see by {@code name}. */
    static List<MenuItem> of(SessionModel model, String name) {
        return of(model, name, EventQuery.ALL.tagged(name));
    }

    private static List<MenuItem> of(SessionModel model, String name, EventQuery query) {
        return List.of(
                item(
                        "Previous event of " + name,
                        () -> model.send(new Command.SeekEvent(query, Direction.BACKWARD))),
                item(
                        "Next event of " + name,
                        () -> model.send(new Command.SeekEvent(query, Direction.FORWARD))));
    }

    /** One that does {@code action}. */
    static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        // A name may have underscores: none of them marks a key.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /**
     * A right click on {@code node}, or the key for that, offers the events of what it leads to, if
     * there can be any.
     */
    public static void on(Node node, SessionModel model, Selected target) {
        node.setOnContextMenuRequested(input -> show(node, of(model, target), input));
    }

    /** The same, for whatever is selected by then: a click has selected what it is on. */
    public static void onSelection(Node node, SessionModel model) {
        node.setOnContextMenuRequested(input ->
                show(
                        node,
                        model.shown()
                                .get()
                                .selection()
                                .map(each -> of(model, each))
                                .orElse(List.of()),
                        input));
    }

    private static List<MenuItem> of(SessionModel model, Selected target) {
        return switch (target) {
            case Selected.OfStack(var stack) -> of(model, stack);
            case Selected.OfFrame(var stack, _) -> of(model, stack);
            case Selected.OfContinuation(var continuation) -> of(model, continuation);
            case Selected.OfPlace _, Selected.OfHolder _, Selected.OfFold _ -> List.of();
        };
    }

    /** The same for a tag, by the name that people see. */
    static void on(Node node, SessionModel model, String tag) {
        offer(node, () -> of(model, tag));
    }

    /** Shows {@code items}, made then, when somebody asks {@code node} for its menu. */
    static void offer(Node node, Supplier<List<MenuItem>> items) {
        node.setOnContextMenuRequested(input -> show(node, items.get(), input));
    }

    /** Shows {@code items} for what {@code input} asks for; nothing where there are none. */
    static void show(Node node, List<MenuItem> items, ContextMenuEvent input) {
        input.consume();
        if (!items.isEmpty()) {
            var menu = new ContextMenu();
            menu.setId("value-menu");
            menu.getItems().setAll(items);
            menu.show(node, input.getScreenX(), input.getScreenY());
        }
    }
}
