package dev.fiberscope.engine.machine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The step loop. Registers live in Java locals; they are written back to the running stack when the
 * loop stops and before an instruction that is carried out elsewhere, and read again behind it.
 *
 * <p>{@link #loop} must stay below 8,000 bytes of bytecode, or HotSpot never compiles it: hot
 * instructions stand here, all others in {@link Numeric}, {@link MemoryAccess} and {@link
 * ColdInstructions}.
 */
@SuppressWarnings({"IntLongMath", "NarrowCalculation"}) // an i32 lies sign-extended in its slot
final class Interpreter {
    private static final int FRAME = StackData.FRAME;

    private final Settings settings;
    private final ColdInstructions cold;

    /** The code of each function, by address; with breakpoints in it where a run stops at them. */
    private int[][] codes = new int[0][];

    /**
     * Frame watch: slot and ordinal of the stack, and index of the frame's record. Slot -1: none.
     */
    private int watchSlot = StackData.NONE;

    private int watchOrdinal;
    private int watchTop;
    private boolean stopAtSwitch;
    private int firstOrdinal;

    /** Instructions that may still be executed. */
    private int left;

    /** The trap that ended the loop. */
    private @Nullable TrapSignal signal;

    Interpreter(Settings settings, ColdInstructions cold) {
        this.settings = settings;
        this.cold = cold;
    }

    /** Why the loop ended. */
    enum End {
        BUDGET,
        BREAKPOINT,
        SWITCHED,
        FRAME,
        TRAP,
        /** The outcome lies with {@link ColdInstructions#outcome}. */
        OUTCOME
    }

    void watch(int slot, int ordinal, int depth) {
        watchSlot = slot;
        watchOrdinal = ordinal;
        watchTop = depth * FRAME;
    }

    void watchNothing() {
        watchSlot = StackData.NONE;
    }

    TrapSignal signal() {
        var ended = signal;
        if (ended == null) {
            throw new AssertionError("unreachable: no trap");
        }
        return ended;
    }

    /**
     * Runs at most {@code budget} instructions of {@code store}, which is ready, and counts them in
     * its step.
     */
    End run(Store store, int[][] codes, int budget, boolean stopAtSwitch) {
        this.codes = codes;
        this.stopAtSwitch = stopAtSwitch;
        this.firstOrdinal = store.run(store.current().slot).ordinal;
        left = budget;
        signal = null;
        long from = store.step;
        End end = loop(store, from + budget);
        store.step = from + budget - left;
        return end;
    }

    private End loop(Store store, long last) {
        StackData stack = store.current();
        int top = stack.top;
        int[] frames = stack.frames;
        FunctionData[] functions = store.functions;
        CompiledFunction function = functions[frames[top]].code();
        int[] code = codes[frames[top]];
        int pc = frames[top + StackData.PC];
        int fp = frames[top + StackData.LOCALS];
        int sp = stack.sp;
        long[] s = stack.slots;
        @Nullable PagedMemory memory = cold.memory(store, function);
        int watched = watchedTop(stack);
        int left = this.left;
        try {
            for (; ; ) {
                if (left == 0) {
                    writeBack(stack, pc, sp);
                    this.left = 0;
                    return End.BUDGET;
                }
                left--;
                int op = code[pc++];
                switch (op) {
                    case Op.NOP -> {}
                    case Op.LOCAL_GET -> s[sp++] = s[fp + code[pc++]];
                    case Op.LOCAL_SET -> s[fp + code[pc++]] = s[--sp];
                    case Op.LOCAL_TEE -> s[fp + code[pc++]] = s[sp - 1];
                    case Op.I32_CONST, Op.F32_CONST -> s[sp++] = code[pc++];
                    case Op.I64_CONST, Op.F64_CONST -> {
                        s[sp++] = (code[pc] & 0xffff_ffffL) | ((long) code[pc + 1] << 32);
                        pc += 2;
                    }
                    case Op.GLOBAL_GET -> s[sp++] = store.globals.at(code[pc++]);
                    case Op.GLOBAL_SET -> store.globals.set(code[pc++], s[--sp]);
                    case Op.DROP -> sp--;
                    case Op.SELECT -> {
                        sp -= 2;
                        if ((int) s[sp + 1] == 0) {
                            s[sp - 1] = s[sp];
                        }
                    }
                    case Op.BR_PLAIN -> pc = code[pc];
                    case Op.JUMP -> {
                        pc = code[pc];
                        left++;
                    }
                    case Op.BR_IF_PLAIN -> pc = (int) s[--sp] != 0 ? code[pc] : pc + 1;
                    case Op.IF -> pc = (int) s[--sp] != 0 ? pc + 1 : code[pc];
                    case Op.BR, Op.BR_IF, Op.BR_TABLE, Op.BR_ON_NULL, Op.BR_ON_NON_NULL -> {
                        boolean taken = true;
                        switch (op) {
                            case Op.BR_IF -> taken = (int) s[--sp] != 0;
                            case Op.BR_TABLE -> {
                                int count = code[pc++];
                                int choice = (int) s[--sp];
                                pc +=
                                        3
                                                * (Integer.compareUnsigned(choice, count) < 0
                                                        ? choice
                                                        : count);
                            }
                            case Op.BR_ON_NULL -> {
                                taken = s[sp - 1] == Reference.NULL;
                                if (taken) {
                                    sp--;
                                }
                            }
                            case Op.BR_ON_NON_NULL -> {
                                taken = s[sp - 1] != Reference.NULL;
                                if (!taken) {
                                    sp--;
                                }
                            }
                            default -> {}
                        }
                        if (taken) {
                            int arity = code[pc + 1];
                            int to = fp + code[pc + 2];
                            if (arity > 0) {
                                System.arraycopy(s, sp - arity, s, to, arity);
                            }
                            sp = to + arity;
                            pc = code[pc];
                        } else {
                            pc += 3;
                        }
                    }
                    case Op.CALL, Op.CALL_INDIRECT, Op.CALL_REF -> {
                        FunctionData callee;
                        if (op == Op.CALL) {
                            callee = functions[code[pc++]];
                        } else if (op == Op.CALL_REF) {
                            callee = cold.referenced(store, s[sp - 1]);
                            sp--;
                        } else {
                            callee = cold.indirect(store, code[pc], code[pc + 1], s[sp - 1]);
                            pc += 2;
                            sp--;
                        }
                        CompiledFunction compiled = callee.compiled;
                        if (compiled == null) {
                            writeBack(stack, pc, sp);
                            this.left = left;
                            store.step = last - left;
                            cold.callHost(store, callee);
                            return End.OUTCOME;
                        }
                        int locals = sp - callee.parameters;
                        int needed = locals + compiled.room();
                        if (top / FRAME + 2 + store.framesBelow > settings.frames()
                                || needed > StackData.MOST_SLOTS) {
                            throw cold.exhausted(store, stack, callee);
                        }
                        if (needed > s.length) {
                            stack.reserve(needed);
                            s = stack.slots;
                        }
                        frames[top + StackData.PC] = pc;
                        stack.pushFrame(callee.address, locals);
                        top = stack.top;
                        frames = stack.frames;
                        fp = locals;
                        sp = locals + compiled.locals();
                        Arrays.fill(s, locals + callee.parameters, sp, 0);
                        pc = 0;
                        code = codes[callee.address];
                        if (compiled.instance() != function.instance()) {
                            memory = cold.memory(store, compiled);
                        }
                        function = compiled;
                    }
                    case Op.RETURN, Op.END, Op.TAIL_RETURN -> {
                        if (op == Op.TAIL_RETURN) {
                            left++;
                        }
                        int results = functions[frames[top]].results;
                        if (top == 0) {
                            writeBack(stack, pc, sp);
                            this.left = left;
                            store.step = last - left;
                            if (cold.endStack(store)) {
                                return End.OUTCOME;
                            }
                            End end = arrived(store);
                            if (end != null) {
                                return end;
                            }
                            stack = store.current();
                            top = stack.top;
                            frames = stack.frames;
                            function = functions[frames[top]].code();
                            code = codes[frames[top]];
                            pc = frames[top + StackData.PC];
                            fp = frames[top + StackData.LOCALS];
                            sp = stack.sp;
                            s = stack.slots;
                            memory = cold.memory(store, function);
                            watched = watchedTop(stack);
                        } else {
                            if (results > 0 && sp - results != fp) {
                                System.arraycopy(s, sp - results, s, fp, results);
                            }
                            sp = fp + results;
                            top -= FRAME;
                            stack.top = top;
                            pc = frames[top + StackData.PC];
                            fp = frames[top + StackData.LOCALS];
                            code = codes[frames[top]];
                            CompiledFunction caller = functions[frames[top]].code();
                            if (caller.instance() != function.instance()) {
                                memory = cold.memory(store, caller);
                            }
                            function = caller;
                            if (top <= watched) {
                                writeBack(stack, pc, sp);
                                this.left = left;
                                return End.FRAME;
                            }
                        }
                    }
                    case Op.I32_LOAD ->
                            s[sp - 1] = PagedMemory.of(memory).i32(address(s[sp - 1], code[pc++]));
                    case Op.I64_LOAD ->
                            s[sp - 1] = PagedMemory.of(memory).i64(address(s[sp - 1], code[pc++]));
                    case Op.I32_LOAD8_U ->
                            s[sp - 1] =
                                    PagedMemory.of(memory).i8(address(s[sp - 1], code[pc++]))
                                            & 0xff;
                    case Op.I32_STORE -> {
                        PagedMemory.of(memory)
                                .putI32(address(s[sp - 2], code[pc++]), (int) s[sp - 1]);
                        sp -= 2;
                    }
                    case Op.I64_STORE -> {
                        PagedMemory.of(memory).putI64(address(s[sp - 2], code[pc++]), s[sp - 1]);
                        sp -= 2;
                    }
                    case Op.I32_STORE8 -> {
                        PagedMemory.of(memory)
                                .putI8(address(s[sp - 2], code[pc++]), (int) s[sp - 1]);
                        sp -= 2;
                    }
                    case Op.I32_EQZ -> s[sp - 1] = (int) s[sp - 1] == 0 ? 1 : 0;
                    case Op.I32_EQ -> s[--sp - 1] = (int) s[sp - 1] == (int) s[sp] ? 1 : 0;
                    case Op.I32_NE -> s[--sp - 1] = (int) s[sp - 1] != (int) s[sp] ? 1 : 0;
                    case Op.I32_LT_S -> s[--sp - 1] = (int) s[sp - 1] < (int) s[sp] ? 1 : 0;
                    case Op.I32_GT_S -> s[--sp - 1] = (int) s[sp - 1] > (int) s[sp] ? 1 : 0;
                    case Op.I32_LE_S -> s[--sp - 1] = (int) s[sp - 1] <= (int) s[sp] ? 1 : 0;
                    case Op.I32_GE_S -> s[--sp - 1] = (int) s[sp - 1] >= (int) s[sp] ? 1 : 0;
                    case Op.I32_LT_U ->
                            s[--sp - 1] =
                                    (s[sp - 1] & 0xffff_ffffL) < (s[sp] & 0xffff_ffffL) ? 1 : 0;
                    case Op.I32_GT_U ->
                            s[--sp - 1] =
                                    (s[sp - 1] & 0xffff_ffffL) > (s[sp] & 0xffff_ffffL) ? 1 : 0;
                    case Op.I32_LE_U ->
                            s[--sp - 1] =
                                    (s[sp - 1] & 0xffff_ffffL) <= (s[sp] & 0xffff_ffffL) ? 1 : 0;
                    case Op.I32_GE_U ->
                            s[--sp - 1] =
                                    (s[sp - 1] & 0xffff_ffffL) >= (s[sp] & 0xffff_ffffL) ? 1 : 0;
                    case Op.I32_ADD -> s[--sp - 1] = (int) s[sp - 1] + (int) s[sp];
                    case Op.I32_SUB -> s[--sp - 1] = (int) s[sp - 1] - (int) s[sp];
                    case Op.I32_MUL -> s[--sp - 1] = (int) s[sp - 1] * (int) s[sp];
                    case Op.I32_AND -> s[--sp - 1] = s[sp - 1] & s[sp];
                    case Op.I32_OR -> s[--sp - 1] = s[sp - 1] | s[sp];
                    case Op.I32_XOR -> s[--sp - 1] = s[sp - 1] ^ s[sp];
                    case Op.I32_SHL -> s[--sp - 1] = (int) s[sp - 1] << (int) s[sp];
                    case Op.I32_SHR_S -> s[--sp - 1] = (int) s[sp - 1] >> (int) s[sp];
                    case Op.I32_SHR_U -> s[--sp - 1] = (int) s[sp - 1] >>> (int) s[sp];
                    case Op.I64_ADD -> s[--sp - 1] = s[sp - 1] + s[sp];
                    case Op.I64_SUB -> s[--sp - 1] = s[sp - 1] - s[sp];
                    case Op.I64_MUL -> s[--sp - 1] = s[sp - 1] * s[sp];
                    case Op.BREAK -> {
                        writeBack(stack, pc - 1, sp);
                        this.left = left + 1;
                        return End.BREAKPOINT;
                    }
                    default -> {
                        if ((op >= Op.I32_EQZ && op <= Op.I64_EXTEND32_S)
                                || (op >= Op.I32_TRUNC_SAT_F32_S && op <= Op.I64_TRUNC_SAT_F64_U)) {
                            sp = Numeric.apply(op, s, sp);
                        } else if (op >= Op.I32_LOAD && op <= Op.I64_STORE32) {
                            sp = MemoryAccess.apply(op, PagedMemory.of(memory), s, sp, code[pc++]);
                        } else {
                            writeBack(stack, pc, sp);
                            this.left = left;
                            store.step = last - left;
                            if (cold.execute(store, op, code)) {
                                return End.OUTCOME;
                            }
                            End end = arrived(store);
                            if (end != null) {
                                return end;
                            }
                            stack = store.current();
                            top = stack.top;
                            frames = stack.frames;
                            function = functions[frames[top]].code();
                            code = codes[frames[top]];
                            pc = frames[top + StackData.PC];
                            fp = frames[top + StackData.LOCALS];
                            sp = stack.sp;
                            s = stack.slots;
                            memory = cold.memory(store, function);
                            watched = watchedTop(stack);
                        }
                    }
                }
            }
        } catch (TrapSignal trap) {
            writeBack(stack, pc, sp);
            this.left = left;
            signal = trap;
            return End.TRAP;
        }
    }

    /** Behind an instruction that may have changed the running stack: whether to stop there. */
    private @Nullable End arrived(Store store) {
        var stack = store.current();
        if (watchSlot >= 0) {
            var watched = store.stacks.find(watchSlot);
            if (watched == null
                    || watched.ordinal != watchOrdinal
                    || stack.top <= watchedTop(stack)) {
                return End.FRAME;
            }
        }
        return stopAtSwitch && stack.ordinal != firstOrdinal ? End.SWITCHED : null;
    }

    /**
     * The frame record at or below which control stops on {@code stack}; below all records where
     * nothing is watched.
     */
    private int watchedTop(StackData stack) {
        return stack.slot == watchSlot && stack.ordinal == watchOrdinal ? watchTop : -FRAME;
    }

    private static void writeBack(StackData stack, int pc, int sp) {
        stack.frames[stack.top + StackData.PC] = pc;
        stack.sp = sp;
    }

    private static long address(long operand, int offset) {
        return (operand & 0xffff_ffffL) + (offset & 0xffff_ffffL);
    }
}
