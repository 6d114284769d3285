package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks, branches, the ends of functions, and exceptions. */
final class Control {
    private final Store store;

    Control(Store store) {
        this.store = store;
    }

    /** The beginning of a function. */
    Focus entered(Body body, List<Value> arguments) {
        var locals = new ArrayList<>(arguments);
        body.locals().forEach(type -> locals.add(Store.zero(type)));
        return new Focus(body, 0, locals, List.of());
    }

    /** What is around the call of the function that the hole is in. */
    static Context outsideFunction(Context context) {
        var at = context;
        while (at instanceof Context.Inside(var frame, var outer)) {
            if (frame instanceof Frame.Base) {
                return at;
            }
            if (frame instanceof Frame.Call) {
                return at;
            }
            at = outer;
        }
        throw new AssertionError("no function around the hole");
    }

    Configuration reduce(Configuration now, Instruction instruction) throws Finished {
        var focus = now.focus();
        var body = focus.body();
        int position = focus.next() - 1;
        return switch (instruction.opcode()) {
            case BLOCK, LOOP -> enter(now, position, instruction);
            case IF -> {
                boolean taken = Arithmetic.i32(focus.operand(0)) != 0;
                var entered = enter(now.with(focus.pop(1)), position, instruction);
                if (taken) {
                    yield entered;
                }
                var otherwise = body.otherwise().get(position);
                int to = otherwise == null ? body.endOf(position) : otherwise + 1;
                yield entered.with(entered.focus().at(to));
            }
            case TRY_TABLE -> {
                var block = (Immediate.Try) instruction.immediate();
                int count = type(block.type()).parameters().size();
                var outer = focus.pop(count);
                var around = now.context().around(new Frame.Try(block.clauses(), outer.values()));
                yield enter(
                        new Configuration(outer.with(focus.top(count)), around),
                        position,
                        instruction);
            }
            case ELSE -> now.with(focus.at(body.endOfElse(position)));
            case END ->
                    position == body.instructions().size() - 1
                            ? leaveFunction(now, body.type().results().size())
                            : leaveBlock(now);
            case BR -> branch(now, Reduction.index(instruction));
            case BR_IF -> {
                var rest = now.with(focus.pop(1));
                yield Arithmetic.i32(focus.operand(0)) != 0
                        ? branch(rest, Reduction.index(instruction))
                        : rest;
            }
            case BR_TABLE -> {
                var table = (Immediate.BranchTable) instruction.immediate();
                int chosen = Arithmetic.i32(focus.operand(0));
                var rest = now.with(focus.pop(1));
                yield branch(
                        rest,
                        Integer.compareUnsigned(chosen, table.labels().size()) < 0
                                ? table.labels().get(chosen)
                                : table.otherwise());
            }
            case RETURN -> leaveFunction(now, body.type().results().size());
            default -> throw new AssertionError(instruction);
        };
    }

    private Configuration enter(Configuration now, int position, Instruction instruction) {
        var blockType =
                switch (instruction.immediate()) {
                    case Immediate.Block(var type) -> type;
                    case Immediate.Try(var type, _) -> type;
                    default -> throw new AssertionError(instruction);
                };
        var type = type(blockType);
        var focus = now.focus();
        int count = type.parameters().size();
        boolean loop = instruction.opcode() == Opcode.LOOP;
        int end = focus.body().endOf(position);
        var label =
                new Frame.Label(
                        loop ? count : type.results().size(),
                        loop ? position + 1 : end + 1,
                        loop,
                        focus.pop(count).values());
        return new Configuration(focus.with(focus.top(count)), now.context().around(label));
    }

    private FunctionType type(BlockType type) {
        return switch (type) {
            case BlockType.Empty() -> new FunctionType(List.of(), List.of());
            case BlockType.Result(var result) -> new FunctionType(List.of(), List.of(result));
            case BlockType.Typed(int index) -> store.module.functionType(index);
        };
    }

    private static Configuration leaveBlock(Configuration now) {
        var inside = (Context.Inside) now.context();
        var label = (Frame.Label) inside.frame();
        var values = Reduction.join(label.below(), now.focus().values());
        if (inside.outer() instanceof Context.Inside(Frame.Try(_, var below), var outer)) {
            return new Configuration(now.focus().with(Reduction.join(below, values)), outer);
        }
        return new Configuration(now.focus().with(values), inside.outer());
    }

