package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Opcode;
import java.util.Set;

/** Which words the text format knows. */
final class Keywords {
    private static final Set<String> STRUCTURE =
            Set.of(
                    "module",
                    "definition",
                    "instance",
                    "binary",
                    "quote",
                    "register",
                    "invoke",
                    "get",
                    "either",
                    "type",
                    "rec",
                    "sub",
                    "final",
                    "func",
                    "struct",
                    "array",
                    "cont",
                    "field",
                    "mut",
                    "param",
                    "result",
                    "local",
                    "import",
                    "export",
                    "table",
                    "memory",
                    "global",
                    "tag",
                    "start",
                    "elem",
                    "data",
                    "declare",
                    "item",
                    "offset",
                    "then",
                    "catch",
                    "catch_ref",
                    "catch_all",
                    "catch_all_ref",
                    "on",
                    "ref",
                    "null",
                    "shared",
                    "i8",
                    "i16",
                    "i32",
                    "i64",
                    "f32",
                    "f64",
                    "v128",
                    "i8x16",
                    "i16x8",
                    "i32x4",
                    "i64x2",
                    "f32x4",
                    "f64x2",
                    "any",
                    "eq",
                    "i31",
                    "none",
                    "nofunc",
                    "extern",
                    "noextern",
                    "exn",
                    "noexn",
                    "nocont",
                    "nan:canonical",
                    "nan:arithmetic");

    private Keywords() {}

    static boolean known(String word) {
        return STRUCTURE.contains(word)
                || Opcode.named(word).isPresent()
                || ReferenceWords.shorthand(word).isPresent()
                || word.startsWith("offset=")
                || word.startsWith("align=")
                || word.startsWith("assert_");
    }
}
