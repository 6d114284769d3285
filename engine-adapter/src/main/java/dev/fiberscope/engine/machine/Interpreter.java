package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.Breakpoints.Codes;
import dev.fiberscope.engine.machine.ColdInstructions.Then;
import org.jspecify.annotations.Nullable;

/**
 * The step loop. {@link #loop} is three loops in one another: the outermost takes up a stack, the
 * next a frame, the innermost executes the frame's instructions. Registers live in Java locals;
 * they are written back to the running stack when the loop stops and before an instruction that is
 * carried out elsewhere, and read again behind it. The innermost loop changes three of them only,
 * {@code pc}, {@code sp} and {@code left}: the others stay in the processor's registers.
 *
 * <p>The loop runs plain code or fused code (see {@link FusedOp}). In both it asks once before each
 * instruction whether the budget is used up; a fused one may use up to {@link FusedOp#MOST_STEPS}
 * of it, so the last steps before a stop are run in plain code, and so is the rest of a fused
 * instruction that a stop has cut. States between two instructions are the same either way.
 *
 * <p>{@link #loop} must stay well below 8,000 bytes of bytecode, or HotSpot never compiles it; and
 * what it calls and should be part of its compiled form counts as well. Hot instructions stand
 * here, all others in {@link Numeric}, {@link MemoryAccess} and {@link ColdInstructions}. See
 * docs/performance.md.
 */
@SuppressWarnings({"IntLongMath", "NarrowCalculation"}) // an i32 lies sign-extended in its slot
final class Interpreter {
    private static final int FRAME = StackData.FRAME;

    /** Most instructions that one call of {@link #loop} counts. */
    private static final int SLICE = 1 << 30;

    /** Added to both sides of a comparison, makes it unsigned. */
    private static final int MIN = Integer.MIN_VALUE;

    private final Settings settings;
    private final ColdInstructions cold;

    /** The code of each function, by address. */
    private int[][] codes = new int[0][];

    /**
     * Frame watch: slot and ordinal of the stack, and index of the frame's record. Slot -1: none.
     */
    private int watchSlot = StackData.NONE;

    private int watchOrdinal;
    private int watchTop;
    private boolean stopAtSwitch;
    private int firstOrdinal;

    /** Instructions that may still be executed; below zero where a fused one went further. */
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
        /** Before an instruction that will write to watched memory. */
        WRITE,
        TRAP,
        /** Before a fused instruction that will trap: its instructions have to run one by one. */
        APART,
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
     * Runs {@code store}, which is ready, until before instruction number {@code last} at the most,
     * and counts in its step what it executes.
     */
    End run(Store store, Codes code, long last, boolean stopAtSwitch) {
        this.stopAtSwitch = stopAtSwitch;
        this.firstOrdinal = store.run(store.current().slot).ordinal;
        signal = null;
        boolean apart = false;
        while (store.step < last) {
            long from = store.step;
            long rest = last - from;
            boolean near = apart || rest <= FusedOp.MOST_STEPS;
            boolean fused = !near && code.fusedFrom(store);
            int budget =
                    fused
                            ? (int) Math.min(rest - FusedOp.MOST_STEPS, SLICE)
                            : near ? (int) Math.min(rest, FusedOp.MOST_STEPS) : 1;
            codes = fused ? code.fused() : code.plain();
            left = budget;
            End end = loop(store, from + budget);
            if (end == End.TRAP && isWriteAhead(signal)) {
                Traps.rewind(store, store.current(), true);
                left++;
                end = End.WRITE;
            }
            store.step = from + budget - left;
            apart = end == End.APART;
            if (end != End.BUDGET && !apart) {
                return end;
            }
        }
        return End.BUDGET;
    }

    @SuppressWarnings("ReferenceEquality") // there is one
    private static boolean isWriteAhead(@Nullable TrapSignal signal) {
        return signal == WriteWatch.AHEAD;
    }

