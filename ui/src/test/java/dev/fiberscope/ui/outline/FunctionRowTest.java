package dev.fiberscope.ui.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.ui.code.TextFixture;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FunctionRowTest {
    private static String shown(FunctionRow row) {
        return switch (row) {
            case FunctionRow.OfModule(var name, int instance, int functions) ->
                    name + " " + instance + " " + functions;
            case FunctionRow.OfFunction(_, int function, var name, var sign, int stacks) ->
                    function
                            + " "
                            + name
                            + " "
                            + sign.map(StateSign::word).orElse("-")
                            + " "
                            + stacks;
        };
    }

    @Test
    void functionsShowTheStacksInThem() {
        var f = new SnapshotFixture();
        // The fixture numbers its frames' functions from 0 in the order of their making.
        f.stack(0, "$main").frame("$log", 1, "call").frame("$f", 2, "call");
        f.running("$main", 0);
        f.stack(1, "$g");
        f.fresh(4, 1);
        f.stack(2, "$g");
        f.fresh(5, 2);
        var rows =
                FunctionRow.of(
                        List.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 0)), Optional.of(f));
        assertEquals(
                List.of("test.wat 0 2", "1 $f running 1", "2 $g fresh 2"),
                rows.stream().map(FunctionRowTest::shown).toList());
    }

    @Test
    void modulesOfOneFileAreToldApartAndEmptyOnesLeftOut() {
        var modules =
                List.of(
                        TextFixture.module("(module $a (func $f))", 0),
                        TextFixture.module("(module $b (tag))", 1),
                        TextFixture.module("(module (func $h))", 2));
        assertEquals(
                List.of("$a 0 1", "0 $f - 0", "instance 2 2 1", "0 $h - 0"),
                FunctionRow.of(modules, Optional.empty()).stream()
                        .map(FunctionRowTest::shown)
                        .toList());
    }

    @Test
    void withoutAStopThereAreOnlyNames() {
        var rows =
                FunctionRow.of(
                        List.of(TextFixture.module(TextFixture.TWO_FUNCTIONS, 2)),
                        Optional.empty());
        assertEquals(
                List.of("test.wat 2 2", "1 $f - 0", "2 $g - 0"),
                rows.stream().map(FunctionRowTest::shown).toList());
    }
}
