package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Modules made comparable across formats: equal here means equal but for source, places and the
 * data count.
 */
public final class Placeless {
    private static final Source NO_SOURCE = new Source.Binary("", Bytes.of());

    private Placeless() {}

    public static Module of(Module module) {
        return new Module(
                NO_SOURCE,
                module.types(),
                module.groups().stream()
                        .map(each ->
                                new Module.RecursiveGroup(each.first(), each.size(), Place.NOWHERE))
                        .toList(),
                module.imports().stream()
                        .map(each ->
                                new Module.Import(
                                        each.module(), each.name(), each.type(), Place.NOWHERE))
                        .toList(),
                module.functions().stream()
                        .map(each ->
                                new Module.Function(
                                        each.type(), each.locals(), of(each.body()), Place.NOWHERE))
                        .toList(),
                module.tables().stream()
                        .map(each ->
                                new Module.Table(
                                        each.type(),
                                        each.initial().map(Placeless::of),
                                        Place.NOWHERE))
                        .toList(),
                module.memories().stream()
                        .map(each -> new Module.Memory(each.type(), Place.NOWHERE))
                        .toList(),
                module.tags().stream()
                        .map(each -> new Module.Tag(each.type(), Place.NOWHERE))
                        .toList(),
                module.globals().stream()
                        .map(each ->
                                new Module.Global(each.type(), of(each.initial()), Place.NOWHERE))
                        .toList(),
                module.exports().stream()
                        .map(each ->
                                new Module.Export(
                                        each.name(), each.kind(), each.index(), Place.NOWHERE))
                        .toList(),
                module.start().map(each -> new Module.Start(each.function(), Place.NOWHERE)),
                module.elements().stream()
                        .map(each ->
                                new Module.Element(
                                        each.type(),
                                        each.items().stream().map(Placeless::of).toList(),
                                        of(each.mode()),
                                        Place.NOWHERE))
                        .toList(),
                module.data().stream()
                        .map(each ->
                                new Module.Data(each.content(), of(each.mode()), Place.NOWHERE))
                        .toList(),
                OptionalInt.empty(),
                of(module.names()),
                module.customSections());
    }

    /** Without custom sections, which the text format does not carry. */
    public static Module asText(Module module) {
        var plain = of(module);
        return new Module(
                plain.source(),
                plain.types(),
                plain.groups(),
                plain.imports(),
                plain.functions(),
                plain.tables(),
                plain.memories(),
                plain.tags(),
                plain.globals(),
                plain.exports(),
                plain.start(),
                plain.elements(),
                plain.data(),
                plain.dataCount(),
                plain.names(),
                List.of());
    }

    private static Expression of(Expression expression) {
        return new Expression(
                expression.instructions().stream()
                        .map(each ->
                                new Instruction(each.opcode(), each.immediate(), Place.NOWHERE))
                        .toList());
    }

    private static Mode of(Mode mode) {
        return mode instanceof Mode.Active(int index, var offset)
                ? new Mode.Active(index, of(offset))
                : mode;
    }

    /** No name and an empty map of names are the same. */
    private static Names of(Names names) {
        var simple = new HashMap<>(names.simple());
        simple.values().removeIf(Map::isEmpty);
        return new Names(
                names.module(),
                simple,
                filled(names.locals()),
                filled(names.labels()),
                filled(names.fields()));
    }

    private static Map<Integer, Map<Integer, String>> filled(
            Map<Integer, Map<Integer, String>> names) {
        var filled = new HashMap<>(names);
        filled.values().removeIf(Map::isEmpty);
        return filled;
    }
}
