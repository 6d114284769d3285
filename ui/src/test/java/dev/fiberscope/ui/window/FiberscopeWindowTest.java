package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.start.GalleryEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

/**
 * The whole window on real sessions. Most facts are tested elsewhere; this is whether the parts
 * work together.
 */
@ExtendWith(ApplicationExtension.class)
final class FiberscopeWindowTest {
    private static final String GENERATOR =
            """
            (module
              (type $body (func)) (type $task (cont $body))
              (tag $value (param i32))
              (elem declare func $gen)
              (func $gen
                (suspend $value (i32.const 1))
                (suspend $value (i32.const 2)))
              (func $main (export "_start") (local $k (ref null $task)) (local $sum i32)
                (local.set $k (cont.new $task (ref.func $gen)))
                (loop $more
                  (block $got (result i32 (ref $task))
                    (resume $task (on $value $got) (local.get $k))
                    (return))
                  (local.set $k)
                  (local.set $sum (i32.add (local.get $sum)))
                  (br $more))))
            """;

    private static final String ASKING =
            """
            (module
              (import "env" "poll" (func $poll (param i32) (result i32)))
              (func $main (export "_start") (drop (call $poll (i32.const 7)))))
            """;

    private static final String BROKEN = "(module\n  (func (result i32)\n    (i64.const 1)))\n";

    private static final Map<String, String> FILES =
            Map.of("asking.wat", ASKING, "broken.wat", BROKEN);

