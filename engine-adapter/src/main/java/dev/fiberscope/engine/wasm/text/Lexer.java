package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into tokens; blanks and comments go, and annotations go aside. Specification 3.0,
 * "Lexical Format" and "Annotations".
 */
final class Lexer {
    private final String text;
    private final int limit;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private int at;

    /**
     * Reads the characters of {@code range} alone; offsets count from the beginning of {@code
     * text}.
     */
    Lexer(String text, Place range) {
        this.text = text;
        this.at = range.start();
        this.limit = range.end();
    }

    /** All tokens, with an {@code END} behind them. */
    List<Token> tokens() throws ModuleException {
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '(' && peek(1) == '@') {
                annotation();
            } else if (c == '(' && peek(1) != ';') {
                tokens.add(new Token(Token.Kind.LEFT, at, ++at));
            } else if (c == ')') {
                tokens.add(new Token(Token.Kind.RIGHT, at, ++at));
            } else if (!blank()) {
                word();
            }
        }
        tokens.add(new Token(Token.Kind.END, limit, limit));
        return tokens;
    }

    /** The annotations among the tokens, in their order. Those inside others are not among them. */
    List<Annotation> annotations() {
        return annotations;
    }

    /** Passes one blank or comment, if one stands here. */
    private boolean blank() throws ModuleException {
        char c = text.charAt(at);
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            at++;
        } else if (c == ';' && peek(1) == ';') {
            while (at < limit && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
        } else if (c == '(' && peek(1) == ';') {
            blockComment();
        } else {
            return false;
        }
        return true;
    }

    private void blockComment() throws ModuleException {
        int start = at;
        int depth = 0;
        do {
            if (at >= limit) {
                throw error("unclosed comment", start, start + 2);
            }
            if (text.charAt(at) == '(' && peek(1) == ';') {
                depth++;
                at += 2;
            } else if (text.charAt(at) == ';' && peek(1) == ')') {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0);
    }

    /** Sets {@code (@name ...)} aside; inside, only the parentheses must match. */
    private void annotation() throws ModuleException {
        int start = at;
        at += 2;
        int name = at;
        if (peek(0) == '"') {
            string("empty annotation id");
            if (StringLiteral.name(text, new Token(Token.Kind.STRING, name, at)).isEmpty()) {
                throw error("empty annotation id", start, at);
            }
        } else {
            while (idCharacter(peek(0))) {
                at++;
            }
        }
        if (at == name) {
            throw error("empty annotation id", start, at);
        }
        String id =
                text.charAt(name) == '"'
                        ? StringLiteral.name(text, new Token(Token.Kind.STRING, name, at))
                        : text.substring(name, at);
        int inside = at;
        int depth = 1;
        while (depth > 0) {
            if (at >= limit) {
                throw error("unclosed annotation", start, name);
            }
            if (blank()) {
                continue;
            }
            char c = text.charAt(at);
            if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
                at++;
            } else {
                run();
            }
        }
        annotations.add(new Annotation(id, new Place(inside, at - 1), tokens.size()));
    }

    private void word() throws ModuleException {
        int start = at;
        run();
        tokens.add(new Token(kind(start), start, at));
    }

    /** Passes the longest run of characters and strings that need no space between them. */
    private void run() throws ModuleException {
        int start = at;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '"') {
                string(at == start + 1 && text.charAt(start) == '$' ? "empty identifier" : "");
            } else if (idCharacter(c) || ",[]{}".indexOf(c) >= 0 || (c == ';' && peek(1) != ';')) {
                at++;
            } else {
                break;
            }
        }
        if (at == start) {
            throw error("illegal character " + shown(text.codePointAt(at)), at, at + 1);
        }
    }

    /** Passes a string; {@code complaint} is what to say of a broken one, empty for the usual. */
    private void string(String complaint) throws ModuleException {
        int start = at++;
        while (peek(0) != '"') {
            char c = peek(0);
            if (at >= limit || c == '\n' || c == '\r') {
                throw error(complaint.isEmpty() ? "unclosed string literal" : complaint, start, at);
            }
            if (c < ' ' || c == 0x7f) {
                String usual = "illegal control character " + shown(c) + " in string literal";
                throw error(complaint.isEmpty() ? usual : complaint, at, at + 1);
            }
            at += c == '\\' ? StringLiteral.escapeLength(text, at, limit) : 1;
        }
        at++;
    }

    private Token.Kind kind(int start) throws ModuleException {
        char first = text.charAt(start);
        if (first == '"') {
            int end = StringLiteral.end(text, start);
            return end == at ? Token.Kind.STRING : Token.Kind.RESERVED;
        }
        if (first == '$') {
            return id(start) ? Token.Kind.ID : Token.Kind.RESERVED;
        }
        for (int i = start; i < at; i++) {
            if (!idCharacter(text.charAt(i))) {
                return Token.Kind.RESERVED;
            }
        }
        var number = Numeral.kind(text.substring(start, at));
        if (number == Token.Kind.RESERVED && first >= 'a' && first <= 'z') {
            return Token.Kind.KEYWORD;
        }
        return number;
    }

    private boolean id(int start) throws ModuleException {
        if (at == start + 1) {
            throw error("empty identifier", start, at);
        }
        if (text.charAt(start + 1) == '"') {
            if (StringLiteral.end(text, start + 1) != at) {
                return false;
            }
            if (StringLiteral.name(text, new Token(Token.Kind.STRING, start + 1, at)).isEmpty()) {
                throw error("empty identifier", start, at);
            }
            return true;
        }
        for (int i = start + 1; i < at; i++) {
            if (!idCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The character {@code ahead}, NUL behind the end. */
    private char peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : 0;
    }

    private static boolean idCharacter(char c) {
        return c > ' ' && c < 0x7f && "\",;()[]{}".indexOf(c) < 0;
    }

    private static String shown(int character) {
        return character > ' ' && character != 0x7f
                ? Character.toString(character)
                : String.format("U+%04X", character);
    }

    private static ModuleException error(String sentence, int start, int end) {
        return new ModuleException(Phase.MALFORMED, sentence, new Place(start, end));
    }
}
