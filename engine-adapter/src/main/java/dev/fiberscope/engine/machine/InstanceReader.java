package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import java.util.ArrayList;
import java.util.List;

/** Globals, tables and memories of instances in the words of the model. */
final class InstanceReader {
    private final Store store;

    InstanceReader(Store store) {
        this.store = store;
    }

    /** As {@code Snapshot} says. */
    List<Global> globals() {
        var all = new ArrayList<Global>();
        for (var instance : store.instances) {
            var module = instance.module().module();
            all.addAll(globals(instance, module.importCount(ExternType.Global.class)));
        }
        return all;
    }

    /** As {@code Snapshot} says. */
    List<Global> globals(int instance) {
        return instance < 0 || instance >= store.instances.size()
                ? List.of()
                : globals(store.instances.get(instance), 0);
    }

    private List<Global> globals(InstanceData instance, int first) {
        var all = new ArrayList<Global>();
        var values = new ValueReader(store);
        var module = instance.module().module();
        var types = module.globalTypes();
        for (int i = first; i < types.size(); i++) {
            var type = types.get(i);
            all.add(
                    new Global(
                            instance.number(),
                            new Cell(
                                    shown(module, Names.Kind.GLOBAL, i, ExternType.Global.class),
                                    TypeWords.of(type.type(), module.names()),
                                    values.values(
                                                    List.of(type.type()),
                                                    store.global(instance.globals().at(i)))
                                            .getFirst()),
                            type.mutable()));
        }
        return all;
    }

    /** {@code $name}; of an import without one, what it is imported as; else the index. */
    static String shown(
            Module module, Names.Kind kind, int index, Class<? extends ExternType> type) {
        return module.names().of(kind, index).isEmpty() && index < module.importCount(type)
                ? module.imports().stream()
                        .filter(each -> type.isInstance(each.type()))
                        .skip(index)
                        .map(each -> each.module() + "." + each.name())
                        .findFirst()
                        .orElseThrow()
                : module.names().shown(kind, index);
    }

    /** As {@code Snapshot} says. */
    List<Table> tables() {
        var all = new ArrayList<Table>();
        for (var instance : store.instances) {
            var module = instance.module().module();
            all.addAll(tables(instance, module.importCount(ExternType.Table.class)));
        }
        return all;
    }

    /** As {@code Snapshot} says. */
    List<Table> tables(int instance) {
        return instance < 0 || instance >= store.instances.size()
                ? List.of()
                : tables(store.instances.get(instance), 0);
    }

    private List<Table> tables(InstanceData instance, int first) {
        var all = new ArrayList<Table>();
        var values = new ValueReader(store);
        var module = instance.module().module();
        var types = module.tableTypes();
        for (int i = first; i < types.size(); i++) {
            var table = store.tables.get(instance.tables().at(i));
            var type = TypeWords.of(types.get(i).element(), module.names());
            var cells = new ArrayList<Cell>();
            for (int slot = 0; slot < table.slots.size(); slot++) {
                cells.add(
                        new Cell(
                                Integer.toString(slot),
                                type,
                                values.reference(table.slots.at(slot))));
            }
            all.add(
                    new Table(
                            instance.number(),
                            shown(module, Names.Kind.TABLE, i, ExternType.Table.class),
                            type,
                            cells));
        }
        return all;
    }

    /** As {@code Snapshot} says. */
    List<String> memories(int instance) {
        if (instance < 0 || instance >= store.instances.size()) {
            return List.of();
        }
        var module = store.instances.get(instance).module().module();
        var names = new ArrayList<String>();
        for (int i = 0; i < store.instances.get(instance).memories().size(); i++) {
            names.add(shown(module, Names.Kind.MEMORY, i, ExternType.Memory.class));
        }
        return names;
    }
}
