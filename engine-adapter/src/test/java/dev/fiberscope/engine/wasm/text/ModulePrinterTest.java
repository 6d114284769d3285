package dev.fiberscope.engine.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulePrinterTest {
    private static String printed(String text) throws ModuleException {
        return ModulePrinter.print(ModulesFromText.read(text)).text();
    }

    /** {@code module} as a file. */
    private static Module asBinary(Module module) throws ModuleException {
        return BinaryReader.read(new Source.Binary("written.wasm", BinaryWriter.write(module)));
    }

    private static Module named(Module module, Names names) {
        return new Module(
                module.source(),
                module.types(),
                module.groups(),
                module.imports(),
                module.functions(),
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.data(),
                module.dataCount(),
                names,
                List.of(new Module.CustomSection("producers", Bytes.of((byte) 0), 0)));
    }

    @Test
    void aModuleIsLaidOutByDefinitionAndIndentedByBlock() throws ModuleException {
        String text =
                """
                (module $m
                  (type $ft (func (param i32) (result i32)))
                  (type (cont $ft))
                  (import "env" "log" (func $log (param i32)))
                  (memory 1)
                  (func $f (export "f") (param $n i32) (result i32) (local i32 i32 f64)
                    (block $out
                      (br_if $out (local.get $n))
                      (if (local.get 1) (then (br 1)) (else nop)))
                    (call $log (i32.load offset=8 (local.get $n)))
                    (i32.const -1)))
                """;
        assertEquals(
                """
                (module $m
                  (type $ft (func (param i32) (result i32)))
                  (type (;1;) (cont $ft))
                  (type (;2;) (func (param i32)))
                  (import "env" "log" (func $log (type 2) (param i32)))
                  (memory (;0;) 1)
                  (export "f" (func $f))
                  (func $f (type $ft) (param $n i32) (result i32)
                    (local i32 i32 f64)
                    block $out
                      local.get $n
                      br_if $out
                      local.get 1
                      if (;@2;)
                        br $out
                      else
                        nop
                      end
                    end
                    local.get $n
                    i32.load offset=8
                    call $log
                    i32.const -1
                  )
                )
                """,
                printed(text));
    }

    @Test
    void namesThatTextCannotTellApartGetNumbersAndOddOnesQuotes() throws ModuleException {
        var three =
                ModulesFromText.read(
                        "(module (func) (func) (func) (func) (func (call 1) (call 2)))");
        var names = Map.of(0, "f", 1, "f", 2, "f_2", 3, "", 4, "odd one\n\u202e");
        var kinds = Map.of(Names.Kind.FUNCTION, names);
        var module = named(three, new Names(Optional.empty(), kinds, Map.of(), Map.of(), Map.of()));
        String text = ModulePrinter.print(module).text();
        assertTrue(text.contains("(func $f (type 0)"), text);
        assertTrue(text.contains("(func $f_3 (type 0)"), text);
        assertTrue(text.contains("(func $f_2 (type 0)"), text);
        assertTrue(text.contains("(func (;3;) (type 0)"), text);
        assertTrue(text.contains("(func $\"odd one\\n\\u{202e}\" (type 0)"), text);
        assertTrue(text.contains("call $f_3\n    call $f_2\n"), text);
        assertTrue(text.contains("(@custom \"producers\""), text);
        assertEquals(
                "odd one\n\u202e",
                ModulesFromText.read(text).names().of(Names.Kind.FUNCTION, 4).orElseThrow());
    }

    @Test
    void aShortCustomSectionIsWrittenAsItsAnnotation() throws ModuleException {
        var fields =
                """
                  (@custom "one" (before first) "\\00a\\22")
                  (@custom "two" (after func) "")
                  (@custom "three" "b")
                """;
        var module = ModulesFromText.read("(module\n" + fields + ")");
        var text = ModulePrinter.print(module).text();
        assertTrue(text.startsWith("(module\n" + fields.stripTrailing()), text);
        assertEquals(module.customSections(), ModulesFromText.read(text).customSections());
    }

    @Test
    void ofALongCustomSectionTheSizeIsWritten() throws ModuleException {
        var long1001 = "(module (@custom \"long\" \"" + "x".repeat(1_001) + "\"))";
        assertTrue(printed(long1001).contains(";; custom section \"long\", 1001 bytes"));
    }

    @Test
    void aCustomSectionOfSeveralLinesReadsBack() throws ModuleException {
        var module =
                ModulesFromText.read(
                        "(module (@custom \"many\" \"" + "ab\\00".repeat(333) + "\"))");
        var text = ModulePrinter.print(module).text();
        assertEquals(module.customSections(), ModulesFromText.read(text).customSections());
        assertTrue(text.lines().allMatch(line -> line.length() < 160), text);
    }

    @Test
    void aHiddenLabelIsWrittenAsANumber() throws ModuleException {
        String text = printed("(module (func (block $l (block $l (br 0) (br 1) (br 2)))))");
        assertTrue(text.contains("br $l\n        br 1\n        br 2\n"), text);
    }

    @Test
    void namesOfWhatIsNotThereAreNotUsed() throws ModuleException {
        var module = ModulesFromText.read("(module (func (param i32) (drop (local.get 0))))");
        var names =
                new Names(
                        Optional.of("m"),
                        Map.of(
                                Names.Kind.TABLE,
                                Map.of(0, "t"),
                                Names.Kind.FUNCTION,
                                Map.of(-1, "n", 9, "x")),
                        Map.of(0, Map.of(0, "p", 5, "p5")),
                        Map.of(7, Map.of(0, "l")),
                        Map.of(0, Map.of(0, "field")));
        String text = ModulePrinter.print(named(module, names)).text();
        var read = ModulesFromText.read(text).names();
        assertEquals(Optional.of("m"), read.module());
        assertEquals(Optional.of("p"), read.local(0, 0));
        assertEquals(Map.of(), read.simple().getOrDefault(Names.Kind.FUNCTION, Map.of()));
        assertEquals(Map.of(), read.simple().getOrDefault(Names.Kind.TABLE, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "3dcccccd, 0.1",
        "80000000, -0.0",
        "00000001, 1.4E-45",
        "7f800000, inf",
        "ff800000, -inf",
        "7fc00000, nan",
        "ffc00000, -nan",
        "7fa00000, nan:0x200000"
    })
    void floatsAreExact(String bits, String written) {
        assertEquals(written, Literals.float32(Integer.parseUnsignedInt(bits, 16)));
    }

    @Test
    void doublesAreExact() {
        assertEquals("4.9E-324", Literals.float64(1));
        assertEquals("nan:0x1", Literals.float64(0x7ff0_0000_0000_0001L));
        assertEquals("-nan", Literals.float64(0xfff8_0000_0000_0000L));
        assertEquals("-inf", Literals.float64(0xfff0_0000_0000_0000L));
    }

    @Test
    void stringsAreEscaped() {
        assertEquals(
                "\"a\\\"b\\\\c\\t\u20ac\\u{0}\\u{200e}\"",
                Literals.string("a\"b\\c\t\u20ac\0\u200e"));
        assertEquals(
                "\"h\\00\\ff\\22\\7f\"",
                Literals.string(
                        Bytes.of((byte) 'h', (byte) 0, (byte) -1, (byte) 34, (byte) 127), 0, 5));
    }

    @Test
    void aListingOfTextIsThatTextWithItsPlaces() throws ModuleException {
        String text = "(module (func (i32.const 1) drop) ;; as written\n)";
        var listing = Listing.of(ModulesFromText.read(text));
        assertEquals(text, listing.text());
        var place = listing.place(0, 1);
        assertEquals("drop", text.substring(place.start(), place.end()));
        assertEquals(OptionalInt.empty(), listing.offset(0, 1));
    }

    @Test
    void aListingOfAFileKnowsCharactersAndBytes() throws ModuleException {
        var module =
                asBinary(
                        ModulesFromText.read(
                                "(module (func) (func (block (drop (i32.const 300)))))"));
        var listing = Listing.of(module);
        var shown =
                listing.instructions().get(1).stream()
                        .map(place -> listing.text().substring(place.start(), place.end()))
                        .toList();
        assertEquals(List.of("block (;@1;)", "i32.const 300", "drop", "end", ")"), shown);
        var bytes = BinaryWriter.write(module);
        assertEquals(Opcode.DROP.code(), bytes.at(listing.offset(1, 2).orElseThrow()));
        assertEquals(Opcode.I32_CONST.code(), bytes.at(listing.offset(1, 1).orElseThrow()));
    }

    @Test
    void deepNestingIsPrintedInProportion() throws ModuleException {
        int depth = 50_000;
        var one = ModulesFromText.read("(module (func block end))");
        var block = one.functions().getFirst().body().instructions().getFirst();
        var end = Instruction.plain(Opcode.END, Place.NOWHERE);
        var body = new ArrayList<Instruction>(Collections.nCopies(depth, block));
        body.add(new Instruction(Opcode.BR, new Immediate.Index(depth - 1), Place.NOWHERE));
        body.addAll(Collections.nCopies(depth + 1, end));
        var function = new Module.Function(0, List.of(), new Expression(body), Place.NOWHERE);
        var module =
                new Module(
                        one.source(),
                        one.types(),
                        one.groups(),
                        List.of(),
                        List.of(function),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        OptionalInt.empty(),
                        Names.NONE,
                        List.of());
        var listing = ModulePrinter.print(module);
        assertEquals(2 * depth + 2, listing.instructions().getFirst().size());
        assertTrue(listing.text().length() < depth * 300);
    }
}
