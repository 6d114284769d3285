package dev.fiberscope.engine.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.HeapType.Abstract;
import dev.fiberscope.engine.wasm.HeapType.Concrete;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TypeRegistryTest {
    private static final String BALL =
            "(rec (type $pass (func (param (ref null $ball)))) (type $ball (cont $pass)))";

    private final TypeRegistry registry = new TypeRegistry();

    @Test
    void equalGroupsOfTwoModulesAreOne() throws ModuleException {
        var one = add(BALL);
        var other = add("(type (func (result i32)))" + BALL);
        assertEquals(one[0], other[1]);
        assertEquals(one[1], other[2]);
        assertEquals(3, registry.size());
    }

    @Test
    void sameDefinitionInAnotherGroupIsAnotherType() throws ModuleException {
        var ids = add("(type (func)) (rec (type (func)) (type (func)))");
        assertNotEquals(ids[0], ids[1]);
        assertNotEquals(ids[1], ids[2]);
    }

    @Test
    void definitionsHoldCanonicalIds() throws ModuleException {
        add("(type (struct)) (type (array i32))");
        var ids = add(BALL);
        assertEquals(new ContinuationType(ids[0]), registry.composite(ids[1]));
        assertEquals(
                new ReferenceType(true, new Concrete(ids[1])),
                registry.function(ids[0]).parameters().getFirst());
        assertEquals(
                new ReferenceType(true, new Concrete(ids[1])),
                registry.canonical(new ReferenceType(true, new Concrete(1)), ids));
    }

    @Test
    void subtypesMatchTheirDeclaredSupertypesOnly() throws ModuleException {
        var ids =
                add(
                        "(type $a (sub (struct))) (type $b (sub $a (struct (field i32))))"
                                + " (type $c (sub final $b (struct (field i32)))) (type $d (sub $a (struct (field i32) (field i32))))");
        assertTrue(registry.matches(ids[2], ids[0]));
        assertTrue(registry.matches(ids[2], ids[2]));
        assertFalse(registry.matches(ids[0], ids[2]));
        assertFalse(registry.matches(ids[3], ids[1]));
        assertEquals(OptionalInt.of(ids[1]), registry.supertype(ids[2]));
        assertTrue(registry.isFinal(ids[2]));
        assertFalse(registry.isFinal(ids[1]));
    }

    @Test
    void continuationsLieBetweenContAndNocont() throws ModuleException {
        HeapType ball = new Concrete(add(BALL)[1]);
        assertTrue(registry.matches(ball, Abstract.CONT));
        assertTrue(registry.matches(Abstract.NOCONT, ball));
        assertTrue(registry.matches(Abstract.NOCONT, Abstract.CONT));
        assertFalse(registry.matches(Abstract.NONE, ball));
        assertFalse(registry.matches(ball, Abstract.ANY));
        assertFalse(registry.matches(ball, Abstract.FUNC));
        assertFalse(registry.matches(Abstract.CONT, ball));
        assertEquals(Abstract.CONT, registry.top(ball));
    }

    @Test
    void fiveHierarchiesShareNothing() {
        for (var sub : Abstract.values()) {
            for (var sup : Abstract.values()) {
                if (Hierarchy.top(sub) != Hierarchy.top(sup)) {
                    assertFalse(registry.matches(sub, sup), sub + " " + sup);
                }
            }
            assertTrue(registry.matches(sub, Hierarchy.top(sub)));
            assertTrue(registry.matches(Hierarchy.bottom(sub), sub));
        }
        assertTrue(registry.matches(Abstract.I31, Abstract.EQ));
        assertFalse(registry.matches(Abstract.ANY, Abstract.EQ));
        assertFalse(registry.matches(Abstract.STRUCT, Abstract.ARRAY));
    }

    @Test
    void nullableDoesNotMatchNonNullable() {
        var null0 = new ReferenceType(true, Abstract.CONT);
        var some = new ReferenceType(false, Abstract.CONT);
        assertTrue(registry.matches(some, null0));
        assertFalse(registry.matches(null0, some));
        assertFalse(registry.matches(NumberType.I32, some));
        assertTrue(registry.matches(NumberType.I32, NumberType.I32));
    }

    @Test
    void mutableGlobalsLinkOnlyToTheSameType() {
        var some = new ReferenceType(false, Abstract.CONT);
        var any = new ReferenceType(true, Abstract.CONT);
        assertTrue(
                registry.matches(
                        new ExternType.Global(some, false), new ExternType.Global(any, false)));
        assertFalse(
                registry.matches(
                        new ExternType.Global(some, true), new ExternType.Global(any, true)));
        assertFalse(
                registry.matches(
                        new ExternType.Global(any, true), new ExternType.Global(any, false)));
    }

    @Test
    void memoriesLinkByPresentSizeAndBound() {
        var wanted = memory(2, OptionalLong.of(4), false);
        assertTrue(registry.matches(memory(3, OptionalLong.of(4), false), wanted));
        assertFalse(registry.matches(memory(1, OptionalLong.of(4), false), wanted));
        assertFalse(registry.matches(memory(3, OptionalLong.empty(), false), wanted));
        assertFalse(registry.matches(memory(3, OptionalLong.of(5), false), wanted));
        assertFalse(registry.matches(memory(3, OptionalLong.of(4), true), wanted));
        assertTrue(
                registry.matches(
                        memory(3, OptionalLong.of(5), false),
                        memory(2, OptionalLong.empty(), false)));
    }

    @Test
    void functionsLinkToSupertypesAndTagsToTheSameType() throws ModuleException {
        var ids = add("(type $a (sub (func))) (type $b (sub $a (func)))");
        assertTrue(
                registry.matches(new ExternType.Function(ids[1]), new ExternType.Function(ids[0])));
        assertFalse(
                registry.matches(new ExternType.Function(ids[0]), new ExternType.Function(ids[1])));
        assertTrue(registry.matches(new ExternType.Tag(ids[1]), new ExternType.Tag(ids[1])));
        assertFalse(registry.matches(new ExternType.Tag(ids[1]), new ExternType.Tag(ids[0])));
        assertFalse(registry.matches(new ExternType.Tag(ids[0]), new ExternType.Function(ids[0])));
    }

    @Test
    void tablesLinkByElementAndSize() {
        var limits = new Limits(1, OptionalLong.empty(), false);
        var functions = new ExternType.Table(ReferenceType.FUNCREF, limits);
        assertTrue(registry.matches(functions, functions));
        assertFalse(
                registry.matches(new ExternType.Table(ReferenceType.EXTERNREF, limits), functions));
        assertFalse(
                registry.matches(
                        new ExternType.Table(new ReferenceType(false, Abstract.FUNC), limits),
                        functions));
    }

    private static ExternType memory(long minimum, OptionalLong maximum, boolean wide) {
        return new ExternType.Memory(new Limits(minimum, maximum, wide));
    }

    private int[] add(String types) throws ModuleException {
        var module = TextReader.read(new Source.Text("test", "(module " + types + ")"));
        Validator.validate(module);
        return registry.add(module);
    }
}