    private End loop(Store store, long last) {
        FunctionData[] functions = store.functions;
        int[][] codes = this.codes;
        int left = this.left;
        for (; ; ) {
            // Another stack runs, or something was done to this one elsewhere.
            StackData stack = store.current();
            int watched = watchedTop(stack);
            int deepest = deepestTop(store);
            int[] frames = stack.frames;
            int top = stack.top;
            FunctionData function = functions[frames[top]];
            int pc = frames[top + StackData.PC];
            int fp = frames[top + StackData.LOCALS];
            int sp = stack.sp;
            elsewhere:
            for (; ; ) {
                // Another frame runs.
                int[] code = codes[function.address];
                long[] s = stack.slots;
                @Nullable PagedMemory memory = store.memoryOf(function);
                int word = Op.NOP;
                try {
                    for (; ; ) {
                        if (spent(left)) {
                            writeBack(stack, pc, sp);
                            this.left = left;
                            return End.BUDGET;
                        }
                        left--;
                        word = code[pc++];
                        switch (word & FusedOp.MASK) {
                            // ---- as modules write them
                            case Op.NOP -> {
                                continue;
                            }
                            case Op.LOCAL_GET -> {
                                s[sp++] = s[fp + code[pc++]];
                                continue;
                            }
                            case Op.LOCAL_SET -> {
                                s[fp + code[pc++]] = s[--sp];
                                continue;
                            }
                            case Op.LOCAL_TEE -> {
                                s[fp + code[pc++]] = s[sp - 1];
                                continue;
                            }
                            case Op.I32_CONST, Op.F32_CONST -> {
                                s[sp++] = code[pc++];
                                continue;
                            }
                            case Op.I64_CONST, Op.F64_CONST -> {
                                s[sp++] = (code[pc] & 0xffff_ffffL) | ((long) code[pc + 1] << 32);
                                pc += 2;
                                continue;
                            }
                            case Op.GLOBAL_GET -> {
                                s[sp++] = store.globals.at(code[pc++]);
                                continue;
                            }
                            case Op.GLOBAL_SET -> {
                                store.globals.set(code[pc++], s[--sp]);
                                continue;
                            }
                            case Op.DROP -> {
                                sp--;
                                continue;
                            }
                            case Op.SELECT -> {
                                sp -= 2;
                                if ((int) s[sp + 1] == 0) {
                                    s[sp - 1] = s[sp];
                                }
                                continue;
                            }
                            case Op.BR_PLAIN -> {
                                pc = code[pc];
                                continue;
                            }
                            case Op.JUMP -> {
                                pc = code[pc];
                                left++;
                                continue;
                            }
                            case Op.BR_IF_PLAIN -> {
                                pc = (int) s[--sp] != 0 ? code[pc] : pc + 1;
                                continue;
                            }
                            case Op.IF -> {
                                pc = (int) s[--sp] != 0 ? pc + 1 : code[pc];
                                continue;
                            }
                            case Op.BR, Op.BR_IF, Op.BR_TABLE, Op.BR_ON_NULL, Op.BR_ON_NON_NULL -> {
                                boolean taken = true;
                                switch (word) {
                                    case Op.BR_IF -> taken = (int) s[--sp] != 0;
                                    case Op.BR_TABLE -> {
                                        int count = code[pc++];
                                        int choice = (int) s[--sp];
                                        pc +=
                                                3
                                                        * (Integer.compareUnsigned(choice, count)
                                                                        < 0
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
                                continue;
                            }
                            case Op.CALL, Op.CALL_INDIRECT, Op.CALL_REF -> {
                                FunctionData callee;
                                if ((word & FusedOp.MASK) == Op.CALL) {
                                    callee = functions[code[pc++]];
                                } else if ((word & FusedOp.MASK) == Op.CALL_REF) {
                                    callee = Callees.referenced(store, s[sp - 1]);
                                    sp--;
                                } else {
                                    callee =
                                            Callees.indirect(
                                                    store, code[pc], code[pc + 1], s[sp - 1]);
                                    pc += 2;
                                    sp--;
                                }
                                if (callee.compiled == null) {
                                    writeBack(stack, pc, sp);
                                    this.left = left;
                                    store.step = last - left;
                                    cold.callHost(store, callee);
                                    return End.OUTCOME;
                                }
                                int locals = sp - callee.parameters;
                                int needed = locals + callee.room;
                                int used = stack.used + callee.bytes;
                                if (top > deepest
                                        || needed > StackData.MOST_SLOTS
                                        || used > stack.limit) {
                                    writeBack(stack, pc, sp);
                                    store.step = last - left;
                                    cold.crowded(settings, store, stack, callee, needed);
                                }
                                stack.used = used;
                                if (needed > s.length) {
                                    stack.reserve(needed);
                                }
                                frames[top + StackData.PC] = pc;
                                top += FRAME;
                                stack.top = top;
                                if (top == frames.length) {
                                    stack.growFrames();
                                    frames = stack.frames;
                                }
                                frames[top] = callee.address;
                                frames[top + StackData.LOCALS] = locals;
                                fp = locals;
                                for (int more = callee.locals - callee.parameters;
                                        more > 0;
                                        more--) {
                                    stack.slots[sp++] = 0;
                                }
                                pc = 0;
                                function = callee;
                                continue elsewhere;
                            }
                            case Op.RETURN, Op.END, Op.TAIL_RETURN -> {
                                if (word == Op.TAIL_RETURN) {
                                    left++;
                                }
                                int results = function.results;
                                if (top == 0) {
                                    writeBack(stack, pc, sp);
                                    this.left = left;
                                    store.step = last - left;
                                    if (cold.endStack(store)) {
                                        return End.OUTCOME;
                                    }
                                    break elsewhere;
                                }
                                sp -= results;
                                if (results == 1) {
                                    s[fp] = s[sp];
                                } else if (results > 1) {
                                    System.arraycopy(s, sp, s, fp, results);
                                }
                                sp = fp + results;
                                int used = stack.used - function.bytes;
                                stack.used = used;
                                if (used <= stack.floor) {
                                    store.step = last - left;
                                    cold.returnedAcross(store, function);
                                }
                                top -= FRAME;
                                stack.top = top;
                                function = functions[frames[top]];
                                pc = frames[top + StackData.PC];
                                fp = frames[top + StackData.LOCALS];
                                if (top <= watched) {
                                    writeBack(stack, pc, sp);
                                    this.left = left;
                                    return End.FRAME;
                                }
                                continue elsewhere;
                            }
                            case Op.I32_LOAD -> {
                                s[sp - 1] =
                                        PagedMemory.of(memory).i32(address(s[sp - 1], code[pc++]));
                                continue;
                            }
                            case Op.I64_LOAD -> {
                                s[sp - 1] =
                                        PagedMemory.of(memory).i64(address(s[sp - 1], code[pc++]));
                                continue;
                            }
                            case Op.I32_LOAD8_U -> {
                                s[sp - 1] =
                                        PagedMemory.of(memory).i8(address(s[sp - 1], code[pc++]))
                                                & 0xff;
                                continue;
                            }
                            case Op.I32_STORE -> {
                                PagedMemory.of(memory)
                                        .putI32(address(s[sp - 2], code[pc++]), (int) s[sp - 1]);
                                sp -= 2;
                                continue;
                            }
                            case Op.I64_STORE -> {
                                PagedMemory.of(memory)
                                        .putI64(address(s[sp - 2], code[pc++]), s[sp - 1]);
                                sp -= 2;
                                continue;
                            }
                            case Op.I32_STORE8 -> {
                                PagedMemory.of(memory)
                                        .putI8(address(s[sp - 2], code[pc++]), (int) s[sp - 1]);
                                sp -= 2;
                                continue;
                            }
                            case Op.I32_EQZ -> {
                                s[sp - 1] = (int) s[sp - 1] == 0 ? 1 : 0;
                                continue;
                            }
                            case Op.I32_EQ -> {
                                s[--sp - 1] = (int) s[sp - 1] == (int) s[sp] ? 1 : 0;
                                continue;
                            }
                            case Op.I32_NE -> {
                                s[--sp - 1] = (int) s[sp - 1] != (int) s[sp] ? 1 : 0;
                                continue;
                            }
                            case Op.I32_LT_S -> {
                                s[--sp - 1] = (int) s[sp - 1] < (int) s[sp] ? 1 : 0;
                                continue;
                            }
                            case Op.I32_GT_S -> {
                                s[--sp - 1] = (int) s[sp - 1] > (int) s[sp] ? 1 : 0;
                                continue;
                            }
                            case Op.I32_LE_S -> {
                                s[--sp - 1] = (int) s[sp - 1] <= (int) s[sp] ? 1 : 0;
                                continue;
                            }
                            case Op.I32_GE_S -> {
                                s[--sp - 1] = (int) s[sp - 1] >= (int) s[sp] ? 1 : 0;
                                continue;
                            }
                            case Op.I32_LT_U -> {
                                s[--sp - 1] =
                                        (s[sp - 1] & 0xffff_ffffL) < (s[sp] & 0xffff_ffffL) ? 1 : 0;
                                continue;
                            }
                            case Op.I32_GT_U -> {
                                s[--sp - 1] =
                                        (s[sp - 1] & 0xffff_ffffL) > (s[sp] & 0xffff_ffffL) ? 1 : 0;
                                continue;
                            }
                            case Op.I32_LE_U -> {
                                s[--sp - 1] =
                                        (s[sp - 1] & 0xffff_ffffL) <= (s[sp] & 0xffff_ffffL)
                                                ? 1
                                                : 0;
                                continue;
                            }
                            case Op.I32_GE_U -> {
                                s[--sp - 1] =
                                        (s[sp - 1] & 0xffff_ffffL) >= (s[sp] & 0xffff_ffffL)
                                                ? 1
                                                : 0;
                                continue;
                            }
                            case Op.I32_ADD -> {
                                s[--sp - 1] = (int) s[sp - 1] + (int) s[sp];
                                continue;
                            }
                            case Op.I32_SUB -> {
                                s[--sp - 1] = (int) s[sp - 1] - (int) s[sp];
                                continue;
                            }
                            case Op.I32_MUL -> {
                                s[--sp - 1] = (int) s[sp - 1] * (int) s[sp];
                                continue;
                            }
                            case Op.I32_AND -> {
                                s[--sp - 1] = s[sp - 1] & s[sp];
                                continue;
                            }
                            case Op.I32_OR -> {
                                s[--sp - 1] = s[sp - 1] | s[sp];
                                continue;
                            }
                            case Op.I32_XOR -> {
                                s[--sp - 1] = s[sp - 1] ^ s[sp];
                                continue;
                            }
                            case Op.I32_SHL -> {
                                s[--sp - 1] = (int) s[sp - 1] << (int) s[sp];
                                continue;
                            }
                            case Op.I32_SHR_S -> {
                                s[--sp - 1] = (int) s[sp - 1] >> (int) s[sp];
                                continue;
                            }
                            case Op.I32_SHR_U -> {
                                s[--sp - 1] = (int) s[sp - 1] >>> (int) s[sp];
                                continue;
                            }
                            case Op.I64_ADD -> {
                                s[--sp - 1] = s[sp - 1] + s[sp];
                                continue;
                            }
                            case Op.I64_SUB -> {
                                s[--sp - 1] = s[sp - 1] - s[sp];
                                continue;
                            }
                            case Op.I64_MUL -> {
                                s[--sp - 1] = s[sp - 1] * s[sp];
                                continue;
                            }
                            case Op.REF_NULL -> {
                                s[sp++] = Reference.NULL;
                                continue;
                            }
                            case Op.REF_IS_NULL -> {
                                s[sp - 1] = s[sp - 1] == Reference.NULL ? 1 : 0;
                                continue;
                            }
                            case Op.REF_FUNC -> {
                                s[sp++] = Reference.of(Reference.FUNCTION, code[pc++]);
                                continue;
                            }
                            case Op.STRUCT_GET -> {
                                long reference = s[sp - 1];
                                if (reference == Reference.NULL) {
                                    throw new TrapSignal("null structure reference");
                                }
                                s[sp - 1] = store.object(reference).slots[code[pc]];
                                pc += 2;
                                continue;
                            }
                            case Op.BREAK -> {
                                writeBack(stack, pc - 1, sp);
                                this.left = left + 1;
                                return End.BREAKPOINT;
                            }
                            // ---- fused
                            case FusedOp.I32_ADD ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)]
                                                    + (int) s[fp + code[pc + 1]];
                            case FusedOp.I32_SUB ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)]
                                                    - (int) s[fp + code[pc + 1]];
                            case FusedOp.I32_MUL ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)]
                                                    * (int) s[fp + code[pc + 1]];
                            case FusedOp.I32_AND, FusedOp.I64_AND ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] & s[fp + code[pc + 1]];
                            case FusedOp.I32_OR ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] | s[fp + code[pc + 1]];
                            case FusedOp.I32_XOR, FusedOp.I64_XOR ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] ^ s[fp + code[pc + 1]];
                            case FusedOp.I32_SHL ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)]
                                                    << (int) s[fp + code[pc + 1]];
                            case FusedOp.I32_SHR_S ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)]
                                                    >> (int) s[fp + code[pc + 1]];
                            case FusedOp.I32_SHR_U ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)]
                                                    >>> (int) s[fp + code[pc + 1]];
                            case FusedOp.I64_ADD ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] + s[fp + code[pc + 1]];
                            case FusedOp.I64_SUB ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] - s[fp + code[pc + 1]];
                            case FusedOp.I64_MUL ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] * s[fp + code[pc + 1]];
                            case FusedOp.F64_ADD ->
                                    s[fp + (char) code[pc]] =
                                            Double.doubleToLongBits(
                                                    Double.longBitsToDouble(
                                                                    s[fp + (code[pc] >>> 16)])
                                                            + Double.longBitsToDouble(
                                                                    s[fp + code[pc + 1]]));
                            case FusedOp.F64_MUL ->
                                    s[fp + (char) code[pc]] =
                                            Double.doubleToLongBits(
                                                    Double.longBitsToDouble(
                                                                    s[fp + (code[pc] >>> 16)])
                                                            * Double.longBitsToDouble(
                                                                    s[fp + code[pc + 1]]));
                            case FusedOp.I32_ADD_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] + code[pc + 1];
                            case FusedOp.I32_MUL_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] * code[pc + 1];
                            case FusedOp.I32_AND_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] & code[pc + 1];
                            case FusedOp.I32_OR_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] | code[pc + 1];
                            case FusedOp.I32_XOR_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] ^ code[pc + 1];
                            case FusedOp.I32_SHL_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] << code[pc + 1];
                            case FusedOp.I32_SHR_S_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] >> code[pc + 1];
                            case FusedOp.I32_SHR_U_C ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + (code[pc] >>> 16)] >>> code[pc + 1];
                            case FusedOp.I64_ADD_C ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] + code[pc + 1];
                            case FusedOp.I64_AND_C ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] & code[pc + 1];
                            case FusedOp.I64_SHL_C ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] << code[pc + 1];
                            case FusedOp.I64_SHR_U_C ->
                                    s[fp + (char) code[pc]] =
                                            s[fp + (code[pc] >>> 16)] >>> code[pc + 1];
                            case FusedOp.I32_ADD_C_TEE -> {
                                int sum = (int) s[fp + (code[pc] >>> 16)] + code[pc + 1];
                                s[fp + (char) code[pc]] = sum;
                                s[sp] = sum;
                            }
                            case FusedOp.I32_LOAD ->
                                    s[fp + (char) code[pc]] =
                                            PagedMemory.of(memory)
                                                    .i32(
                                                            address(
                                                                    s[fp + (code[pc] >>> 16)],
                                                                    code[pc + 1]));
                            case FusedOp.I32_ADD_LOAD ->
                                    s[fp + (char) code[pc]] =
                                            (int) s[fp + code[pc + 2]]
                                                    + PagedMemory.of(memory)
                                                            .i32(
                                                                    address(
                                                                            s[
                                                                                    fp
                                                                                            + (code[
                                                                                                            pc]
                                                                                                    >>> 16)],
                                                                            code[pc + 1]));
                            case FusedOp.I64_LOAD ->
                                    s[fp + (char) code[pc]] =
                                            PagedMemory.of(memory)
                                                    .i64(
                                                            address(
                                                                    s[fp + (code[pc] >>> 16)],
                                                                    code[pc + 1]));
                            case FusedOp.I32_LOAD8_U ->
                                    s[fp + (char) code[pc]] =
                                            PagedMemory.of(memory)
                                                            .i8(
                                                                    address(
                                                                            s[
                                                                                    fp
                                                                                            + (code[
                                                                                                            pc]
                                                                                                    >>> 16)],
                                                                            code[pc + 1]))
                                                    & 0xff;
                            case FusedOp.I32_STORE ->
                                    PagedMemory.of(memory)
                                            .putI32(
                                                    address(
                                                            s[fp + (code[pc] >>> 16)],
                                                            code[pc + 1]),
                                                    (int) s[fp + (char) code[pc]]);
                            case FusedOp.I64_STORE ->
                                    PagedMemory.of(memory)
                                            .putI64(
                                                    address(
                                                            s[fp + (code[pc] >>> 16)],
                                                            code[pc + 1]),
                                                    s[fp + (char) code[pc]]);
                            case FusedOp.I32_STORE8 ->
                                    PagedMemory.of(memory)
                                            .putI8(
                                                    address(
                                                            s[fp + (code[pc] >>> 16)],
                                                            code[pc + 1]),
                                                    (int) s[fp + (char) code[pc]]);
                            case FusedOp.I32_STORE_C ->
                                    PagedMemory.of(memory)
                                            .putI32(
                                                    address(
                                                            s[fp + (code[pc] >>> 16)],
                                                            code[pc + 1]),
                                                    (short) code[pc]);
                            case FusedOp.I32_STORE8_C ->
                                    PagedMemory.of(memory)
                                            .putI8(
                                                    address(
                                                            s[fp + (code[pc] >>> 16)],
                                                            code[pc + 1]),
                                                    (short) code[pc]);
                            case FusedOp.MOVE ->
                                    s[fp + (char) code[pc]] = s[fp + (code[pc] >>> 16)];
                            case FusedOp.CONST -> s[fp + code[pc]] = code[pc + 1];
                            case FusedOp.PUSH_2 -> {
                                s[sp] = s[fp + (code[pc] >>> 16)];
                                s[sp + 1] = s[fp + (char) code[pc]];
                                sp += 2;
                            }
                            case FusedOp.BR_I32_EQ -> {
                                if ((int) s[fp + (code[pc] >>> 16)]
                                        == (int) s[fp + (char) code[pc]]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_NE -> {
                                if ((int) s[fp + (code[pc] >>> 16)]
                                        != (int) s[fp + (char) code[pc]]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_LT_S -> {
                                if ((int) s[fp + (code[pc] >>> 16)]
                                        < (int) s[fp + (char) code[pc]]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_GE_S -> {
                                if ((int) s[fp + (code[pc] >>> 16)]
                                        >= (int) s[fp + (char) code[pc]]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_LT_U -> {
                                if ((int) s[fp + (code[pc] >>> 16)] + MIN
                                        < (int) s[fp + (char) code[pc]] + MIN) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_GE_U -> {
                                if ((int) s[fp + (code[pc] >>> 16)] + MIN
                                        >= (int) s[fp + (char) code[pc]] + MIN) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_EQ_C -> {
                                if ((int) s[fp + (code[pc] >>> 16)] == (short) code[pc]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_NE_C -> {
                                if ((int) s[fp + (code[pc] >>> 16)] != (short) code[pc]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_LT_S_C -> {
                                if ((int) s[fp + (code[pc] >>> 16)] < (short) code[pc]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_GE_S_C -> {
                                if ((int) s[fp + (code[pc] >>> 16)] >= (short) code[pc]) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_LT_U_C -> {
                                if ((int) s[fp + (code[pc] >>> 16)] + MIN
                                        < (short) code[pc] + MIN) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_I32_GE_U_C -> {
                                if ((int) s[fp + (code[pc] >>> 16)] + MIN
                                        >= (short) code[pc] + MIN) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_ZERO -> {
                                if (s[fp + (code[pc] >>> 16)] == 0) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.BR_NOT_ZERO -> {
                                if (s[fp + (code[pc] >>> 16)] != 0) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.I32_COUNT -> {
                                int sum = (int) s[fp + (code[pc] >>> 16)] + (short) code[pc];
                                s[fp + (code[pc] >>> 16)] = sum;
                                if (sum != 0) {
                                    pc += code[pc + 1];
                                }
                            }
                            case FusedOp.I32_COUNT_LT_S -> {
                                int sum = (int) s[fp + (code[pc] >>> 16)] + (short) code[pc];
                                s[fp + (code[pc] >>> 16)] = sum;
                                if (sum < (int) s[fp + code[pc + 1]]) {
                                    pc += code[pc + 2];
                                }
                            }
                            case FusedOp.I32_COUNT_LT_U -> {
                                int sum = (int) s[fp + (code[pc] >>> 16)] + (short) code[pc];
                                s[fp + (code[pc] >>> 16)] = sum;
                                if (sum + MIN < (int) s[fp + code[pc + 1]] + MIN) {
                                    pc += code[pc + 2];
                                }
                            }
                            case FusedOp.I32_COUNT_LT_S_C -> {
                                int sum = (int) s[fp + (code[pc] >>> 16)] + (short) code[pc];
                                s[fp + (code[pc] >>> 16)] = sum;
                                if (sum < code[pc + 1]) {
                                    pc += code[pc + 2];
                                }
                            }
                            case FusedOp.I32_COUNT_LT_U_C -> {
                                int sum = (int) s[fp + (code[pc] >>> 16)] + (short) code[pc];
                                s[fp + (code[pc] >>> 16)] = sum;
                                if (sum + MIN < code[pc + 1] + MIN) {
                                    pc += code[pc + 2];
                                }
                            }
                            // ---- carried out elsewhere
                            default -> {
                                if ((word >= Op.I32_EQZ && word <= Op.I64_EXTEND32_S)
                                        || (word >= Op.I32_TRUNC_SAT_F32_S
                                                && word <= Op.I64_TRUNC_SAT_F64_U)) {
                                    sp = Numeric.apply(word, s, sp);
                                    continue;
                                } else if (word >= Op.I32_LOAD && word <= Op.I64_STORE32) {
                                    sp =
                                            MemoryAccess.apply(
                                                    word,
                                                    PagedMemory.of(memory),
                                                    s,
                                                    sp,
                                                    code[pc++]);
                                    continue;
                                } else {
                                    writeBack(stack, pc, sp);
                                    this.left = left;
                                    store.step = last - left;
                                    var then = cold.execute(store, word, code);
                                    if (then == Then.OUT) {
                                        return End.OUTCOME;
                                    }
                                    if (then == Then.ELSEWHERE || watchSlot >= 0) {
                                        break elsewhere;
                                    }
                                    pc = frames[top + StackData.PC];
                                    sp = stack.sp;
                                    continue;
                                }
                            }
                        }
                        // Behind a fused instruction. A branch that is taken has moved on by the
                        // difference.
                        left -= word >>> 10 & 15;
                        sp += word << 16 >> 30;
                        pc += word >> 16;
                    }
                } catch (TrapSignal trap) {
                    boolean apart = FusedOp.is(word & FusedOp.MASK);
                    writeBack(stack, apart ? pc - 1 : pc, sp);
                    this.left = apart ? left + 1 : left;
                    signal = trap;
                    return apart ? End.APART : End.TRAP;
                }
            }
            End end = arrived(store);
            if (end != null) {
                return end;
            }
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

    /** The budget is used up. */
    private static boolean spent(int left) {
        return left <= 0;
    }

    /** A frame may call while its record is not behind this one: the limit on frames. */
    private int deepestTop(Store store) {
        return (int) Math.min((settings.frames() - 2L - store.framesBelow) * FRAME, 1 << 30);
    }

    private static void writeBack(StackData stack, int pc, int sp) {
        stack.frames[stack.top + StackData.PC] = pc;
        stack.sp = sp;
    }

    private static long address(long operand, int offset) {
        return (operand & 0xffff_ffffL) + (offset & 0xffff_ffffL);
    }
}
