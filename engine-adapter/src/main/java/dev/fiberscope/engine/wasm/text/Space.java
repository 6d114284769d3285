package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One index space while it is filled: how many there are, and which have names. */
final class Space {
    private final String word;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int size;

    /** {@code word} says in messages what the space is of. */
    Space(String word) {
        this.word = word;
    }

    /**
     * Adds one, with a name if {@code id} is there, or the one of an annotation behind it, by which
     * nothing in the text can mean it; returns its index.
     */
    int define(Tokens tokens, Optional<Token> id) throws ModuleException {
        if (id.isPresent()) {
            String name = tokens.name(id.get());
            if (indices.putIfAbsent(name, size) != null) {
                throw Tokens.malformed(
                        "duplicate " + word + " " + tokens.text(id.get()), id.get().place());
            }
            names.put(size, name);
        }
        var annotated = Annotations.name(tokens);
        if (annotated.isPresent()) {
            names.put(size, annotated.get());
        }
        return size++;
    }

    /** Reads an index or a name. An index may point behind the end; a name must be known. */
    int resolve(Tokens tokens) throws ModuleException {
        var token = tokens.peek();
        if (token.kind() != Kind.ID) {
            return index(tokens, "the index or name of a " + word);
        }
        var index = indices.get(tokens.name(token));
        if (index == null) {
            throw Tokens.malformed("unknown " + word + " " + tokens.text(token), token.place());
        }
        tokens.next();
        return index;
    }

    /** Whether an index or a name stands here. */
    static boolean at(Tokens tokens) {
        return tokens.at(Kind.ID) || tokens.at(Kind.NATURAL);
    }

    /**
     * Reads a numeric index: 32 bits without sign, as in the binary format, so that a large one is
     * negative.
     */
    static int index(Tokens tokens, String what) throws ModuleException {
        var token = tokens.expect(Kind.NATURAL, what);
        var value = Numeral.unsigned(tokens.text(token));
        if (value.isEmpty() || value.getAsLong() >>> 32 != 0) {
            throw Tokens.malformed("constant out of range", token.place());
        }
        return (int) value.getAsLong();
    }

    int size() {
        return size;
    }

    Map<Integer, String> names() {
        return Map.copyOf(names);
    }
}
