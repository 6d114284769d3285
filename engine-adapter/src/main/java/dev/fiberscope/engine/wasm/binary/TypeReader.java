package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Types of every sort. Specification 3.0, "Types" of the binary format; Explainer, "Binary format".
 */
final class TypeReader {
    private static final Map<Integer, HeapType> ABSTRACT =
            Arrays.stream(HeapType.Abstract.values())
                    .collect(Collectors.toUnmodifiableMap(HeapType.Abstract::code, type -> type));

    private final Input input;

    TypeReader(Input input) {
        this.input = input;
    }

    /** Reads one {@code rec}, or one type that stands alone, onto the end of {@code types}. */
    RecursiveGroup group(List<SubType> types) throws ModuleException {
        int start = input.position();
        int first = types.size();
        if (input.peek() == 0x4e) {
            input.next();
            int count = input.count();
            for (int i = 0; i < count; i++) {
                types.add(subType());
            }
        } else {
            types.add(subType());
        }
        return new RecursiveGroup(first, types.size() - first, input.since(start));
    }

    private SubType subType() throws ModuleException {
        int form = input.peek();
        if (form != 0x50 && form != 0x4f) {
            return SubType.of(composite());
        }
        input.next();
        var supertypes = new ArrayList<Integer>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            supertypes.add(input.u32());
        }
        return new SubType(form == 0x4f, supertypes, composite());
    }

    private CompositeType composite() throws ModuleException {
        int start = input.position();
        return switch (input.next()) {
            case 0x60 -> {
                var parameters = valueTypes();
                yield new FunctionType(parameters, valueTypes());
            }
            case 0x5f -> {
                var fields = new ArrayList<FieldType>();
                int count = input.count();
                for (int i = 0; i < count; i++) {
                    fields.add(field());
                }
                yield new StructType(fields);
            }
            case 0x5e -> new ArrayType(field());
            case 0x5d -> new ContinuationType(typeIndex("malformed continuation type"));
            default -> throw unknown("malformed composite type", start);
        };
    }

    private FieldType field() throws ModuleException {
        StorageType storage =
                switch (input.peek()) {
                    case 0x78 -> PackedType.I8;
                    case 0x77 -> PackedType.I16;
                    default -> valueType();
                };
        if (storage instanceof PackedType) {
            input.next();
        }
        return new FieldType(storage, mutability());
    }

    private boolean mutability() throws ModuleException {
        int start = input.position();
        int value = input.next();
        if (value > 1) {
            throw input.malformed("malformed mutability", start);
        }
        return value == 1;
    }

    List<ValueType> valueTypes() throws ModuleException {
        var types = new ArrayList<ValueType>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            types.add(valueType());
        }
        return types;
    }

    ValueType valueType() throws ModuleException {
        Optional<ValueType> plain =
                switch (input.peek()) {
                    case 0x7f -> Optional.of(NumberType.I32);
                    case 0x7e -> Optional.of(NumberType.I64);
                    case 0x7d -> Optional.of(NumberType.F32);
                    case 0x7c -> Optional.of(NumberType.F64);
                    case 0x7b -> Optional.of(VectorType.V128);
                    default -> Optional.empty();
                };
        if (plain.isEmpty()) {
            return reference("malformed value type");
        }
        input.next();
        return plain.get();
    }

    ReferenceType referenceType() throws ModuleException {
        return reference("malformed reference type");
    }

    private ReferenceType reference(String otherwise) throws ModuleException {
        int start = input.position();
        int code = input.next();
        if (code == 0x63 || code == 0x64) {
            return new ReferenceType(code == 0x63, heapType());
        }
        var heap = ABSTRACT.get(code);
        if (heap == null) {
            throw unknown(otherwise, start);
        }
        return new ReferenceType(true, heap);
    }

    /**
     * A code of the types is a signed number of 7 bits: with its highest bit set, a byte is more
     * than that.
     */
    private ModuleException unknown(String sentence, int start) {
        var proposal = proposal(input.at(start));
        if (proposal.isPresent()) {
            return new ModuleException(
                    Phase.UNSUPPORTED, proposal.get() + " are not supported", input.since(start));
        }
        return input.malformed(
                input.at(start) < 0x80 ? sentence : "integer representation too long", start);
    }

    /** The proposal whose types begin with {@code code}. */
    private static Optional<String> proposal(int code) {
        return switch (code) {
            case 0x65 -> Optional.of("shared types (threads)");
            case 0x62, 0x4d, 0x4c -> Optional.of("custom descriptors");
            case 0x67 -> Optional.of("strings");
            default -> Optional.empty();
        };
    }

    HeapType heapType() throws ModuleException {
        var heap = ABSTRACT.get(input.peek());
        if (heap != null) {
            input.next();
            return heap;
        }
        if (proposal(input.peek()).isPresent()) {
            int start = input.position();
            input.next();
            throw unknown("", start);
        }
        return new HeapType.Concrete(typeIndex("malformed heap type"));
    }

    /** The index of a type written as a signed number of 33 bits, which must not be negative. */
    int typeIndex(String otherwise) throws ModuleException {
        int start = input.position();
        long index = input.s33();
        if (index < 0) {
            throw input.malformed(otherwise, start);
        }
        return (int) index;
    }

    ExternType.Table table() throws ModuleException {
        var element = referenceType();
        return new ExternType.Table(element, limits());
    }

    ExternType.Memory memory() throws ModuleException {
        return new ExternType.Memory(limits());
    }

    ExternType.Global global() throws ModuleException {
        var type = valueType();
        return new ExternType.Global(type, mutability());
    }

    ExternType.Tag tag() throws ModuleException {
        int start = input.position();
        if (input.next() != 0) {
            throw input.malformed("malformed tag attribute", start);
        }
        return new ExternType.Tag(input.u32());
    }

    private ExternType.Limits limits() throws ModuleException {
        int start = input.position();
        int flags = input.next();
        if (flags > 7) {
            throw input.malformed("malformed limits flags", start);
        }
        if ((flags & 2) != 0) {
            throw new ModuleException(
                    Phase.UNSUPPORTED,
                    "shared memories and tables (threads) are not supported",
                    input.since(start));
        }
        long minimum = input.u64();
        var maximum = (flags & 1) == 0 ? OptionalLong.empty() : OptionalLong.of(input.u64());
        return new ExternType.Limits(minimum, maximum, (flags & 4) != 0);
    }
}
