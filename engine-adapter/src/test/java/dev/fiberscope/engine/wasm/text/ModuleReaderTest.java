package dev.fiberscope.engine.wasm.text;

import static dev.fiberscope.engine.wasm.text.Reading.at;
import static dev.fiberscope.engine.wasm.text.Reading.malformed;
import static dev.fiberscope.engine.wasm.text.Reading.module;
import static dev.fiberscope.engine.wasm.text.Reading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Module.CustomSection;
import dev.fiberscope.engine.wasm.Module.Export;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModuleReaderTest {
    @Test
    void fieldsAloneAndAModuleAroundThemMeanTheSame() {
        var bare = module("(func $f) (export \"f\" (func $f))");
        var wrapped = module("(module $m (func $f) (export \"f\" (func $f)))");
        assertEquals(
                Reading.meaning(bare.functions().getFirst().body().instructions()),
                Reading.meaning(wrapped.functions().getFirst().body().instructions()));
        assertEquals(Optional.of("m"), wrapped.names().module());
        assertEquals(Optional.of("f"), bare.names().of(Names.Kind.FUNCTION, 0));
        assertTrue(module("").functions().isEmpty());
    }

    @Test
    void annotationsGiveNames() {
        var module =
                module(
                        """
                        (module $m (@name "a module") (func $f (@name "a function") (param $p (@name "a parameter") i32))
                          (global (@name "nameless") i32 (i32.const 0)) (func (call $f (i32.const 0))) (@name "nobody"))
                        """);
        assertEquals(Optional.of("a module"), module.names().module());
        assertEquals(Optional.of("a function"), module.names().of(Names.Kind.FUNCTION, 0));
        assertEquals(Optional.of("nameless"), module.names().of(Names.Kind.GLOBAL, 0));
        assertEquals("a parameter", module.names().locals().getOrDefault(0, Map.of()).get(0));
        assertEquals(Optional.empty(), module.names().of(Names.Kind.FUNCTION, 1));
        malformed("unexpected token 1", "1:14", "(func (@name 1))");
        malformed("unexpected token \"b\"", "1:18", "(func (@name \"a\" \"b\"))");
    }

    @Test
    void annotationsGiveCustomSections() {
        var module =
                module(
                        """
                        (module (@custom "a" "x" "\\00") (func) (@custom "b" (before first) "") (@custom "c" (after func))
                          (@custom "d" (before global) "y") (@custom "e" (after last)) (@custom "f" (before type)) (@other "g"))
                        """);
        assertEquals(
                List.of(
                        new CustomSection("a", Bytes.of(new byte[] {'x', 0}), 11),
                        new CustomSection("b", Bytes.of(new byte[0]), 0),
                        new CustomSection("c", Bytes.of(new byte[0]), 3),
                        new CustomSection("d", Bytes.of(new byte[] {'y'}), 13),
                        new CustomSection("e", Bytes.of(new byte[0]), 11),
                        new CustomSection("f", Bytes.of(new byte[0]), 0)),
                module.customSections());
        malformed("unexpected token end of text", "1:9", "(@custom)");
        malformed("unexpected token (", "1:14", "(@custom \"a\" (here))");
        malformed("unexpected token (", "1:22", "(@custom \"a\" (before (func)))");
    }

    @Test
    void inlineSignaturesReuseTheFirstEqualTypeAndAddTheRestBehindAllWrittenOnes() {
        var module =
                module(
                        """
                        (func (param i64))
                        (func (param i32) (block (param f32)))
                        (type $open (sub (func (param i32))))
                        (type $pair (func (param i32)))
                        (type (func (param i32)))
                        (func (param i64))
                        (tag (param f32))
                        """);
        assertEquals(List.of(3, 1, 3), module.functionTypes());
        assertEquals(4, module.tags().getFirst().type().type());
        assertEquals(
                List.of(
                        function(NumberType.I32),
                        function(NumberType.I32),
                        function(NumberType.I32),
                        function(NumberType.I64),
                        function(NumberType.F32)),
                module.types().stream().map(SubType::composite).toList());
        assertEquals(5, module.groups().size());
    }

    @Test
    void aTypeUseMayRepeatItsTypeButNotContradictIt() {
        var module =
                module(
                        "(type $t (func (param i32))) (func (type $t) (param $x i32) (local.get $x) drop)");
        assertEquals(Map.of(0, Map.of(0, "x")), module.names().locals());
        malformed("inline function type", "2:7", "(type $t (func))\n(func (type $t) (param i32))");
        malformed("unknown type", "1:7", "(func (type 7) (param i32))");
        malformed("unexpected token (", "1:20", "(func (result i32) (param i32))");
        malformed("unexpected token $x", "1:21", "(func (block (param $x i32)))");
        assertEquals(3, module("(func (type 3))").functions().getFirst().type());
    }

    @Test
    void parametersThatOnlyTheTypeTellsComeBeforeLocals() {
        var module =
                module(
                        "(type $t (func (param i32 i64))) (func (type $t) (local f32 f64) (local $l i32) (local.get $l))");
        var function = module.functions().getFirst();
        assertEquals(List.of(NumberType.F32, NumberType.F64, NumberType.I32), function.locals());
        assertEquals(new Immediate.Index(4), function.body().instructions().getFirst().immediate());
    }

    @Test
    void everyCompositeTypeIsRead() {
        var module =
                module(
                        """
                        (rec (type $f (func (param (ref $k)) (result contref nullcontref)))
                             (type $k (cont $f)))
                        (type $s (sub (struct (field $a i8) (field i16 (mut (ref null $s))) (field $b (mut f64)))))
                        (type $a (sub final $s (array (mut v128))))
                        (func (struct.get $s $b (unreachable)) (struct.set 2 $a (unreachable)))
                        """);
        var contref = new ReferenceType(true, HeapType.Abstract.CONT);
        assertEquals(
                new FunctionType(
                        List.of(new ReferenceType(false, new HeapType.Concrete(1))),
                        List.of(contref, new ReferenceType(true, HeapType.Abstract.NOCONT))),
                module.types().getFirst().composite());
        assertEquals(new ContinuationType(0), module.types().get(1).composite());
        assertEquals(
                new SubType(
                        false,
                        List.of(),
                        new StructType(
                                List.of(
                                        new FieldType(PackedType.I8, false),
                                        new FieldType(PackedType.I16, false),
                                        new FieldType(
                                                new ReferenceType(true, new HeapType.Concrete(2)),
                                                true),
                                        new FieldType(NumberType.F64, true)))),
                module.types().get(2));
        assertEquals(List.of(2), module.types().get(3).supertypes());
        assertTrue(
                module.types().get(3).isFinal()
                        && module.types().get(3).composite() instanceof ArrayType);
        assertEquals(
                List.of(2, 1, 1, 1), module.groups().stream().map(each -> each.size()).toList());
        assertEquals(Map.of(2, Map.of(0, "a", 3, "b")), module.names().fields());
        assertEquals(
                List.of(new Immediate.Indices(2, 3), new Immediate.Indices(2, 0)),
                module.functions().getFirst().body().instructions().stream()
                        .map(each -> each.immediate())
                        .filter(Immediate.Indices.class::isInstance)
                        .toList());
    }

    @Test
    void everyShorthandForAReferenceTypeIsKnown() {
        String words =
                "anyref eqref i31ref structref arrayref funcref externref exnref contref nullref nullfuncref "
                        + "nullexternref nullexnref nullcontref";
        var parameters = module("(type (func (param " + words + ")))").functionType(0).parameters();
        assertEquals(
                List.of(
                        "any",
                        "eq",
                        "i31",
                        "struct",
                        "array",
                        "func",
                        "extern",
                        "exn",
                        "cont",
                        "none",
                        "nofunc",
                        "noextern",
                        "noexn",
                        "nocont"),
                parameters.stream().map(each -> ((ReferenceType) each).heap().toString()).toList());
        assertTrue(parameters.stream().allMatch(each -> ((ReferenceType) each).nullable()));
    }

    @Test
    void inlineImportsAndExportsAreFieldsOfTheirOwn() {
        var inline =
                module(
                        """
                        (func $f (export "a") (export "b") (import "m" "f") (param $x i32))
                        (memory (import "m" "mem") i64 3)
                        """);
        assertEquals(List.of("a", "b"), inline.exports().stream().map(Export::name).toList());
        assertEquals(
                List.of(
                        new ExternType.Function(0),
                        new ExternType.Memory(new Limits(3, OptionalLong.empty(), true))),
                inline.imports().stream().map(each -> each.type()).toList());
        assertEquals(Optional.of("x"), inline.names().local(0, 0));
        var written =
                module(
                        """
                        (import "m" "g" (global $g (mut i32))) (import "m" "t" (tag $t (param i32))) (import "m" "tab" (table 1 2 funcref))
                        (tag $own) (export "t" (tag $own)) (start 0)
                        """);
        assertEquals(
                List.of(new Export("t", ExternKind.TAG, 1, written.exports().getFirst().place())),
                written.exports());
        assertEquals(0, written.start().orElseThrow().function());
    }

    @Test
    void segmentsInsideATableOrMemoryAreSegmentsOfTheirOwn() {
        var module =
                module(
                        """
                        (elem $first func $f) (table $t i64 (ref null func) (elem $f $f)) (memory $m (data "abc" "\\00"))
                        (func $f (elem.drop $last) (data.drop $d)) (elem $last declare func $f $f) (data $d "x") (memory i64 1 2)
                        """);
        assertEquals(3, module.elements().size());
        assertEquals(
                new ReferenceType(true, HeapType.Abstract.FUNC), module.elements().get(1).type());
        assertEquals(
                new ReferenceType(false, HeapType.Abstract.FUNC),
                module.elements().getFirst().type());
        assertEquals(
                new Limits(2, OptionalLong.of(2), true), module.tableTypes().getFirst().limits());
        assertEquals(
                new Limits(1, OptionalLong.of(1), false), module.memoryTypes().getFirst().limits());
        assertEquals(
                Bytes.of((byte) 'a', (byte) 'b', (byte) 'c', (byte) 0),
                module.data().getFirst().content());
        assertTrue(
                module.data().getFirst().mode() instanceof Mode.Active(int memory, _)
                        && memory == 0);
        assertEquals(
                List.of(new Immediate.Index(2), new Immediate.Index(1)),
                module.functions().getFirst().body().instructions().stream()
                        .limit(2)
                        .map(each -> each.immediate())
                        .toList());
    }

    @Test
    void everyFormOfASegmentIsRead() {
        var module =
                module(
                        """
                        (table $t 1 funcref (ref.null func)) (table 1 funcref) (memory 1) (memory $m 1) (func $f)
                        (elem (i32.const 1) $f 0) (elem (table $t) (offset i32.const 1 i32.const 2 i32.add) func $f)
                        (elem funcref (item ref.func $f) (ref.null func)) (elem declare (ref func) (ref.func 0)) (elem (offset (i32.const 0)))
                        (data (memory $m) (i32.const 4) "x") (data (offset (i32.const 1))) (data)
                        """);
        assertEquals(
                List.of(2, 1, 2, 1, 0),
                module.elements().stream().map(each -> each.items().size()).toList());
        assertEquals(
                List.of("Active", "Active", "Passive", "Declarative", "Active"),
                module.elements().stream()
                        .map(each -> each.mode().getClass().getSimpleName())
                        .toList());
        assertTrue(
                module.data().getFirst().mode() instanceof Mode.Active(int memory, _)
                        && memory == 1);
        assertTrue(
                module.tables().getFirst().initial().isPresent()
                        && module.tables().get(1).initial().isEmpty());
        assertTrue(module.dataCount().isEmpty());
    }

    @Test
    void aDefinitionsPlaceIsItsWholeField() {
        String text =
                "(module (type (func)) (global $g i32 (i32.const 1)) (func $f nop) (data \"x\"))";
        var module = module(text);
        assertEquals("(type (func))", at(text, module.groups().getFirst().place()));
        assertEquals(
                "(global $g i32 (i32.const 1))", at(text, module.globals().getFirst().place()));
        assertEquals("(func $f nop)", at(text, module.functions().getFirst().place()));
        assertEquals("(data \"x\")", at(text, module.data().getFirst().place()));
        var implied = module("(func (param i32)) (func)");
        assertEquals(
                "(param i32)",
                at("(func (param i32)) (func)", implied.groups().getFirst().place()));
        assertEquals(new Place(24, 24), implied.groups().get(1).place());
    }

    @Test
    void namesMustBeKnownAndUnique() {
        malformed("unknown function $g", "1:13", "(func (call $g))");
        malformed("unknown local $x", "2:12", "(func\n(local.get $x))");
        malformed("unknown global $g", "1:19", "(func (global.get $g))");
        malformed("unknown type $t", "1:13", "(func (type $t))");
        malformed("unknown label $l", "1:10", "(func br $l)");
        malformed("unknown tag $t", "1:15", "(func suspend $t)");
        malformed(
                "unknown field $f", "1:47", "(type $s (struct)) (func (drop (struct.get $s $f)))");
        malformed("duplicate func", "1:17", "(func $f) (func $f)");
        malformed("duplicate local $x", "1:29", "(func (param $x i32) (local $x i32))");
        malformed(
                "duplicate field $a", "1:41", "(type (struct (field $a i32)     (field $a i32)))");
        malformed("duplicate type $t", "1:24", "(type $t (func)) (type $t (func))");
    }

    @Test
    void indicesOutOfRangeAreLeftToValidation() {
        var module =
                module(
                        "(func (type 0xffff_ffff) call 7) (export \"e\" (global 9)) (start 4294967295)");
        assertEquals(List.of(-1), module.functionTypes());
        assertEquals(
                new Immediate.Index(7),
                module.functions().getFirst().body().instructions().getFirst().immediate());
        assertEquals(-1, module.start().orElseThrow().function());
        malformed("unknown type 4294967295", "1:7", "(func (type 0xffff_ffff) (param i32))");
        malformed("constant out of range", "1:8", "(start 4294967296)");
    }

    @Test
    void importsComeFirst() {
        malformed("import after function", "2:1", "(func)\n(import \"m\" \"f\" (func))");
        malformed("import after memory", "1:12", "(memory 1) (global (import \"m\" \"g\") i32)");
        malformed("import after tag", "1:7", "(tag) (tag (import \"m\" \"g\"))");
    }

    @Test
    void fieldsThatFitNowhereAreRefused() {
        malformed("unknown operator memry", "1:2", "(memry 1)");
        malformed("unexpected token )", "1:7", "(func))");
        malformed("unexpected token (", "1:10", "(module) (module)");
        malformed("multiple start sections", "1:18", "(func) (start 0) (start 0)");
        malformed("unexpected token 1", "1:10", "(start 0 1)");
        malformed("constant out of range", "1:9", "(memory 18446744073709551616)");
        malformed("malformed UTF-8 encoding", "1:9", "(export \"\\ff\" (func 0))");
        assertEquals(Phase.UNSUPPORTED, refusal("(memory 1 1 shared)").phase());
    }

    @Test
    void constantsAndAlignmentsAreChecked() {
        malformed("constant out of range: 4294967296", "1:17", "(func i32.const 4294967296)");
        malformed("constant out of range: 1e39", "1:17", "(func f32.const 1e39)");
        malformed("alignment must be a power of two", "1:16", "(func i32.load align=3)");
        malformed("alignment must be a power of two", "1:16", "(func i32.load align=0)");
        malformed("unknown operator offset=-1", "1:16", "(func i32.load offset=-1)");
        malformed("wrong number of lane literals", "1:18", "(func v128.const i64x2 1)");
        malformed("invalid lane length", "1:21", "(func i8x16.shuffle 1 2 3)");
        malformed("i8 constant out of range", "1:28", "(func i8x16.extract_lane_s 256)");
    }

    private static FunctionType function(ValueType... parameters) {
        return new FunctionType(Arrays.asList(parameters), List.of());
    }
}
