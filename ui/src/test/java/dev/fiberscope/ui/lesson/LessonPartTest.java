package dev.fiberscope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LessonPartTest {
    @Test
    void wordsCodeAndStepsStayInOrder() {
        assertEquals(
                List.of(
                        new LessonPart.Words("Go to "),
                        new LessonPart.Step("step 111", 111),
                        new LessonPart.Words(", before "),
                        new LessonPart.Code("resume step 3"),
                        new LessonPart.Words(". "),
                        new LessonPart.Step("Step 48,213", 48_213),
                        new LessonPart.Words(".")),
                LessonPart.of("Go to step 111, before `resume step 3`. Step 48,213."));
    }

    @Test
    void aStepWithoutANumberIsWords() {
        assertEquals(
                List.of(new LessonPart.Words("Step on, footstep 3, step by step.")),
                LessonPart.of("Step on, footstep 3, step by step."));
    }

    @Test
    void aCommaBehindANumberIsNotPartOfIt() {
        assertEquals(
                List.of(new LessonPart.Step("step 12", 12), new LessonPart.Words(", 345 of them")),
                LessonPart.of("step 12, 345 of them"));
    }

    @Test
    void nothingHasNoParts() {
        assertEquals(List.of(), LessonPart.of(""));
    }
}
