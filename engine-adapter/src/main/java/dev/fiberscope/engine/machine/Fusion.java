package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.valid.TypedFunction;
import java.util.BitSet;

/**
 * Fuses the instructions of a function: finds neighbours that {@link FusedOp} has a code for.
 *
 * <p>A group is some {@code local.get} and constants, one instruction that takes them (and perhaps
 * operands that lie there already), and what becomes of its result: {@code local.set}, {@code
 * local.tee}, a branch. No label lies inside a group, so that nothing arrives there but a run that
 * stopped there; see {@link FusedCode#begins}.
 */
final class Fusion {
    private static final int MOST_SLOTS = 1 << 16;

    private final Body body;
    private final int[] fused;
    private final BitSet inside = new BitSet();

    // The group at hand.

    /** Instructions from here on, so many of them sources. */
    private int begin;

    private int sources;

    private Fusion(Body body, int[] fused) {
        this.body = body;
        this.fused = fused;
    }

    /**
     * The fused form of {@code code}, which has labels at {@code labels}; {@code room} is the most
     * slots of a frame, {@code locals} of them for locals.
     */
    static FusedCode fuse(
            int[] code,
            int[] instructionAt,
            TypedFunction typed,
            BitSet labels,
            int locals,
            int room) {
        var body = new Body(code, instructionAt, typed, labels, locals);
        var fusion = new Fusion(body, code.clone());
        if (room < MOST_SLOTS) {
            for (int at = 0; at < body.count(); ) {
                at += fusion.group(at);
            }
        }
        return new FusedCode(fusion.fused, fusion.inside);
    }

    /** Fuses what begins with instruction {@code at}, and gives how many instructions are done. */
    private int group(int at) {
        begin = at;
        sources = 0;
        while (joins(at + sources) && isSource(at + sources)) {
            sources++;
        }
        int operation = at + sources;
        int arity = joins(operation) ? arity(op(operation)) : 0;
        if (arity == 1 && op(operation) == Op.I32_LOAD && next(operation, Op.I32_ADD)) {
            arity = 2;
        }
        int taken = arity == 0 || sources > arity ? 0 : operation(operation);
        if (taken > 0) {
            return taken;
        }
        boolean both =
                (sources <= arity || sources - arity >= 2)
                        && sources >= 2
                        && op(at) == Op.LOCAL_GET
                        && op(at + 1) == Op.LOCAL_GET;
        return both ? pushTwo() : 1;
    }

    /** Operands of an operation that can be fused; 0 of any other. */
    private static int arity(int op) {
        return switch (op) {
            case Op.LOCAL_SET, Op.BR_IF_PLAIN, Op.IF, Op.I32_EQZ, Op.I64_EQZ, Op.REF_IS_NULL -> 1;
            default ->
                    (op >= Op.I32_STORE && op <= Op.I32_STORE8)
                                    || (op > Op.I32_EQZ && op <= Op.I32_GE_U)
                                    || FusedOp.withSlots(op) != 0
                                    || FusedOp.withConstant(op) != 0
                            ? 2
                            : op >= Op.I32_LOAD && op < Op.I32_STORE ? 1 : 0;
        };
    }

    /** The group's operation is instruction {@code at}: 0 where nothing can be fused. */
    private int operation(int at) {
        int op = op(at);
        if (op == Op.LOCAL_SET) {
            return sources == 1 ? move(at) : 0;
        }
        if (op == Op.BR_IF_PLAIN || op == Op.IF) {
            return sources == 1 ? test(at, at, Op.I32_NE, 1) : 0;
        }
        if (op >= Op.I32_EQZ && op <= Op.I32_GE_U) {
            return test(at, at + 1, op, op == Op.I32_EQZ ? 1 : 2);
        }
        if (op == Op.REF_IS_NULL || op == Op.I64_EQZ) {
            return test(at, at + 1, Op.REF_IS_NULL, 1);
        }
        if (op >= Op.I32_LOAD && op <= Op.I32_STORE8) {
            return access(at, op);
        }
        return arithmetic(at, op);
    }

