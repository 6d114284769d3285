package dev.fiberscope.ui.code;

import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.Listing;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;

/** Modules for tests. */
public final class TextFixture {
    /** Lines from 1: $log is function 0, $f is 1, $g is 2. */
    public static final String TWO_FUNCTIONS =
            """
            (module
              (type $body (func)) (type $task (cont $body))
              (import "env" "log" (func $log (param i32)))
              (tag $yield)
              (elem declare func $f)
              (func $f (local $n i32)
                (block $out
                  (loop $again
                    (suspend $yield)
                    (br_if $out (i32.eqz (local.get $n)))
                    (br $again)))
                (call $log
                  (i32.const 7)))
              (func $g
                (resume $task (cont.new $task (ref.func $f)))))
            """;

    private TextFixture() {}

    /** {@code text} as instance {@code instance}. */
    public static LoadedModule module(String text, int instance) {
        try {
            var module = TextReader.read(new Source.Text("test.wat", text));
            return new LoadedModule(instance, Validator.validate(module), Listing.of(module));
        } catch (ModuleException e) {
            throw new AssertionError("the test's module is wrong: " + e.sentence(), e);
        }
    }
}
