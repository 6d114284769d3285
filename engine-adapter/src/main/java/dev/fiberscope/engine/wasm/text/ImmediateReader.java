package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what follows an instruction's name. The one thing that differs from the binary format is
 * the order of tables.
 */
final class ImmediateReader {
    private final Tokens tokens;
    private final Definitions definitions;
    private final TypeReader types;
    private final Scope scope;

    ImmediateReader(Tokens tokens, Definitions definitions, TypeReader types, Scope scope) {
        this.tokens = tokens;
        this.definitions = definitions;
        this.types = types;
        this.scope = scope;
    }

    /**
     * The immediates of {@code opcode}, the position being behind its name, and behind the label of
     * a block.
     */
    Immediate read(Opcode opcode) throws ModuleException {
        return switch (opcode.immediateKind()) {
            case NONE -> new Immediate.None();
            case BLOCK -> new Immediate.Block(types.block());
            case TRY -> new Immediate.Try(types.block(), catches());
            case LABEL -> new Immediate.Index(scope.label(tokens));
            case BRANCH_TABLE -> branchTable();
            case BRANCH_CAST ->
                    new Immediate.BranchCast(
                            scope.label(tokens), types.reference(), types.reference());
            case FUNCTION -> index(Names.Kind.FUNCTION);
            case CALL_INDIRECT -> {
                int table = indexOrZero(Names.Kind.TABLE);
                yield new Immediate.Indices(types.use(Optional.empty()), table);
            }
            case TYPE -> index(Names.Kind.TYPE);
            case TYPES -> new Immediate.Types(types.results());
            case TYPE_TYPE -> pair(Names.Kind.TYPE, Names.Kind.TYPE);
            case TYPE_FIELD -> {
                int type = types.type();
                yield new Immediate.Indices(type, definitions.fieldsOf(type).resolve(tokens));
            }
            case TYPE_COUNT ->
                    new Immediate.Indices(
                            types.type(), Space.index(tokens, "the number of elements"));
            case TYPE_DATA -> {
                definitions.namesData = true;
                yield pair(Names.Kind.TYPE, Names.Kind.DATA);
            }
            case TYPE_ELEMENT -> pair(Names.Kind.TYPE, Names.Kind.ELEMENT);
            case TYPE_TAG -> pair(Names.Kind.TYPE, Names.Kind.TAG);
            case TAG -> index(Names.Kind.TAG);
            case RESUME -> new Immediate.Resume(types.type(), handlers());
            case RESUME_THROW ->
                    new Immediate.ResumeThrow(types.type(), resolve(Names.Kind.TAG), handlers());
            case LOCAL -> new Immediate.Index(scope.locals().resolve(tokens));
            case GLOBAL -> index(Names.Kind.GLOBAL);
            case TABLE -> new Immediate.Index(indexOrZero(Names.Kind.TABLE));
            case TABLE_TABLE -> twoOrZero(Names.Kind.TABLE);
            case MEMORY -> new Immediate.Index(indexOrZero(Names.Kind.MEMORY));
            case MEMORY_MEMORY -> twoOrZero(Names.Kind.MEMORY);
            case MEMORY_ACCESS -> access(opcode, indexOrZero(Names.Kind.MEMORY));
            case MEMORY_LANE -> memoryLane(opcode);
            case DATA -> {
                definitions.namesData = true;
                yield index(Names.Kind.DATA);
            }
            case DATA_MEMORY -> {
                definitions.namesData = true;
                yield segment(Names.Kind.DATA, Names.Kind.MEMORY);
            }
            case ELEMENT -> index(Names.Kind.ELEMENT);
            case ELEMENT_TABLE -> segment(Names.Kind.ELEMENT, Names.Kind.TABLE);
            case HEAP_TYPE -> new Immediate.Heap(types.heap());
            case REFERENCE_TYPE -> new Immediate.Reference(types.reference());
            case LANE -> new Immediate.Lane(lane());
            case SHUFFLE -> shuffle();
            case I32 -> new Immediate.I32((int) NumberReader.integer(tokens, 32));
            case I64 -> new Immediate.I64(NumberReader.integer(tokens, 64));
            case F32 -> new Immediate.F32((int) NumberReader.real(tokens, 32));
            case F64 -> new Immediate.F64(NumberReader.real(tokens, 64));
            case V128 -> NumberReader.vector(tokens);
        };
    }

    private int resolve(Names.Kind kind) throws ModuleException {
        return definitions.of(kind).resolve(tokens);
    }

    private Immediate index(Names.Kind kind) throws ModuleException {
        return new Immediate.Index(resolve(kind));
    }

    private int indexOrZero(Names.Kind kind) throws ModuleException {
        return Space.at(tokens) ? resolve(kind) : 0;
    }

    private Immediate pair(Names.Kind first, Names.Kind second) throws ModuleException {
        return new Immediate.Indices(resolve(first), resolve(second));
    }

    private Immediate twoOrZero(Names.Kind kind) throws ModuleException {
        return Space.at(tokens) ? pair(kind, kind) : new Immediate.Indices(0, 0);
    }

