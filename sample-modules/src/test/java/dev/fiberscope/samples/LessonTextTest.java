package dev.fiberscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonTextTest {

    @Test
    void linesOfAParagraphAndOfAStepAreJoined() {
        var text = LessonText.parse("# Title\n\nOne\ntwo.\n\n1. First\n   goes on.\n2. Second.\n");
        assertEquals(
                new LessonText("Title", "One two.", List.of("First goes on.", "Second.")), text);
    }

    @Test
    void linesMayEndWithCarriageReturns() {
        var text =
                LessonText.parse("# Title\r\n\r\nOne\r\ntwo.\r\n\r\n1. First\r\n   goes on.\r\n");
        assertEquals(new LessonText("Title", "One two.", List.of("First goes on.")), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Title\n\nParagraph.",
                "Title\n\nParagraph.\n\n1. Step.",
                "# Title\nmore\n\nParagraph.\n\n1. Step.",
                "# Title\n\nParagraph.\n\n2. Step.",
                "# Title\n\nParagraph.\n\n1. Step.\n3. Step.",
                "# Title\n\nParagraph.\n\nStep.",
                "# Title\n\nParagraph.\n\n1. Step.\n\n2. Step."
            })
    void anotherFormIsRefused(String markdown) {
        assertThrows(IllegalArgumentException.class, () -> LessonText.parse(markdown));
    }

    @Test
    void theRefusalNamesTheLineThatIsWrong() {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> LessonText.parse("# Title\n\nParagraph.\n\n1. Step.\n3. Late."));
        assertEquals("a lesson needs step 2 instead of \"3. Late.\"", refusal.getMessage());
    }
}
