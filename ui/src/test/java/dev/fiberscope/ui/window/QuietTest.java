package dev.fiberscope.ui.window;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.window.FileMark.Look;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class QuietTest {
    private static final Optional<Look> FIRST = look(10, 1);
    private final Quiet quiet = new Quiet(FIRST);

    private static Optional<Look> look(long size, long modified) {
        return Optional.of(new Look(size, FileTime.fromMillis(modified)));
    }

    @Test
    void aFileThatIsLeftAloneNeverSettles() {
        assertFalse(quiet.settles(FIRST, 0));
        assertFalse(quiet.settles(FIRST, 10 * Quiet.SPAN));
    }

    @Test
    void aFileThatIsWrittenInPiecesSettlesOnceAfterTheLast() {
        assertFalse(quiet.settles(look(3, 2), 0));
        assertFalse(quiet.settles(look(7, 3), Quiet.SPAN));
        assertFalse(quiet.settles(look(7, 3), 2 * Quiet.SPAN - 1));
        assertTrue(quiet.settles(look(7, 3), 2 * Quiet.SPAN));
        assertFalse(quiet.settles(look(7, 3), 3 * Quiet.SPAN));
    }

    @Test
    void aFileThatIsReplacedByAnotherIsNotGoneMeanwhile() {
        assertFalse(quiet.settles(Optional.empty(), 0));
        assertFalse(quiet.settles(look(9, 5), Quiet.SPAN / 2));
        assertTrue(quiet.settles(look(9, 5), 2 * Quiet.SPAN));
    }

    @Test
    void aFileThatIsGoneSettlesToo() {
        assertFalse(quiet.settles(Optional.empty(), 0));
        assertTrue(quiet.settles(Optional.empty(), Quiet.SPAN));
        assertFalse(quiet.settles(Optional.empty(), 2 * Quiet.SPAN));
    }

    @Test
    void whatDidNotHoldSettlesOnceMore() {
        assertFalse(quiet.settles(look(7, 3), 0));
        assertTrue(quiet.settles(look(7, 3), Quiet.SPAN));
        quiet.again();
        assertFalse(quiet.settles(look(7, 3), Quiet.SPAN + 1));
        assertTrue(quiet.settles(look(7, 3), 2 * Quiet.SPAN + 1));
    }
}
