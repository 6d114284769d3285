package dev.fiberscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Reachable;
import dev.fiberscope.ui.session.FxThread;
import dev.fiberscope.ui.session.LongProgram;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.theme.Palette;
import dev.fiberscope.ui.theme.Theme;
import dev.fiberscope.ui.timeline.layout.TimelineLayout;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** On a run of which only some of the events are at hand; it stands at its end. */
@ExtendWith(ApplicationExtension.class)
final class LongTimelineTest {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 190;

    private final SessionModel model = new SessionModel(new FxThread());
    private Optional<TimelineView> made = Optional.empty();
    private long end;

    @Start
    void start(Stage stage) {
        var view =
                new TimelineView(
                        model, new Bookmarks(), new Theme(Palette.DARK), Reachable::forgotten);
        made = Optional.of(view);
        var scene = new Scene(new StackPane(view), WIDTH, HEIGHT);
        new Theme(Palette.DARK).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void runToTheEnd(FxRobot robot) throws ModuleException, TimeoutException {
        var session = LongProgram.opened();
        robot.interact(() -> model.open(session));
        await(() -> model.stop().isPresent());
        robot.interact(() -> model.send(new Command.TravelTo(LongProgram.HALF)));
        await(() -> step() == LongProgram.HALF);
        robot.interact(() -> model.send(new Command.Continue()));
        await(() -> step() > LongProgram.HALF);
        end = step();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
    }

    private TimelineView view() {
        return made.orElseThrow();
    }

    private static void await(BooleanSupplier holds) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(5_000, holds::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private long step() {
        return model.stop().orElseThrow().snapshot().step();
    }

    /** What the mouse does over {@code step} in the strip, wherever the window is. */
    private void strip(FxRobot robot, EventType<MouseEvent> type, long step) {
        double x = TimelineLayout.strip(end, view().getWidth()).x(step);
        double y = view().getHeight() - TimelineLayout.stripHeight() / 2;
        robot.interact(() -> {
            var surface = view().getChildrenUnmodifiable().getFirst();
            var there = surface.sceneToLocal(view().localToScene(x, y));
            boolean down = !type.equals(MouseEvent.MOUSE_RELEASED);
            surface.fireEvent(
                    new MouseEvent(
                            type,
                            there.getX(),
                            there.getY(),
                            0,
                            0,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            false,
                            null));
        });
    }

    @Test
    void draggingInTheStripGoesAnywhereInTheRun(FxRobot robot) throws TimeoutException {
        long pixel = end / (long) (WIDTH / 2);
        strip(robot, MouseEvent.MOUSE_PRESSED, 9_000);
        await(() -> Math.abs(step() - 9_000) <= pixel);
        strip(robot, MouseEvent.MOUSE_DRAGGED, 3_000);
        strip(robot, MouseEvent.MOUSE_RELEASED, 3_000);
        await(() -> Math.abs(step() - 3_000) <= pixel);
        assertTrue(view().time().window().contains(step()));
        assertTrue(view().time().window().length() < end / 4.0, "lanes are of the surroundings");
        assertTrue(
                view().getAccessibleText().contains("S1 ")
                        || view().getAccessibleText().contains("S0 "));
    }

    @Test
    void pagesGoByHundredthsOfTheRun(FxRobot robot) throws TimeoutException {
        robot.interact(view()::requestFocus);
        robot.type(KeyCode.PAGE_UP);
        await(() -> step() == end - end / 100);
        robot.type(KeyCode.PAGE_DOWN);
        await(() -> step() == end);
    }

    @Test
    void keysGoToEventsThatAreNotAtHand(FxRobot robot) throws TimeoutException {
        robot.interact(view()::requestFocus);
        var trace = model.session().get().orElseThrow().trace();
        assertTrue(trace.before() > 0, "it begins in the middle");
        long first = trace.event(0).at().step();
        robot.interact(() -> model.send(new Command.TravelTo(first)));
        await(() -> step() == first);
        robot.type(KeyCode.LEFT);
        await(() -> step() < first);
        assertTrue(first - step() < 30, "the event just before: " + step());
    }

    @Test
    void zoomedOutItCountsWhatItDoesNotHave(FxRobot robot) {
        robot.interact(view()::requestFocus);
        robot.type(KeyCode.DIGIT0);
        assertEquals(0, view().time().window().from());
        assertTrue(
                view().scene().picture().marks().stream()
                        .anyMatch(mark ->
                                mark instanceof Mark.Words words
                                        && words.text().startsWith("counted only")));
    }
}
