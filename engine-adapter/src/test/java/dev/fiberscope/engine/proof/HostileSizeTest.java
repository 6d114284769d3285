package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A size field that promises what does not follow allocates nothing for it. */
class HostileSizeTest {
    private static final String HEADER = "0061736d01000000";

    /**
     * What reading a module of a few bytes may take; a size believed would take 256 times as much.
     */
    private static final long MOST = 4 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    length of a section                | 01 ffffffff0f
                    number of types                    | 01 05 ffffffff0f
                    types of a recursive group         | 01 07 01 4e ffffffff0f
                    parameters of a function type      | 01 07 01 60 ffffffff0f
                    results of a function type         | 01 08 01 60 00 ffffffff0f
                    fields of a struct type            | 01 07 01 5f ffffffff0f
                    supertypes                         | 01 07 01 50 ffffffff0f
                    number of imports                  | 02 05 ffffffff0f
                    length of a name                   | 02 06 01 ffffffff0f
                    number of functions                | 03 05 ffffffff0f
                    number of tables                   | 04 05 ffffffff0f
                    number of memories                 | 05 05 ffffffff0f
                    number of tags                     | 0d 05 ffffffff0f
                    number of globals                  | 06 05 ffffffff0f
                    number of exports                  | 07 05 ffffffff0f
                    number of element segments         | 09 05 ffffffff0f
                    functions of an element segment    | 09 08 01 01 00 ffffffff0f
                    expressions of an element segment  | 09 08 01 05 70 ffffffff0f
                    number of data segments            | 0b 05 ffffffff0f
                    bytes of a data segment            | 0b 07 01 01 ffffffff0f
                    data count                         | 0c 05 ffffffff0f
                    length of a custom section's name  | 00 05 ffffffff0f
                    number of bodies                   | 01 04 01 60 00 00 03 02 01 00 0a 05 ffffffff0f
                    length of a body                   | 01 04 01 60 00 00 03 02 01 00 0a 06 01 ffffffff0f
                    groups of locals                   | 01 04 01 60 00 00 03 02 01 00 0a 08 01 06 ffffffff0f 0b
                    locals of a group                  | 01 04 01 60 00 00 03 02 01 00 0a 0a 01 08 01 ffffffff0f 7f 0b
                    locals of two groups               | 01 04 01 60 00 00 03 02 01 00 0a 10 01 0e 02 ffffffff0f 7f ffffffff0f 7e 0b
                    labels of a br_table               | 01 04 01 60 00 00 03 02 01 00 0a 0b 01 09 00 41 00 0e ffffffff0f
                    clauses of a try_table             | 01 04 01 60 00 00 03 02 01 00 0a 0a 01 08 00 1f 40 ffffffff0f
                    clauses of a resume                | 01 04 01 60 00 00 03 02 01 00 0a 0a 01 08 00 e3 00 ffffffff0f
                    types of a select                  | 01 04 01 60 00 00 03 02 01 00 0a 09 01 07 00 1c ffffffff0f
                    """)
    void aBinary(String what, String hex) {
        byte[] bytes = HexFormat.of().parseHex(HEADER + hex.replace(" ", ""));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThrows(
                ModuleException.class,
                () -> {
                    var source = new Source.Binary("hostile", Bytes.of(bytes));
                    Validator.validate(BinaryReader.read(source));
                });
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < MOST, () -> what + " took " + taken + " bytes");
    }

    /** Valid or not: what a text declares is not made before it is instantiated. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    (memory 65536)
                    (memory i64 281474976710656)
                    (table 4294967295 funcref)
                    (table i64 18446744073709551615 funcref)
                    (type $a (array i32)) (func (drop (array.new_fixed $a 4294967295)))
                    (func (drop (i32.const 0x10000000000000000000000000000000000000000000)))
                    (func (drop (f64.const 1e999999999)))
                    (func (drop (f64.const 0x1p-999999999)))
                    (func (br 4294967295))
                    (func (local.get 4294967295))
                    (type $k (cont 4294967295))
                    """)
    void aText(String fields) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            var source = new Source.Text("hostile", "(module " + fields + ")");
            Validator.validate(TextReader.read(source));
        } catch (ModuleException refused) {
            assertTrue(refused.place().start() > 0, "it says where");
        }
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < MOST, () -> fields + " took " + taken + " bytes");
    }
}
