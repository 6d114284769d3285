package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.StateSign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineNotesTest {
    private static final CodeText TEXT =
            CodeText.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 3));

    private static final StateSign WAITING =
            new StateSign(Glyph.WAITING, "state-waiting", "waiting", 4);
    private static final StateSign SUSPENDED =
            new StateSign(Glyph.SUSPENDED, "state-suspended", "suspended", 3);

    private static Frame frame(int instance, int function, WasmValue value) {
        return new Frame(
                new CodePoint(instance, function, 0),
                "$f",
                List.of(new Cell("$n", "i32", value)),
                List.of());
    }

    private static StackPosition position(int stack, StateSign sign, int instance) {
        return new StackPosition(new StackId(stack), sign, new CodePoint(instance, 2, 2), "$g");
    }

    @Test
    void aLineShowsTheLocalsItGetsInTheSelectedFrame() {
        var notes = LineNotes.of(TEXT, Optional.of(frame(3, 1, new WasmValue.I32(4))), List.of());
        assertEquals(
                Map.of(9, List.of(new LineNote("$n = 4", LineNote.Kind.VALUE))), notes.byLine());
    }

    @Test
    void aConsumedContinuationIsSaidToBe() {
        var used = new WasmValue.Continuation(new ContinuationId(11), true);
        var notes = LineNotes.of(TEXT, Optional.of(frame(3, 1, used)), List.of());
        assertEquals(
                List.of(new LineNote("$n = k11 consumed", LineNote.Kind.CONSUMED)),
                notes.byLine().get(9));
    }

    @Test
    void framesOfOtherModulesAndImportedFunctionsLeaveNothing() {
        var value = new WasmValue.I32(4);
        assertEquals(
                LineNotes.NONE, LineNotes.of(TEXT, Optional.of(frame(2, 1, value)), List.of()));
        assertEquals(
                LineNotes.NONE, LineNotes.of(TEXT, Optional.of(frame(3, 0, value)), List.of()));
    }

    @Test
    void onlyWaitingStacksOfThisModuleAreNamed() {
        var notes =
                LineNotes.of(
                        TEXT,
                        Optional.empty(),
                        List.of(
                                position(0, WAITING, 3),
                                position(1, SUSPENDED, 3),
                                position(2, WAITING, 1)));
        assertEquals(
                Map.of(14, List.of(new LineNote("S0 waits", LineNote.Kind.WAITING))),
                notes.byLine());
    }

    @Test
    void manyWaitingStacksAreCounted() {
        var notes =
                LineNotes.of(
                        TEXT,
                        Optional.empty(),
                        List.of(
                                position(0, WAITING, 3),
                                position(1, WAITING, 3),
                                position(2, WAITING, 3),
                                position(3, WAITING, 3),
                                position(4, WAITING, 3)));
        assertEquals(
                List.of(new LineNote("S0, S1, S2 and 2 more wait", LineNote.Kind.WAITING)),
                notes.byLine().get(14));
    }
}
