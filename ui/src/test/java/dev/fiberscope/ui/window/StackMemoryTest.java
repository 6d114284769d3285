package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.EventKind;
import dev.fiberscope.engine.session.EventStop;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.picture.ScenePane;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.PolicyRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Choosing a policy of stack memory, the segments pane and the policies pane. */
@ExtendWith(ApplicationExtension.class)
final class StackMemoryTest {
    private Optional<FiberscopeWindow> window = Optional.empty();
    private FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        window =
                Optional.of(
                        OpenedWindow.in(
                                stage,
                                file ->
                                        OpenedWindow.opening(
                                                String.valueOf(file.getFileName()),
                                                PolicyRun.DEEP)));
    }

    @BeforeEach
    void openDeep(FxRobot given) {
        robot = given;
        robot.interact(() -> window().open(Path.of("deep.wat")));
        until("opened", () -> window().model().stop().isPresent());
    }

    private FiberscopeWindow window() {
        return window.orElseThrow();
    }

    private void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node node(String query) {
        return robot.lookup(query).query();
    }

    private void send(Command command) {
        var before = window().model().stop();
        robot.interact(() -> window().model().send(command));
        until("stop after " + command, () -> !window().model().stop().equals(before));
    }

    private void type(String policy) {
        robot.interact(() -> {
            window().policy.ask();
            ((TextField) node("#policy")).setText(policy);
        });
    }

    private Optional<PolicySettings> policy() {
        return window().model().session().get().flatMap(OpenSession::policy);
    }

    private void choose(String policy) {
        var before = window().model().session().get();
        type(policy);
        robot.interact(() -> ((Button) node("#policy-restart")).fire());
        until(
                "restarted",
                () ->
                        !window().model().session().get().equals(before)
                                && window().model().stop().isPresent());
    }

    private void tab(String title) {
        robot.interact(() -> {
            var tabs = (TabPane) node("#bottom-tabs");
            tabs.getTabs().stream()
                    .filter(each -> each.getText().equals(title))
                    .findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String words(String pane) {
        return ((ScenePane) node(pane))
                .scene().marks().stream()
                        .filter(Mark.Words.class::isInstance)
                        .map(mark -> ((Mark.Words) mark).text())
                        .collect(Collectors.joining(" "));
    }

    private String text(String query) {
        return switch (node(query)) {
            case Label label -> label.getText();
            case Hyperlink link -> link.getText();
            case Node other -> throw new AssertionError(other);
        };
    }

    @Test
    void withoutAPolicyThePaneSaysHowToChooseOne() {
        tab("Segments");
        assertEquals("stack memory: none", text("#stack-memory"));
        assertTrue(text("#segments-sentence").startsWith("No stack memory is simulated."));
        robot.interact(() -> ((Button) node("#segments-choose")).fire());
        assertTrue(node("#policy-row").isVisible());
        robot.push(KeyCode.ESCAPE);
        assertFalse(node("#policy-row").isVisible());
    }

    @Test
    void aWrongPolicyIsRefusedAtTheField() {
        type("v8-growable,size=3");
        assertTrue(
                robot.lookup("#policy-row .bad").queryAllAs(Label.class).stream()
                        .anyMatch(each -> each.isVisible() && each.getText().contains("size")));
        assertTrue(node("#policy-restart").isDisabled());
        type("v8-growable");
        assertFalse(node("#policy-restart").isDisabled());
    }

    @Test
    void choosingAPolicyBeginsAnewAndKeepsTheStopConditions() {
        var migrated = new Command.SetEventStop(new EventStop(EventKind.MIGRATED));
        robot.interact(() -> {
            window().model().send(migrated);
            window().model().send(new Command.SetBreakpoint(new CodePoint(0, 0, 2)));
        });
        until("set", () -> window().model().conditions().size() == 2);
        send(new Command.StepInto());
        choose("go,first=1K,redzone=128");
        assertEquals(Optional.of(PolicyRun.policy("go,first=1K,redzone=128")), policy());
        assertEquals("stack memory: go, changed", text("#stack-memory"));
        until("kept", () -> window().model().conditions().size() == 2);
        assertEquals(0L, window().model().stop().map(each -> each.snapshot().step()).orElse(-1L));
        choose("none");
        assertEquals(Optional.empty(), policy());
    }

    @Test
    void thePaneFollowsTheSelectionAndMarksTheOverflow() {
        choose("segmented,first=1K,redzone=256,memory=heap");
        tab("Segments");
        for (int i = 0; i < 4; i++) {
            send(new Command.StepToSwitch());
        }
        assertTrue(words("#segments-picture").contains("S0"), words("#segments-picture"));
        robot.interact(() -> window().model().select(new Selected.OfStack(new StackId(1))));
        var words = words("#segments-picture");
        assertTrue(words.contains("overflow just now"), words);
        assertTrue(words.contains("LAST MOVE"), words);
        var stacks = (ComboBox<?>) node("#segments-stack");
        assertEquals(new StackId(1), stacks.getValue());
        robot.interact(() -> stacks.getSelectionModel().select(0));
        assertEquals(
                Optional.of(new Selected.OfFrame(new StackId(0), 0)),
                window().model().shown().get().selection());
        send(new Command.StepInto());
        robot.interact(() -> window().model().select(new Selected.OfStack(new StackId(1))));
        var later = words("#segments-picture");
        assertFalse(later.contains("just now"), later);
        assertTrue(later.contains("overflow "), later);
    }

    @Test
    void theRunIsComparedUnderAllPolicies() {
        tab("Policies");
        assertTrue(node("#policies-compare").isDisabled());
        send(new Command.Continue());
        assertTrue(window().model().stop().map(Stop::recordedTo).orElse(0L) > 0);
        robot.interact(() -> ((Button) node("#policies-compare")).fire());
        until(
                "compared",
                () ->
                        robot.lookup("#policies-picture").tryQuery().isPresent()
                                && !words("#policies-picture").isEmpty());
        var words = words("#policies-picture");
        for (var name : new String[] {"v8-fixed", "v8-growable", "go", "wasmtime", "erlang"}) {
            assertTrue(words.contains(name), () -> name + " in " + words);
        }
        assertFalse(node("#policies-export").isDisabled());
    }

    @Test
    void thePolicyIsAnActionWithAKey() {
        robot.interact(() -> window().policy.ask());
        assertTrue(node("#policy-row").isVisible());
        assertEquals(ActionId.Group.RUN, ActionId.STACK_MEMORY.group());
    }
}