    /** {@code target? segment}; the model has the segment first. */
    private Immediate segment(Names.Kind segment, Names.Kind target) throws ModuleException {
        var second = tokens.peek(1).kind();
        int into = second == Kind.ID || second == Kind.NATURAL ? resolve(target) : 0;
        return new Immediate.Indices(resolve(segment), into);
    }

    private Immediate branchTable() throws ModuleException {
        var labels = new ArrayList<Integer>();
        do {
            labels.add(scope.label(tokens));
        } while (Space.at(tokens));
        return new Immediate.BranchTable(labels.subList(0, labels.size() - 1), labels.getLast());
    }

    private List<CatchClause> catches() throws ModuleException {
        var clauses = new ArrayList<CatchClause>();
        while (true) {
            if (tokens.takeForm("catch")) {
                clauses.add(new CatchClause.Catch(resolve(Names.Kind.TAG), scope.label(tokens)));
            } else if (tokens.takeForm("catch_ref")) {
                clauses.add(new CatchClause.CatchRef(resolve(Names.Kind.TAG), scope.label(tokens)));
            } else if (tokens.takeForm("catch_all")) {
                clauses.add(new CatchClause.CatchAll(scope.label(tokens)));
            } else if (tokens.takeForm("catch_all_ref")) {
                clauses.add(new CatchClause.CatchAllRef(scope.label(tokens)));
            } else {
                return clauses;
            }
            tokens.close();
        }
    }

    /**
     * {@code (on $tag $label)} and {@code (on $tag switch)}; {@code tag} is an older word for
     * {@code on}. Explainer, "Instruction set extension".
     */
    private List<HandlerClause> handlers() throws ModuleException {
        var clauses = new ArrayList<HandlerClause>();
        while (tokens.takeForm("on") || tokens.takeForm("tag")) {
            int tag = resolve(Names.Kind.TAG);
            clauses.add(
                    tokens.takeKeyword("switch")
                            ? new HandlerClause.OnSwitch(tag)
                            : new HandlerClause.OnLabel(tag, scope.label(tokens)));
            tokens.close();
        }
        return clauses;
    }

    private Immediate.MemoryAccess access(Opcode opcode, int memory) throws ModuleException {
        long offset = 0;
        int align = opcode.naturalAlignment();
        if (atOption("offset=")) {
            offset = option("offset=");
        }
        if (atOption("align=")) {
            var token = tokens.peek();
            long bytes = option("align=");
            if (Long.bitCount(bytes) != 1) {
                throw Tokens.malformed("alignment must be a power of two", token.place());
            }
            align = Long.numberOfTrailingZeros(bytes);
        }
        return new Immediate.MemoryAccess(memory, align, offset);
    }

    private boolean atOption(String prefix) {
        return tokens.at(Kind.KEYWORD) && tokens.text(tokens.peek()).startsWith(prefix);
    }

    private long option(String prefix) throws ModuleException {
        String number = tokens.text(tokens.peek()).substring(prefix.length());
        if (Numeral.kind(number) != Kind.NATURAL) {
            throw Tokens.malformed(
                    "unknown operator "
                            + tokens.text(tokens.peek())
                            + ", expected a number without sign behind "
                            + prefix,
                    tokens.peek().place());
        }
        var value = Numeral.unsigned(number);
        if (value.isEmpty()) {
            throw Tokens.malformed("constant out of range: " + number, tokens.peek().place());
        }
        tokens.next();
        return value.getAsLong();
    }

    /** {@code memory? offset? align? lane}: a lone number is the lane. */
    private Immediate memoryLane(Opcode opcode) throws ModuleException {
        var second = tokens.peek(1);
        boolean named =
                tokens.at(Kind.ID)
                        || (tokens.at(Kind.NATURAL)
                                && (second.kind() == Kind.NATURAL || second.kind() == Kind.KEYWORD)
                                && (second.kind() == Kind.NATURAL
                                        || tokens.text(second).startsWith("offset=")
                                        || tokens.text(second).startsWith("align=")));
        var access = access(opcode, named ? resolve(Names.Kind.MEMORY) : 0);
        return new Immediate.MemoryLane(access, lane());
    }

    private int lane() throws ModuleException {
        var token = tokens.expect(Kind.NATURAL, "a lane number");
        var value = Numeral.unsigned(tokens.text(token));
        if (value.isEmpty() || Long.compareUnsigned(value.getAsLong(), 255) > 0) {
            throw Tokens.malformed(
                    "i8 constant out of range: " + tokens.text(token), token.place());
        }
        return (int) value.getAsLong();
    }

    private Immediate shuffle() throws ModuleException {
        var first = tokens.peek();
        var lanes = new ArrayList<Integer>();
        while (tokens.at(Kind.NATURAL)) {
            lanes.add(lane());
        }
        if (tokens.at(Kind.INTEGER) || tokens.at(Kind.FLOAT)) {
            throw Tokens.malformed(
                    "i8 constant out of range: "
                            + tokens.text(tokens.peek())
                            + " is no lane number",
                    tokens.peek().place());
        }
        if (lanes.size() != 16) {
            throw Tokens.malformed(
                    "invalid lane length: a shuffle takes 16 lane numbers", first.place());
        }
        return new Immediate.Shuffle(lanes);
    }
}
