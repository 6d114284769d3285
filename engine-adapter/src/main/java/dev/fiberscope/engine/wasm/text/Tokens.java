package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a source with a position among them. Reading methods move the position past what
 * they read, and throw a {@code ModuleException} with the place of the token that does not fit.
 */
public final class Tokens {
    private final Source.Text source;
    private final List<Token> all;
    private final List<Annotation> annotations;
    private final int[] partners;
    private int position;

    /** The tokens of {@code range} in {@code source}; throws for characters that make no tokens. */
    public Tokens(Source.Text source, Place range) throws ModuleException {
        this.source = source;
        var lexer = new Lexer(source.text(), range);
        this.all = lexer.tokens();
        this.annotations = lexer.annotations();
        this.partners = new int[all.size()];
        Arrays.fill(partners, all.size() - 1);
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < all.size(); i++) {
            switch (all.get(i).kind()) {
                case LEFT -> open.push(i);
                case RIGHT -> {
                    if (!open.isEmpty()) {
                        partners[open.pop()] = i;
                    }
                }
                default -> {}
            }
        }
    }

    /** All annotations, in their order. */
    List<Annotation> annotations() {
        return annotations;
    }

    /** The annotation {@code name} in front of the next token. */
    Optional<Annotation> annotation(String name) {
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
        return annotations.stream()
                .filter(each -> each.token() == position && each.name().equals(name))
                .findFirst();
    }

    /** The tokens of a whole source. */
    public static Tokens of(Source.Text source) throws ModuleException {
        return new Tokens(source, new Place(0, source.text().length()));
    }

    public Source.Text source() {
        return source;
    }

    /** The next token; {@code END} for ever behind the last one. */
    public Token peek() {
        return peek(0);
    }

    /** The token {@code ahead} of the next one. */
    public Token peek(int ahead) {
        return all.get(Math.min(position + ahead, all.size() - 1));
    }

    /** The keyword {@code ahead} of the next token; empty where something else stands. */
    public String word(int ahead) {
        var token = peek(ahead);
        return token.kind() == Kind.KEYWORD ? text(token) : "";
    }

    public Token next() {
        var token = peek();
        position = Math.min(position + 1, all.size() - 1);
        return token;
    }

    public boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    public boolean atKeyword(String word) {
        return is(peek(), word);
    }

    /** Whether a parenthesis with {@code head} as its first word stands here. */
    public boolean atForm(String head) {
        return at(Kind.LEFT) && is(peek(1), head);
    }

    public boolean takeKeyword(String word) {
        boolean taken = atKeyword(word);
        position += taken ? 1 : 0;
        return taken;
    }

    /** Passes the parenthesis and the head, if they stand here. */
    public boolean takeForm(String head) {
        boolean taken = atForm(head);
        position += taken ? 2 : 0;
        return taken;
    }

    /**
     * The next token, which must be of {@code kind}; {@code what} tells people what was expected.
     */
    public Token expect(Kind kind, String what) throws ModuleException {
        if (!at(kind)) {
            throw unexpected(what);
        }
        return next();
    }

    public void open(String head) throws ModuleException {
        if (!takeForm(head)) {
            throw unexpected("(" + head + " ...)");
        }
    }

    public void close() throws ModuleException {
        expect(Kind.RIGHT, ")");
    }

    /** Moves behind the form that begins at the next token. */
    public void skipForm() throws ModuleException {
        position = partner();
        close();
    }

    /** Where the form that begins at the next token stands. */
    public Place form() throws ModuleException {
        return new Place(peek().start(), all.get(partner()).end());
    }

    private int partner() throws ModuleException {
        if (!at(Kind.LEFT)) {
            throw unexpected("(");
        }
        if (partners[position] == all.size() - 1) {
            throw malformed("unexpected token: nothing closes this parenthesis", peek().place());
        }
        return partners[position];
    }

    public Optional<Token> takeId() {
        return at(Kind.ID) ? Optional.of(next()) : Optional.empty();
    }

    /** The bytes of all strings that stand here, one behind the other. */
    public byte[] strings() {
        var bytes = new ByteArrayOutputStream();
        while (at(Kind.STRING)) {
            bytes.writeBytes(StringLiteral.bytes(source.text(), next()));
        }
        return bytes.toByteArray();
    }

    /** A string that is UTF-8. */
    public String name() throws ModuleException {
        return StringLiteral.name(source.text(), expect(Kind.STRING, "a string"));
    }

    /** What an {@code ID} names, without the {@code $}. */
    public String name(Token id) throws ModuleException {
        String text = source.text();
        return text.charAt(id.start() + 1) == '"'
                ? StringLiteral.name(text, new Token(Kind.STRING, id.start() + 1, id.end()))
                : text.substring(id.start() + 1, id.end());
    }

    public String text(Token token) {
        return source.text().substring(token.start(), token.end());
    }

    public boolean is(Token token, String word) {
        return token.kind() == Kind.KEYWORD
                && token.end() - token.start() == word.length()
                && source.text().startsWith(word, token.start());
    }

    /** For {@link #seek}. */
    public int position() {
        return position;
    }

    public void seek(int earlier) {
        position = earlier;
    }

    /**
     * From {@code start} to the end of the token passed last; nothing at {@code start} if none was
     * passed since.
     */
    public Place since(Token start) {
        return new Place(start.start(), Math.max(start.start(), all.get(position - 1).end()));
    }

    /** The complaint about the next token where {@code what} should stand. */
    public ModuleException unexpected(String what) {
        var refusal = Proposals.refusal(this);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var token = peek();
        String shown = token.kind() == Kind.END ? "end of text" : text(token);
        boolean unknown =
                token.kind() == Kind.RESERVED
                        || (token.kind() == Kind.KEYWORD && !Keywords.known(shown));
        String first = unknown ? "unknown operator " : "unexpected token ";
        return malformed(first + shown + ", expected " + what, token.place());
    }

    public static ModuleException malformed(String sentence, Place place) {
        return new ModuleException(Phase.MALFORMED, sentence, place);
    }

    public static ModuleException unsupported(String sentence, Place place) {
        return new ModuleException(Phase.UNSUPPORTED, sentence, place);
    }
}
