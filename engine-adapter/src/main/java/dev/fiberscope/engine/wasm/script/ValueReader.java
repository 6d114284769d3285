package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.NumberReader;
import dev.fiberscope.engine.wasm.text.ReferenceWords;
import dev.fiberscope.engine.wasm.text.Token;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import dev.fiberscope.engine.wasm.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads arguments and expected results. */
final class ValueReader {
    private static final Set<String> COMPONENT_VALUES =
            Set.of(
                    "bool.const",
                    "u8.const",
                    "s8.const",
                    "u16.const",
                    "s16.const",
                    "u32.const",
                    "s32.const",
                    "u64.const",
                    "s64.const",
                    "char.const",
                    "str.const",
                    "list.const",
                    "record.const",
                    "tuple.const",
                    "variant.const",
                    "enum.const",
                    "option.some",
                    "option.none",
                    "result.ok",
                    "result.err",
                    "flags.const");

    private final Tokens tokens;

    ValueReader(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Constant> constants() throws ModuleException {
        var all = new ArrayList<Constant>();
        while (tokens.at(Kind.LEFT)) {
            all.add(constant());
        }
        return all;
    }

    List<Expected> expected() throws ModuleException {
        var all = new ArrayList<Expected>();
        while (tokens.at(Kind.LEFT)) {
            if (tokens.takeForm("either")) {
                all.add(new Expected.Either(expected()));
                tokens.close();
            } else {
                all.add(one());
            }
        }
        return all;
    }

    private Constant constant() throws ModuleException {
        Constant constant;
        if (tokens.takeForm("i32.const")) {
            constant = new Constant.I32((int) NumberReader.integer(tokens, 32));
        } else if (tokens.takeForm("i64.const")) {
            constant = new Constant.I64(NumberReader.integer(tokens, 64));
        } else if (tokens.takeForm("f32.const")) {
            constant = new Constant.F32((int) NumberReader.real(tokens, 32));
        } else if (tokens.takeForm("f64.const")) {
            constant = new Constant.F64(NumberReader.real(tokens, 64));
        } else if (tokens.takeForm("v128.const")) {
            var vector = NumberReader.vector(tokens);
            constant = new Constant.V128(vector.low(), vector.high());
        } else if (tokens.takeForm("ref.null")) {
            constant = new Constant.NullReference(heap());
        } else if (tokens.takeForm("ref.extern")) {
            constant =
                    new Constant.HostReference(
                            HeapType.Abstract.EXTERN, NumberReader.integer(tokens, 64));
        } else if (tokens.takeForm("ref.host")) {
            constant =
                    new Constant.HostReference(
                            HeapType.Abstract.ANY, NumberReader.integer(tokens, 64));
        } else {
            throw noConstant();
        }
        tokens.close();
        return constant;
    }

    private ModuleException noConstant() {
        String word = tokens.at(Kind.LEFT) ? tokens.word(1) : "";
        return COMPONENT_VALUES.contains(word)
                ? Tokens.unsupported(
                        word + " is a value of components, and only core modules are taken",
                        tokens.peek(1).place())
                : tokens.unexpected("a constant, such as (i32.const 1)");
    }

    private Expected one() throws ModuleException {
        var inner = tokens.peek(2);
        if (inner.kind() == Kind.RIGHT) {
            return bare();
        }
        if (tokens.atForm("f32.const") || tokens.atForm("f64.const")) {
            int width = tokens.atForm("f32.const") ? 32 : 64;
            tokens.next();
            tokens.next();
            var expected = real(width);
            tokens.close();
            return expected;
        }
        if (tokens.atForm("v128.const")
                && (tokens.is(inner, "f32x4") || tokens.is(inner, "f64x2"))) {
            int width = tokens.is(inner, "f32x4") ? 32 : 64;
            tokens.next();
            tokens.next();
            tokens.next();
            var lanes = new ArrayList<Expected>();
            for (int bit = 0; bit < 128; bit += width) {
                lanes.add(real(width));
            }
            tokens.close();
            return new Expected.Lanes(lanes);
        }
        if (tokens.atForm("ref.func") || (tokens.atForm("ref.null") && index(inner))) {
            // The index, of a function or a type of some module, cannot be told from outside.
            boolean isNull = tokens.atForm("ref.null");
            if (!index(inner)) {
                throw tokens.unexpected("(ref.func) or (ref.func INDEX)");
            }
            tokens.skipForm();
            return isNull ? new Expected.AnyNull() : new Expected.Reference(HeapType.Abstract.FUNC);
        }
        return new Expected.Exactly(constant());
    }

    private static boolean index(Token token) {
        return token.kind() == Kind.NATURAL || token.kind() == Kind.ID;
    }

    /** {@code (ref.null)} and {@code (ref.TYPE)}. */
    private Expected bare() throws ModuleException {
        tokens.next();
        String word = tokens.at(Kind.KEYWORD) ? tokens.text(tokens.peek()) : "";
        var heap =
                word.startsWith("ref.")
                        ? ReferenceWords.heap(word.substring(4))
                        : Optional.<HeapType.Abstract>empty();
        if (!word.equals("ref.null") && heap.isEmpty()) {
            throw tokens.unexpected("a result pattern, such as (ref.func)");
        }
        tokens.next();
        tokens.close();
        return heap.<Expected>map(Expected.Reference::new).orElseGet(Expected.AnyNull::new);
    }

    private Expected real(int width) throws ModuleException {
        if (tokens.takeKeyword("nan:canonical")) {
            return nan(width, Expected.Nan.CANONICAL);
        }
        if (tokens.takeKeyword("nan:arithmetic")) {
            return nan(width, Expected.Nan.ARITHMETIC);
        }
        long bits = NumberReader.real(tokens, width);
        return new Expected.Exactly(
                width == 32 ? new Constant.F32((int) bits) : new Constant.F64(bits));
    }

    private static Expected nan(int width, Expected.Nan nan) {
        return width == 32 ? new Expected.F32Nan(nan) : new Expected.F64Nan(nan);
    }

    private HeapType.Abstract heap() throws ModuleException {
        if (index(tokens.peek())) {
            // Null of a type that the module defines: as an argument, any null will do.
            tokens.next();
            return HeapType.Abstract.NONE;
        }
        String word = tokens.at(Kind.KEYWORD) ? tokens.text(tokens.peek()) : "";
        var heap = ReferenceWords.heap(word);
        if (heap.isEmpty()) {
            throw tokens.unexpected("a heap type, such as func");
        }
        tokens.next();
        return heap.get();
    }
}
