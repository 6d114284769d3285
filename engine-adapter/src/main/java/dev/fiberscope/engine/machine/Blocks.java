package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.CatchTarget;
import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import dev.fiberscope.engine.machine.CompiledFunction.Target;
import dev.fiberscope.engine.machine.CompiledFunction.TryRange;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The open blocks of a function that is being compiled, and everything in it that branches to
 * blocks from a distance: catch clauses and handler clauses. Positions are known at the end.
 */
final class Blocks {
    private final InstanceData instance;
    private final int function;

    /** Slots of the function's locals. */
    private final int locals;

    private final Deque<Block> open = new ArrayDeque<>();
    private final List<PendingTry> tries = new ArrayList<>();
    private final List<List<PendingClause>> prompts = new ArrayList<>();
    private int opened;

    Blocks(InstanceData instance, int function, int locals) {
        this.instance = instance;
        this.function = function;
        this.locals = locals;
    }

    /** An open block. {@code height} counts operands below its parameters. */
    static final class Block {
        final Opcode opcode;
        final int parameters;
        final int results;
        final int height;

        /** Whether its beginning can be reached. */
        final boolean live;

        /** Counts the blocks of the function from 0. */
        final int label;

        /** Where branches to the block go: its end, or of a loop its beginning. */
        final Emitter.Label target = new Emitter.Label();

        final Emitter.Label otherwise = new Emitter.Label();
        boolean elseSeen;
        private int pendingTry = -1;

        private Block(Opcode opcode, FunctionType type, int height, boolean live, int label) {
            this.opcode = opcode;
            this.parameters = Slots.of(type.parameters());
            this.results = Slots.of(type.results());
            this.height = height;
            this.live = live;
            this.label = label;
        }
    }

    /** A branch whose position is known when the function is at its end. */
    record Pending(Emitter.Label label, int arity, int height) {
        private Target finished() {
            return new Target(label.position(), arity, height);
        }
    }

    private record PendingCatch(int tag, boolean withReference, Pending target) {
        CatchTarget finished() {
            return new CatchTarget(tag, withReference, target.finished());
        }
    }

    private static final class PendingTry {
        final int from;
        final List<PendingCatch> clauses;
        int to;

        PendingTry(int from, List<PendingCatch> clauses) {
            this.from = from;
            this.clauses = clauses;
        }

        TryRange finished() {
            return new TryRange(from, to, clauses.stream().map(PendingCatch::finished).toList());
        }
    }

    private sealed interface PendingClause {
        record OnLabel(int tag, Pending target, String label) implements PendingClause {}

        record OnSwitch(int tag) implements PendingClause {}

        default PromptClause finished() {
            return switch (this) {
                case OnLabel(var tag, var target, var label) ->
                        new PromptClause.OnLabel(tag, target.finished(), label);
                case OnSwitch(var tag) -> new PromptClause.OnSwitch(tag);
            };
        }
    }

    /** The function's body, which is a block too, without a name. */
    void openBody(List<ValueType> results) {
        open.push(new Block(Opcode.BLOCK, new FunctionType(List.of(), results), 0, true, -1));
    }

    /** A block that begins at {@code position}, and catches what {@code clauses} say. */
    Block open(
            Opcode opcode,
            FunctionType type,
            int height,
            boolean live,
            int position,
            List<CatchClause> clauses) {
        var block = new Block(opcode, type, height, live, opened++);
        if (!clauses.isEmpty()) {
            block.pendingTry = tries.size();
            tries.add(new PendingTry(position, clauses.stream().map(this::pending).toList()));
        }
        open.push(block);
        return block;
    }

    Block innermost() {
        return open.element();
    }

    /** The innermost block ends at {@code position}. */
    Block close(int position) {
        var block = open.pop();
        if (block.pendingTry >= 0) {
            tries.get(block.pendingTry).to = position;
        }
        return block;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** What a branch to the block {@code depth} blocks outward needs. */
    Pending label(int depth) {
        var block = block(depth);
        int arity = block.opcode == Opcode.LOOP ? block.parameters : block.results;
        return new Pending(block.target, arity, locals + block.height);
    }

    /** The number of a new prompt with these clauses. */
    int prompt(List<HandlerClause> clauses) {
        var pending = new ArrayList<PendingClause>();
        for (var clause : clauses) {
            int tag = instance.tags().at(clause.tag());
            pending.add(
                    switch (clause) {
                        case HandlerClause.OnLabel(_, var label) ->
                                new PendingClause.OnLabel(tag, used(label), name(label));
                        case HandlerClause.OnSwitch _ -> new PendingClause.OnSwitch(tag);
                    });
        }
        prompts.add(pending);
        return prompts.size() - 1;
    }

    /** All {@code try_table} blocks, inner ones first, when all blocks are closed. */
    List<TryRange> tries() {
        return tries.reversed().stream().map(PendingTry::finished).toList();
    }

    /** The clauses of all prompts by number, when all blocks are closed. */
    List<List<PromptClause>> prompts() {
        return prompts.stream()
                .map(clauses -> clauses.stream().map(PendingClause::finished).toList())
                .toList();
    }

    private Block block(int depth) {
        var all = open.iterator();
        for (int i = 0; i < depth; i++) {
            all.next();
        }
        return all.next();
    }

    private Pending used(int depth) {
        var target = label(depth);
        target.label.use();
        return target;
    }

    private PendingCatch pending(CatchClause clause) {
        var target = used(clause.label());
        return switch (clause) {
            case CatchClause.Catch(var tag, _) ->
                    new PendingCatch(instance.tags().at(tag), false, target);
            case CatchClause.CatchRef(var tag, _) ->
                    new PendingCatch(instance.tags().at(tag), true, target);
            case CatchClause.CatchAll _ -> new PendingCatch(-1, false, target);
            case CatchClause.CatchAllRef _ -> new PendingCatch(-1, true, target);
        };
    }

    private String name(int depth) {
        return instance.module()
                .module()
                .names()
                .label(function, block(depth).label)
                .map(name -> "$" + name)
                .orElseGet(() -> Integer.toString(depth));
    }
}
