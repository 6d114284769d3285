package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds every reference to a continuation in a state. */
final class Holdings {
    private final Store store;
    private final List<Holding> all = new ArrayList<>();

    private final boolean inside;

    private Holdings(Store store, boolean inside) {
        this.store = store;
        this.inside = inside;
    }

    /** {@code inside}: the running frame has begun its instruction, whose operands are there. */
    static List<Holding> of(Store store, boolean inside) {
        var search = new Holdings(store, inside);
        store.instances.forEach(search::instance);
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null) {
                search.stack(stack);
            }
        }
        for (int slot = 0; slot < store.exceptions.size(); slot++) {
            var exception = store.exceptions.find(slot);
            if (exception != null) {
                var types = store.tags.get(exception.tag()).shape().parameters();
                search.row(
                        types,
                        exception.payload().toArray(),
                        0,
                        i -> new Holder.Payload(exception.ordinal(), i));
            }
        }
        for (int slot = 0; slot < store.objects.size(); slot++) {
            var object = store.objects.find(slot);
            if (object != null) {
                object.eachReference((index, reference) -> search.field(object, index, reference));
            }
        }
        store.hostReferences.each((reference, function) ->
                search.reference(
                        reference,
                        new Holder.Host(
                                function == HostReferences.NOBODY
                                        ? "of this program"
                                        : Pictures.function(store, function))));
        return List.copyOf(search.all);
    }

    private void instance(InstanceData instance) {
        var module = instance.module().module();
        var globals = module.globalTypes();
        for (int i = module.importCount(ExternType.Global.class); i < globals.size(); i++) {
            if (globals.get(i).type() instanceof ReferenceType) {
                reference(
                        store.global(instance.globals().at(i)).at(0),
                        new Holder.GlobalCell(
                                instance.number(), module.names().shown(Names.Kind.GLOBAL, i)));
            }
        }
        for (int i = module.importCount(ExternType.Table.class);
                i < instance.tables().size();
                i++) {
            var slots = store.tables.get(instance.tables().at(i)).slots;
            var name = module.names().shown(Names.Kind.TABLE, i);
            for (int slot = 0; slot < slots.size(); slot++) {
                reference(slots.at(slot), new Holder.TableSlot(instance.number(), name, slot));
            }
        }
    }

    private void stack(StackData stack) {
        var id = Pictures.stack(stack);
        for (var frame : FrameLayout.of(store, stack, inside)) {
            var names = store.instances.get(frame.function().instance()).module().module().names();
            int index = frame.function().index();
            var function = Pictures.function(store, stack.frames[frame.record()]);
            int depth = frame.record() / StackData.FRAME;
            row(
                    frame.function().localTypes(),
                    stack.slots,
                    frame.locals(),
                    i -> {
                        var name =
                                names.local(index, i)
                                        .map(each -> "$" + each)
                                        .orElseGet(() -> Integer.toString(i));
                        return new Holder.Local(id, depth, function, name);
                    });
            row(
                    frame.operands(),
                    stack.slots,
                    frame.firstOperand(),
                    i -> new Holder.Operand(id, depth, function, i));
        }
        if (stack.bound > 0) {
            var types = Slots.first(StackSwitching.resumptionTypes(store, stack), stack.bound);
            row(types, stack.slots, stack.sp - stack.bound, i -> new Holder.Bound(id, i));
        }
    }

    private void row(List<ValueType> types, long[] slots, int from, IntFunction<Holder> holder) {
        int at = from;
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) instanceof ReferenceType) {
                reference(slots[at], holder.apply(i));
            }
            at += Slots.of(types.get(i));
        }
    }

    private void field(ObjectData object, int index, long reference) {
        if (Reference.kind(reference) == Reference.CONTINUATION) {
            var type = TypeWords.declaration(store, object.type);
            var name =
                    object.layout.array()
                            ? Integer.toString(index)
                            : type.map(each -> each.field(index)).orElse(Integer.toString(index));
            reference(
                    reference,
                    new Holder.Field(
                            object.layout.kind(),
                            object.ordinal,
                            index,
                            type.map(TypeWords.Declaration::shown).orElse(""),
                            name));
        }
    }

    private void reference(long reference, Holder holder) {
        if (Reference.kind(reference) == Reference.CONTINUATION) {
            all.add(
                    new Holding(
                            holder,
                            Pictures.continuation(reference),
                            store.stackOf(reference) == null));
        }
    }
}