    private int pushTwo() {
        return emit(FusedOp.PUSH_2, begin + 2, 0, pair(slot(begin), slot(begin + 1)));
    }

    private int move(int at) {
        int to = slot(at);
        return switch (op(begin)) {
            case Op.LOCAL_GET -> emit(FusedOp.MOVE, at + 1, 0, pair(slot(begin), to));
            case Op.I32_CONST, Op.F32_CONST, Op.I64_CONST ->
                    emit(FusedOp.CONST, at + 1, 0, to, body.immediate(begin));
            default -> 0;
        };
    }

    private int arithmetic(int at, int op) {
        boolean constant = sources > 0 && body.isConstant(at - 1);
        int first = at - 2;
        int second = at - 1;
        if (sources == 2 && body.isConstant(at - 2)) {
            if (constant || !FusedOp.commutes(op)) {
                return 0;
            }
            first = at - 1;
            second = at - 2;
            constant = true;
        }
        boolean negated = constant && (op == Op.I32_SUB || op == Op.I64_SUB);
        int fusedOp = constant ? FusedOp.withConstant(op) : FusedOp.withSlots(op);
        if (fusedOp == 0
                || (op == Op.I64_SUB && constant && body.immediate(second) == Integer.MIN_VALUE)) {
            return 0;
        }
        int from = operand(first, at);
        int by =
                constant
                        ? (negated ? -body.immediate(second) : body.immediate(second))
                        : operand(second, at);
        if (fusedOp == FusedOp.I32_ADD_C && sources == 2 && next(at, Op.LOCAL_TEE)) {
            return tee(at, from, by);
        }
        boolean set = next(at, Op.LOCAL_SET);
        if (sources == 0 && !set) {
            return 0;
        }
        int to = set ? slot(at + 1) : body.height(at) - 2;
        return emit(fusedOp, at + (set ? 2 : 1), (set ? 0 : 1) - (2 - sources), pair(from, to), by);
    }

    /** Adds {@code by} to the local in slot {@code from}; instruction {@code at + 1} is a tee. */
    private int tee(int at, int from, int by) {
        int to = slot(at + 1);
        int behind = at + 2;
        if (from == to && by == (short) by && joins(behind)) {
            if (op(behind) == Op.BR_IF_PLAIN) {
                return emit(
                        FusedOp.I32_COUNT, behind + 1, 0, pair(from, by), body.immediate(behind));
            }
            if (isSource(behind) && joins(behind + 1) && next(behind + 1, Op.BR_IF_PLAIN)) {
                boolean constant = body.isConstant(behind);
                int compared = op(behind + 1);
                int fusedOp =
                        compared == Op.I32_LT_S
                                ? (constant ? FusedOp.I32_COUNT_LT_S_C : FusedOp.I32_COUNT_LT_S)
                                : (constant ? FusedOp.I32_COUNT_LT_U_C : FusedOp.I32_COUNT_LT_U);
                if (compared == Op.I32_LT_S || compared == Op.I32_LT_U) {
                    return emit(
                            fusedOp,
                            behind + 3,
                            0,
                            pair(from, by),
                            constant ? body.immediate(behind) : slot(behind),
                            body.immediate(behind + 2));
                }
            }
        }
        return emit(FusedOp.I32_ADD_C_TEE, at + 2, 1, pair(from, to), by);
    }

    /** A load, whose value is then added to the operand below. */
    private int addLoad(int at) {
        if ((sources > 0 && body.isConstant(at - 1)) || (sources == 2 && body.isConstant(at - 2))) {
            return 0;
        }
        boolean set = next(at + 1, Op.LOCAL_SET);
        int to = set ? slot(at + 2) : body.height(at) - 2;
        return emit(
                FusedOp.I32_ADD_LOAD,
                at + (set ? 3 : 2),
                (set ? 0 : 1) - (2 - sources),
                pair(operand(at - 1, at), to),
                body.immediate(at),
                operand(at - 2, at));
    }

