package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module.Data;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads element and data segments, also those inside a table or memory, and constant expressions.
 */
final class SegmentReader {
    /** What a segment of function indices holds. */
    private static final ReferenceType FUNCTIONS = new ReferenceType(false, HeapType.Abstract.FUNC);

    private final Tokens tokens;
    private final Definitions definitions;
    private final TypeReader types;

    SegmentReader(Tokens tokens, Definitions definitions, TypeReader types) {
        this.tokens = tokens;
        this.definitions = definitions;
        this.types = types;
    }

    /** The instructions up to the closing parenthesis. */
    Expression expression() throws ModuleException {
        return instructions().all();
    }

    private InstructionReader instructions() {
        return new InstructionReader(tokens, definitions, types, new Scope(new Space("local")));
    }

    /** The inside of {@code (elem ...)}, behind the name. */
    Element element(Place place) throws ModuleException {
        if (tokens.takeKeyword("declare")) {
            return listed(new Mode.Declarative(), place);
        }
        if (types.atReference() || tokens.atKeyword("func")) {
            return listed(new Mode.Passive(), place);
        }
        boolean named = tokens.atForm("table");
        int table = use("table", Names.Kind.TABLE);
        var mode = new Mode.Active(table, offset());
        return named || tokens.atKeyword("func") || types.atReference()
                ? listed(mode, place)
                : new Element(FUNCTIONS, functions(), mode, place);
    }

    private Element listed(Mode mode, Place place) throws ModuleException {
        if (tokens.takeKeyword("func")) {
            return new Element(FUNCTIONS, functions(), mode, place);
        }
        return new Element(types.reference(), expressions(), mode, place);
    }

    /** The items of {@code (elem ...)} inside a table. */
    List<Expression> inlineItems() throws ModuleException {
        return tokens.at(Kind.LEFT) ? expressions() : functions();
    }

    private List<Expression> functions() throws ModuleException {
        var items = new ArrayList<Expression>();
        while (Space.at(tokens)) {
            var place = tokens.peek().place();
            int function = definitions.of(Names.Kind.FUNCTION).resolve(tokens);
            items.add(
                    constant(
                            new Instruction(
                                    Opcode.REF_FUNC, new Immediate.Index(function), place)));
        }
        return items;
    }

    private List<Expression> expressions() throws ModuleException {
        var items = new ArrayList<Expression>();
        while (tokens.at(Kind.LEFT)) {
            items.add(form("item"));
        }
        return items;
    }

    /** The inside of {@code (data ...)}, behind the name. */
    Data data(Place place) throws ModuleException {
        if (!tokens.at(Kind.LEFT)) {
            return new Data(Bytes.of(tokens.strings()), new Mode.Passive(), place);
        }
        int memory = use("memory", Names.Kind.MEMORY);
        var mode = new Mode.Active(memory, offset());
        return new Data(Bytes.of(tokens.strings()), mode, place);
    }

    private int use(String head, Names.Kind kind) throws ModuleException {
        if (!tokens.takeForm(head)) {
            return 0;
        }
        int index = definitions.of(kind).resolve(tokens);
        tokens.close();
        return index;
    }

    private Expression offset() throws ModuleException {
        return form("offset");
    }

    /** {@code (head instruction*)}, or one folded instruction. */
    private Expression form(String head) throws ModuleException {
        if (!tokens.takeForm(head)) {
            return instructions().folded();
        }
        var expression = expression();
        tokens.close();
        return expression;
    }

    /** Offset 0, for a segment that is written inside its table or memory. */
    static Expression zero(boolean wide, Place place) {
        return constant(
                wide
                        ? new Instruction(Opcode.I64_CONST, new Immediate.I64(0), place)
                        : new Instruction(Opcode.I32_CONST, new Immediate.I32(0), place));
    }

    private static Expression constant(Instruction instruction) {
        return new Expression(
                List.of(instruction, Instruction.plain(Opcode.END, instruction.place())));
    }
}
