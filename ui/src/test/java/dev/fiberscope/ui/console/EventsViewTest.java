package dev.fiberscope.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.session.FxThread;
import dev.fiberscope.ui.session.LongProgram;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
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
final class EventsViewTest {
    private final FxThread fx = new FxThread();
    private final SessionModel model = new SessionModel(fx);

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new EventsView(model, fx).node(), 1100, 400));
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
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
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

    @SuppressWarnings("unchecked") // the list of events is the only one
    private static List<TraceEvent> listed(FxRobot robot) {
        return List.copyOf(robot.lookup(".events").queryAs(ListView.class).getItems());
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup((Node node) ->
                        node instanceof Label label
                                && label.isVisible()
                                && label.getText().contains(words))
                .tryQuery()
                .isPresent();
    }

    private static Labeled button(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Labeled.class);
    }

    private static void ask(FxRobot robot, String words) {
        robot.clickOn(".search").write(words).type(KeyCode.ENTER);
    }

    @Test
    void theHeadSaysWhichEventsAreListed(FxRobot robot) {
        var trace = model.session().get().orElseThrow().trace();
        long all = trace.before() + trace.size();
        assertTrue(trace.before() > 0, "it begins in the middle");
        assertTrue(
                says(
                        robot,
                        String.format("events %,d to %,d of %,d", trace.before() + 1, all, all)));
        assertEquals(trace.size(), listed(robot).size());
    }

    @Test
    void enterFindsOldEventsAndGoesToThem(FxRobot robot) throws TimeoutException {
        ask(robot, "S1 suspend step 1000..1100");
        await(() -> says(robot, "of the whole run"));
        var found = listed(robot);
        assertTrue(found.size() > 2, found.size() + " found");
        assertTrue(
                found.stream()
                        .allMatch(event ->
                                event instanceof TraceEvent.Suspended
                                        && event.at().step() >= 1_000
                                        && event.at().step() <= 1_100));
        assertTrue(found.getFirst().at().step() > found.getLast().at().step(), "the newest first");
        assertFalse(button(robot, "search-older").isVisible(), "that is all");
        var list = robot.lookup(".events").queryListView();
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
        });
        robot.type(KeyCode.ENTER);
        await(() -> step() == found.getFirst().at().step());
        assertEquals(found, listed(robot), "what was found stays");
    }

    @Test
    void olderOnesComeByPages(FxRobot robot) throws TimeoutException {
        ask(robot, "resume");
        await(() -> says(robot, "of the whole run"));
        assertEquals(FoundEvents.PAGE, listed(robot).size());
        robot.clickOn("#search-older");
        await(() -> listed(robot).size() == 2 * FoundEvents.PAGE);
        assertEquals(
                2 * FoundEvents.PAGE,
                listed(robot).stream().map(TraceEvent::at).distinct().count());
    }

    @Test
    void otherWordsGoBackToTheEventsAtHand(FxRobot robot) throws TimeoutException {
        ask(robot, "resume");
        await(() -> says(robot, "of the whole run"));
        robot.eraseText(6);
        int size = model.session().get().orElseThrow().trace().size();
        await(() -> listed(robot).size() == size);
        assertFalse(button(robot, "search-older").isVisible());
    }

    @Test
    void aWordThatMeansNothingIsSaidToDoSo(FxRobot robot) throws TimeoutException {
        ask(robot, "everything");
        await(() -> says(robot, "cannot be searched for \u201ceverything\u201d"));
    }

    @Test
    void suchEventsAreGoneToOneAfterTheOther(FxRobot robot) throws TimeoutException {
        robot.clickOn(".search").write("made");
        robot.clickOn("\u2039");
        await(() -> step() < 10);
    }
}