    /** A load or store. */
    private int access(int at, int op) {
        if (op == Op.I32_LOAD && next(at, Op.I32_ADD)) {
            int taken = addLoad(at);
            if (taken > 0 || sources > 1) {
                return taken;
            }
        }
        boolean store = op >= Op.I32_STORE;
        int arity = store ? 2 : 1;
        int fusedOp =
                switch (op) {
                    case Op.I32_LOAD, Op.F32_LOAD -> FusedOp.I32_LOAD;
                    case Op.I64_LOAD, Op.F64_LOAD -> FusedOp.I64_LOAD;
                    case Op.I32_LOAD8_U -> FusedOp.I32_LOAD8_U;
                    case Op.I32_STORE, Op.F32_STORE -> FusedOp.I32_STORE;
                    case Op.I64_STORE, Op.F64_STORE -> FusedOp.I64_STORE;
                    case Op.I32_STORE8 -> FusedOp.I32_STORE8;
                    default -> 0;
                };
        if (fusedOp == 0) {
            return 0;
        }
        if (sources == arity && body.isConstant(begin)) {
            return 0;
        }
        int address = operand(at - arity, at);
        int offset = body.immediate(at);
        if (store) {
            return sources == 0 ? 0 : store(at, fusedOp, address, offset);
        }
        boolean set = next(at, Op.LOCAL_SET);
        if (sources == 0 && !set) {
            return 0;
        }
        int to = set ? slot(at + 1) : body.height(at) - 1;
        return emit(
                fusedOp,
                at + (set ? 2 : 1),
                (set ? 0 : 1) - (1 - sources),
                pair(address, to),
                offset);
    }

    private int store(int at, int op, int address, int offset) {
        int fusedOp = op;
        int value;
        if (body.isConstant(at - 1)) {
            value = body.immediate(at - 1);
            fusedOp =
                    op == FusedOp.I32_STORE
                            ? FusedOp.I32_STORE_C
                            : op == FusedOp.I32_STORE8 ? FusedOp.I32_STORE8_C : 0;
            if (fusedOp == 0 || value != (short) value) {
                return 0;
            }
        } else {
            value = operand(at - 1, at);
        }
        return emit(fusedOp, at + 1, sources - 2, pair(address, value), offset);
    }

    /**
     * A comparison {@code op} at {@code at}, with {@code arity} operands, which a branch asks for
     * from {@code from} on.
     */
    private int test(int at, int from, int op, int arity) {
        int behind = from;
        boolean negated = op == Op.I32_EQZ;
        int compared = negated ? Op.I32_NE : op;
        while (joins(behind) && op(behind) == Op.I32_EQZ) {
            negated = !negated;
            behind++;
        }
        if (!joins(behind) || (op(behind) != Op.BR_IF_PLAIN && op(behind) != Op.IF)) {
            return 0;
        }
        negated ^= op(behind) == Op.IF;
        int target = body.immediate(behind);
        int change = sources - arity;
        if (compared == Op.REF_IS_NULL) {
            return sources == 1 && body.isConstant(at - 1)
                    ? 0
                    : emit(
                            negated ? FusedOp.BR_NOT_ZERO : FusedOp.BR_ZERO,
                            behind + 1,
                            change,
                            pair(operand(at - 1, at), 0),
                            target);
        }
        if (arity == 1) {
            return sources == 1 && body.isConstant(at - 1)
                    ? 0
                    : branch(
                            compared,
                            negated,
                            true,
                            operand(at - 1, at),
                            0,
                            behind,
                            target,
                            change);
        }
        return compare(at, compared, negated, behind, target, change);
    }

    private int compare(int at, int compared, boolean negated, int behind, int target, int change) {
        boolean lastConstant = sources > 0 && body.isConstant(at - 1);
        boolean firstConstant = sources == 2 && body.isConstant(at - 2);
        if (firstConstant && lastConstant) {
            return 0;
        }
        if (firstConstant) {
            return branch(
                    Comparisons.mirrored(compared),
                    negated,
                    true,
                    operand(at - 1, at),
                    body.immediate(at - 2),
                    behind,
                    target,
                    change);
        }
        return branch(
                compared,
                negated,
                lastConstant,
                operand(at - 2, at),
                lastConstant ? body.immediate(at - 1) : operand(at - 1, at),
                behind,
                target,
                change);
    }

