package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** What people come for, done from the start to the end with mouse and keys. */
class JourneysTest {
    private static final String ASKS =
            """
            (module
              (import "env" "poll" (func $poll (result i32)))
              (func (export "_start")
                (drop (call $poll))
                (drop (call $poll))))
            """;

    @TempDir Path folder;

    private Visitor visitor;

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void start() throws TimeoutException {
        visitor = Visitor.starts(new SettingsFile(folder.resolve("window.properties")));
    }

    @AfterEach
    void leave() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    private void opens(String sample) {
        visitor.clicks("#sample-" + sample);
        visitor.reads("Opened: stopped before");
    }

    private void opensFile(Path file) {
        visitor.opensFile(file);
        visitor.sees(".tab-pane .tab-label", String.valueOf(file.getFileName()));
    }

    @Test
    void watchesASchedulerChangeTasksAndAsksAboutTheOneThatWaits() {
        opens("scheduler-suspend");
        visitor.presses(KeyCode.F8);
        visitor.reads("S0 resumed S1 by k0.");
        visitor.presses(KeyCode.F8);
        visitor.reads("S1 suspended with $yield");
        visitor.clicksInPicture("stack S1 $baker, suspended");
        visitor.sees(".inspector-about", "S1 $baker");
        visitor.presses(KeyCode.CONTROL, KeyCode.HOME);
        visitor.sees(".inspector-about", "S0 $");
    }

    @Test
    void goesBackOnTheTimelineWithTheMouseAndOnAgain() {
        opens("scheduler-suspend");
        visitor.opensTab("Timeline");
        visitor.presses(KeyCode.F5);
        visitor.reads("The program is finished.");
        long end = visitor.step();
        visitor.drags(".timeline", 0.9, 0.5, 60);
        visitor.reads("Went to step");
        long there = visitor.step();
        assertTrue(there > 0 && there < end, "step " + there);
        visitor.sees(".step-recorded", "recorded to " + end);
        visitor.presses(KeyCode.F5);
        visitor.readsStep(end);
    }

    @Test
    void findsTheInstructionThatUsesAContinuationTwice() {
        opens("used-twice");
        visitor.presses(KeyCode.F5);
        visitor.reads("Trapped: continuation already consumed");
        visitor.opensTab("Events");
        visitor.clicks(".events .list-cell", "traps");
        visitor.presses(KeyCode.CONTROL, KeyCode.F11);
        visitor.sees(".inspector-about", "S0 $");
        visitor.presses(KeyCode.F11);
        visitor.reads("Trapped: continuation already consumed");
    }

    @Test
    void stopsAtABreakpointEveryTimeForwardsAndBackwards() {
        opens("generator");
        visitor.presses(KeyCode.CONTROL, KeyCode.G);
        visitor.writes("17");
        visitor.presses(KeyCode.ENTER);
        visitor.presses(KeyCode.F9);
        visitor.until("a stop", () -> visitor.shown(".stop-row").findFirst().isPresent());
        visitor.presses(KeyCode.F5);
        visitor.reads("Breakpoint: stopped before");
        long first = visitor.step();
        visitor.presses(KeyCode.F5);
        visitor.until("the second time", () -> visitor.step() > first);
        visitor.presses(KeyCode.CONTROL, KeyCode.F5);
        visitor.readsStep(first);
    }

    @Test
    void marksAStepAndComesBackToIt() {
        opens("actors");
        visitor.presses(KeyCode.F8);
        visitor.reads("S0 resumed");
        long marked = visitor.step();
        visitor.presses(KeyCode.CONTROL, KeyCode.D);
        visitor.writes("first mail");
        visitor.presses(KeyCode.ENTER);
        visitor.presses(KeyCode.F5);
        visitor.until("further", () -> visitor.step() > marked);
        visitor.sees(".bookmark-row .label", "first mail");
        visitor.clicks(".bookmark-step");
        visitor.readsStep(marked);
    }

    @Test
    void looksForAnEventAndTravelsToIt() {
        opens("cancel");
        visitor.presses(KeyCode.F5);
        visitor.reads("The program is finished.");
        visitor.opensTab("Events");
        visitor.clicks(".events-bar .text-field");
        visitor.writes("resumes");
        visitor.until(
                "only resumes",
                () ->
                        visitor.words(".events .list-cell")
                                .filter(each -> !each.isEmpty())
                                .allMatch(each -> each.contains("resumes")));
        visitor.clicks(".events .list-cell", "resumes");
        visitor.reads("Went to step");
    }

