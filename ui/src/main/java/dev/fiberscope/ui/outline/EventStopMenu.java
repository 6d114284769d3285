package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.session.EventKind;
import dev.fiberscope.engine.session.EventStop;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** Which events to stop after: all kinds, and below those that have one, the tags there are. */
final class EventStopMenu {
    private EventStopMenu() {}

    /** {@code choose} is told what was chosen. */
    static ContextMenu of(List<LoadedModule> modules, Consumer<EventStop> choose) {
        var menu = new ContextMenu();
        menu.setId("event-stop-menu");
        for (var kind : EventKind.values()) {
            menu.getItems().add(item(kind, tags(modules, kind), choose));
        }
        return menu;
    }

    private static MenuItem item(EventKind kind, List<String> tags, Consumer<EventStop> choose) {
        var any = new EventStop(kind);
        if (tags.isEmpty()) {
            return item(StopWords.of(any), any, choose);
        }
        var menu = new Menu(StopWords.of(kind));
        menu.getItems().add(item("with any tag", any, choose));
        for (var tag : tags) {
            menu.getItems().add(item("with " + tag, new EventStop(kind, Optional.of(tag)), choose));
        }
        return menu;
    }

    private static MenuItem item(String words, EventStop event, Consumer<EventStop> choose) {
        var item = new MenuItem(words);
        // A name may have underscores: none of them marks a key.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> choose.accept(event));
        return item;
    }

    /** Names of tags that events of {@code kind} can have, each once. */
    static List<String> tags(List<LoadedModule> modules, EventKind kind) {
        return kind.tagged()
                ? modules.stream()
                        .flatMap(each -> tags(each.module().module(), kind))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** An imported tag has the name of the module that defines it. */
    private static Stream<String> tags(Module module, EventKind kind) {
        int imported = module.importCount(ExternType.Tag.class);
        return IntStream.range(0, module.tags().size())
                .filter(i -> fits(module, module.tags().get(i).type(), kind))
                .mapToObj(i -> module.names().shown(Names.Kind.TAG, imported + i));
    }

    /** An exception gives no results back, and a switch takes no payload along for its handler. */
    private static boolean fits(Module module, ExternType.Tag tag, EventKind kind) {
        var type = module.functionType(tag.type());
        return switch (kind) {
            case THROWN -> type.results().isEmpty();
            case SWITCHED -> type.parameters().isEmpty();
            case SUSPENDED, RESUMED, MADE, ENDED, OVERFLOWED, MIGRATED -> true;
        };
    }
}
