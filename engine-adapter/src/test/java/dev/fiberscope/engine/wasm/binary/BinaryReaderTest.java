package dev.fiberscope.engine.wasm.binary;

import static dev.fiberscope.engine.wasm.binary.HandMade.read;
import static dev.fiberscope.engine.wasm.binary.HandMade.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.CustomSection;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.SubType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BinaryReaderTest {
    private static final ReferenceType FUNCTION = new ReferenceType(false, HeapType.Abstract.FUNC);
    private static final String ONE_FUNCTION = "01 04 01 60 00 00  03 02 01 00 ";

    /** The instructions of a module's one function without locals; they begin at offset 23. */
    private static List<Instruction> body(String instructions) throws ModuleException {
        String entry = section(1, "00 " + instructions).substring(3);
        return read(ONE_FUNCTION + section(10, "01 " + entry))
                .functions()
                .getFirst()
                .body()
                .instructions();
    }

    private static ExternType.Limits limits(long minimum) {
        return new ExternType.Limits(minimum, OptionalLong.empty(), false);
    }

    @Test
    void aFileOfOnlyAHeaderIsAnEmptyModule() throws ModuleException {
        var module = read("");
        assertEquals(List.of(), module.types());
        assertEquals(OptionalInt.empty(), module.dataCount());
        assertEquals(Names.NONE, module.names());
    }

    @Test
    void typesKeepGroupsFinalityAndSupertypes() throws ModuleException {
        var module =
                read(
                        section(
                                1,
                                "03"
                                        + " 60 01 7f 01 7e" // func i32 -> i64
                                        + " 4e 02 50 00 5f 02 78 01 64 02 00 4f 01 01 5e 77 00" // rec: open struct, final array below it
                                        + " 5d 00"));
        assertEquals(
                List.of(
                        SubType.of(
                                new FunctionType(List.of(NumberType.I32), List.of(NumberType.I64))),
                        new SubType(
                                false,
                                List.of(),
                                new StructType(
                                        List.of(
                                                new FieldType(PackedType.I8, true),
                                                new FieldType(
                                                        new ReferenceType(
                                                                false, new HeapType.Concrete(2)),
                                                        false)))),
                        new SubType(
                                true,
                                List.of(1),
                                new ArrayType(new FieldType(PackedType.I16, false))),
                        SubType.of(new ContinuationType(0))),
                module.types());
        assertEquals(
                List.of(0, 1, 3),
                module.groups().stream().map(Module.RecursiveGroup::first).toList());
        assertEquals(new Place(16, 33), module.groups().get(1).place());
    }

    @Test
    void importsOfEveryKind() throws ModuleException {
        var module =
                read(
                        section(
                                2,
                                "05 00 01 61 00 03  00 00 01 70 00 01  00 00 02 05 01 02  00 00 03 7f 01  00 00 04 00 07"));
        assertEquals(
                List.of(
                        new ExternType.Function(3),
                        new ExternType.Table(ReferenceType.FUNCREF, limits(1)),
                        new ExternType.Memory(new ExternType.Limits(1, OptionalLong.of(2), true)),
                        new ExternType.Global(NumberType.I32, true),
                        new ExternType.Tag(7)),
                module.imports().stream().map(Module.Import::type).toList());
        assertEquals("a", module.imports().getFirst().name());
        assertEquals(new Place(11, 16), module.imports().getFirst().place());
    }

    @Test
    void definitionsOfTablesMemoriesTagsAndGlobals() throws ModuleException {
        var module =
                read(
                        section(4, "02 6f 00 00 40 00 64 70 00 05 d2 00 0b") // (ref func),
                                // filled with
                                // function 0
                                + section(5, "01 04 ff ff ff ff ff ff ff ff ff 01") // i64, 2^64 - 1
                                // pages
                                + section(13, "01 00 02")
                                + section(6, "01 7e 01 42 7f 0b"));
        assertEquals(
                new ExternType.Table(ReferenceType.EXTERNREF, limits(0)),
                module.tables().get(0).type());
        assertEquals(new ExternType.Table(FUNCTION, limits(5)), module.tables().get(1).type());
        assertEquals(
                Opcode.REF_FUNC,
                module.tables().get(1).initial().orElseThrow().instructions().getFirst().opcode());
        assertEquals(
                new ExternType.Limits(-1, OptionalLong.empty(), true),
                module.memories().getFirst().type().limits());
        assertEquals(new ExternType.Tag(2), module.tags().getFirst().type());
        assertEquals(
                new Immediate.I64(-1),
                module.globals().getFirst().initial().instructions().getFirst().immediate());
    }

    @Test
    void functionsHaveTheirLocalsAndPlaces() throws ModuleException {
        var module = read(ONE_FUNCTION + "0a 08 01 06 02 02 7f 01 7c 0b");
        var function = module.functions().getFirst();
        assertEquals(List.of(NumberType.I32, NumberType.I32, NumberType.F64), function.locals());
        assertEquals(new Place(21, 28), function.place());
        assertEquals(
                List.of(Instruction.plain(Opcode.END, new Place(27, 28))),
                function.body().instructions());
    }

    @Test
    void exportsAndStart() throws ModuleException {
        var module =
                read(
                        ONE_FUNCTION
                                + section(7, "02 03 e2 82 ac 00 00 01 67 03 04")
                                + section(8, "00")
                                + section(10, "01 02 00 0b"));
        assertEquals("\u20ac", module.exports().getFirst().name());
        assertEquals(ExternKind.GLOBAL, module.exports().get(1).kind());
        assertEquals(4, module.exports().get(1).index());
        assertEquals(Optional.of(new Module.Start(0, new Place(33, 34))), module.start());
    }

    @Test
    void elementSegmentsInTheirEightForms() throws ModuleException {
        var module =
                read(
                        section(
                                9,
                                "08"
                                        + " 00 41 01 0b 01 07" // active, functions
                                        + " 01 00 01 07" // passive
                                        + " 02 03 41 01 0b 00 01 07" // active in table 3
                                        + " 03 00 01 07" // declarative
                                        + " 04 41 01 0b 01 d2 07 0b" // the same with expressions
                                        + " 05 64 70 01 d2 07 0b"
                                        + " 06 03 41 01 0b 6f 01 d0 6f 0b"
                                        + " 07 6e 00"));
        assertEquals(
                List.of(
                        FUNCTION,
                        FUNCTION,
                        FUNCTION,
                        FUNCTION,
                        ReferenceType.FUNCREF,
                        FUNCTION,
                        ReferenceType.EXTERNREF,
                        new ReferenceType(true, HeapType.Abstract.ANY)),
                module.elements().stream().map(Module.Element::type).toList());
        assertTrue(
                module.elements().get(0).mode() instanceof Mode.Active(int table, _) && table == 0);
        assertEquals(new Mode.Passive(), module.elements().get(1).mode());
        assertTrue(
                module.elements().get(2).mode() instanceof Mode.Active(int table, _) && table == 3);
        assertEquals(new Mode.Declarative(), module.elements().get(3).mode());
        assertTrue(
                module.elements().get(6).mode() instanceof Mode.Active(int table, _) && table == 3);
        assertEquals(
                List.of(
                        new Instruction(Opcode.REF_FUNC, new Immediate.Index(7), new Place(16, 17)),
                        Instruction.plain(Opcode.END, new Place(16, 17))),
                module.elements().getFirst().items().getFirst().instructions());
    }

    @Test
    void dataSegmentsInTheirThreeForms() throws ModuleException {
        var module =
                read(
                        section(12, "03")
                                + section(
                                        11,
                                        "03 00 41 00 0b 02 68 69  01 01 ff  02 01 41 00 0b 00"));
        assertEquals(OptionalInt.of(3), module.dataCount());
        assertEquals(Bytes.of((byte) 'h', (byte) 'i'), module.data().getFirst().content());
        assertEquals(new Mode.Passive(), module.data().get(1).mode());
        assertTrue(
                module.data().get(2).mode() instanceof Mode.Active(int memory, _) && memory == 1);
    }

    @Test
    void customSectionsKnowWhatTheyStandBehind() throws ModuleException {
        var module = read("00 03 01 61 01  01 01 00  00 02 01 62  00 02 01 63  03 01 00  00 01 00");
        assertEquals(
                List.of(
                        new CustomSection("a", Bytes.of((byte) 1), 0),
                        new CustomSection("b", Bytes.of(), 1),
                        new CustomSection("c", Bytes.of(), 1),
                        new CustomSection("", Bytes.of(), 3)),
                module.customSections());
    }

    @Test
    void theNameSectionNamesEverything() throws ModuleException {
        var names =
                read(section(
                                0,
                                "04 6e 61 6d 65"
                                        + " 00 02 01 6d  01 04 01 00 01 66  02 06 01 00 01 00 01 78  03 06 01 00 01 00 01 6c"
                                        + " 04 04 01 00 01 74  05 04 01 00 01 75  06 04 01 00 01 76  07 04 01 00 01 77"
                                        + " 08 04 01 00 01 65  09 04 01 00 01 64  0a 06 01 03 01 00 01 79  0b 04 01 00 01 7a"
                                        + " 0c 01 ff"))
                        .names();
        assertEquals(Optional.of("m"), names.module());
        var simple = new StringBuilder();
        for (var kind : Names.Kind.values()) {
            simple.append(names.of(kind, 0).orElseThrow());
        }
        assertEquals("ftuvwedz", simple.toString());
        assertEquals(Map.of(0, Map.of(0, "x")), names.locals());
        assertEquals(Optional.of("l"), names.label(0, 0));
        assertEquals(Optional.of("y"), names.field(3, 0));
    }

    @Test
    void aMalformedNameSectionNamesNothingAndIsKept() throws ModuleException {
        var module = read("00 09 04 6e 61 6d 65 01 09 01 00");
        assertEquals(Names.NONE, module.names());
        assertEquals(
                List.of(new CustomSection("name", Bytes.of(new byte[] {1, 9, 1, 0}), 0)),
                module.customSections());
    }

    @Test
    void stackSwitchingInstructions() throws ModuleException {
        var body =
                body(
                        "e0 01 e1 01 02 e2 03 e3 01 02 00 04 05 01 06 e4 01 07 00 e5 01 01 01 00 e6 01 02 0b");
        assertEquals(
                List.of(
                        new Immediate.Index(1),
                        new Immediate.Indices(1, 2),
                        new Immediate.Index(3),
                        new Immediate.Resume(
                                1,
                                List.of(
                                        new HandlerClause.OnLabel(4, 5),
                                        new HandlerClause.OnSwitch(6))),
                        new Immediate.ResumeThrow(1, 7, List.of()),
                        new Immediate.Resume(1, List.of(new HandlerClause.OnSwitch(0))),
                        new Immediate.Indices(1, 2)),
                body.subList(0, 7).stream().map(Instruction::immediate).toList());
        assertEquals(new Place(30, 38), body.get(3).place());
    }

    @Test
    void blocksCatchesCastsAndMemoryAccesses() throws ModuleException {
        var body =
                body(
                        "1f 7f 04 00 01 02 01 01 02 02 03 03 04 0b" // try_table
                                + " 02 40 0b 03 00 0b" // block, loop of type 0
                                + " fb 18 01 02 70 73" // br_on_cast 2 (ref null func) (ref nofunc)
                                + " 28 42 03 80 01" // i32.load in memory 3
                                + " fd 54 00 00 0f" // v128.load8_lane 15
                                + " fb 15 00 1c 01 64 05" // ref.test (ref null 0), select (ref 5)
                                + " 0b");
        assertEquals(
                new Immediate.Try(
                        new BlockType.Result(NumberType.I32),
                        List.of(
                                new CatchClause.Catch(1, 2),
                                new CatchClause.CatchRef(1, 2),
                                new CatchClause.CatchAll(3),
                                new CatchClause.CatchAllRef(4))),
                body.get(0).immediate());
        assertEquals(new Immediate.Block(new BlockType.Typed(0)), body.get(4).immediate());
        assertEquals(
                new Immediate.BranchCast(
                        2,
                        ReferenceType.FUNCREF,
                        new ReferenceType(false, HeapType.Abstract.NOFUNC)),
                body.get(6).immediate());
        assertEquals(new Immediate.MemoryAccess(3, 2, 128), body.get(7).immediate());
        assertEquals(
                new Immediate.MemoryLane(new Immediate.MemoryAccess(0, 0, 0), 15),
                body.get(8).immediate());
        assertEquals(
                new Immediate.Reference(new ReferenceType(true, new HeapType.Concrete(0))),
                body.get(9).immediate());
        assertEquals(
                new Immediate.Types(List.of(new ReferenceType(false, new HeapType.Concrete(5)))),
                body.get(10).immediate());
    }

    @Test
    void numbersMayHaveMoreBytesThanTheyNeed() throws ModuleException {
        var body = body("41 ff ff ff ff 7f 42 ff ff 7f fd 80 02 0b");
        assertEquals(new Immediate.I32(-1), body.get(0).immediate());
        assertEquals(new Immediate.I64(-1), body.get(1).immediate());
        assertEquals(Opcode.I8X16_RELAXED_SWIZZLE, body.get(2).opcode());
    }
}
