package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextsTest {
    /** Lines from 1: $f is on 3, $g on 5, both modules in one text; the third is binary. */
    private static final String SCRIPT =
            """
            (module $one
              (func $f (export "f") (result i32)
                (i32.const 1)))
            (module $two
              (func $g (export "g") (result i32) (i32.const 2)))
            (module binary "\\00asm" "\\01\\00\\00\\00" "\\01\\05\\01\\60\\00\\01\\7f"
              "\\03\\02\\01\\00" "\\07\\05\\01\\01f\\00\\00" "\\0a\\06\\01\\04\\00\\41\\07\\0b")
            (assert_return (invoke "f") (i32.const 7))
            """;

    private final List<LoadedModule> modules = new ArrayList<>();
    private final Texts texts = new Texts(modules);

    @Test
    void aScriptIsOneTextFromTheBeginningAndItsModulesJoin() {
        try (var stops = new Stops("several.wast", SCRIPT)) {
            stops.after(new Command.Continue());
            texts.script(Optional.of(new Source.Text("several.wast", SCRIPT)));
            var script = texts.all().getFirst();
            assertEquals(List.of(), script.modules());
            assertTrue(texts.isScript(script));
            modules.addAll(stops.modules());
            assertEquals(2, texts.all().size());
            assertSame(script, texts.all().getFirst());
            assertEquals(2, script.modules().size());
            assertEquals("$f:3", texts.where(new CodePoint(0, 0, 0)));
            assertEquals("$g:5", texts.where(new CodePoint(1, 0, 0)));
            assertEquals(List.of(new CodePoint(1, 0, 0)), script.steps(4));
            var printed = texts.all().getLast();
            assertTrue(printed.hasOffsets(), printed.text());
            assertEquals("several.wast", ModuleTitle.of(texts.all(), script));
            assertEquals("several.wast:6:1", ModuleTitle.of(texts.all(), printed));
        }
    }

    @Test
    void twoInstancesOfOneModuleStopAtTheSameLine() {
        modules.add(TextFixture.module(TextFixture.TWO_FUNCTIONS, 0));
        modules.add(TextFixture.module(TextFixture.TWO_FUNCTIONS, 1));
        assertEquals(1, texts.all().size());
        assertEquals(
                List.of(new CodePoint(0, 1, 2), new CodePoint(1, 1, 2)),
                texts.all().getFirst().steps(8));
        assertEquals("$f:9", texts.where(new CodePoint(1, 1, 2)));
    }

    @Test
    void foldersAreNotPartOfATitle() {
        assertEquals("a.wat", ModuleTitle.withoutFolder("/tmp/x/a.wat"));
        assertEquals("a.wat", ModuleTitle.withoutFolder("C:\\x\\a.wat"));
        assertEquals("sample:a", ModuleTitle.withoutFolder("sample:a"));
    }
}
