package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.ui.glyph.StateSign;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CodeMarksTest {
    private static final CodePoint SUSPEND = new CodePoint(0, 1, 2);
    private static final CodePoint CALL = new CodePoint(0, 1, 10);

    private static final StopCondition.Breakpoint ON =
            new StopCondition.Breakpoint(SUSPEND, true, 0);

    private final CodeText text = CodeText.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 0));

    private static StackPosition stack(int number, StackState state, CodePoint at) {
        return new StackPosition(new StackId(number), StateSign.of(state), at, "$f");
    }

    @Test
    void marksStandOnTheirLines() {
        var suspended = stack(3, new StackState.Suspended(new ContinuationId(1)), SUSPEND);
        var running = stack(5, new StackState.Running(), SUSPEND);
        var marks =
                CodeMarks.of(
                        text,
                        List.of(ON),
                        List.of(suspended, running),
                        Optional.of(SUSPEND),
                        Optional.of(SUSPEND));
        assertEquals(List.of(ON), marks.breakpoints().get(8));
        assertTrue(marks.stops(8));
        assertFalse(marks.stops(7), "none is there");
        assertEquals(
                List.of(running, suspended),
                marks.stacks().get(8),
                "what matters most comes first");
        assertEquals("S3 suspended here", suspended.words());
        assertTrue(marks.next().isPresent());
        assertEquals(Optional.empty(), marks.chosen(), "the same place is not marked twice");
    }

    @Test
    void aLineWhoseBreakpointsAreAllOffStopsNothing() {
        var off = new StopCondition.Breakpoint(SUSPEND, false, 0);
        var none = Optional.<CodePoint>empty();
        var marks = CodeMarks.of(text, List.of(off), List.of(), none, none);
        assertEquals(List.of(off), marks.breakpoints().get(8));
        assertFalse(marks.stops(8));
        assertTrue(CodeMarks.of(text, List.of(off, ON), List.of(), none, none).stops(8));
        assertEquals(
                Set.of(8),
                CodeMarks.of(text, List.of(ON), List.of(), none, none).changedLines(marks, text));
    }

    @Test
    void whatIsInAnotherModuleHasNoMark() {
        var other = new CodePoint(1, 1, 2);
        assertEquals(
                CodeMarks.NONE,
                CodeMarks.of(
                        text,
                        List.of(new StopCondition.Breakpoint(other, true, 0)),
                        List.of(stack(0, new StackState.Running(), other)),
                        Optional.of(other),
                        Optional.empty()));
    }

    @Test
    void onlyChangedLinesAreTold() {
        var before =
                CodeMarks.of(text, List.of(ON), List.of(), Optional.of(SUSPEND), Optional.empty());
        var after = CodeMarks.of(text, List.of(ON), List.of(), Optional.of(CALL), Optional.empty());
        int line = text.line(text.place(CALL).orElseThrow().start());
        assertEquals(Set.of(8, line), after.changedLines(before, text));
        assertEquals(Set.of(), after.changedLines(after, text));
        assertEquals(
                Set.of(8),
                before.changedLines(
                        CodeMarks.of(
                                text, List.of(), List.of(), Optional.of(SUSPEND), Optional.empty()),
                        text));
    }

    @Test
    void anErrorCoversItsLines() {
        var marks = CodeMarks.NONE.withError(new Place(text.start(2), text.end(3)));
        assertEquals(Set.of(2, 3), marks.changedLines(CodeMarks.NONE, text));
    }

    @Test
    void coloursOfMarksLieOverThoseOfTokens() {
        var marks =
                CodeMarks.of(text, List.of(), List.of(), Optional.of(SUSPEND), Optional.empty());
        var spans = new LineColours(text).of(8, marks).orElseThrow();
        assertEquals(text.end(8) - text.start(8), spans.length());
        assertTrue(
                spans.stream()
                        .anyMatch(span ->
                                List.copyOf(span.getStyle())
                                        .equals(List.of("code-suspend", "code-next"))));
        assertTrue(
                spans.stream()
                        .anyMatch(span ->
                                List.copyOf(span.getStyle())
                                        .equals(List.of("code-name", "code-next"))));
        assertEquals(
                Optional.empty(),
                new LineColours(CodeText.of("x", "a\n\nb")).of(1, CodeMarks.NONE));
    }
}
