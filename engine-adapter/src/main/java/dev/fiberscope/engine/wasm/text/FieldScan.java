package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first walk over a module: finds its fields, and gives everything that they define its index
 * and name.
 */
final class FieldScan {
    /** A field: its first word, where its tokens begin, and its characters. */
    record Field(String word, int position, Place place) {}

    private final Tokens tokens;
    private final Definitions definitions;
    private Optional<String> defined = Optional.empty();

    FieldScan(Tokens tokens, Definitions definitions) {
        this.tokens = tokens;
        this.definitions = definitions;
    }

    /** All fields up to the next token that opens none. */
    List<Field> fields() throws ModuleException {
        var fields = new ArrayList<Field>();
        while (tokens.at(Kind.LEFT)) {
            int position = tokens.position();
            var place = tokens.form();
            tokens.next();
            String word = tokens.at(Kind.KEYWORD) ? tokens.text(tokens.peek()) : "";
            field(word, place);
            fields.add(new Field(word, position, place));
            tokens.seek(position);
            tokens.skipForm();
        }
        return fields;
    }

    /** The index space that a word such as {@code func} defines in; empty for other words. */
    static Optional<Names.Kind> kind(String word) {
        return switch (word) {
            case "func" -> Optional.of(Names.Kind.FUNCTION);
            case "table" -> Optional.of(Names.Kind.TABLE);
            case "memory" -> Optional.of(Names.Kind.MEMORY);
            case "global" -> Optional.of(Names.Kind.GLOBAL);
            case "tag" -> Optional.of(Names.Kind.TAG);
            default -> Optional.empty();
        };
    }

    private void field(String word, Place place) throws ModuleException {
        switch (word) {
            case "type" -> define(Names.Kind.TYPE);
            case "rec" -> {
                tokens.next();
                while (tokens.at(Kind.LEFT)) {
                    int position = tokens.position();
                    tokens.open("type");
                    definitions.of(Names.Kind.TYPE).define(tokens, tokens.takeId());
                    tokens.seek(position);
                    tokens.skipForm();
                }
            }
            case "elem" -> define(Names.Kind.ELEMENT);
            case "data" -> define(Names.Kind.DATA);
            case "import" -> {
                imported(place);
                tokens.next();
                tokens.name();
                tokens.name();
                tokens.expect(Kind.LEFT, "(");
                define(externKind());
            }
            case "export", "start" -> {}
            default -> {
                define(externKind());
                while (tokens.atForm("export")) {
                    tokens.skipForm();
                }
                if (tokens.atForm("import")) {
                    imported(place);
                } else {
                    defined = Optional.of(defined.orElse(word.equals("func") ? "function" : word));
                    inlineSegment();
                }
            }
        }
    }

    private Names.Kind externKind() throws ModuleException {
        var kind = kind(tokens.at(Kind.KEYWORD) ? tokens.text(tokens.peek()) : "");
        if (kind.isEmpty()) {
            throw tokens.unexpected("a definition, such as (func ...)");
        }
        return kind.get();
    }

    private void define(Names.Kind kind) throws ModuleException {
        tokens.next();
        definitions.of(kind).define(tokens, tokens.takeId());
    }

    private void imported(Place place) throws ModuleException {
        if (defined.isPresent()) {
            throw Tokens.malformed(
                    "import after "
                            + defined.get()
                            + ": imports come before what the module defines itself",
                    place);
        }
    }

    /**
     * Counts the segment inside {@code (table funcref (elem ...))} or {@code (memory (data ...))}.
     */
    private void inlineSegment() throws ModuleException {
        while (!tokens.at(Kind.RIGHT) && !tokens.at(Kind.END)) {
            if (tokens.atForm("elem")) {
                definitions.of(Names.Kind.ELEMENT).define(tokens, Optional.empty());
            } else if (tokens.atForm("data")) {
                definitions.of(Names.Kind.DATA).define(tokens, Optional.empty());
            }
            if (tokens.at(Kind.LEFT)) {
                tokens.skipForm();
            } else {
                tokens.next();
            }
        }
    }
}
