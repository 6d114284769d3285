package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.Optional;
import java.util.Set;

/** Words of proposals that this engine does not take, so that they can be refused by name. */
final class Proposals {
    private static final Set<String> LEGACY = Set.of("try", "rethrow", "delegate");
    private static final Set<String> WIDE_ARITHMETIC =
            Set.of("i64.add128", "i64.sub128", "i64.mul_wide_s", "i64.mul_wide_u");
    private static final Set<String> MEMORY_CONTROL =
            Set.of("memory.discard", "memory.protect", "memory.map", "memory.unmap");
    private static final Set<String> STRINGS =
            Set.of("stringref", "string", "stringview_wtf8", "stringview_wtf16", "stringview_iter");
    private static final Set<String> DESCRIPTORS =
            Set.of(
                    "exact",
                    "descriptor",
                    "describes",
                    "ref.get_desc",
                    "struct.new_desc",
                    "struct.new_default_desc");

    private Proposals() {}

    /** The refusal of the next token, or form, if it is one of another proposal. */
    static Optional<ModuleException> refusal(Tokens tokens) {
        int at = tokens.at(Kind.LEFT) ? 1 : 0;
        String word = tokens.word(at);
        return proposal(word)
                .map(proposal ->
                        Tokens.unsupported(word + " " + proposal, tokens.peek(at).place()));
    }

    private static Optional<String> proposal(String word) {
        if (LEGACY.contains(word)) {
            return Optional.of(
                    "belongs to the legacy exception instructions; write try_table instead");
        }
        if (word.equals("shared")
                || word.equals("pause")
                || word.contains(".atomic.")
                || word.equals("atomic.fence")
                || word.startsWith("thread.")
                || word.endsWith("_shared")) {
            return Optional.of("belongs to the threads proposal, which is not supported");
        }
        if (WIDE_ARITHMETIC.contains(word)) {
            return Optional.of("belongs to the wide arithmetic proposal, which is not supported");
        }
        if (MEMORY_CONTROL.contains(word)) {
            return Optional.of("belongs to the memory control proposal, which is not supported");
        }
        if (word.equals("pagesize")) {
            return Optional.of("belongs to the custom page sizes proposal, which is not supported");
        }
        if (STRINGS.contains(word)
                || word.startsWith("string.")
                || word.startsWith("stringview_")) {
            return Optional.of("belongs to the strings proposal, which is not supported");
        }
        if (DESCRIPTORS.contains(word) || word.contains("_desc_eq")) {
            return Optional.of(
                    "belongs to the custom descriptors proposal, which is not supported");
        }
        if (word.startsWith("f16x8.") || word.endsWith("_f16")) {
            return Optional.of("belongs to the half precision proposal, which is not supported");
        }
        return Optional.empty();
    }
}
