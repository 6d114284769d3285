package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.valid.OperandTypes;
import dev.fiberscope.engine.wasm.valid.TypedFunction;
import java.util.List;

/**
 * A function of an instance in the form that runs.
 *
 * @param instance number of the instance
 * @param memory address of the instance's first memory, or -1
 * @param index in the module's function index space
 * @param code codes of {@link Op} with what follows them
 * @param fused the same with neighbours fused
 * @param instructionAt for each number in {@code code} the position of its instruction in the
 *     function's body
 * @param locals number of slots of parameters and locals
 * @param room slots that a frame needs at most, locals and operands
 * @param tries the {@code try_table} blocks, inner ones first
 * @param casts the targets of casts, in canonical types, by the number that stands in their code
 * @param prompts the clauses of each {@code resume}, by the number that stands last in its code
 */
record CompiledFunction(
        int instance,
        int memory,
        int index,
        TypedFunction typed,
        CodeArray code,
        FusedCode fused,
        CodeArray instructionAt,
        int locals,
        int room,
        List<TryRange> tries,
        List<List<PromptClause>> prompts,
        List<ReferenceType> casts) {

    /**
     * Where the instruction begins that is executed next at {@code pc}: behind the first arm of an
     * if there is a jump.
     */
    int ahead(int pc) {
        int[] numbers = code.numbers;
        int next = pc;
        while (numbers[next] == Op.JUMP) {
            next = numbers[next + 1];
        }
        return next;
    }

    /** The instruction that the number at {@code pc} belongs to. */
    int instruction(int pc) {
        return instructionAt.numbers[pc];
    }

    Instruction instructionOf(int pc) {
        return typed.function().body().instructions().get(instruction(pc));
    }

    /** Where the code of the instruction begins that the number at {@code pc} belongs to. */
    int start(int pc) {
        int at = pc;
        while (at > 0 && instructionAt.numbers[at - 1] == instructionAt.numbers[pc]) {
            at--;
        }
        return at;
    }

    /** Where the code of the instruction ends that the number at {@code pc} belongs to. */
    int behind(int pc) {
        int at = pc;
        while (at < instructionAt.numbers.length
                && instructionAt.numbers[at] == instructionAt.numbers[pc]) {
            at++;
        }
        return at;
    }

    /** The operands before the instruction that the number at {@code pc} belongs to. */
    OperandTypes before(int pc) {
        return typed.before().get(instruction(pc)).orElseThrow();
    }

    List<ValueType> localTypes() {
        return typed.locals();
    }

    /** A row of numbers that nobody changes. */
    static final class CodeArray {
        final int[] numbers;

        CodeArray(int[] numbers) {
            this.numbers = numbers;
        }
    }

    /**
     * Where a branch goes: code position, number of operands that go along, and the slot, from the
     * first local, they go to.
     */
    record Target(int pc, int arity, int height) {}

    /** Numbers from {@code from} up to {@code to}, exclusive, lie in the block. */
    record TryRange(int from, int to, List<CatchTarget> clauses) {}

    /** {@code tag} is an address, or -1 for every tag. */
    record CatchTarget(int tag, boolean withReference, Target target) {}

    /** A handler clause of a resume, with the address of its tag. */
    sealed interface PromptClause {
        int tag();

        record OnLabel(int tag, Target target, String label) implements PromptClause {}

        record OnSwitch(int tag) implements PromptClause {}
    }
}
