package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.InstanceData.Addresses;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.StackHints;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.FunctionNames;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes instances: links imports, allocates what the module defines, writes active segments. */
final class Instantiator {
    private final Settings settings;
    private final Store store;
    private final ValidModule valid;
    private final Module module;
    private final List<Extern> imports;

    Instantiator(Settings settings, Store store, ValidModule valid, List<Extern> imports) {
        this.settings = settings;
        this.store = store;
        this.valid = valid;
        this.module = valid.module();
        this.imports = imports;
    }

    /** Where this throws, the store is half written, and no longer to be used. */
    Instantiation instantiate() throws ModuleException {
        int[] types = store.types.add(module);
        link(types);
        checkLimits();
        int number = store.instances.size();
        int[] functions =
                addresses(ExternKind.FUNCTION, module.functions().size(), store.functionCount);
        int[] tables = addresses(ExternKind.TABLE, module.tables().size(), store.tables.size());
        int[] memories =
                addresses(ExternKind.MEMORY, module.memories().size(), store.memories.size());
        int[] globals =
                addresses(ExternKind.GLOBAL, module.globals().size(), store.globalTypes.size());
        int[] tags = addresses(ExternKind.TAG, module.tags().size(), store.tags.size());
        var elements = new ArrayList<Values>();
        var instance =
                new InstanceData(
                        number,
                        valid,
                        new Addresses(types),
                        new Addresses(functions),
                        new Addresses(tables),
                        new Addresses(memories),
                        new Addresses(globals),
                        new Addresses(tags),
                        elements);
        store.instances.add(instance);
        defineTags(types);
        module.memories().forEach(memory -> store.memories.add(new PagedMemory(memory.type())));
        var constants = new ConstantExpressions(settings, store, instance);
        var place = Place.NOWHERE;
        try {
            for (var global : module.globals()) {
                place = global.place();
                store.addGlobal(
                        (ExternType.Global) store.types.canonical(global.type(), types),
                        constants.value(global.initial()));
            }
            for (var table : module.tables()) {
                place = table.place();
                var slots = new ChunkedLongs();
                long initial = table.initial().map(constants::word).orElse(Reference.NULL);
                slots.grow((int) table.type().limits().minimum(), initial);
                store.tables.add(
                        new TableData(
                                (ExternType.Table) store.types.canonical(table.type(), types),
                                slots));
            }
            for (var element : module.elements()) {
                place = element.place();
                elements.add(
                        Values.of(element.items().stream().mapToLong(constants::word).toArray()));
            }
        } catch (TrapSignal signal) {
            throw new ModuleException(
                    Phase.UNSUPPORTED, signal.sentence("a constant expression"), place);
        }
        defineFunctions(instance);
        var dropped = new ChunkedLongs();
        dropped.grow(module.data().size() + module.elements().size(), 0);
        store.dropped.add(dropped);
        var trap = writeSegments(instance, constants);
        var start =
                module.start()
                        .map(each -> OptionalInt.of(functions[each.function()]))
                        .orElseGet(OptionalInt::empty);
        return new Instantiation(number, trap.isPresent() ? OptionalInt.empty() : start, trap);
    }

    private void link(int[] types) throws ModuleException {
        for (int i = 0; i < module.imports().size(); i++) {
            var wanted = module.imports().get(i);
            var type = actual(imports.get(i));
            if (!store.types.matches(type, store.types.canonical(wanted.type(), types))) {
                throw new ModuleException(
                        Phase.UNLINKABLE,
                        "incompatible import type for " + wanted.module() + "." + wanted.name(),
                        wanted.place());
            }
        }
    }

    private void checkLimits() throws ModuleException {
        for (var memory : module.memories()) {
            if (memory.type().limits().minimum() > settings.pages()) {
                throw tooLarge("memory", memory.place());
            }
        }
        for (var table : module.tables()) {
            if (table.type().limits().minimum() > settings.objects()) {
                throw tooLarge("table", table.place());
            }
        }
    }

    private static ModuleException tooLarge(String what, Place place) {
        return new ModuleException(
                Phase.UNSUPPORTED,
                "limit reached: this " + what + " is larger than allowed",
                place);
    }

