package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Every place of a state that holds a reference, with its name for people. */
final class Holders {
    /** Is told a reference, and can ask what holds it. */
    interface Visitor {
        void visit(long reference, Supplier<Holder> holder);
    }

    private final Store store;
    private final boolean inside;

    /** {@code inside}: the running frame has begun its instruction, whose operands are there. */
    Holders(Store store, boolean inside) {
        this.store = store;
        this.inside = inside;
    }

    /** Globals and tables of all instances, each in the one that defines it. */
    void cells(Visitor visitor) {
        store.instances.forEach(instance -> instance(instance, visitor));
    }

    /** What hosts hold, each as often as they do. */
    void hosts(Visitor visitor) {
        store.hostReferences.each(
                (reference, function) -> visitor.visit(reference, () -> host(function)));
    }

    private Holder host(int function) {
        return new Holder.Host(
                function == HostReferences.NOBODY
                        ? "of this program"
                        : Pictures.function(store, function));
    }

    private void instance(InstanceData instance, Visitor visitor) {
        var module = instance.module().module();
        var globals = module.globalTypes();
        for (int i = module.importCount(ExternType.Global.class); i < globals.size(); i++) {
            if (globals.get(i).type() instanceof ReferenceType) {
                int index = i;
                visitor.visit(
                        store.global(instance.globals().at(i)).at(0),
                        () ->
                                new Holder.GlobalCell(
                                        instance.number(),
                                        module.names().shown(Names.Kind.GLOBAL, index)));
            }
        }
        for (int i = module.importCount(ExternType.Table.class);
                i < instance.tables().size();
                i++) {
            var slots = store.tables.get(instance.tables().at(i)).slots;
            var name = module.names().shown(Names.Kind.TABLE, i);
            for (int slot = 0; slot < slots.size(); slot++) {
                int index = slot;
                visitor.visit(
                        slots.at(slot), () -> new Holder.TableSlot(instance.number(), name, index));
            }
        }
    }

    /** Locals, operands and bound arguments, the oldest frame first. */
    void stack(StackData stack, Visitor visitor) {
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
                    },
                    visitor);
            row(
                    frame.operands(),
                    stack.slots,
                    frame.firstOperand(),
                    i -> new Holder.Operand(id, depth, function, i),
                    visitor);
        }
        if (stack.bound > 0) {
            var types = Slots.first(StackSwitching.resumptionTypes(store, stack), stack.bound);
            row(types, stack.slots, stack.sp - stack.bound, i -> new Holder.Bound(id, i), visitor);
        }
    }

    /** The payload. */
    void exception(ExceptionData exception, Visitor visitor) {
        row(
                store.tags.get(exception.tag()).shape().parameters(),
                exception.payload().toArray(),
                0,
                i -> new Holder.Payload(exception.ordinal(), i),
                visitor);
    }

    /** Fields or elements of a struct or array. */
    void object(ObjectData object, Visitor visitor) {
        object.eachReference(
                (index, reference) -> visitor.visit(reference, () -> field(object, index)));
    }

    private Holder field(ObjectData object, int index) {
        var type = TypeWords.declaration(store, object.type);
        var name =
                object.layout.array()
                        ? Integer.toString(index)
                        : type.map(each -> each.field(index)).orElse(Integer.toString(index));
        return new Holder.Field(
                object.layout.kind(),
                object.ordinal,
                index,
                type.map(TypeWords.Declaration::shown).orElse(""),
                name);
    }

    private static void row(
            List<ValueType> types,
            long[] slots,
            int from,
            IntFunction<Holder> holder,
            Visitor visitor) {
        int at = from;
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) instanceof ReferenceType) {
                int index = i;
                visitor.visit(slots[at], () -> holder.apply(index));
            }
            at += Slots.of(types.get(i));
        }
    }
}
