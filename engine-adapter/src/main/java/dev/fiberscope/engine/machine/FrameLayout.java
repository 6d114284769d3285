package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the locals and operands of a frame lie in its stack's slots, and of which types they are
 * (as the module writes them). Bound arguments on top of a suspended stack belong to no frame.
 *
 * @param record index of the frame's record
 * @param instruction the next instruction of a running frame, the waiting one of every other
 * @param operands types of the operands that are still there, bottom first
 */
record FrameLayout(
        int record,
        CompiledFunction function,
        int instruction,
        int locals,
        int firstOperand,
        List<ValueType> operands) {

    /**
     * All frames, oldest first. {@code inside}: the running frame has begun its instruction and
     * waits in it.
     */
    static List<FrameLayout> of(Store store, StackData stack, boolean inside) {
        var all = new ArrayList<FrameLayout>();
        for (int record = 0; record <= stack.top; record += StackData.FRAME) {
            all.add(at(store, stack, record, inside));
        }
        return all;
    }

    /** The frame with this record; {@code inside} as above, if it is the newest. */
    static FrameLayout at(Store store, StackData stack, int record, boolean inside) {
        boolean newest = record == stack.top;
        var function = store.function(stack.frames[record]).code();
        int pc = stack.frames[record + StackData.PC];
        boolean atNext = newest && isBetween(stack) && !inside;
        int position = atNext ? pc : pc - 1;
        int locals = stack.frames[record + StackData.LOCALS];
        int first = locals + function.locals();
        int end =
                newest
                        ? stack.sp - stack.bound
                        : stack.frames[record + StackData.FRAME + StackData.LOCALS];
        var types = function.before(position);
        while (types.words() > end - first) {
            types = types.below();
        }
        return new FrameLayout(
                record, function, function.instruction(position), locals, first, types.list());
    }

    /** True where the newest frame's position is its next instruction, not behind a waiting one. */
    static boolean isBetween(StackData stack) {
        return stack.state == StackData.RUNNING || stack.state == StackData.TRAPPED;
    }
}