    /** The type of what is imported, with its present size as minimum. */
    private ExternType actual(Extern extern) {
        int address = extern.address();
        return switch (extern.kind()) {
            case FUNCTION -> new ExternType.Function(store.function(address).type);
            case TABLE -> {
                var table = store.tables.get(address);
                yield new ExternType.Table(
                        table.type.element(),
                        new Limits(
                                table.slots.size(),
                                table.type.limits().maximum(),
                                table.type.limits().wide()));
            }
            case MEMORY -> {
                var memory = store.memories.get(address);
                var limits = memory.type().limits();
                yield new ExternType.Memory(
                        new Limits(memory.pages(), limits.maximum(), limits.wide()));
            }
            case GLOBAL -> store.globalTypes.get(address).type();
            case TAG -> new ExternType.Tag(store.tags.get(address).type());
        };
    }

    /**
     * Addresses of the imported things of a kind and then of {@code defined} new ones from {@code
     * next} on.
     */
    private int[] addresses(ExternKind kind, int defined, int next) {
        var all = new ArrayList<Integer>();
        for (var extern : imports) {
            if (extern.kind() == kind) {
                all.add(extern.address());
            }
        }
        for (int i = 0; i < defined; i++) {
            all.add(next + i);
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private void defineTags(int[] types) {
        int imported = module.importCount(ExternType.Tag.class);
        for (int i = 0; i < module.tags().size(); i++) {
            int type = types[module.tags().get(i).type().type()];
            var name = module.names().shown(Names.Kind.TAG, imported + i);
            var shape = store.types.function(type);
            int payload = Slots.of(shape.parameters());
            store.tags.add(new TagData(type, shape, payload, new TagId(store.tags.size(), name)));
        }
    }

    private void defineFunctions(InstanceData instance) {
        int imported = module.importCount(ExternType.Function.class);
        var hints = StackHints.of(module);
        var sizes = settings.memory().map(PolicySettings::sizes).orElse(Map.of());
        for (int i = 0; i < module.functions().size(); i++) {
            int index = imported + i;
            int type = instance.types().at(module.functions().get(i).type());
            var compiled =
                    FunctionCompiler.compile(store, instance, index, valid.functions().get(i));
            var name = FunctionNames.shown(module, index);
            var shape = store.types.function(type);
            store.addFunction(
                    new FunctionData(
                            store.functionCount,
                            type,
                            shape,
                            name,
                            FunctionShapes.frame(settings, valid.functions().get(i), shape),
                            sizes.getOrDefault(name, hints.of(index).orElse(0)),
                            compiled));
        }
    }

    private Optional<Trap> writeSegments(InstanceData instance, ConstantExpressions constants) {
        var segment = "";
        try {
            for (int i = 0; i < module.elements().size(); i++) {
                segment = "element segment " + module.names().shown(Names.Kind.ELEMENT, i);
                switch (module.elements().get(i).mode()) {
                    case Module.Mode.Active(var table, var offset) -> {
                        var content = instance.elements().get(i);
                        var slots = store.tables.get(instance.tables().at(table)).slots;
                        BulkInstructions.initializeTable(
                                slots,
                                constants.address(
                                        offset,
                                        store.tables.get(instance.tables().at(table)).isWide()),
                                content,
                                0,
                                content.size());
                        BulkInstructions.drop(
                                store, instance, BulkInstructions.elementFlag(instance, i));
                    }
                    case Module.Mode.Declarative() ->
                            BulkInstructions.drop(
                                    store, instance, BulkInstructions.elementFlag(instance, i));
                    case Module.Mode.Passive() -> {}
                }
            }
            for (int i = 0; i < module.data().size(); i++) {
                segment = "data segment " + module.names().shown(Names.Kind.DATA, i);
                var data = module.data().get(i);
                if (data.mode() instanceof Module.Mode.Active(var memory, var offset)) {
                    var content = data.content();
                    BulkInstructions.initializeMemory(
                            store.memories.get(instance.memories().at(memory)),
                            constants.address(
                                    offset,
                                    store.memories.get(instance.memories().at(memory)).isWide()),
                            content,
                            0,
                            content.size());
                    BulkInstructions.drop(store, instance, i);
                }
            }
            return Optional.empty();
        } catch (TrapSignal signal) {
            return Optional.of(new Trap(signal.reason, signal.sentence(segment), List.of()));
        }
    }

    /** The export of an instance, if it has one of that name. */
    static Optional<Extern> export(InstanceData instance, String name) {
        for (var export : instance.module().module().exports()) {
            if (export.name().equals(name)) {
                var addresses =
                        switch (export.kind()) {
                            case FUNCTION -> instance.functions();
                            case TABLE -> instance.tables();
                            case MEMORY -> instance.memories();
                            case GLOBAL -> instance.globals();
                            case TAG -> instance.tags();
                        };
                return Optional.of(new Extern(export.kind(), addresses.at(export.index())));
            }
        }
        return Optional.empty();
    }
}
