package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Trap;
import java.util.ArrayList;
import java.util.List;

/** Ends a running chain by a trap, and says where it stood. */
final class Traps {
    private Traps() {}

    /**
     * Marks the innermost activation's stacks as trapped and puts the one that trapped back to
     * before its instruction: position at its beginning, all operands there. {@code inside}: it had
     * begun that instruction.
     */
    static Trap end(Store store, String reason, String sentence, boolean inside) {
        var lines = backtrace(store);
        for (int slot = store.current().slot;
                slot != StackData.NONE;
                slot = store.stacks.at(slot).parent) {
            var stack = store.own(slot);
            rewind(store, stack, inside && slot == store.current().slot);
            stack.state = StackData.TRAPPED;
            store.trapped.add(slot);
        }
        var trap = new Trap(reason, sentence, lines);
        store.trap = java.util.Optional.of(trap);
        return trap;
    }

    /**
     * Where the running chain stands, the newest frame first, down to the host; the running stack
     * has begun its instruction.
     */
    static List<Trap.Line> backtrace(Store store) {
        var lines = new ArrayList<Trap.Line>();
        for (int slot = store.current().slot; slot != StackData.NONE; ) {
            var stack = store.stacks.at(slot);
            for (int frame = stack.top; frame >= 0; frame -= StackData.FRAME) {
                lines.add(
                        new Trap.Line(
                                Pictures.stack(stack),
                                Pictures.function(store, stack.frames[frame]),
                                Pictures.waitingAt(store, stack, frame)));
            }
            slot = stack.parent;
        }
        return lines;
    }

    /** The signal of the instruction that the running stack has begun, with its place. */
    static String sentence(Store store, TrapSignal signal) {
        var stack = store.current();
        return sentence(store, signal, stack.frames[stack.top + StackData.PC] - 1);
    }

    /** The signal of the instruction of the running frame that the number at {@code pc} is of. */
    static String sentence(Store store, TrapSignal signal, int pc) {
        var stack = store.current();
        var function = store.function(stack.frames[stack.top]);
        var mnemonic = function.code().instructionOf(pc).opcode().mnemonic();
        return mnemonic.equals(signal.reason)
                ? mnemonic + " in " + function.name
                : signal.sentence(mnemonic + " in " + function.name)
                        + (signal.reason.startsWith("null ")
                                ? Origins.ofNull(store, function.code(), pc)
                                : "");
    }

    /** Puts the newest frame back to before the instruction that it has begun. */
    static void rewind(Store store, StackData stack, boolean operandsToo) {
        if (stack.top < 0) {
            return;
        }
        var function = store.function(stack.frames[stack.top]).code();
        int pc = stack.frames[stack.top + StackData.PC] - 1;
        if (operandsToo) {
            int operands = function.before(pc).words();
            stack.sp = stack.frames[stack.top + StackData.LOCALS] + function.locals() + operands;
        }
        stack.frames[stack.top + StackData.PC] = function.start(pc);
    }
}
