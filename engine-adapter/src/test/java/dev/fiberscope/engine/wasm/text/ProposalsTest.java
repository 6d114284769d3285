package dev.fiberscope.engine.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {
    @ParameterizedTest
    @CsvSource({
        "(memory 1 1 shared), 1:13, threads",
        "(table shared 1 funcref), 1:8, threads",
        "(type (shared (func))), 1:8, threads",
        "(func (param (ref null (shared any)))), 1:25, threads",
        "(func (i32.atomic.load (i32.const 0))), 1:8, threads",
        "(func pause), 1:7, threads",
        "(func (try (do))), 1:8, legacy exception",
        "(func rethrow 0), 1:7, legacy exception",
        "(memory 1 (pagesize 1)), 1:12, custom page sizes",
        "(memory (pagesize 1) (data)), 1:10, custom page sizes",
        "(func i64.mul_wide_s), 1:7, wide arithmetic",
        "(func memory.discard), 1:7, memory control",
        "(func (param stringref)), 1:14, strings",
        "(func (param (ref string))), 1:19, strings",
        "(func (param (ref (exact 0)))), 1:20, custom descriptors",
        "(rec (type (descriptor 1 (struct)))), 1:13, custom descriptors",
        "(func f16x8.neg), 1:7, half precision"
    })
    void wordsOfOtherProposalsAreRefusedByName(String text, String position, String proposal) {
        var refusal = Reading.refusal(text);
        assertEquals(Phase.UNSUPPORTED, refusal.phase(), refusal.sentence());
        assertEquals(position, new Source.Text("test", text).shown(refusal.place()));
        assertEquals(true, refusal.sentence().contains(" the " + proposal), refusal.sentence());
    }
}