    private Optional<FiberscopeWindow> window = Optional.empty();
    private WindowSettings remembered = WindowSettings.FIRST;
    private FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        var sample =
                new GalleryEntry(
                        "generator",
                        "A generator",
                        "It hands out `1` and `2`.",
                        List.of("Go to step 5.", "Then look at `$gen` at step 9."),
                        () -> OpenedWindow.opening("generator.wat", GENERATOR));
        stage.setWidth(1_440);
        stage.setHeight(900);
        var made =
                new FiberscopeWindow(
                        stage,
                        this::opening,
                        List.of(sample),
                        WindowSettings.FIRST,
                        settings -> remembered = settings);
        made.show();
        window = Optional.of(made);
    }

    @BeforeEach
    void useRobot(FxRobot given) {
        robot = given;
    }

    private Opening opening(Path file) {
        var name = String.valueOf(file.getFileName());
        return Optional.ofNullable(FILES.get(name))
                .map(text -> OpenedWindow.opening(name, text))
                .orElseGet(() -> new Opening.Unreadable(name + " does not exist."));
    }

    private void open(String file) {
        robot.interact(() -> window.orElseThrow().open(Path.of(file)));
    }

    private void openGenerator() {
        robot.clickOn("#sample-generator");
        await("Opened: stopped before ref.func $gen in $main on S0.");
    }

    private void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what + "; but: " + sentence(), e);
        }
    }

    private String sentence() {
        return String.valueOf(node(".sentence-bar").getAccessibleText()).strip();
    }

    private void await(String sentence) {
        until(sentence, () -> sentence().startsWith(sentence));
    }

    private Node node(String query) {
        return robot.lookup(query).query();
    }

    private boolean startIsShown() {
        return robot.lookup(".start-screen").queryAll().stream().anyMatch(Node::isVisible);
    }

    private String step() {
        return robot.lookup(".step-number").queryAs(Label.class).getText();
    }

    private CodeArea code() {
        return robot.lookup(".code").queryAs(CodeArea.class);
    }

    /** Everything that stands beside line {@code line}, from 1. */
    private Node beside(int line, String styleClass) {
        until("line " + line + " in view", () -> find(line, styleClass).isPresent());
        return find(line, styleClass).orElseThrow();
    }

    private Optional<Node> find(int line, String styleClass) {
        var number = String.format(Locale.ROOT, "%3d", line);
        return robot.lookup(".gutter").queryAll().stream()
                .filter(gutter ->
                        gutter.lookupAll(".gutter-number").stream()
                                .anyMatch(each ->
                                        each instanceof Label label
                                                && label.getText().equals(number)))
                .map(gutter -> gutter.lookup(styleClass))
                .findFirst();
    }

    @Test
    void aChosenSampleOpensInsteadOfTheStartScreen() {
        assertTrue(startIsShown());
        openGenerator();
        assertFalse(startIsShown());
        assertEquals("step 0", step());
        assertTrue(code().getText().contains("(suspend $value (i32.const 1))"));
        assertEquals(List.of("exec"), List.copyOf(code().getParagraph(8).getParagraphStyle()));
    }

    @Test
    void keysStepBothWays() {
        openGenerator();
        robot.push(KeyCode.F11);
        until("step 1", () -> step().equals("step 1"));
        robot.push(KeyCode.F8);
        await("S0 resumed S1 by k0. Stopped before i32.const 1 in $gen on S1.");
        robot.push(KeyCode.F11);
        await(
                "Stopped before suspend $value in $gen on S1. Clause 0 of the prompt in $main on S0"
                        + " will take it; S1 leaves as a continuation.");
        robot.push(KeyCode.CONTROL, KeyCode.F11);
        await("Stopped before i32.const 1 in $gen on S1.");
        robot.push(KeyCode.CONTROL, KeyCode.F5);
        await("Back at the beginning, before ref.func $gen in $main on S0.");
        assertTrue(node("#back-into").isDisabled());
        robot.push(KeyCode.F5);
        await("The program is finished.");
        assertTrue(node("#into").isDisabled());
        assertFalse(node("#back-into").isDisabled());
    }

    @Test
    void aBreakpointIsSetBesideItsLine() {
        openGenerator();
        robot.clickOn(beside(7, ".gutter-dot"));
        until("a breakpoint in the list", () -> !robot.lookup(".stop-row").queryAll().isEmpty());
        robot.push(KeyCode.F5);
        await("Breakpoint: stopped before i32.const 2 in $gen on S1.");
        robot.clickOn(beside(7, ".gutter-dot"));
        until("no breakpoint in the list", () -> robot.lookup(".stop-row").queryAll().isEmpty());
    }

    @Test
    void marksAndInspectorFollowTheSelection() {
        openGenerator();
        robot.push(KeyCode.F8);
        await("S0 resumed S1");
        robot.clickOn(beside(12, ".gutter-stacks"));
        var about = robot.lookup(".inspector-about").queryAs(Label.class);
        until("the waiting stack is shown", () -> about.getText().equals("S0 $main:12"));
        assertEquals(List.of("chosen"), List.copyOf(code().getParagraph(11).getParagraphStyle()));
        assertEquals(List.of("exec"), List.copyOf(code().getParagraph(5).getParagraphStyle()));
        robot.push(KeyCode.CONTROL, KeyCode.HOME);
        until("the running stack is shown", () -> about.getText().equals("S1 $gen:6"));
        assertTrue(
                robot.lookup(".taker-tag").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().equals("$value")));
    }

    @Test
    void anAnswerIsCheckedWhereItIsTyped() {
        open("asking.wat");
        await("Opened");
        robot.push(KeyCode.F5);
        await("Nobody provides env.poll, called with (7). What does it return?");
        var field = robot.lookup(".answer-row .text-field").queryAs(TextField.class);
        robot.clickOn(field).write("seven");
        robot.push(KeyCode.ENTER);
        until(
                "a complaint",
                () ->
                        robot.lookup(".answer-row .bad")
                                .queryAs(Label.class)
                                .getText()
                                .startsWith("i32 is an integer"));
        robot.interact(field::clear);
        robot.clickOn(field).write("0x2a");
        robot.push(KeyCode.ENTER);
        await("Stopped before drop in $main on S0.");
        assertFalse(node(".answer-row").isVisible());
    }

    @Test
    void aBrokenModuleShowsItsErrorAndNothingElseIsLost() {
        openGenerator();
        open("broken.wat");
        until("the error", () -> !robot.lookup(".code-error-line").queryAll().isEmpty());
        var message = robot.lookup(".code-error-line").queryAs(Label.class).getText();
        assertTrue(message.startsWith("broken.wat:3:"), message);
        assertEquals("step 0", step());
        robot.push(KeyCode.F11);
        until("step 1", () -> step().equals("step 1"));
        assertEquals(List.of(), remembered.recent(), "only what could be opened is offered again");
    }

    @Test
    void whatCannotBeReadIsSaidInTheConsole() {
        open("missing.wat");
        var state = robot.lookup(".status-bar .strong").queryAs(Label.class);
        until("a sentence", () -> state.getText().equals("missing.wat does not exist."));
        assertTrue(startIsShown());
    }

    @Test
    void closingShowsTheSamplesAgain() {
        openGenerator();
        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("the start screen", this::startIsShown);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        await("Opened: stopped before ref.func $gen in $main on S0.");
        assertFalse(startIsShown());
    }

    private void selectBottomTab(String title) {
        var tabs = robot.lookup("#bottom-tabs").queryAs(TabPane.class);
        robot.interact(() ->
                tabs.getTabs().stream()
                        .filter(tab -> tab.getText().equals(title))
                        .findFirst()
                        .ifPresentOrElse(
                                tab -> tabs.getSelectionModel().select(tab),
                                () -> {
                                    throw new AssertionError("no tab " + title);
                                }));
    }

    private String bottomTab() {
        return robot.lookup("#bottom-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .getSelectedItem()
                .getText();
    }

    @Test
    void theLessonOfASampleComesFirstAndItsLinksTravel() {
        openGenerator();
        assertEquals("Lesson", bottomTab());
        robot.clickOn("step 9");
        await("Went to step 9");
        assertEquals("step 9", step());
        open("asking.wat");
        await("Opened: stopped before i32.const 7");
        assertEquals("Timeline", bottomTab());
    }

    @Test
    void theFinderRunsCommandsAndShowsStacksFunctionsAndEvents() {
        openGenerator();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("next sw");
        robot.push(KeyCode.ENTER);
        await("S0 resumed S1 by k0.");
        var about = robot.lookup(".inspector-about").queryAs(Label.class);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("s0 wait");
        robot.push(KeyCode.ENTER);
        until("the waiting stack is shown", () -> about.getText().startsWith("S0 "));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("is made");
        robot.push(KeyCode.ENTER);
        await("Went to step 2");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("nothing is called so");
        robot.push(KeyCode.ESCAPE);
        assertFalse(node("#finder-list").getParent().isVisible());
        assertEquals("", robot.lookup("#finder").queryAs(TextField.class).getText());
    }

    @Test
    void aBookmarkIsNamedListedAndGoesWithTheProgram() {
        openGenerator();
        robot.push(KeyCode.F8);
        await("S0 resumed S1");
        var number = step().replace("step ", "");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        robot.write("it begins");
        robot.push(KeyCode.ENTER);
        until("a bookmark", () -> robot.lookup(".bookmark-row").tryQuery().isPresent());
        robot.push(KeyCode.F8);
        await("S1 suspended");
        robot.clickOn(robot.lookup(".bookmark-step").<Node>query());
        await("Went to step " + number);
        open("asking.wat");
        until("no bookmark", () -> robot.lookup(".bookmark-row").tryQuery().isEmpty());
    }

    @Test
    void choosingAnEventTravels() {
        openGenerator();
        robot.push(KeyCode.F5);
        await("The program is finished.");
        selectBottomTab("Events");
        var list = robot.lookup(".events").queryAs(ListView.class);
        robot.interact(() -> {
            list.scrollTo(0);
            list.requestFocus();
            list.getSelectionModel().select(1);
        });
        robot.push(KeyCode.ENTER);
        await("Went to step");
        assertTrue(
                robot.lookup(".step-recorded")
                        .queryAs(Label.class)
                        .getText()
                        .startsWith("recorded to"));
    }

    @Test
    void aStepAndAStackCanBeAskedForAtOnce() {
        robot.interact(() -> window.orElseThrow().close());
        var sample =
                new GalleryEntry(
                        "g",
                        "G",
                        "",
                        List.of(),
                        () -> OpenedWindow.opening("generator.wat", GENERATOR));
        robot.interact(() ->
                window.orElseThrow().open(sample, OptionalLong.of(5), Optional.of(new StackId(0))));
        await("Went to step 5");
        var about = robot.lookup(".inspector-about").queryAs(Label.class);
        until("the stack is shown", () -> about.getText().startsWith("S0 "));
    }

    @Test
    void looksChangeWithoutLosingAnything() {
        openGenerator();
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.push(KeyCode.F1);
        assertTrue(node(".overlay").isVisible());
        robot.push(KeyCode.ESCAPE);
        assertFalse(node(".overlay").isVisible());
        assertFalse(remembered.dark());
        assertEquals(13, remembered.fontSize());
        for (var tabs : robot.lookup(".tabs").queryAllAs(TabPane.class)) {
            for (int i = 0; i < tabs.getTabs().size(); i++) {
                int tab = i;
                robot.interact(() -> tabs.getSelectionModel().select(tab));
            }
        }
        assertEquals("step 0", step());
    }
}
