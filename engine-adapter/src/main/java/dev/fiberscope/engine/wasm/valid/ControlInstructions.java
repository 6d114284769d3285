package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Blocks, branches and exceptions. */
final class ControlInstructions {
    private static final FunctionType NOTHING = new FunctionType(List.of(), List.of());
    private static final ReferenceType EXCEPTION = new ReferenceType(false, HeapType.Abstract.EXN);

    private final Definitions definitions;
    private final ControlStack stack;

    ControlInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case UNREACHABLE -> stack.stop();
            case NOP -> {}
            case BLOCK, LOOP ->
                    enter(instruction, Immediates.of(Immediate.Block.class, instruction).type());
            case IF -> {
                var type = blockType(Immediates.of(Immediate.Block.class, instruction).type());
                stack.pop(NumberType.I32);
                stack.enter(instruction.opcode(), type.parameters(), type.results());
            }
            case TRY_TABLE -> {
                var tried = Immediates.of(Immediate.Try.class, instruction);
                for (var clause : tried.clauses()) {
                    clause(clause);
                }
                enter(instruction, tried.type());
            }
            case ELSE -> stack.beginElse();
            case END -> stack.end();
            case BR -> {
                branch(stack.target(Immediates.index(instruction)));
                stack.stop();
            }
            case BR_IF -> {
                var target = stack.target(Immediates.index(instruction));
                stack.pop(NumberType.I32);
                branch(target);
                stack.push(target.label());
            }
            case BR_TABLE -> table(Immediates.of(Immediate.BranchTable.class, instruction));
            case RETURN -> {
                stack.pop(stack.results());
                stack.stop();
            }
            case THROW -> {
                stack.pop(
                        definitions.tag(Immediates.index(instruction), stack.place()).parameters());
                stack.stop();
            }
            case THROW_REF -> {
                stack.pop(ReferenceType.EXNREF);
                stack.stop();
            }
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void branch(Frame target) throws ModuleException {
        stack.leave(target);
        stack.pop(target.label());
    }

    private void enter(Instruction instruction, BlockType type) throws ModuleException {
        var function = blockType(type);
        stack.enter(instruction.opcode(), function.parameters(), function.results());
    }

    private FunctionType blockType(BlockType type) throws ModuleException {
        return switch (type) {
            case BlockType.Empty _ -> NOTHING;
            case BlockType.Result(var result) -> {
                definitions.check(result, stack.place());
                yield new FunctionType(List.of(), List.of(result));
            }
            case BlockType.Typed(int index) -> definitions.function(index, stack.place());
        };
    }

    /** Each target once: a table may name one a million times. */
    private void table(Immediate.BranchTable table) throws ModuleException {
        var otherwise = stack.target(table.otherwise());
        stack.pop(NumberType.I32);
        var seen = new BitSet();
        seen.set(table.otherwise());
        for (int label : table.labels()) {
            var target = stack.target(label);
            if (!seen.get(label)) {
                seen.set(label);
                if (target.label().size() != otherwise.label().size()) {
                    throw stack.wrong(
                            "label "
                                    + label
                                    + " takes "
                                    + definitions.wording().values(target.label())
                                    + " but the default label takes "
                                    + definitions.wording().values(otherwise.label()),
                            "all labels of one br_table take the same number of operands");
                }
                stack.require(target.label());
                stack.leave(target);
            }
        }
        branch(otherwise);
        stack.stop();
    }

    private void clause(CatchClause clause) throws ModuleException {
        var target = stack.target(clause.label());
        var brings = new ArrayList<ValueType>();
        switch (clause) {
            case CatchClause.Catch(int tag, _) ->
                    brings.addAll(definitions.tag(tag, stack.place()).parameters());
            case CatchClause.CatchRef(int tag, _) -> {
                brings.addAll(definitions.tag(tag, stack.place()).parameters());
                brings.add(EXCEPTION);
            }
            case CatchClause.CatchAll _ -> {}
            case CatchClause.CatchAllRef _ -> brings.add(EXCEPTION);
        }
        if (!definitions.matches(brings, target.label())) {
            throw stack.wrong(
                    "catch clause brings "
                            + definitions.wording().values(brings)
                            + " but label takes "
                            + definitions.wording().values(target.label()),
                    "labels of catch clauses count outward from outside of the try_table");
        }
        stack.leave(target);
    }
}