    /** Branches to the label that is {@code count} labels further out. */
    Configuration branch(Configuration now, int count) throws Finished {
        var at = now.context();
        int left = count;
        while (at instanceof Context.Inside(var frame, var outer)) {
            switch (frame) {
                case Frame.Label label -> {
                    if (left == 0) {
                        var values = now.focus().top(label.arity());
                        var focus = now.focus().at(label.target());
                        return label.loop()
                                ? new Configuration(focus.with(values), at)
                                : outsideTry(
                                        new Configuration(
                                                focus.with(Reduction.join(label.below(), values)),
                                                outer));
                    }
                    left--;
                }
                case Frame.Try _ -> {}
                case Frame.Call _, Frame.Base _ -> {
                    return leaveFunction(now, now.focus().body().type().results().size());
                }
                case Frame.Prompt _ -> throw new AssertionError("a branch out of a stack");
            }
            at = outer;
        }
        throw new AssertionError("a branch out of everything");
    }

    /** Leaves the handler that stands directly around the label of its own {@code try_table}. */
    private static Configuration outsideTry(Configuration now) {
        return now.context() instanceof Context.Inside(Frame.Try(_, var below), var outer)
                ? new Configuration(
                        now.focus().with(Reduction.join(below, now.focus().values())), outer)
                : now;
    }

    private Configuration leaveFunction(Configuration now, int count) throws Finished {
        var results = now.focus().top(count);
        var around = (Context.Inside) outsideFunction(now.context());
        if (around.frame() instanceof Frame.Call(var caller)) {
            return new Configuration(caller.push(results), around.outer());
        }
        int stack = ((Frame.Base) around.frame()).stack();
        if (around.outer() instanceof Context.Inside(Frame.Prompt(_, var resumer), var outer)) {
            store.rules.add(Rule.RETURN_TO_RESUMER);
            store.log("returned S" + stack + " S" + outer.stack() + store.shown(results));
            return new Configuration(resumer.push(results), outer);
        }
        store.log("ended S" + stack + store.shown(results));
        throw new Finished(results);
    }

    /** Throws: the innermost handler with a fitting clause takes it, on whichever stack. */
    Configuration raise(Configuration now, Value reference) throws Finished, Trap {
        var thrown = store.exception(reference);
        var tag = store.tagName(thrown.tag());
        store.log("thrown S" + now.context().stack() + " " + tag + store.shown(thrown.payload()));
        var focus = now.focus();
        var at = now.context();
        int prompts = 0;
        while (at instanceof Context.Inside(var frame, var outer)) {
            switch (frame) {
                case Frame.Label _ -> {}
                case Frame.Call(var caller) -> focus = caller;
                case Frame.Base(int stack) -> {
                    var parent =
                            outer instanceof Context.Inside(_, var further)
                                    ? "S" + further.stack()
                                    : "host";
                    store.log("threw S" + stack + " " + parent + " " + tag);
                }
                case Frame.Prompt(_, var resumer) -> {
                    focus = resumer;
                    prompts++;
                }
                case Frame.Try(var clauses, var below) -> {
                    for (var clause : clauses) {
                        var given = given(clause, thrown, reference);
                        if (given.isPresent()) {
                            noteCaught(prompts, clause);
                            store.log(
                                    "caught S"
                                            + outer.stack()
                                            + " "
                                            + tag
                                            + " in "
                                            + focus.body().name());
                            var hole = focus.with(Reduction.join(below, given.get()));
                            return branch(new Configuration(hole, outer), clause.label());
                        }
                    }
                }
            }
            at = outer;
        }
        throw new Finished(tag);
    }

    private void noteCaught(int prompts, CatchClause clause) {
        store.rules.add(
                prompts == 0
                        ? Rule.CAUGHT_ON_SAME_STACK
                        : prompts == 1
                                ? Rule.CAUGHT_ACROSS_A_PROMPT
                                : Rule.CAUGHT_ACROSS_TWO_PROMPTS);
        switch (clause) {
            case CatchClause.Catch _ -> {}
            case CatchClause.CatchRef _ -> store.rules.add(Rule.CAUGHT_WITH_REFERENCE);
            case CatchClause.CatchAll _, CatchClause.CatchAllRef _ ->
                    store.rules.add(Rule.CATCH_ALL);
        }
    }

    private static Optional<List<Value>> given(
            CatchClause clause, Store.Thrown thrown, Value reference) {
        return switch (clause) {
            case CatchClause.Catch(int tag, _) ->
                    tag == thrown.tag() ? Optional.of(thrown.payload()) : Optional.empty();
            case CatchClause.CatchRef(int tag, _) ->
                    tag == thrown.tag()
                            ? Optional.of(Reduction.join(thrown.payload(), List.of(reference)))
                            : Optional.empty();
            case CatchClause.CatchAll _ -> Optional.of(List.of());
            case CatchClause.CatchAllRef _ -> Optional.of(List.of(reference));
        };
    }
}
