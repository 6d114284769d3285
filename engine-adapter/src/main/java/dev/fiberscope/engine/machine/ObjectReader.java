package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The contents of structs, arrays and exceptions in the words of the model. */
final class ObjectReader {
    private final Store store;
    private final int first;
    private final int count;

    private ObjectReader(Store store, int first, int count) {
        this.store = store;
        this.first = first;
        this.count = count;
    }

    /** As {@code Snapshot.object} says. */
    static Optional<ObjectPicture> read(Store store, WasmValue reference, int first, int count) {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException(count + " cells from " + first);
        }
        var reader = new ObjectReader(store, first, count);
        return switch (reference) {
            case WasmValue.Aggregate(var kind, var ordinal) -> reader.aggregate(kind, ordinal);
            case WasmValue.ExceptionReference(var ordinal, _) -> reader.exception(ordinal);
            case WasmValue.I32 _,
                    WasmValue.I64 _,
                    WasmValue.F32 _,
                    WasmValue.F64 _,
                    WasmValue.V128 _,
                    WasmValue.Null _,
                    WasmValue.Function _,
                    WasmValue.Continuation _,
                    WasmValue.I31 _,
                    WasmValue.Host _ ->
                    Optional.empty();
        };
    }

    private Optional<ObjectPicture> aggregate(String kind, int ordinal) {
        var slot = slot(store, kind, ordinal);
        return slot.isEmpty()
                ? Optional.empty()
                : TypeWords.declaration(store, store.objects.at(slot.getAsInt()).type)
                        .map(declared -> picture(store.objects.at(slot.getAsInt()), declared));
    }

    /** Where the struct or array with this ordinal is, if it is not freed. */
    static OptionalInt slot(Store store, String kind, int ordinal) {
        for (int slot = 0; slot < store.objects.size(); slot++) {
            var object = store.objects.find(slot);
            if (object != null && object.ordinal == ordinal) {
                return object.layout.kind().equals(kind)
                        ? OptionalInt.of(slot)
                        : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private ObjectPicture picture(ObjectData object, TypeWords.Declaration declared) {
        var module = declared.instance().module().module();
        return switch (module.types().get(declared.index()).composite()) {
            case CompositeType.StructType(var fields) ->
                    new ObjectPicture(
                            declared.shown(), fields.size(), fields(object, declared, fields));
            case CompositeType.ArrayType(var element) ->
                    new ObjectPicture(
                            declared.shown(),
                            object.length(),
                            elements(object, declared, element.storage()));
            case CompositeType.FunctionType _, CompositeType.ContinuationType _ ->
                    throw new AssertionError("unreachable: neither struct nor array");
        };
    }

    private List<Cell> fields(
            ObjectData object,
            TypeWords.Declaration declared,
            List<CompositeType.FieldType> fields) {
        var cells = new ArrayList<Cell>();
        for (int i = first; i < end(fields.size()); i++) {
            int slot = object.layout.offset(i);
            cells.add(
                    cell(declared.field(i), declared, fields.get(i).storage(), object.slots, slot));
        }
        return cells;
    }

    private List<Cell> elements(
            ObjectData object, TypeWords.Declaration declared, StorageType storage) {
        var cells = new ArrayList<Cell>();
        int width = object.layout.slots();
        for (int i = first; i < end(object.length()); i++) {
            cells.add(cell(Integer.toString(i), declared, storage, object.slots, i * width));
        }
        return cells;
    }

    private Cell cell(
            String name,
            TypeWords.Declaration declared,
            StorageType storage,
            long[] slots,
            int slot) {
        var value =
                switch (storage) {
                    case PackedType _ -> new WasmValue.I32((int) slots[slot]);
                    case ValueType type -> new ValueReader(store).value(type, slots, slot);
                };
        return new Cell(name, TypeWords.of(storage, declared.names()), value);
    }

    private Optional<ObjectPicture> exception(int ordinal) {
        for (int slot = 0; slot < store.exceptions.size(); slot++) {
            var exception = store.exceptions.find(slot);
            if (exception != null && exception.ordinal() == ordinal) {
                return Optional.of(payload(exception));
            }
        }
        return Optional.empty();
    }

    private ObjectPicture payload(ExceptionData exception) {
        var tag = store.tags.get(exception.tag());
        var types = tag.shape().parameters();
        var values = new ValueReader(store).values(types, exception.payload());
        var cells = new ArrayList<Cell>();
        for (int i = first; i < end(types.size()); i++) {
            var type =
                    types.get(i) instanceof ReferenceType reference
                            ? TypeWords.canonical(store, reference)
                            : types.get(i).toString();
            cells.add(new Cell(Integer.toString(i), type, values.get(i)));
        }
        return new ObjectPicture(tag.id().toString(), types.size(), cells);
    }

    private int end(int length) {
        return (int) Math.min(length, (long) first + count);
    }
}
