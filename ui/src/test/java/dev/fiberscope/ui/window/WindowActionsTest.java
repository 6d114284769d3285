package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.session.FakeSession;
import dev.fiberscope.ui.session.SessionModel;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The registry: nothing is missing in it, and each action does what it is for. */
@ExtendWith(ApplicationExtension.class)
final class WindowActionsTest {
    private static final Map<ActionId, Command> COMMANDS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(ActionId.INTO, new Command.StepInto(Direction.FORWARD)),
                            Map.entry(ActionId.OVER, new Command.StepOver(Direction.FORWARD)),
                            Map.entry(ActionId.OUT, new Command.StepOut(Direction.FORWARD)),
                            Map.entry(
                                    ActionId.TO_SWITCH,
                                    new Command.StepToSwitch(Direction.FORWARD)),
                            Map.entry(ActionId.CONTINUE, new Command.Continue(Direction.FORWARD)),
                            Map.entry(ActionId.BACK_INTO, new Command.StepInto(Direction.BACKWARD)),
                            Map.entry(ActionId.BACK_OVER, new Command.StepOver(Direction.BACKWARD)),
                            Map.entry(ActionId.BACK_OUT, new Command.StepOut(Direction.BACKWARD)),
                            Map.entry(
                                    ActionId.BACK_TO_SWITCH,
                                    new Command.StepToSwitch(Direction.BACKWARD)),
                            Map.entry(
                                    ActionId.CONTINUE_BACK,
                                    new Command.Continue(Direction.BACKWARD)),
                            Map.entry(ActionId.DISCARD_BRANCH, new Command.DiscardBranch()),
                            Map.entry(ActionId.STOP, new Command.Stop()),
                            Map.entry(ActionId.RESTART, new Command.Restart())));

    private final SessionModel model = new SessionModel(Runnable::run);
    private final FakeSession session = new FakeSession();
    private final List<String> deeds = new ArrayList<>();
    private final Actions actions = WindowActions.of(model, window());

    /** Notes what it is asked to do. */
    private WindowActions.Window window() {
        ObservableBooleanValue can = new SimpleBooleanProperty(true);
        return (WindowActions.Window)
                Proxy.newProxyInstance(
                        WindowActions.Window.class.getClassLoader(),
                        new Class<?>[] {WindowActions.Window.class},
                        (_, method, arguments) -> {
                            if (method.getReturnType() == ObservableBooleanValue.class) {
                                return can;
                            }
                            deeds.add(
                                    method.getName()
                                            + (arguments == null ? "" : List.of(arguments)));
                            return Optional.empty().orElse(null);
                        });
    }

    @Test
    void everyActionHasWordsOfItsOwn() {
        var words = new HashSet<String>();
        for (var id : ActionId.values()) {
            var action = actions.of(id);
            assertFalse(action.words().isBlank(), id.name());
            assertTrue(words.add(action.words()), action.words());
        }
    }

    @Test
    void noTwoActionsShareKeys() {
        var all = new HashSet<KeyCombination>();
        for (var action : actions.all()) {
            action.keys().forEach(keys -> assertTrue(all.add(keys), action.words() + " " + keys));
        }
    }

    @Test
    void everyActionIsInTheMenuOnce() {
        var menu = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> actions.menu("Menu"));
        assertEquals(
                actions.all().stream().map(Action::words).toList(),
                menu.getItems().stream()
                        .flatMap(part -> ((Menu) part).getItems().stream())
                        .map(MenuItem::getText)
                        .toList());
    }

    @Test
    void everyActionSendsItsCommandOrAsksTheWindow() {
        model.open(session);
        for (var action : actions.all()) {
            int sent = session.asked().size();
            int asked = deeds.size();
            action.run().run();
            var command = Optional.ofNullable(COMMANDS.get(action.id()));
            assertEquals(
                    command.stream().toList(),
                    session.asked().subList(sent, session.asked().size()),
                    action.words());
            assertEquals(command.isPresent() ? 0 : 1, deeds.size() - asked, action.words());
        }
        assertEquals(
                deeds.size(),
                new HashSet<>(deeds).size(),
                "each asks for something else: " + deeds);
    }

    @Test
    void withoutAStopThereIsNothingToStep() {
        assertEquals(
                List.of(),
                COMMANDS.keySet().stream().filter(id -> actions.of(id).enabled().get()).toList());
    }
}
