package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads instructions, plain and folded, into the order in which they are executed. What is open
 * stands on a list of its own instead of Java's stack, so that nesting has no limit. Specification
 * 3.0, "Instructions", "Folded Instructions".
 */
final class InstructionReader {
    /** What began and has not ended, innermost last. */
    private sealed interface Open {
        /** {@code (op} operands: written when the parenthesis closes. */
        record Operands(Instruction instruction) implements Open {}

        /**
         * {@code (block}, {@code (loop}, {@code (try_table}: written; its {@code end} is the
         * parenthesis.
         */
        record Folded() implements Open {}

        /** A plain block up to {@code end}. */
        record Plain(Token keyword, boolean mayElse) implements Open {}

        /** {@code (if} operands of the condition: written at {@code (then}. */
        record Condition(Instruction instruction, Optional<String> label) implements Open {}

        /** Inside {@code (then} or {@code (else}. */
        record Branch() implements Open {}

        /** Inside {@code (if}, behind a branch. */
        record BehindBranch(boolean mayElse) implements Open {}
    }

    private final Tokens tokens;
    private final Scope scope;
    private final ImmediateReader immediates;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Instruction> written = new ArrayList<>();

    InstructionReader(Tokens tokens, Definitions definitions, TypeReader types, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
        this.immediates = new ImmediateReader(tokens, definitions, types, scope);
    }

    /**
     * All instructions up to the parenthesis that closes the surrounding form; that parenthesis is
     * the last {@code end}.
     */
    Expression all() throws ModuleException {
        while (!(open.isEmpty() && tokens.at(Kind.RIGHT))) {
            step();
        }
        written.add(Instruction.plain(Opcode.END, tokens.peek().place()));
        return new Expression(written);
    }

    /**
     * One folded instruction as a whole expression; its parenthesis is the last {@code end}, too.
     */
    Expression folded() throws ModuleException {
        if (!tokens.at(Kind.LEFT)) {
            throw tokens.unexpected("(");
        }
        var last = tokens.peek();
        do {
            last = tokens.peek();
            step();
        } while (!open.isEmpty());
        written.add(Instruction.plain(Opcode.END, last.place()));
        return new Expression(written);
    }

    private void step() throws ModuleException {
        switch (tokens.peek().kind()) {
            case LEFT -> openForm();
            case RIGHT -> closeForm(tokens.peek());
            case KEYWORD -> plain(tokens.peek());
            default -> throw tokens.unexpected("an instruction");
        }
    }

    private void openForm() throws ModuleException {
        switch (open.peekLast()) {
            case Open.Condition(var instruction, var label) when tokens.takeForm("then") -> {
                open.removeLast();
                open.addLast(new Open.BehindBranch(true));
                open.addLast(new Open.Branch());
                written.add(instruction);
                scope.enter(label);
            }
            case Open.BehindBranch(boolean mayElse) -> {
                tokens.next();
                if (!mayElse || !tokens.atKeyword("else")) {
                    throw tokens.unexpected(mayElse ? "else" : "no more than two branches");
                }
                open.removeLast();
                open.addLast(new Open.BehindBranch(false));
                open.addLast(new Open.Branch());
                written.add(Instruction.plain(Opcode.ELSE, tokens.next().place()));
            }
            case null, default -> {
                tokens.next();
                foldedInstruction();
            }
        }
    }

    private void foldedInstruction() throws ModuleException {
        var keyword = tokens.peek();
        var opcode = opcode(keyword);
        switch (opcode) {
            case BLOCK, LOOP, TRY_TABLE -> {
                openBlock(opcode);
                open.addLast(new Open.Folded());
            }
            case IF -> {
                tokens.next();
                var label = label();
                open.addLast(new Open.Condition(instruction(opcode, keyword), label));
            }
            case ELSE, END -> throw tokens.unexpected("an instruction");
            default -> {
                tokens.next();
                open.addLast(new Open.Operands(instruction(opcode, keyword)));
            }
        }
    }

