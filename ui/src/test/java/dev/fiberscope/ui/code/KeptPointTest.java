package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.CodePoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptPointTest {
    private static final CodeText OLD = text(TextFixture.TWO_FUNCTIONS);

    private static CodeText text(String written) {
        return CodeText.of(TextFixture.module(written, 0));
    }

    private static Optional<Integer> lineAfter(String written) {
        var next = text(written);
        return KeptPoint.of(OLD, new CodePoint(0, 1, 2))
                .orElseThrow()
                .in(next)
                .flatMap(next::place)
                .map(place -> next.line(place.start()));
    }

    @Test
    void anUnchangedTextKeepsThePlace() {
        assertEquals(Optional.of(8), lineAfter(TextFixture.TWO_FUNCTIONS));
    }

    @Test
    void linesAboveMoveThePlaceAlong() {
        assertEquals(
                Optional.of(10),
                lineAfter(
                        TextFixture.TWO_FUNCTIONS.replace(
                                "    (block $out", "    (nop)\n    (nop)\n    (block $out")));
    }

    @Test
    void aLineThatWasRewrittenKeepsTheNumberOfTheInstruction() {
        assertEquals(
                Optional.of(8),
                lineAfter(TextFixture.TWO_FUNCTIONS.replace("(suspend $yield)", "(nop)")));
    }

    @Test
    void nothingIsLeftOfAFunctionThatIsGone() {
        assertEquals(
                Optional.empty(), lineAfter(TextFixture.TWO_FUNCTIONS.replace("$f", "$other")));
    }
}
