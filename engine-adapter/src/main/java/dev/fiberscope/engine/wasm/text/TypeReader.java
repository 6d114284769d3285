package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.CompositeType.ArrayType;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ExternType.Limits;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads types and uses of types. Specification 3.0, "Types"; Explainer, "Types". */
final class TypeReader {
    private final Tokens tokens;
    private final Definitions definitions;

    TypeReader(Tokens tokens, Definitions definitions) {
        this.tokens = tokens;
        this.definitions = definitions;
    }

    ValueType value() throws ModuleException {
        if (tokens.at(Kind.KEYWORD)) {
            Optional<ValueType> plain =
                    switch (tokens.text(tokens.peek())) {
                        case "i32" -> Optional.of(NumberType.I32);
                        case "i64" -> Optional.of(NumberType.I64);
                        case "f32" -> Optional.of(NumberType.F32);
                        case "f64" -> Optional.of(NumberType.F64);
                        case "v128" -> Optional.of(VectorType.V128);
                        default -> Optional.empty();
                    };
            if (plain.isPresent()) {
                tokens.next();
                return plain.get();
            }
        }
        if (!atReference()) {
            throw tokens.unexpected("a value type");
        }
        return reference();
    }

    boolean atReference() {
        return tokens.atForm("ref")
                || (tokens.at(Kind.KEYWORD)
                        && ReferenceWords.shorthand(tokens.text(tokens.peek())).isPresent());
    }

    ReferenceType reference() throws ModuleException {
        if (tokens.takeForm("ref")) {
            boolean nullable = tokens.takeKeyword("null");
            var type = new ReferenceType(nullable, heap());
            tokens.close();
            return type;
        }
        if (!atReference()) {
            throw tokens.unexpected("a reference type");
        }
        return ReferenceWords.shorthand(tokens.text(tokens.next())).orElseThrow();
    }

    HeapType heap() throws ModuleException {
        if (tokens.at(Kind.KEYWORD)) {
            var heap = ReferenceWords.heap(tokens.text(tokens.peek()));
            if (heap.isPresent()) {
                tokens.next();
                return heap.get();
            }
        }
        if (!Space.at(tokens)) {
            throw tokens.unexpected("a heap type");
        }
        return new HeapType.Concrete(type());
    }

    /** The index or name of a type. */
    int type() throws ModuleException {
        return definitions.of(Names.Kind.TYPE).resolve(tokens);
    }

    /** The inside of a {@code type} form, behind the name. {@code index} is that of the type. */
    SubType sub(int index) throws ModuleException {
        if (!tokens.takeForm("sub")) {
            return SubType.of(composite(index));
        }
        boolean isFinal = tokens.takeKeyword("final");
        var supertypes = new ArrayList<Integer>();
        while (Space.at(tokens)) {
            supertypes.add(type());
        }
        var type = new SubType(isFinal, supertypes, composite(index));
        tokens.close();
        return type;
    }

    private CompositeType composite(int index) throws ModuleException {
        CompositeType type;
        if (tokens.takeForm("func")) {
            type = signature(Optional.of(new Space("local")));
        } else if (tokens.takeForm("struct")) {
            type = struct(definitions.fieldsOf(index));
        } else if (tokens.takeForm("array")) {
            type = new ArrayType(field());
        } else if (tokens.takeForm("cont")) {
            type = new ContinuationType(type());
        } else {
            throw tokens.unexpected("(func ...), (struct ...), (array ...) or (cont ...)");
        }
        tokens.close();
        return type;
    }

    private StructType struct(Space names) throws ModuleException {
        var fields = new ArrayList<FieldType>();
        while (tokens.takeForm("field")) {
            var id = tokens.takeId();
            if (id.isPresent()) {
                names.define(tokens, id);
                fields.add(field());
            } else {
                while (!tokens.at(Kind.RIGHT)) {
                    names.define(tokens, id);
                    fields.add(field());
                }
            }
            tokens.close();
        }
        return new StructType(fields);
    }

    private FieldType field() throws ModuleException {
        if (tokens.takeForm("mut")) {
            var type = new FieldType(storage(), true);
            tokens.close();
            return type;
        }
        return new FieldType(storage(), false);
    }

