package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds places in a state. Written through {@link Place#put}, a chunk that a checkpoint shares is
 * copied first.
 */
final class StorageAccess {
    private final Store store;

    StorageAccess(Store store) {
        this.store = store;
    }

    /**
     * The place, if there is one now.
     *
     * @throws RefusedEdit where there is none; the sentence says what is missing
     */
    Place find(Storage storage) {
        return switch (storage) {
            case Storage.Local(var stack, int depth, int index) -> local(stack, depth, index);
            case Storage.Operand(var stack, int depth, int index) -> operand(stack, depth, index);
            case Storage.GlobalCell(int instance, int index) -> global(instance(instance), index);
            case Storage.Bytes bytes -> bytes(instance(bytes.instance()), bytes);
            case Storage.TableSlot(int instance, int table, long slot) ->
                    tableSlot(instance(instance), table, slot);
            case Storage.Field(var object, int index) -> field(object, index);
        };
    }

    /** Slot {@code at} of a stack, and the next one where the type needs it. */
    private Place slots(StackData stack, int at, ValueType type, FrameLayout frame, String name) {
        var instance = store.instances.get(frame.function().instance());
        int slot = stack.slot;
        return new Place.OfValue(
                name
                        + " of "
                        + Pictures.function(store, stack.frames[frame.record()])
                        + (isAlone(stack, frame)
                                ? ""
                                : " (frame " + frame.record() / StackData.FRAME + ")")
                        + " on "
                        + Pictures.stack(stack),
                store.types.canonical(type, instance.types().toArray()),
                TypeWords.of(type, instance.module().module().names()),
                Optional.of(instance),
                Values.of(Arrays.copyOfRange(stack.slots, at, at + Slots.of(type))),
                value -> write(slot, at, value),
                stack.state == StackData.TRAPPED
                        ? Optional.of(Pictures.stack(stack) + " has trapped: it will not go on.")
                        : Optional.empty());
    }

    private static boolean isAlone(StackData stack, FrameLayout frame) {
        int found = 0;
        for (int record = 0; record <= stack.top; record += StackData.FRAME) {
            found += stack.frames[record] == stack.frames[frame.record()] ? 1 : 0;
        }
        return found == 1;
    }

    private void write(int slot, int at, Values value) {
        var running = store.running;
        var stack = running != null && running.slot == slot ? store.run(slot) : store.own(slot);
        for (int i = 0; i < value.size(); i++) {
            stack.slots[at + i] = value.at(i);
        }
    }

    private Place local(StackId id, int depth, int index) {
        var stack = stack(id);
        var frame = frame(stack, depth);
        var types = frame.function().localTypes();
        var names = store.instances.get(frame.function().instance()).module().module().names();
        if (index < 0 || index >= types.size()) {
            throw new RefusedEdit(
                    "There is no local "
                            + index
                            + " in "
                            + Pictures.function(store, stack.frames[frame.record()])
                            + ".");
        }
        String name =
                names.local(frame.function().index(), index)
                        .map(each -> "$" + each)
                        .orElseGet(() -> Integer.toString(index));
        int at = frame.locals() + Slots.of(types.subList(0, index));
        return slots(stack, at, types.get(index), frame, "local " + name);
    }

    private Place operand(StackId id, int depth, int index) {
        var stack = stack(id);
        var frame = frame(stack, depth);
        var types = frame.operands();
        if (index < 0 || index >= types.size()) {
            throw new RefusedEdit(
                    "There is no operand "
                            + index
                            + " in "
                            + Pictures.function(store, stack.frames[frame.record()])
                            + " on "
                            + id
                            + ".");
        }
        int at = frame.firstOperand() + Slots.of(types.subList(0, index));
        return slots(stack, at, types.get(index), frame, "operand " + index);
    }

    private StackData stack(StackId id) {
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null && stack.ordinal == id.number()) {
                return stack;
            }
        }
        throw new RefusedEdit(
                id.number() < store.stacksMade
                        ? id + " is over."
                        : "There is no stack " + id + ".");
    }

    private FrameLayout frame(StackData stack, int depth) {
        if (depth < 0 || depth >= stack.frameCount()) {
            throw new RefusedEdit(
                    "There is no frame "
                            + depth
                            + " on "
                            + Pictures.stack(stack)
                            + ", which has "
                            + stack.frameCount()
                            + ".");
        }
        return FrameLayout.at(store, stack, depth * StackData.FRAME, false);
    }

    private InstanceData instance(int number) {
        if (number < 0 || number >= store.instances.size()) {
            throw new RefusedEdit("There is no instance " + number + ".");
        }
        return store.instances.get(number);
    }

    /** Where there are several instances, says which. */
    private String in(InstanceData instance) {
        return store.instances.size() == 1 ? "" : " of instance " + instance.number();
    }

    private Place global(InstanceData instance, int index) {
        if (index < 0 || index >= instance.globals().size()) {
            throw new RefusedEdit("There is no global " + index + in(instance) + ".");
        }
        var module = instance.module().module();
        int address = instance.globals().at(index);
        var data = store.globalTypes.get(address);
        String name =
                "global "
                        + InstanceReader.shown(
                                module, Names.Kind.GLOBAL, index, ExternType.Global.class);
        return new Place.OfValue(
                name + in(instance),
                data.type().type(),
                TypeWords.of(module.globalTypes().get(index).type(), module.names()),
                Optional.of(instance),
                store.global(address),
                value -> {
                    for (int i = 0; i < value.size(); i++) {
                        store.globals.set(data.slot() + i, value.at(i));
                    }
                },
                data.type().mutable() ? Optional.empty() : Optional.of(constant(name)));
    }

    private static String constant(String name) {
        return sentence(name)
                + " is immutable: the code was validated with a value that never changes.";
    }

    private static String sentence(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private Place bytes(InstanceData instance, Storage.Bytes bytes) {
        if (bytes.memory() < 0 || bytes.memory() >= instance.memories().size()) {
            throw new RefusedEdit("There is no memory " + bytes.memory() + in(instance) + ".");
        }
        var module = instance.module().module();
        var memory = store.memories.get(instance.memories().at(bytes.memory()));
        long address = bytes.address();
        int count = bytes.count();
        String name =
                "memory "
                        + InstanceReader.shown(
                                module, Names.Kind.MEMORY, bytes.memory(), ExternType.Memory.class)
                        + in(instance);
        if (count <= 0 || address < 0 || count > memory.size() - address) {
            throw new RefusedEdit(
                    count <= 0
                            ? "Name one byte at least."
                            : sentence(name)
                                    + " has "
                                    + memory.size()
                                    + " bytes: there "
                                    + (count == 1
                                            ? "is none at " + Long.toUnsignedString(address)
                                            : "are no "
                                                    + count
                                                    + " from "
                                                    + Long.toUnsignedString(address)
                                                    + " on")
                                    + ".");
        }
        return new Place.OfBytes(
                name
                        + (count == 1
                                ? ", byte " + address
                                : ", bytes " + address + " to " + (address + count - 1)),
                memory,
                address,
                count);
    }

    private Place tableSlot(InstanceData instance, int index, long slot) {
        if (index < 0 || index >= instance.tables().size()) {
            throw new RefusedEdit("There is no table " + index + in(instance) + ".");
        }
        var module = instance.module().module();
        var table = store.tables.get(instance.tables().at(index));
        String name =
                "table "
                        + InstanceReader.shown(
                                module, Names.Kind.TABLE, index, ExternType.Table.class);
        if (slot < 0 || slot >= table.slots.size()) {
            throw new RefusedEdit(
                    sentence(name)
                            + in(instance)
                            + " has "
                            + table.slots.size()
                            + " slots: there is none at "
                            + Long.toUnsignedString(slot)
                            + ".");
        }
        return new Place.OfValue(
                name + "[" + slot + "]" + in(instance),
                table.type.element(),
                TypeWords.of(module.tableTypes().get(index).element(), module.names()),
                Optional.of(instance),
                Values.of(table.slots.at((int) slot)),
                value -> table.slots.set((int) slot, value.at(0)),
                Optional.empty());
    }

    private Place field(WasmValue reference, int index) {
        if (!(reference instanceof WasmValue.Aggregate(var kind, int ordinal))) {
            throw new RefusedEdit(
                    "Only structs and arrays have fields: " + reference + " is neither.");
        }
        var found = ObjectReader.slot(store, kind, ordinal);
        if (found.isEmpty()) {
            throw new RefusedEdit(
                    ordinal < store.objectsMade
                            ? sentence(reference + " is gone.")
                            : "There is no " + reference + ".");
        }
        int slot = found.getAsInt();
        var object = store.objects.at(slot);
        boolean array = object.layout.array();
        int count = array ? object.length() : object.layout.fields().size();
        if (index < 0 || index >= count) {
            throw new RefusedEdit(
                    sentence(reference.toString())
                            + " has "
                            + count
                            + (array ? " elements" : " fields")
                            + ": there is none at "
                            + index
                            + ".");
        }
        var declared = TypeWords.declaration(store, object.type);
        var type = fieldType(object.type, index);
        String name =
                array
                        ? "element " + index
                        : "field "
                                + declared.map(each -> each.field(index))
                                        .orElseGet(() -> Integer.toString(index));
        return new Place.OfValue(
                name + " of " + reference,
                type.storage(),
                words(type.storage()),
                declared.map(TypeWords.Declaration::instance),
                content(object, array ? 0 : index, offset(object, index)),
                value -> writeField(slot, index, value),
                type.mutable()
                        ? Optional.empty()
                        : Optional.of(constant(name + " of " + reference)));
    }

    private String words(StorageType type) {
        return type instanceof ReferenceType reference
                ? TypeWords.canonical(store, reference)
                : type.toString();
    }

    private FieldType fieldType(int type, int index) {
        return switch (store.types.composite(type)) {
            case StructType(var fields) -> fields.get(index);
            case ArrayType(var element) -> element;
            default -> throw new AssertionError("unreachable: neither struct nor array");
        };
    }

    /** Where the value of a field or element begins among the object's slots. */
    private static int offset(ObjectData object, int index) {
        return object.layout.array() ? index * object.layout.slots() : object.layout.offset(index);
    }

    private static Values content(ObjectData object, int field, int offset) {
        return Values.of(
                Arrays.copyOfRange(object.slots, offset, offset + object.layout.width(field)));
    }

    private void writeField(int slot, int index, Values value) {
        var object = store.ownObject(Reference.of(Reference.STRUCT, slot));
        int offset = offset(object, index);
        for (int i = 0; i < value.size(); i++) {
            object.slots[offset + i] = value.at(i);
        }
    }

    /** The value as people see it; of bytes nothing. */
    Optional<WasmValue> shown(Place place) {
        return switch (place) {
            case Place.OfBytes _ -> Optional.empty();
            case Place.OfValue value ->
                    Optional.of(
                            switch (value.type()) {
                                case PackedType _ -> new WasmValue.I32((int) value.content().at(0));
                                case ValueType type ->
                                        new ValueReader(store)
                                                .value(type, value.content().toArray(), 0);
                            });
        };
    }
}
