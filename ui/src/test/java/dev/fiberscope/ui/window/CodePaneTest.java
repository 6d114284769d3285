package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Opening;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The code pane on a script with several modules, by keys. */
@ExtendWith(ApplicationExtension.class)
final class CodePaneTest {
    /** Lines from 1: $f is on 3, $g on 5; the command that fails is on 9. */
    private static final String SCRIPT =
            """
            (module $one
              (func $f (export "f") (result i32)
                (i32.const 1)))
            (module $two
              (func $g (export "g") (result i32) (unreachable)))
            (module binary "\\00asm" "\\01\\00\\00\\00" "\\01\\05\\01\\60\\00\\01\\7f"
              "\\03\\02\\01\\00" "\\07\\05\\01\\01f\\00\\00" "\\0a\\06\\01\\04\\00\\41\\07\\0b")
            (assert_return (invoke "f") (i32.const 7))
            (assert_return (invoke $two "g") (i32.const 2))
            """;

    private Optional<FiberscopeWindow> window = Optional.empty();
    private FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        window = Optional.of(OpenedWindow.in(stage, CodePaneTest::opening));
    }

    @BeforeEach
    void openTheScript(FxRobot given) {
        robot = given;
        robot.interact(() -> window.orElseThrow().open(Path.of("several.wast")));
        until("the first stop", () -> window.orElseThrow().model().stop().isPresent());
    }

    private static Opening opening(Path file) {
        return OpenedWindow.opening("several.wast", SCRIPT);
    }

    private void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what + "; but: " + titles(), e);
        }
    }

    private TabPane tabs() {
        return robot.lookup("#code-tabs").queryAs(TabPane.class);
    }

    private List<String> titles() {
        return tabs().getTabs().stream().map(Tab::getText).toList();
    }

    private String shown() {
        return tabs().getSelectionModel().getSelectedItem().getText();
    }

    private CodeArea code() {
        return (CodeArea) inText(".code");
    }

    private Node inText(String query) {
        return tabs().getSelectionModel().getSelectedItem().getContent().lookup(query);
    }

    private String sentence() {
        return String.valueOf(robot.lookup(".sentence-bar").<Node>query().getAccessibleText())
                .strip();
    }

    private void runToTheFailure() {
        robot.push(KeyCode.F5);
        until("the failure", () -> sentence().startsWith("Trapped"));
    }

    @Test
    void modulesOfAScriptShareATabAndABinaryOneHasItsOwn() {
        until("both texts", () -> titles().equals(List.of("several.wast", "several.wast:6:1")));
        assertEquals("several.wast:6:1", shown(), "what runs first is the binary module");
        assertTrue(code().getText().contains("i32.const 7"));
        runToTheFailure();
        until("the script", () -> shown().equals("several.wast"));
    }

    @Test
    void aTrapInAScriptIsToldWithTheLineThatIsMarked() {
        runToTheFailure();
        assertTrue(sentence().endsWith("On line 9 the script expected (2 : i32)."), sentence());
        until("the script", () -> shown().equals("several.wast"));
        until(
                "the line of the command is marked",
                () ->
                        code().getStyleSpans(8).stream()
                                .anyMatch(span -> span.getStyle().contains("code-error")));
        until(
                "the trapped frame is chosen",
                () ->
                        List.copyOf(code().getParagraph(4).getParagraphStyle())
                                .equals(List.of("chosen")));
    }

    @Test
    void aClosedTextComesBackWhenSomethingInItIsShown() {
        until("both texts", () -> titles().size() == 2);
        runToTheFailure();
        until("the script", () -> shown().equals("several.wast"));
        robot.clickOn(tabs().lookupAll(".tab-close-button").iterator().next());
        until("one is closed", () -> titles().equals(List.of("several.wast:6:1", "1 closed")));
        robot.interact(() ->
                window.orElseThrow().model().select(new Selected.OfPlace(new CodePoint(0, 0, 0))));
        until("it is back", () -> shown().equals("several.wast"));
        until("nothing is closed", () -> titles().size() == 2);
    }

    @Test
    void aTextCanBeOpenedAgainByHand() {
        until("both texts", () -> titles().size() == 2);
        robot.clickOn(tabs().lookupAll(".tab-close-button").iterator().next());
        until("one is closed", () -> titles().contains("1 closed"));
        robot.interact(() -> tabs().getSelectionModel().selectLast());
        robot.clickOn(robot.lookup(".closed-texts .button").<Node>query());
        until("nothing is closed", () -> !titles().contains("1 closed"));
    }

    @Test
    void aWrongPlaceIsSaidToBeWrong() {
        runToTheFailure();
        until("the script", () -> shown().equals("several.wast"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        robot.write("400");
        var count = (Label) inText("#find-count");
        until("the last line", () -> count.getText().equals("the last line is 10"));
        var field = (TextField) inText("#find-in-code");
        robot.interact(() -> field.setText("$nobody"));
        assertEquals("no function here is called or begins with $nobody", count.getText());
        robot.interact(() -> field.setText("g"));
        assertEquals("line 5", count.getText());
        robot.push(KeyCode.ENTER);
        until("line 5", () -> code().getCurrentParagraph() == 4);
        robot.push(KeyCode.F9);
        until("a breakpoint", () -> window.orElseThrow().model().breakpoints().size() == 1);
    }

    @Test
    void whichOfHowManyIsSaid() {
        runToTheFailure();
        until("the script", () -> shown().equals("several.wast"));
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("func");
        var count = (Label) inText("#find-count");
        until("two", () -> count.getText().endsWith(" of 2"));
        var before = count.getText();
        robot.push(KeyCode.ENTER);
        until("the other one", () -> !count.getText().equals(before));
        robot.push(KeyCode.ESCAPE);
        until("the text has the keyboard", () -> code().isFocused());
    }
}