    private void closeForm(Token parenthesis) throws ModuleException {
        switch (open.peekLast()) {
            case Open.Operands(var instruction) -> written.add(instruction);
            case Open.Branch() -> {}
            case Open.Folded() -> end(parenthesis);
            case Open.BehindBranch(_) -> end(parenthesis);
            case Open.Condition(_, _) -> throw tokens.unexpected("(then ...)");
            case Open.Plain(var keyword, _) ->
                    throw tokens.unexpected(
                            "the end of the "
                                    + tokens.text(keyword)
                                    + " at "
                                    + tokens.source().shown(keyword.place()));
            case null -> throw tokens.unexpected("an instruction");
        }
        open.removeLast();
        tokens.next();
    }

    private void plain(Token keyword) throws ModuleException {
        var around = open.peekLast();
        if (around instanceof Open.Operands
                || around instanceof Open.Condition
                || around instanceof Open.BehindBranch) {
            throw tokens.unexpected("a parenthesis, as inside any folded instruction");
        }
        var opcode = opcode(keyword);
        switch (opcode) {
            case BLOCK, LOOP, TRY_TABLE, IF -> {
                openBlock(opcode);
                open.addLast(new Open.Plain(keyword, opcode == Opcode.IF));
            }
            case ELSE -> {
                if (!(around instanceof Open.Plain(var start, boolean mayElse)) || !mayElse) {
                    throw tokens.unexpected("an instruction other than else outside if");
                }
                tokens.next();
                repeatedLabel();
                open.removeLast();
                open.addLast(new Open.Plain(start, false));
                written.add(Instruction.plain(Opcode.ELSE, tokens.since(keyword)));
            }
            case END -> {
                if (!(around instanceof Open.Plain)) {
                    throw tokens.unexpected("no end, as no block is open here");
                }
                tokens.next();
                repeatedLabel();
                open.removeLast();
                written.add(Instruction.plain(Opcode.END, tokens.since(keyword)));
                scope.leave();
            }
            default -> {
                tokens.next();
                written.add(instruction(opcode, keyword));
            }
        }
    }

    /** Reads and writes the beginning of a block, and enters it. */
    private void openBlock(Opcode opcode) throws ModuleException {
        var keyword = tokens.next();
        var label = label();
        written.add(instruction(opcode, keyword));
        scope.enter(label);
    }

    private void end(Token parenthesis) {
        written.add(Instruction.plain(Opcode.END, parenthesis.place()));
        scope.leave();
    }

    private Optional<String> label() throws ModuleException {
        var id = tokens.takeId();
        return id.isPresent() ? Optional.of(tokens.name(id.get())) : Optional.empty();
    }

    private void repeatedLabel() throws ModuleException {
        if (tokens.at(Kind.ID)) {
            var id = tokens.next();
            if (!scope.innermost().equals(Optional.of(tokens.name(id)))) {
                throw Tokens.malformed("mismatching label " + tokens.text(id), id.place());
            }
        }
    }

    private Opcode opcode(Token keyword) throws ModuleException {
        String word = keyword.kind() == Kind.KEYWORD ? tokens.text(keyword) : "";
        var opcode = Opcode.named(word);
        if (opcode.isEmpty()) {
            throw tokens.unexpected("an instruction");
        }
        return opcode.get();
    }

    /** The instruction with what follows its name; the position is behind the name. */
    private Instruction instruction(Opcode named, Token keyword) throws ModuleException {
        var opcode = named == Opcode.SELECT && tokens.atForm("result") ? Opcode.SELECT_T : named;
        var immediate = immediates.read(opcode);
        if (immediate instanceof Immediate.Reference(var type) && type.nullable()) {
            opcode = opcode == Opcode.REF_TEST ? Opcode.REF_TEST_NULL : Opcode.REF_CAST_NULL;
        }
        return new Instruction(opcode, immediate, tokens.since(keyword));
    }
}