    @Test
    void findsAFunctionByItsNameAndReturnsToWhereItWas() {
        opens("scheduler");
        int before = visitor.fx(() -> visitor.code().getCurrentParagraph());
        visitor.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        visitor.writes("$parse_entry");
        visitor.presses(KeyCode.ENTER);
        visitor.until("its line", () -> visitor.code().getCurrentParagraph() != before);
        int line = visitor.fx(() -> visitor.code().getCurrentParagraph());
        int declared = visitor.lineOf("(func $parse_entry");
        assertTrue(declared <= line && line <= declared + 5, "line " + line);
        visitor.presses(KeyCode.ALT, KeyCode.LEFT);
        visitor.until("back", () -> visitor.code().getCurrentParagraph() == before);
    }

    @Test
    void answersForAHostThatNobodyProvidesAndIsAskedOnlyOnce() throws IOException {
        opensFile(Files.writeString(folder.resolve("asks.wat"), ASKS));
        visitor.presses(KeyCode.F5);
        visitor.reads("Nobody provides env.poll");
        visitor.clicks(".answer-row .text-field");
        visitor.writes("many");
        visitor.presses(KeyCode.ENTER);
        visitor.sees(".answer-row .bad", "i32 is an integer");
        visitor.fx(() -> {
            ((TextInputControl) visitor.node(".answer-row .text-field")).clear();
            return true;
        });
        visitor.writes("7");
        visitor.presses(KeyCode.ENTER);
        visitor.reads("Stopped before drop");
        long answered = visitor.step();
        visitor.presses(KeyCode.CONTROL, KeyCode.F5);
        visitor.readsStep(0);
        visitor.presses(KeyCode.F11);
        visitor.readsStep(answered);
        visitor.seesNo(".answer-row");
    }

    @Test
    void repairsABrokenModuleWithoutLosingTheOther() throws IOException {
        opens("generator");
        visitor.presses(KeyCode.F8);
        visitor.reads("S0 resumed S1");
        long stood = visitor.step();
        var file = Files.writeString(folder.resolve("mine.wat"), "(module (func (result i32)))");
        visitor.opensFile(file);
        visitor.sees(".code-error-line", "mine.wat:1:");
        assertEquals(stood, visitor.step());
        Files.writeString(file, "(module (func (export \"_start\") (nop)))");
        visitor.opensFile(file);
        visitor.reads("Opened: stopped before nop");
    }

    @Test
    void findsItsLooksAndFilesAgainTheNextDay() throws IOException, TimeoutException {
        opensFile(Files.writeString(folder.resolve("asks.wat"), ASKS));
        boolean dark = visitor.dark();
        visitor.presses(KeyCode.CONTROL, KeyCode.L);
        visitor.presses(KeyCode.CONTROL, KeyCode.EQUALS);
        visitor.startsAgain();
        assertNotEquals(dark, visitor.dark());
        visitor.clicks(".start-screen .link", "asks.wat");
        visitor.reads("Opened: stopped before call $poll");
        visitor.presses(KeyCode.CONTROL, KeyCode.DIGIT0);
    }

    @Test
    void followsALessonByItsLinks() {
        opens("abandoned");
        visitor.clicks(".lesson .text", "step ");
        visitor.reads("Went to step");
        assertFalse(visitor.step() == 0);
        visitor.presses(KeyCode.SHIFT, KeyCode.CONTROL, KeyCode.F5);
        visitor.presses(KeyCode.CONTROL, KeyCode.W);
        visitor.until("the samples", () -> visitor.shown(".start-screen").findFirst().isPresent());
    }

    @Test
    void doesEverythingWithoutAMouse() {
        visitor.focuses("#sample-generator");
        visitor.presses(KeyCode.ENTER);
        visitor.reads("Opened: stopped before");
        visitor.presses(KeyCode.F11);
        visitor.readsStep(1);
        visitor.presses(KeyCode.F8);
        visitor.reads("S0 resumed S1");
        visitor.focuses(".stack-picture");
        visitor.presses(KeyCode.HOME);
        visitor.presses(KeyCode.RIGHT);
        visitor.sees(".inspector-about", "S0 ");
        visitor.presses(KeyCode.LEFT);
        visitor.sees(".inspector-about", "S1 ");
    }
}