    /** A branch by instruction {@code last} where {@code first compared second}, or does not. */
    private int branch(
            int compared,
            boolean negated,
            boolean constant,
            int first,
            int second,
            int last,
            int target,
            int change) {
        int op = negated ? Comparisons.opposite(compared) : compared;
        boolean orEqual = op == Op.I32_LE_S || op == Op.I32_LE_U;
        boolean swapped = orEqual || op == Op.I32_GT_S || op == Op.I32_GT_U;
        int constantThere = swapped ? second + 1 : second;
        if (constant
                && (constantThere != (short) constantThere || (swapped && constantThere == 0))) {
            return 0;
        }
        int fusedOp =
                switch (swapped
                        ? (constant ? Comparisons.above(op) : Comparisons.mirrored(op))
                        : op) {
                    case Op.I32_EQ -> FusedOp.BR_I32_EQ;
                    case Op.I32_NE -> FusedOp.BR_I32_NE;
                    case Op.I32_LT_S -> FusedOp.BR_I32_LT_S;
                    case Op.I32_GE_S -> FusedOp.BR_I32_GE_S;
                    case Op.I32_LT_U -> FusedOp.BR_I32_LT_U;
                    default -> FusedOp.BR_I32_GE_U;
                };
        if (constant) {
            return emit(
                    fusedOp + FusedOp.BR_I32_EQ_C - FusedOp.BR_I32_EQ,
                    last + 1,
                    change,
                    pair(first, constantThere),
                    target);
        }
        return emit(
                fusedOp,
                last + 1,
                change,
                swapped ? pair(second, first) : pair(first, second),
                target);
    }

    /**
     * Puts the group from {@link #begin} up to {@code end}, exclusive, there, unless it is too
     * short for its numbers; a plain branch behind it that nothing else leads to is part of it.
     */
    private int emit(int op, int end, int change, int... immediates) {
        int pc = body.start(begin);
        int behind = end;
        int steps = end - begin;
        int next = body.start(end);
        if (!FusedOp.branches(op) && joins(end) && (op(end) == Op.BR_PLAIN || op(end) == Op.JUMP)) {
            behind = end + 1;
            steps += op(end) == Op.BR_PLAIN ? 1 : 0;
            next = body.immediate(end);
        }
        int way = next - (pc + 1);
        if (way != (short) way || pc + immediates.length >= body.start(behind)) {
            return 0;
        }
        fused[pc] = FusedOp.first(op, steps, change, way);
        System.arraycopy(immediates, 0, fused, pc + 1, immediates.length);
        if (FusedOp.branches(op)) {
            fused[pc + immediates.length] -= next;
        }
        inside.set(pc + 1, body.start(behind));
        return behind - begin;
    }

    private static int pair(int upper, int lower) {
        return upper << 16 | (lower & 0xffff);
    }

    /**
     * Instruction {@code at} can only be reached through the one before it, or begins the group.
     */
    private boolean joins(int at) {
        return at < body.count() && (at == begin || !body.isLabel(at));
    }

    /** Instruction {@code at} is followed by {@code op}, and by that alone. */
    private boolean next(int at, int op) {
        return joins(at + 1) && op(at + 1) == op;
    }

    private int op(int at) {
        return body.op(at);
    }

    private boolean isSource(int at) {
        return op(at) == Op.LOCAL_GET || body.isConstant(at);
    }

    /** The slot that {@code local.get}, {@code local.set} or {@code local.tee} names. */
    private int slot(int at) {
        return body.immediate(at);
    }

    /** Where operand {@code at} of the operation {@code of} lies: a source names its local. */
    private int operand(int at, int of) {
        return at >= begin ? slot(at) : body.height(of) - (of - at);
    }
}
