package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Course;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.picture.StackPicture;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The past, branches, conditions and recordings in the window. */
@ExtendWith(ApplicationExtension.class)
final class TimeTest {
    private static final String COUNTING =
            """
            (module $counting
              (global $x (mut i32) (i32.const 0))
              (func (export "main")
                (loop $more
                  (global.set $x (i32.add (global.get $x) (i32.const 1)))
                  (br_if $more (i32.lt_s (global.get $x) (i32.const 5))))))
            """;

    private static final Map<String, String> FILES =
            Map.of(
                    "counting.wat",
                    COUNTING,
                    "further.wat",
                    COUNTING.replace("const 5", "const 6"),
                    "other.wat",
                    "(module (func (export \"main\")))");

    @TempDir private Path folder = Path.of(".");
    private Optional<FiberscopeWindow> window = Optional.empty();
    private FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        window = Optional.of(OpenedWindow.in(stage, TimeTest::opening));
    }

    @BeforeEach
    void openCounting(FxRobot given) {
        robot = given;
        open(Path.of("counting.wat"));
    }

    private static Opening opening(Path file) {
        var name = String.valueOf(file.getFileName());
        try {
            return RecordingReader.isRecording(file)
                    ? new Opening.Opened(
                            name,
                            OpenSession.of(
                                    DebugSession.open(
                                            new Program.OfRecording(RecordingReader.read(file)))))
                    : OpenedWindow.opening(name, FILES.getOrDefault(name, "(module"));
        } catch (IOException | RecordingException unreadable) {
            return new Opening.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    private FiberscopeWindow window() {
        return window.orElseThrow();
    }

    private void open(Path file) {
        robot.interact(() -> {
            window().close();
            window().open(file);
        });
        until("opened", () -> window().model().stop().isPresent());
    }

    private Stop stop() {
        return window().model().stop().orElseThrow();
    }

    private void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "never: " + what + "; but: " + window().model().stop().map(Stop::reason), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Sends it, and waits for the stop. */
    private void send(Command command) {
        var before = window().model().stop();
        robot.interact(() -> window().model().send(command));
        until("stop after " + command, () -> !window().model().stop().equals(before));
    }

    private Node node(String query) {
        return robot.lookup(query).query();
    }

    private String band() {
        var band = node("#time-band");
        return band.isVisible() ? String.valueOf(band.getAccessibleText()) : "";
    }

    private void edit(String text) {
        send(new Command.Edit(new Storage.GlobalCell(0, 0), text));
    }

    @Test
    void thePastSaysWhereHostsAreCalledAgain() {
        assertEquals("", band());
        send(new Command.StepInto());
        send(new Command.StepInto());
        assertEquals("", band());
        send(new Command.StepInto(Direction.BACKWARD));
        var past =
                "In the past. Continue runs to step 2 without calling hosts, then hosts are called"
                        + " again.";
        assertEquals(past, band());
        assertTrue(tip("#continue").endsWith("\n" + past), tip("#continue"));
        assertTrue(tip("#continue-back").endsWith("No host is called."));
        send(new Command.StepInto());
        assertEquals("Newest step. From here on the program's hosts are called.", band());
        assertFalse(tip("#continue").contains("past"));
    }

    private String tip(String button) {
        return node(button) instanceof Button each ? each.getTooltip().getText() : "";
    }

    @Test
    void aBranchIsShownAndDiscardedToWhereItBegan() {
        send(new Command.StepInto());
        var original = stop().snapshot();
        edit("41");
        assertEquals(
                "Branch from step 1: global $x = 41. Hosts are not called: answers come from the run"
                        + " you left; the first other call asks you.",
                band());
        send(new Command.Continue());
        assertTrue(stop().reason() instanceof StopReason.Finished);
        assertTrue(band().startsWith("Branch from step 1"));
        var discard = (Button) node("#discard-branch");
        robot.interact(discard::fire);
        until("back", () -> stop().course() instanceof Course.Live);
        assertEquals(original, stop().snapshot());
        assertFalse(discard.isVisible());
    }

    private void select(String tab) {
        robot.interact(() -> {
            if (node("#inspector-tabs") instanceof TabPane tabs) {
                tabs.getTabs().stream()
                        .filter(each -> each.getText().equals(tab))
                        .forEach(tabs.getSelectionModel()::select);
            }
        });
    }

    @Test
    void theKeysWorkOnTheValueWhereTheKeyboardWas() {
        send(new Command.Continue());
        select("Globals and tables");
        robot.push(KeyCode.F2);
        robot.push(KeyCode.DOWN);
        robot.push(new KeyCodeCombination(KeyCode.F7, KeyCombination.CONTROL_DOWN));
        until("last written", () -> stop().reason() instanceof StopReason.Found);
        long last = stop().snapshot().step();
        robot.push(new KeyCodeCombination(KeyCode.F7, KeyCombination.CONTROL_DOWN));
        until("the one before", () -> stop().snapshot().step() < last);
        robot.push(KeyCode.F7);
        until("the next one", () -> stop().snapshot().step() == last);
        robot.push(KeyCode.F2);
        assertTrue(node("#value-field").isFocused());
    }

    @Test
    void whatIsChosenInThePictureHasItsEvents() {
        send(new Command.Continue());
        send(new Command.TravelTo(3));
        robot.interact(() ->
                robot.lookup((Node each) -> each instanceof StackPicture)
                        .query()
                        .fireEvent(
                                new ContextMenuEvent(
                                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                        200,
                                        200,
                                        200,
                                        200,
                                        true,
                                        null)));
        var items =
                Window.getWindows().stream()
                        .filter(each -> each instanceof ContextMenu && each.isShowing())
                        .flatMap(each -> ((ContextMenu) each).getItems().stream())
                        .toList();
        assertEquals(
                List.of("Previous event of S0", "Next event of S0"),
                items.stream().map(MenuItem::getText).toList());
        robot.interact(() -> items.getFirst().fire());
        until("the call", () -> stop().reason() instanceof StopReason.EventMatched);
        assertEquals(0, stop().snapshot().step());
    }

    private void find(String text) {
        robot.interact(() -> window().condition.ask());
        robot.interact(() -> {
            var field = (TextField) node("#condition");
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    private List<String> row() {
        return robot.lookup("#condition-row .label").queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .toList();
    }

    @Test
    void theFirstStepAtWhichSomethingHoldsIsFound() {
        send(new Command.Continue());
        find("global $x = 3");
        until("found", () -> stop().reason() instanceof StopReason.Found);
        assertEquals("3", stop().snapshot().globals().getFirst().cell().value().toString());
        assertFalse(node("#condition-row").isVisible());
    }

    @Test
    void aConditionThatIsNoneSaysWhereAndStays() {
        find("global $x = nine");
        assertTrue(
                row().stream().anyMatch(each -> each.endsWith("(at character 13)")),
                () -> row().toString());
        var field = (TextField) node("#condition");
        assertEquals("nine", field.getSelectedText());
        robot.push(KeyCode.ESCAPE);
        assertFalse(node("#condition-row").isVisible());
    }

    @Test
    void whatWasAskedBeforeComesBack() {
        send(new Command.Continue());
        find("global $x = 2");
        until("found", () -> stop().reason() instanceof StopReason.Found);
        robot.interact(() -> window().condition.ask());
        robot.interact(() -> ((TextField) node("#condition")).clear());
        robot.push(KeyCode.UP);
        assertEquals("global $x = 2", ((TextField) node("#condition")).getText());
    }

    private Path saved(String name) {
        var file = folder.resolve(name);
        robot.interact(
                () -> window().time.save(window().model().session().get().orElseThrow(), file));
        until(
                "saved",
                () ->
                        window().model().console().stream()
                                .anyMatch(each -> each.text().contains("Saved the recording to")));
        return file;
    }

    @Test
    void aRunIsSavedAndOpenedAgain() {
        send(new Command.Continue());
        var end = stop();
        var file = saved("a.fscope");
        assertTrue(Files.exists(file));
        open(file);
        assertEquals(new Course.Recorded(), stop().course());
        assertTrue(band().startsWith("Recording. It ends at step " + end.snapshot().step()));
    }

    @Test
    void aRecordingThatCannotBeSavedIsSaid() {
        robot.interact(() ->
                window().time
                        .save(
                                window().model().session().get().orElseThrow(),
                                folder.resolve("missing").resolve("a.fscope")));
        until(
                "said",
                () ->
                        window().model().console().stream()
                                .anyMatch(
                                        each -> each.text().startsWith("The recording could not")));
    }

    private List<String> comparison() {
        return robot.lookup("#comparison .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private void compare(Path file) {
        robot.interact(() ->
                window().comparison.compare(window().model().session().get().orElseThrow(), file));
        until(
                "compared",
                () -> comparison().stream().noneMatch(each -> each.startsWith("Comparing")));
    }

    @Test
    void twoRunsAreEqualOrTheFirstDifferenceIsShown() {
        send(new Command.Continue());
        var whole = saved("whole.fscope");
        compare(whole);
        assertTrue(
                comparison().getFirst().startsWith("This run and whole.fscope are equal"),
                () -> comparison().toString());
        open(Path.of("counting.wat"));
        send(new Command.TravelTo(3));
        compare(whole);
        assertTrue(
                comparison().getFirst().contains("and then differ"), () -> comparison().toString());
        assertTrue(comparison().contains("the recording ends"), () -> comparison().toString());
        var links =
                robot.lookup("#comparison .link").queryAllAs(Hyperlink.class).stream()
                        .filter(each -> String.valueOf(each.getAccessibleText()).startsWith("Open"))
                        .toList();
        robot.interact(() -> links.getFirst().fire());
        until(
                "opened",
                () ->
                        window().model()
                                .stop()
                                .filter(each -> each.course() instanceof Course.Recorded)
                                .isPresent());
    }

    @Test
    void whatCannotBeComparedSaysWhy() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.fscope"), "no recording");
        compare(broken);
        assertTrue(
                comparison().getFirst().contains("broken.fscope"), () -> comparison().toString());
        send(new Command.Continue());
        var file = saved("counting.fscope");
        open(Path.of("other.wat"));
        compare(file);
        assertTrue(
                comparison().getFirst().startsWith("These are runs of different programs"),
                () -> comparison().toString());
    }

    @Test
    void aRecordingIsNamedAsTheProgramIs() {
        assertEquals("scheduler.fscope", TimeDeeds.fileName("sample:scheduler"));
        assertEquals("a.b.fscope", TimeDeeds.fileName("a.b.wat"));
        assertEquals(".hidden.fscope", TimeDeeds.fileName(".hidden"));
    }
}
