package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.session.Opening;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The list of stops: set, hit, switched off and removed, by mouse and by keys. */
@ExtendWith(ApplicationExtension.class)
final class StopsTest {
    /** Lines from 1: the suspensions are on 9 and 10. */
    private static final String GENERATOR =
            """
            (module
              (type $body (func))
              (type $task (cont $body))
              (type $asked (func (result i32)))
              (tag $value (param i32))
              (tag $ask (type $asked))
              (elem declare func $gen)
              (func $gen
                (suspend $value (i32.const 1))
                (suspend $value (i32.const 2)))
              (func $main (export "_start") (local $k (ref null $task))
                (local.set $k (cont.new $task (ref.func $gen)))
                (loop $more
                  (block $got (result i32 (ref $task))
                    (resume $task (on $value $got) (local.get $k))
                    (return))
                  (local.set $k)
                  (drop)
                  (br $more))))
            """;

    private Optional<FiberscopeWindow> window = Optional.empty();
    private FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        window = Optional.of(OpenedWindow.in(stage, StopsTest::opening));
    }

    @BeforeEach
    void openTheGenerator(FxRobot given) {
        robot = given;
        robot.interact(() -> window.orElseThrow().open(Path.of("generator.wat")));
        await("Opened: stopped before");
    }

    private static Opening opening(Path file) {
        return OpenedWindow.opening(file.toString(), GENERATOR);
    }

    private void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what + "; but: " + sentence() + rows(), e);
        }
    }

    private String sentence() {
        return String.valueOf(robot.lookup(".sentence-bar").<Node>query().getAccessibleText())
                .strip();
    }

    private void await(String sentence) {
        until(sentence, () -> sentence().startsWith(sentence));
    }

    /** All rows, as in {@code * suspended $value 2}; what is off has {@code o} for a sign. */
    private List<String> rows() {
        return robot.lookup(".stop-row").queryAllAs(Parent.class).stream()
                .map(row -> {
                    var name = (Labeled) row.getChildrenUnmodifiable().get(1);
                    var hits = (Label) row.lookup(".stop-hits");
                    return sign(row.lookup(".stop-sign")) + name.getText() + " " + hits.getText();
                })
                .toList();
    }

    private static String sign(Node button) {
        var word = button.lookup(".glyph").getAccessibleText();
        assertTrue(
                List.of(
                                Glyph.BREAKPOINT.word(),
                                Glyph.BREAKPOINT_OFF.word(),
                                Glyph.EVENT_STOP.word(),
                                Glyph.EVENT_STOP_OFF.word())
                        .contains(word),
                word);
        return word.endsWith("off") ? "o " : "* ";
    }

    private void untilRows(String... rows) {
        until(List.of(rows).toString(), () -> rows().equals(List.of(rows)));
    }

    private Node inRow(int row, String query) {
        return robot.lookup(".stop-row").queryAllAs(Parent.class).stream()
                .skip(row)
                .findFirst()
                .orElseThrow()
                .lookup(query);
    }

    private void cursorTo(int line) {
        robot.interact(() -> {
            var code = robot.lookup("#code-tabs .code").queryAs(CodeArea.class);
            code.moveTo(line - 1, 0);
            code.requestFocus();
        });
    }

    private boolean menuIsOpen() {
        return Window.getWindows().stream()
                .anyMatch(each -> each instanceof PopupWindow && each.isShowing());
    }

    private void setSuspendedWithValueByKeys() {
        robot.push(KeyCode.SHIFT, KeyCode.F9);
        until("the menu", this::menuIsOpen);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
    }

    @Test
    void aStopAtAnEventIsSetByKeysAndCountsItsHitsBothWays() {
        setSuspendedWithValueByKeys();
        untilRows("* suspended $value 0");
        robot.push(KeyCode.F5);
        await("Stopped after S1 suspended with $value as k1, before local.set $k in $main on S0.");
        untilRows("* suspended $value 1");
        robot.push(KeyCode.F5);
        await("Stopped after S1 suspended with $value as k2, before local.set $k");
        untilRows("* suspended $value 2");
        robot.push(KeyCode.CONTROL, KeyCode.F5);
        await("Stopped after S1 suspended with $value as k1,");
        untilRows("* suspended $value 1");
    }

    @Test
    void theMenuOffersEveryKindAndOnlyTagsThatFit() {
        robot.clickOn("#add-event-stop");
        until("the menu", this::menuIsOpen);
        var items = robot.lookup(".menu-item > .label").queryAllAs(Label.class).stream();
        assertEquals(
                List.of(
                        "suspended",
                        "switched",
                        "resumed",
                        "stack made",
                        "stack ended",
                        "exception thrown",
                        "stack overflowed",
                        "frames moved"),
                items.map(Label::getText).toList());
        robot.clickOn("stack ended");
        untilRows("* stack ended 0");
        robot.push(KeyCode.F5);
        await("Stopped after S1 returned to S0, before return in $main on S0.");
        untilRows("* stack ended 1");
    }

    @Test
    void aStopIsSwitchedOffAndOnAndRemovedByItsRow() {
        cursorTo(10);
        robot.push(KeyCode.F9);
        setSuspendedWithValueByKeys();
        untilRows("* $gen:10 0", "* suspended $value 0");
        robot.clickOn(inRow(1, ".stop-sign"));
        untilRows("* $gen:10 0", "o suspended $value 0");
        robot.push(KeyCode.F5);
        await("Breakpoint: stopped before");
        untilRows("* $gen:10 1", "o suspended $value 0");
        robot.interact(() -> inRow(0, ".stop-sign").requestFocus());
        robot.push(KeyCode.SPACE);
        untilRows("o $gen:10 1", "o suspended $value 0");
        robot.push(KeyCode.SPACE);
        untilRows("* $gen:10 1", "o suspended $value 0");
        robot.interact(() -> inRow(0, ".stop-remove").requestFocus());
        robot.push(KeyCode.SPACE);
        untilRows("o suspended $value 0");
        until("the keyboard is in the row that is left", () -> inRow(0, ".stop-sign").isFocused());
        robot.clickOn(inRow(0, ".stop-remove"));
        untilRows();
    }

    @Test
    void aBreakpointIsSwitchedOffAndOnAtTheCursor() {
        cursorTo(9);
        robot.push(KeyCode.F9);
        untilRows("* $gen:9 0");
        robot.push(KeyCode.CONTROL, KeyCode.F9);
        untilRows("o $gen:9 0");
        until(
                "a hollow circle beside the line",
                () ->
                        robot.lookup(".gutter-dot > .set").queryAll().stream()
                                .map(Node::getAccessibleText)
                                .toList()
                                .equals(List.of(Glyph.BREAKPOINT_OFF.word())));
        robot.push(KeyCode.F5);
        await("The program is finished.");
        robot.push(KeyCode.CONTROL, KeyCode.F9);
        untilRows("* $gen:9 0");
        robot.push(KeyCode.CONTROL, KeyCode.F5);
        await("Breakpoint: stopped before");
        untilRows("* $gen:9 1");
    }

    @Test
    void stopsOutliveARestartAndAnotherOpeningOfTheSame() {
        cursorTo(10);
        robot.push(KeyCode.F9);
        untilRows("* $gen:10 0");
        robot.push(KeyCode.CONTROL, KeyCode.F9);
        setSuspendedWithValueByKeys();
        robot.push(KeyCode.F5);
        untilRows("o $gen:10 0", "* suspended $value 1");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
        await("Opened: stopped before");
        untilRows("o $gen:10 0", "* suspended $value 0");
        robot.push(KeyCode.F5);
        untilRows("o $gen:10 0", "* suspended $value 1");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        untilRows("o $gen:10 0", "* suspended $value 0");
        robot.push(KeyCode.F5);
        await("Stopped after S1 suspended with $value as k1,");
    }
}
