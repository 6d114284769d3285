package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate.Indices;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.Collections;
import java.util.List;

/** Structs and arrays. */
final class AggregateInstructions {
    private final Definitions definitions;
    private final ControlStack stack;

    AggregateInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> structNew(instruction);
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
                var indices = Immediates.indices(instruction);
                var field = field(indices);
                sign(instruction.opcode(), Opcode.STRUCT_GET, field.storage());
                effect(List.of(nullable(indices.first())), List.of(operand(field)));
            }
            case STRUCT_SET -> {
                var indices = Immediates.indices(instruction);
                var field = field(indices);
                if (!field.mutable()) {
                    throw Invalid.at(
                            stack.place(),
                            "immutable field "
                                    + indices.second()
                                    + ": struct.set needs a field declared (mut ...)");
                }
                effect(List.of(nullable(indices.first()), operand(field)), List.of());
            }
            case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM ->
                    arrayNew(instruction);
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                int type = Immediates.index(instruction);
                var element = element(type);
                sign(instruction.opcode(), Opcode.ARRAY_GET, element.storage());
                effect(List.of(nullable(type), NumberType.I32), List.of(operand(element)));
            }
            case ARRAY_SET -> {
                int type = Immediates.index(instruction);
                effect(List.of(nullable(type), NumberType.I32, operand(writable(type))), List.of());
            }
            case ARRAY_LEN ->
                    effect(
                            List.of(new ReferenceType(true, HeapType.Abstract.ARRAY)),
                            List.of(NumberType.I32));
            case ARRAY_FILL -> {
                int type = Immediates.index(instruction);
                effect(
                        List.of(
                                nullable(type),
                                NumberType.I32,
                                operand(writable(type)),
                                NumberType.I32),
                        List.of());
            }
            case ARRAY_COPY -> arrayCopy(Immediates.indices(instruction));
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
                var indices = Immediates.indices(instruction);
                var element = writable(indices.first());
                segment(instruction.opcode() == Opcode.ARRAY_INIT_DATA, element, indices.second());
                effect(
                        List.of(
                                nullable(indices.first()),
                                NumberType.I32,
                                NumberType.I32,
                                NumberType.I32),
                        List.of());
            }
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void structNew(Instruction instruction) throws ModuleException {
        int type = Immediates.index(instruction);
        var fields = definitions.struct(type, stack.place()).fields();
        if (instruction.opcode() == Opcode.STRUCT_NEW) {
            stack.pop(fields.stream().map(AggregateInstructions::operand).toList());
        } else {
            for (var field : fields) {
                defaultable(field, "field");
            }
        }
        stack.push(made(type));
    }

    private void arrayNew(Instruction instruction) throws ModuleException {
        boolean alone =
                instruction.opcode() == Opcode.ARRAY_NEW
                        || instruction.opcode() == Opcode.ARRAY_NEW_DEFAULT;
        var indices =
                alone
                        ? new Indices(Immediates.index(instruction), 0)
                        : Immediates.indices(instruction);
        var element = element(indices.first());
        switch (instruction.opcode()) {
            case ARRAY_NEW -> stack.pop(List.of(operand(element), NumberType.I32));
            case ARRAY_NEW_DEFAULT -> {
                defaultable(element, "element");
                stack.pop(NumberType.I32);
            }
            case ARRAY_NEW_FIXED -> {
                int count = indices.second();
                if (count < 0) {
                    throw stack.wrong(
                            "instruction requires " + Integer.toUnsignedString(count) + " operands",
                            "no stack holds so many");
                }
                stack.pop(Collections.nCopies(count, operand(element)));
            }
            default -> {
                segment(instruction.opcode() == Opcode.ARRAY_NEW_DATA, element, indices.second());
                stack.pop(List.of(NumberType.I32, NumberType.I32));
            }
        }
        stack.push(made(indices.first()));
    }

    /** Whether a data segment ({@code bytes}) or an element segment can fill such an array. */
    private void segment(boolean bytes, FieldType element, int segment) throws ModuleException {
        if (bytes) {
            definitions.data(segment, stack.place());
            if (element.storage() instanceof ReferenceType) {
                throw Invalid.at(
                        stack.place(),
                        "array type is not numeric or vector: no reference can be read from data");
            }
        } else {
            var source = definitions.element(segment, stack.place());
            if (!(element.storage() instanceof ValueType target)
                    || !definitions.matches(source, target)) {
                throw stack.wrong(
                        "array requires "
                                + shown(element.storage())
                                + " but segment has "
                                + definitions.wording().value(source),
                        "every element of the segment must fit the array");
            }
        }
    }

    private void arrayCopy(Indices indices) throws ModuleException {
        var target = writable(indices.first());
        var source = element(indices.second());
        boolean fits =
                source.storage().equals(target.storage())
                        || (source.storage() instanceof ValueType sub
                                && target.storage() instanceof ValueType sup
                                && definitions.matches(sub, sup));
        if (!fits) {
            throw Invalid.at(
                    stack.place(),
                    "array types do not match: "
                            + shown(source.storage())
                            + " does not fit into an array of "
                            + shown(target.storage()));
        }
        stack.pop(
                List.of(
                        nullable(indices.first()),
                        NumberType.I32,
                        nullable(indices.second()),
                        NumberType.I32,
                        NumberType.I32));
    }

    private FieldType field(Indices indices) throws ModuleException {
        var fields = definitions.struct(indices.first(), stack.place()).fields();
        Definitions.check("field", indices.second(), fields.size(), stack.place());
        return fields.get(indices.second());
    }

    private FieldType element(int type) throws ModuleException {
        return definitions.array(type, stack.place()).element();
    }

    private FieldType writable(int type) throws ModuleException {
        var element = element(type);
        if (!element.mutable()) {
            throw Invalid.at(
                    stack.place(),
                    "immutable array: elements of "
                            + definitions.wording().type(type)
                            + " are not declared (mut ...)");
        }
        return element;
    }

    private void sign(Opcode opcode, Opcode plain, StorageType storage) throws ModuleException {
        if ((opcode == plain) == storage instanceof PackedType) {
            throw Invalid.at(
                    stack.place(),
                    opcode == plain
                            ? "field is packed: "
                                    + plain.mnemonic()
                                    + "_s or _u says how "
                                    + storage
                                    + " becomes i32"
                            : "field is unpacked: "
                                    + plain.mnemonic()
                                    + " reads "
                                    + shown(storage));
        }
    }

    private void defaultable(FieldType field, String what) throws ModuleException {
        if (field.storage() instanceof ValueType type && !Locals.hasDefault(type)) {
            throw Invalid.at(
                    stack.place(),
                    what
                            + " type is not defaultable: "
                            + definitions.wording().value(type)
                            + " has no null");
        }
    }

    private void effect(List<ValueType> takes, List<ValueType> gives) throws ModuleException {
        stack.pop(takes);
        stack.push(gives);
    }

    private String shown(StorageType type) {
        return switch (type) {
            case ValueType value -> definitions.wording().value(value);
            case PackedType packed -> packed.toString();
        };
    }

    private static ValueType operand(FieldType field) {
        return switch (field.storage()) {
            case ValueType value -> value;
            case PackedType _ -> NumberType.I32;
        };
    }

    private static ReferenceType nullable(int type) {
        return new ReferenceType(true, new HeapType.Concrete(type));
    }

    private static ReferenceType made(int type) {
        return new ReferenceType(false, new HeapType.Concrete(type));
    }
}