    private StorageType storage() throws ModuleException {
        if (tokens.takeKeyword("i8")) {
            return PackedType.I8;
        }
        return tokens.takeKeyword("i16") ? PackedType.I16 : value();
    }

    /**
     * {@code (param ...)* (result ...)*}. Parameters join {@code parameters}; without that they may
     * have no names.
     */
    FunctionType signature(Optional<Space> parameters) throws ModuleException {
        var takes = new ArrayList<ValueType>();
        while (tokens.takeForm("param")) {
            if (tokens.at(Kind.ID)) {
                if (parameters.isEmpty()) {
                    throw tokens.unexpected("a value type");
                }
                parameters.get().define(tokens, tokens.takeId());
                takes.add(value());
            } else {
                while (!tokens.at(Kind.RIGHT)) {
                    takes.add(value());
                    if (parameters.isPresent()) {
                        parameters.get().define(tokens, Optional.empty());
                    }
                }
            }
            tokens.close();
        }
        var gives = results();
        if (tokens.atForm("param")) {
            throw tokens.unexpected("no parameter behind results");
        }
        return new FunctionType(takes, gives);
    }

    /** {@code (result ...)*} */
    List<ValueType> results() throws ModuleException {
        var gives = new ArrayList<ValueType>();
        while (tokens.takeForm("result")) {
            while (!tokens.at(Kind.RIGHT)) {
                gives.add(value());
            }
            tokens.close();
        }
        return gives;
    }

    /**
     * {@code (type x)? (param ...)* (result ...)*}: the index of the function type. Parameters join
     * {@code parameters}, also those that only the type tells.
     */
    int use(Optional<Space> parameters) throws ModuleException {
        var first = tokens.peek();
        if (!tokens.takeForm("type")) {
            var signature = signature(parameters);
            return definitions.typeOf(signature, tokens.since(first));
        }
        int type = type();
        tokens.close();
        var known = definitions.functionType(type);
        if (tokens.atForm("param") || tokens.atForm("result")) {
            var signature = signature(parameters);
            if (Integer.compareUnsigned(type, definitions.types.size()) >= 0) {
                throw Tokens.malformed(
                        "unknown type " + Integer.toUnsignedString(type), first.place());
            }
            if (!known.equals(Optional.of(signature))) {
                throw Tokens.malformed(
                        "inline function type does not match type " + type, tokens.since(first));
            }
        } else if (parameters.isPresent()) {
            int count = known.map(each -> each.parameters().size()).orElse(0);
            for (int i = 0; i < count; i++) {
                parameters.get().define(tokens, Optional.empty());
            }
        }
        return type;
    }

    BlockType block() throws ModuleException {
        if (tokens.atForm("type")) {
            return new BlockType.Typed(use(Optional.empty()));
        }
        var first = tokens.peek();
        var signature = signature(Optional.empty());
        if (signature.parameters().isEmpty() && signature.results().size() < 2) {
            return signature.results().isEmpty()
                    ? new BlockType.Empty()
                    : new BlockType.Result(signature.results().getFirst());
        }
        return new BlockType.Typed(definitions.typeOf(signature, tokens.since(first)));
    }

    /** {@code i64? min max?} */
    Limits limits() throws ModuleException {
        boolean wide = takeAddressType();
        long minimum = count();
        var maximum = tokens.at(Kind.NATURAL) ? OptionalLong.of(count()) : OptionalLong.empty();
        if (tokens.atKeyword("shared")) {
            throw tokens.unexpected("limits");
        }
        return new Limits(minimum, maximum, wide);
    }

    /** Passes {@code i32} or {@code i64}; true for the latter. */
    boolean takeAddressType() {
        return !tokens.takeKeyword("i32") && tokens.takeKeyword("i64");
    }

    private long count() throws ModuleException {
        var token = tokens.expect(Kind.NATURAL, "a size");
        var value = Numeral.unsigned(tokens.text(token));
        if (value.isEmpty()) {
            throw Tokens.malformed("constant out of range", token.place());
        }
        return value.getAsLong();
    }

    ExternType.Table table() throws ModuleException {
        var limits = limits();
        return new ExternType.Table(reference(), limits);
    }

    ExternType.Global global() throws ModuleException {
        if (tokens.takeForm("mut")) {
            var type = new ExternType.Global(value(), true);
            tokens.close();
            return type;
        }
        return new ExternType.Global(value(), false);
    }
}
