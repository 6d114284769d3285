package dev.fiberscope.engine.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Map;

/** What the tests of the reader say often. */
final class Reading {
    private Reading() {}

    static Module module(String text) {
        try {
            return TextReader.read(new Source.Text("test", text));
        } catch (ModuleException refusal) {
            throw new AssertionError(
                    refusal.sentence() + " at " + refusal.place() + " in " + text, refusal);
        }
    }

    /** The instructions of the first function. */
    static List<Instruction> body(String text) {
        return module(text).functions().getFirst().body().instructions();
    }

    /** Instructions without their places, to compare what two texts mean. */
    static List<Map.Entry<Opcode, Immediate>> meaning(List<Instruction> body) {
        return body.stream().map(each -> Map.entry(each.opcode(), each.immediate())).toList();
    }

    /** The characters at the place of each instruction. */
    static List<String> spans(String text) {
        return body(text).stream().map(each -> at(text, each.place())).toList();
    }

    static String at(String text, Place place) {
        return text.substring(place.start(), place.end());
    }

    static ModuleException refusal(String text) {
        return assertThrows(
                ModuleException.class, () -> TextReader.read(new Source.Text("test", text)), text);
    }

    /**
     * {@code text} is malformed; the sentence begins so, and blames the token at {@code position}
     * (line:column).
     */
    static void malformed(String sentence, String position, String text) {
        var refusal = refusal(text);
        assertEquals(ModuleException.Phase.MALFORMED, refusal.phase());
        assertTrue(refusal.sentence().startsWith(sentence), refusal.sentence());
        assertEquals(
                position, new Source.Text("test", text).shown(refusal.place()), refusal.sentence());
    }
}
