package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.layout.SnapshotFixture;
import dev.fiberscope.ui.session.FakeSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class StatusBarTest {
    private final FakeSession session = new FakeSession();
    private final SessionModel model = new SessionModel(Runnable::run);

    @Start
    void start(Stage stage) {
        model.open(session);
        stage.setScene(new Scene(new StatusBar(model, new Texts(model.modules())), 1200, 30));
        stage.show();
    }

    private void say(FxRobot robot, Notice notice) {
        robot.interact(() -> session.say(notice));
    }

    private void stop(FxRobot robot, long step, long recordedTo) {
        say(
                robot,
                new Notice.Stopped(
                        new Stop(
                                new StopReason.Travelled(),
                                new SnapshotFixture().step(step),
                                recordedTo)));
    }

    private static String words(FxRobot robot) {
        return robot
                .lookup(node -> node instanceof Labeled && node.isVisible())
                .queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    @Test
    void itTellsWhereOneStands(FxRobot robot) {
        stop(robot, 886, 1_204);
        assertTrue(
                words(robot).contains("step 886   \u00b7   in the past, recorded to 1,204"),
                words(robot));
        stop(robot, 1_204, 1_204);
        assertTrue(words(robot).contains("step 1,204   \u00b7   at the end"), words(robot));
    }

    @Test
    void aJourneyIsShownAndEscapeCancelsIt(FxRobot robot) {
        stop(robot, 1_000_000_000, 1_000_000_000);
        say(robot, new Notice.Went(new Command.TravelTo(900_000_000)));
        assertFalse(words(robot).contains("Cancel"), "a short one is not shown");
        say(robot, new Notice.Progressed(512_000_000, 0));
        assertTrue(
                words(robot).contains("going back to step 900,000,000: at 512,000,000"),
                words(robot));
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of(new Command.Stop()), session.asked());
        stop(robot, 1_000_000_000, 1_000_000_000);
        assertFalse(words(robot).contains("Cancel"), words(robot));
    }

    @Test
    void aSearchIsShownAndCancelled(FxRobot robot) {
        stop(robot, 100, 100);
        robot.interact(() -> model.search(EventQuery.ALL, Reach.first(), _ -> {}));
        say(robot, new Notice.Progressed(70, 0));
        assertTrue(words(robot).contains("looking for events in the whole run: at step 70"));
        robot.clickOn("#cancel-work");
        assertEquals(List.of(new Command.Stop()), session.asked());
        assertFalse(words(robot).contains("Cancel"), words(robot));
    }

    @Test
    void aProgramThatRunsShowsItsSpeedAndIsNotStoppedByEscape(FxRobot robot) {
        stop(robot, 100, 100);
        say(robot, new Notice.Went(new Command.Continue()));
        say(robot, new Notice.Progressed(48_213_000, 143_216_331));
        assertTrue(
                words(robot).contains("step 48,213,000   \u00b7   143 million steps a second"),
                words(robot));
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of(), session.asked());
    }
}
