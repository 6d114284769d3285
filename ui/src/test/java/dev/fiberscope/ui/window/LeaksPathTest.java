package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.leaks.layout.ForgetfulServer;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The way from how much is leaked to the line that lost it, in the window, with 10,000 leaks of two
 * sites.
 */
@ExtendWith(ApplicationExtension.class)
final class LeaksPathTest {
    private Optional<FiberscopeWindow> window = Optional.empty();
    private FxRobot robot = new FxRobot();
    private int clicks;

    @Start
    void start(Stage stage) {
        window = Optional.of(OpenedWindow.in(stage, LeaksPathTest::open));
    }

    private static Opening open(Path file) {
        try {
            return new Opening.Opened(
                    "server.wat", OpenSession.of(ForgetfulServer.opened(ForgetfulServer.MANY)));
        } catch (ModuleException broken) {
            return new Opening.Unreadable(broken.sentence());
        }
    }

    @BeforeEach
    void runToTheEnd(FxRobot given) throws TimeoutException {
        robot = given;
        robot.interact(() -> window().open(Path.of("server.wat")));
        await(() -> window().model().stop().isPresent());
        robot.interact(() -> window().model().send(new Command.Continue()));
        await(() -> step() > 200_000);
        await(() ->
                robot.lookup(".leak-badge").queryAll().stream()
                        .anyMatch(each ->
                                each instanceof Label label && label.getText().equals("10,000")));
    }

    @AfterEach
    void close() {
        robot.interact(() -> window().close());
    }

    private FiberscopeWindow window() {
        return window.orElseThrow();
    }

    private long step() {
        return window().model().stop().map(stop -> stop.snapshot().step()).orElse(-1L);
    }

    private static void await(BooleanSupplier holds) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(30_000, holds::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void click(Node node) {
        clicks++;
        robot.clickOn(node);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void clickRow(String list, int row) throws TimeoutException {
        await(() -> cell(list, row).isPresent());
        var cell = cell(list, row).orElseThrow();
        clicks++;
        // Beside the names, which lead elsewhere.
        robot.clickOn(cell.localToScreen(4, cell.getHeight() / 2));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<ListCell<?>> cell(String list, int row) {
        return robot.from(robot.lookup(list)).lookup(".list-cell").queryAll().stream()
                .filter(node ->
                        node instanceof ListCell<?> cell
                                && !cell.isEmpty()
                                && cell.getIndex() == row)
                .<ListCell<?>>map(node -> (ListCell<?>) node)
                .findFirst();
    }

    private Optional<Hyperlink> link(String selector) {
        return robot.lookup(selector).tryQueryAs(Hyperlink.class);
    }

    @Test
    void fromTheOverviewToTheCulpritLineInSixClicks() throws TimeoutException {
        click(robot.lookup(".leaks-tab").query());
        click(link("#leak-forgotten").orElseThrow());
        clickRow("#leak-groups", 0);
        clickRow("#leak-members", 3);
        await(() -> link("#leak-lost .leak-step").isPresent());
        click(link("#leak-lost .leak-step").orElseThrow());
        await(() -> step() < 1_000);
        assertTrue(clicks <= 6, clicks + " clicks");
        var stop = window().model().stop().orElseThrow();
        assertEquals(
                "$accept:28",
                new Texts(window().model().modules()).where(stop.snapshot().next().orElseThrow()));
    }

    @Test
    void leaksOfTwoPointsOfTimeAreCompared() throws TimeoutException {
        long end = step();
        click(robot.lookup(".leaks-tab").query());
        click(robot.lookup("#leak-remember").query());
        robot.interact(() -> window().model().send(new Command.TravelTo(end / 2)));
        await(() -> step() == end / 2);
        await(() -> !robot.lookup("#leak-compare").query().isDisabled());
        click(robot.lookup("#leak-compare").query());
        await(() -> robot.lookup("#leak-compared-words").tryQuery().isPresent());
        Label words = robot.lookup("#leak-compared-words").query();
        assertTrue(words.getText().startsWith("5,002 leaks added between step"), words.getText());
        assertTrue(words.getText().contains(", 0 gone; "), words.getText());
    }

    @Test
    void whatIsCollectedIsNoLeakAnyMore() throws TimeoutException {
        long end = step();
        click(robot.lookup(".leaks-tab").query());
        click(robot.lookup("#leak-collect").query());
        await(() -> robot.lookup(".leak-badge").tryQuery().isEmpty());
        assertEquals(
                1, window().model().stop().orElseThrow().snapshot().stacks().size(), "$main's");
        robot.interact(() -> window().model().send(new Command.TravelTo(end / 2)));
        await(() -> robot.lookup(".leak-badge").tryQuery().isPresent());
        assertTrue(robot.lookup("#leak-collect").query().isDisabled(), "only at the end");
    }

    @Test
    void leaksAloneAreShownInThePicture() throws TimeoutException {
        robot.interact(() -> window().model().send(new Command.TravelTo(1_000)));
        await(() -> step() == 1_000);
        click(robot.lookup("#leaks-alone").query());
        assertTrue(window().model().leaksAlone().get());
        click(robot.lookup("#leaks-alone").query());
        assertTrue(!window().model().leaksAlone().get());
    }
}
