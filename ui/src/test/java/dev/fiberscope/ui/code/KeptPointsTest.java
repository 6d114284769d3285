package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.StopCondition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeptPointsTest {
    private static final CodePoint SUSPEND = new CodePoint(0, 1, 2);
    private static final CodePoint RESUME = new CodePoint(0, 2, 2);

    private static Texts texts(String... written) {
        return new Texts(
                IntStream.range(0, written.length)
                        .mapToObj(i -> TextFixture.module(written[i], i))
                        .toList());
    }

    @Test
    void someAreFoundAndSomeAreLost() {
        var kept =
                KeptPoints.of(texts(TextFixture.TWO_FUNCTIONS), List.of(on(SUSPEND), off(RESUME)));
        assertEquals(List.of("$f:9", "$g:15"), kept.where());
        var settled = kept.in(texts(TextFixture.TWO_FUNCTIONS.replace("$f", "$other")));
        assertEquals(
                List.of(RESUME.function()),
                settled.found().stream().map(found -> found.at().function()).toList());
        assertFalse(settled.found().getFirst().on(), "off as before");
        assertEquals(List.of("$f:9"), settled.lost());
        assertTrue(settled.waiting().isEmpty());
    }

    private static StopCondition.Breakpoint on(CodePoint at) {
        return new StopCondition.Breakpoint(at, true, 0);
    }

    private static StopCondition.Breakpoint off(CodePoint at) {
        return new StopCondition.Breakpoint(at, false, 0);
    }

    @Test
    void thoseOfAModuleThatIsNotThereYetWait() {
        var second = new CodePoint(1, 1, 2);
        var kept = KeptPoints.of(texts("(module)", TextFixture.TWO_FUNCTIONS), List.of(on(second)));
        var settled = kept.in(texts("(module)"));
        assertEquals(List.of(), settled.found());
        assertEquals(List.of(), settled.lost());
        assertFalse(settled.waiting().isEmpty());
        assertEquals(
                List.of(on(second)),
                settled.waiting().in(texts("(module)", TextFixture.TWO_FUNCTIONS)).found());
    }

    @Test
    void whatNoTextShowsIsNotKept() {
        assertTrue(
                KeptPoints.of(new Texts(List.<LoadedModule>of()), List.of(on(SUSPEND))).isEmpty());
    }
}
