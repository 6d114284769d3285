package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.session.ConsoleLine;
import dev.fiberscope.ui.session.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window on files that change while they are open. */
@ExtendWith(ApplicationExtension.class)
final class FileReloadTest {
    /** Lines from 1: {@code $count} begins on 2, {@code $main} on 5. */
    private static final String COUNTING =
            """
            (module
              (func $count (param $n i32) (result i32)
                (i32.add (local.get $n)
                  (i32.const 1)))
              (func $main (export "_start") (local $i i32)
                (local.set $i (i32.const 0))
                (local.set $i (call $count (local.get $i)))
                (local.set $i (call $count (local.get $i)))))
            """;

    private static final String BROKEN = COUNTING.replace("(i32.const 1)", "(i64.const 1)");

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");
    private Optional<FiberscopeWindow> window = Optional.empty();
    private FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        window = Optional.of(OpenedWindow.in(stage, FileReloadTest::opening));
    }

    @BeforeEach
    void useRobot(FxRobot given) {
        robot = given;
        file = folder.resolve("counting.wat");
    }

    private static Opening opening(Path file) {
        var name = file.toString();
        try {
            return OpenedWindow.opening(name, Files.readString(file));
        } catch (NoSuchFileException missing) {
            return new Opening.Unreadable(name + " does not exist.");
        } catch (IOException unreadable) {
            return new Opening.Unreadable(name + " cannot be read.");
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void open(String text) {
        write(text);
        robot.interact(() -> window.orElseThrow().open(file));
        await("Opened: stopped before");
    }

    private void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "never: "
                            + what
                            + "; but: "
                            + sentence()
                            + " / "
                            + bar()
                            + " / "
                            + said()
                            + tops(),
                    e);
        }
    }

    private void await(String sentence) {
        until(sentence, () -> sentence().startsWith(sentence));
    }

    private String sentence() {
        return String.valueOf(robot.lookup(".sentence-bar").query().getAccessibleText()).strip();
    }

    private String said() {
        return window.orElseThrow().model().console().stream()
                .map(ConsoleLine::text)
                .collect(Collectors.joining());
    }

    private String state() {
        return robot.lookup(".status-bar .strong").queryAs(Label.class).getText();
    }

    /** What the bar over the text says; empty while there is none. */
    private String bar() {
        var bar = robot.lookup("#file-bar").<Node>query();
        return bar.isVisible() ? String.valueOf(bar.getAccessibleText()) : "";
    }

    private void choose(String words) {
        robot.clickOn(
                robot.lookup("#file-bar .button").queryAllAs(Button.class).stream()
                        .filter(each -> each.getText().equals(words))
                        .findFirst()
                        .orElseThrow());
    }

    private String tops() {
        return robot.lookup("#code-tabs .code").queryAllAs(CodeArea.class).stream()
                .map(area ->
                        area.firstVisibleParToAllParIndex() + "/" + area.getParagraphs().size())
                .toList()
                .toString();
    }

    private CodeArea code() {
        return robot.lookup("#code-tabs .code").queryAs(CodeArea.class);
    }

    private void untilText(String part) {
        until(
                "the text has " + part,
                () ->
                        robot.lookup("#code-tabs .code").queryAllAs(CodeArea.class).stream()
                                .anyMatch(area -> area.getText().contains(part)));
    }

    private void breakpointAt(int line) {
        int before = breakpoints().size();
        robot.interact(() -> {
            code().moveTo(line - 1, 0);
            code().requestFocus();
        });
        robot.push(KeyCode.F9);
        until("a breakpoint at line " + line, () -> breakpoints().size() == before + 1);
    }

    private List<String> breakpoints() {
        return robot.lookup(".stop-name").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void atTheBeginningTheFileIsReadAnewAtOnceAndBreakpointsFindTheirPlaces() {
        open(COUNTING);
        breakpointAt(3);
        breakpointAt(7);
        robot.push(KeyCode.CONTROL, KeyCode.D);
        robot.push(KeyCode.ENTER);
        write(COUNTING.replace("(module\n", "(module\n  ;; it counts\n"));
        untilText(";; it counts");
        until("a notice", () -> said().contains("counting.wat changed on disk and was read anew."));
        assertTrue(state().contains("was read anew"), state());
        assertTrue(said().contains("Bookmarks are gone"), said());
        until(
                "both breakpoints one line further",
                () -> breakpoints().equals(List.of("$count:4", "$main:8")));
        assertEquals("", bar());
        robot.push(KeyCode.F5);
        await("Breakpoint: stopped before");
    }

    @Test
    void aBreakpointWhosePlaceIsGoneIsSaidToBeLost() {
        open(COUNTING);
        breakpointAt(3);
        breakpointAt(6);
        write(COUNTING.replace("$count", "$next"));
        untilText("$next");
        until("the loss", () -> said().contains("One breakpoint has no place any more: $count:3."));
        assertTrue(state().contains("$count:3"), state());
        until("the other one", () -> breakpoints().equals(List.of("$main:6")));
    }

    @Test
    void aProgramThatWasSteppedIsNotThrownAwayWithoutAsking() {
        open(COUNTING);
        robot.push(KeyCode.F11);
        until("step 1", () -> step() == 1);
        write(COUNTING + ";; later\n");
        until("a question", () -> bar().equals("counting.wat changed on disk."));
        assertEquals(1, step());
        assertFalse(code().getText().contains(";; later"));
        choose("Keep");
        until("no bar", () -> bar().isEmpty());
        assertEquals(1, step());
        write(COUNTING + ";; later still\n");
        until("a question", () -> bar().equals("counting.wat changed on disk."));
        choose("Reload (starts anew)");
        untilText(";; later still");
        until("the beginning", () -> step() == 0);
        assertEquals("", bar());
    }

    @Test
    void aProgramThatIsFinishedIsReadAnewAtOnce() {
        open(COUNTING);
        robot.push(KeyCode.F5);
        await("The program is finished");
        write(COUNTING + ";; later\n");
        untilText(";; later");
        until("the beginning", () -> step() == 0);
    }

    @Test
    void aBrokenTextLeavesTheSessionAndComesBackWhenItIsRepaired() {
        open(COUNTING);
        write(BROKEN);
        until(
                "a complaint",
                () -> bar().startsWith("counting.wat changed on disk and cannot be read: 3:6: "));
        assertTrue(code().getText().contains("(i32.const 1)"));
        robot.push(KeyCode.F11);
        until("step 1", () -> step() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.F11);
        until("step 0", () -> step() == 0);
        choose("Show 3:6");
        until("the error", () -> !robot.lookup(".code-error-line").queryAll().isEmpty());
        write(COUNTING + ";; repaired\n");
        untilText(";; repaired");
        until("no bar", () -> bar().isEmpty());
        until(
                "no broken text",
                () -> robot.lookup("#code-tabs").queryAs(TabPane.class).getTabs().size() == 1);
    }

    @Test
    void aFileThatWasBrokenFromTheStartOpensWhenItIsRepaired() {
        write(BROKEN);
        robot.interact(() -> window.orElseThrow().open(file));
        until("the error", () -> !robot.lookup(".code-error-line").queryAll().isEmpty());
        write(COUNTING);
        await("Opened: stopped before");
    }

    @Test
    void aFileThatIsGoneIsSaidToBeAndOneThatIsBackAsItWasIsFine() throws IOException {
        open(COUNTING);
        Files.delete(file);
        until("the news", () -> bar().startsWith("counting.wat is not there any more"));
        robot.push(KeyCode.F11);
        until("step 1", () -> step() == 1);
        write(COUNTING);
        until("no bar", () -> bar().isEmpty());
        assertEquals(1, step());
    }

    @Test
    void theTextStaysWhereItWasScrolledTo() {
        var lines = ";; a line\n".repeat(300);
        open(COUNTING + lines);
        until(
                "line 201 on top",
                () -> {
                    code().showParagraphAtTop(200);
                    return code().firstVisibleParToAllParIndex() == 200;
                });
        write(COUNTING + lines + ";; the last\n");
        untilText(";; the last");
        until("line 201 on top again", () -> code().firstVisibleParToAllParIndex() == 200);
    }

    @Test
    void aClosedSessionWatchesNothing() {
        open(COUNTING);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("closed", () -> window.orElseThrow().model().session().get().isEmpty());
        write(COUNTING + ";; later\n");
        // Another file that is opened and changes later shows that there was time enough.
        file = folder.resolve("other.wat");
        open(COUNTING);
        write(COUNTING + ";; other\n");
        untilText(";; other");
        assertFalse(said().contains("counting.wat"), said());
    }

    private long step() {
        return window.orElseThrow().model().stop().map(stop -> stop.snapshot().step()).orElse(-1L);
    }
}
