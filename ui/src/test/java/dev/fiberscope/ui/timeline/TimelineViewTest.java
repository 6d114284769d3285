package dev.fiberscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.layout.Reachable;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.FxThread;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.theme.Palette;
import dev.fiberscope.ui.theme.Theme;
import dev.fiberscope.ui.timeline.layout.Move;
import dev.fiberscope.ui.timeline.layout.Recorded;
import dev.fiberscope.ui.timeline.layout.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
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

/** On a program that has run to its end, at step 68. */
@ExtendWith(ApplicationExtension.class)
final class TimelineViewTest {
    private static final double FIRST_LANE = 28;

    private final SessionModel model = new SessionModel(new FxThread());
    private final Bookmarks bookmarks = new Bookmarks();
    private Optional<TimelineView> made = Optional.empty();
    private long end;

    @Start
    void start(Stage stage) {
        var view =
                new TimelineView(model, bookmarks, new Theme(Palette.DARK), Reachable::forgotten);
        made = Optional.of(view);
        var scene = new Scene(new StackPane(view), 1000, 190);
        new Theme(Palette.DARK).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void runToTheEnd(FxRobot robot) throws ModuleException, TimeoutException {
        var program = Program.read("numbers.wat", Recorded.text("numbers"));
        robot.interact(() -> model.open(OpenSession.of(DebugSession.open(program))));
        await(() -> model.stop().isPresent());
        robot.interact(() -> model.send(new Command.Continue()));
        await(() -> model.stop().orElseThrow().snapshot().step() > 60);
        end = step();
    }

    private TimelineView view() {
        return made.orElseThrow();
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

    private Point2D at(long step, double y) {
        return view().localToScreen(new Point2D(view().time().x(step), y));
    }

    @Test
    void draggingTravelsToWhereItEnds(FxRobot robot) throws TimeoutException {
        robot.moveTo(at(50, 120)).press(MouseButton.PRIMARY);
        robot.moveTo(at(40, 120)).moveTo(at(33, 120)).release(MouseButton.PRIMARY);
        await(() -> step() == 33);
        assertEquals(end, model.stop().orElseThrow().recordedTo());
        assertTrue(
                view().getAccessibleText().startsWith("Timeline, step 33 of "),
                view().getAccessibleText());
    }

    @Test
    void anArrowTravelsToItsEvent(FxRobot robot) throws TimeoutException {
        var spot =
                view().scene().spots().stream()
                        .filter(each ->
                                each.target() instanceof Target.OfMove(var move)
                                        && move.kind() == Move.Kind.SUSPEND
                                        && move.step() < 20)
                        .findFirst()
                        .orElseThrow();
        robot.clickOn(view().localToScreen(new Point2D(spot.box().x() + 4, spot.box().middle())));
        await(() -> step() == 11);
    }

    @Test
    void keysGoFromEventToEvent(FxRobot robot) throws TimeoutException {
        robot.interact(view()::requestFocus);
        robot.type(KeyCode.HOME);
        await(() -> step() == 0);
        robot.type(KeyCode.RIGHT);
        await(() -> step() == 2);
        robot.type(KeyCode.END);
        await(() -> step() == end);
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        await(() -> step() < end - 1);
        assertTrue(view().getAccessibleText().contains("S1 "), view().getAccessibleText());
    }

    @Test
    void headsOfLanesSelectTheirStacks(FxRobot robot) {
        robot.clickOn(view().localToScreen(new Point2D(60, FIRST_LANE + 18)));
        assertEquals(
                Optional.of(new Selected.OfStack(new StackId(1))), model.shown().get().selection());
        robot.type(KeyCode.UP);
        assertEquals(
                Optional.of(new Selected.OfStack(new StackId(0))), model.shown().get().selection());
    }

    @Test
    void theWheelZoomsAroundThePointerAndADoubleClickShowsAll(FxRobot robot) {
        var whole = view().time().window();
        double x = view().time().x(30);
        robot.interact(() -> wheel(x, 160));
        assertTrue(view().time().window().length() < whole.length());
        assertEquals(x, view().time().x(30), 1e-6);
        robot.doubleClickOn(at(30, 120));
        assertEquals(whole, view().time().window());
    }

    /**
     * The display that tests have knows no wheel: the input is made by hand, at ({@code x}, 120) of
     * the timeline.
     */
    private void wheel(double x, double up) {
        var surface = view().getChildrenUnmodifiable().getFirst();
        var screen = surface.localToScreen(x, 120);
        surface.fireEvent(
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        120,
                        screen.getX(),
                        screen.getY(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        up,
                        0,
                        up,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void aBookmarkIsPutNamedAndTakenAway(FxRobot robot) throws TimeoutException {
        robot.interact(view()::requestFocus);
        robot.type(KeyCode.HOME);
        await(() -> step() == 0);
        robot.type(KeyCode.B);
        robot.write("begin").type(KeyCode.ENTER);
        assertEquals(List.of(new Bookmark(0, "begin")), bookmarks.all());
        robot.type(KeyCode.END);
        await(() -> step() == end);
        var flag =
                view().scene().spots().stream()
                        .filter(spot -> spot.target() instanceof Target.OfBookmark)
                        .findFirst()
                        .orElseThrow()
                        .box();
        robot.clickOn(view().localToScreen(new Point2D(flag.x() + 6, flag.middle())));
        await(() -> step() == 0);
        robot.type(KeyCode.B);
        assertEquals(List.of(), bookmarks.all());
    }
}
