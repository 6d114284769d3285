package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Export;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Module.Start;
import dev.fiberscope.engine.wasm.Module.Table;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.HashSet;

/** Checks everything in a module but types and function bodies. Specification 3.0, "Modules". */
final class ModuleDefinitions {
    private static final long NARROW_PAGES = 1L << 16;
    private static final long WIDE_PAGES = 1L << 48;
    private static final long NARROW_ELEMENTS = (1L << 32) - 1;

    private final Definitions definitions;
    private final Module module;
    private final ConstantExpression constants;
    private final int importedGlobals;
    private final int allGlobals;

    ModuleDefinitions(Definitions definitions) {
        this.definitions = definitions;
        module = definitions.module();
        constants = new ConstantExpression(definitions);
        importedGlobals = module.importCount(ExternType.Global.class);
        allGlobals = importedGlobals + module.globals().size();
    }

    /** What stands in front of the bodies in the order of the specification. */
    void check() throws ModuleException {
        for (var each : module.imports()) {
            type(each.type(), each.place());
        }
        for (var function : module.functions()) {
            definitions.function(function.type(), function.place());
        }
        for (var tag : module.tags()) {
            type(tag.type(), tag.place());
        }
        for (var memory : module.memories()) {
            type(memory.type(), memory.place());
        }
        for (var table : module.tables()) {
            table(table);
        }
        int visible = importedGlobals;
        for (var global : module.globals()) {
            type(global.type(), global.place());
            constants.check(global.initial(), global.type().type(), visible, global.place());
            visible++;
        }
        for (var element : module.elements()) {
            element(element);
        }
        for (var data : module.data()) {
            if (data.mode() instanceof Mode.Active(int memory, var offset)) {
                var limits = definitions.memory(memory, data.place()).limits();
                constants.check(offset, Definitions.address(limits), allGlobals, data.place());
            }
        }
        if (module.start().isPresent()) {
            start(module.start().get());
        }
        exports();
    }

    private void type(ExternType type, Place place) throws ModuleException {
        switch (type) {
            case ExternType.Function(int function) -> definitions.function(function, place);
            case ExternType.Table(var element, var limits) -> {
                definitions.check(element, place);
                limits(
                        limits,
                        limits.wide() ? -1 : NARROW_ELEMENTS,
                        "table size must be at most "
                                + (limits.wide() ? "2^64-1 for i64" : "2^32-1 for i32"),
                        place);
            }
            case ExternType.Memory(var limits) ->
                    limits(
                            limits,
                            limits.wide() ? WIDE_PAGES : NARROW_PAGES,
                            "memory size must be at most "
                                    + (limits.wide()
                                            ? "2^48 pages (256 TiB) for i64"
                                            : "2^16 pages (4 GiB) for i32"),
                            place);
            case ExternType.Global(var value, _) -> definitions.check(value, place);
            case ExternType.Tag(int function) -> definitions.function(function, place);
        }
    }

    /** {@code most} is unsigned. */
    private static void limits(Limits limits, long most, String tooLarge, Place place)
            throws ModuleException {
        long maximum = limits.maximum().orElse(limits.minimum());
        if (Long.compareUnsigned(limits.minimum(), most) > 0
                || Long.compareUnsigned(maximum, most) > 0) {
            throw Invalid.at(place, tooLarge);
        }
        if (Long.compareUnsigned(limits.minimum(), maximum) > 0) {
            throw Invalid.at(
                    place,
                    "size minimum must not be greater than maximum: "
                            + Long.toUnsignedString(limits.minimum())
                            + " is greater than "
                            + Long.toUnsignedString(maximum));
        }
    }

    private void table(Table table) throws ModuleException {
        type(table.type(), table.place());
        if (table.initial().isPresent()) {
            constants.check(
                    table.initial().get(), table.type().element(), importedGlobals, table.place());
        } else if (!Locals.hasDefault(table.type().element())) {
            throw Invalid.at(
                    table.place(),
                    "type mismatch: table of "
                            + definitions.wording().value(table.type().element())
                            + " requires an initial value: its elements cannot be null");
        }
    }

    private void element(Element element) throws ModuleException {
        definitions.check(element.type(), element.place());
        for (var item : element.items()) {
            constants.check(item, element.type(), allGlobals, element.place());
        }
        if (element.mode() instanceof Mode.Active(int index, var offset)) {
            var table = definitions.table(index, element.place());
            fits(element.type(), table.element(), element.place());
            constants.check(
                    offset, Definitions.address(table.limits()), allGlobals, element.place());
        }
    }

    private void fits(ReferenceType segment, ReferenceType table, Place place)
            throws ModuleException {
        if (!definitions.matches(segment, table)) {
            throw Invalid.at(
                    place,
                    "type mismatch: element segment of "
                            + definitions.wording().value(segment)
                            + " does not fit a table of "
                            + definitions.wording().value(table));
        }
    }

    private void start(Start start) throws ModuleException {
        var type =
                definitions.function(
                        definitions.functionType(start.function(), start.place()), start.place());
        if (!type.parameters().isEmpty() || !type.results().isEmpty()) {
            throw Invalid.at(
                    start.place(),
                    "start function must take and give nothing, not "
                            + definitions.wording().values(type.parameters())
                            + " -> "
                            + definitions.wording().values(type.results()));
        }
    }

    private void exports() throws ModuleException {
        var names = new HashSet<String>();
        for (var export : module.exports()) {
            exists(export);
            if (!names.add(export.name())) {
                throw Invalid.at(export.place(), "duplicate export name \"" + export.name() + "\"");
            }
        }
    }

    private void exists(Export export) throws ModuleException {
        int index = export.index();
        switch (export.kind()) {
            case FUNCTION -> definitions.functionType(index, export.place());
            case TABLE -> definitions.table(index, export.place());
            case MEMORY -> definitions.memory(index, export.place());
            case GLOBAL -> definitions.global(index, export.place());
            case TAG -> definitions.tag(index, export.place());
        }
    }
}
