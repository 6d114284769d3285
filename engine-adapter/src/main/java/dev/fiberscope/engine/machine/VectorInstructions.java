package dev.fiberscope.engine.machine;

/**
 * Instructions that move or work on two slots at once, and accesses to memories other than a first
 * one with 32-bit addresses.
 */
final class VectorInstructions {
    private VectorInstructions() {}

    static void execute(Store store, StackData stack, int op, int[] code) {
        long[] s = stack.slots;
        int fp = stack.frames[stack.top + StackData.LOCALS];
        switch (op) {
            case Op.LOCAL_GET_2 -> push(stack, s, fp + ColdInstructions.next(stack, code));
            case Op.LOCAL_SET_2 -> {
                stack.sp -= 2;
                System.arraycopy(s, stack.sp, s, fp + ColdInstructions.next(stack, code), 2);
            }
            case Op.LOCAL_TEE_2 ->
                    System.arraycopy(
                            s, stack.sp - 2, s, fp + ColdInstructions.next(stack, code), 2);
            case Op.DROP_2 -> stack.sp -= 2;
            case Op.SELECT_2 -> {
                if ((int) stack.pop() == 0) {
                    System.arraycopy(s, stack.sp - 2, s, stack.sp - 4, 2);
                }
                stack.sp -= 2;
            }
            case Op.GLOBAL_GET_2 -> {
                int slot = ColdInstructions.next(stack, code);
                stack.push(store.globals.at(slot));
                stack.push(store.globals.at(slot + 1));
            }
            case Op.GLOBAL_SET_2 -> {
                int slot = ColdInstructions.next(stack, code);
                stack.sp -= 2;
                store.globals.set(slot, s[stack.sp]);
                store.globals.set(slot + 1, s[stack.sp + 1]);
            }
            case Op.FAR_ACCESS -> farAccess(store, stack, code);
            case VectorOp.V128_CONST -> {
                stack.push(number(stack, code));
                stack.push(number(stack, code));
            }
            case VectorOp.I8X16_SHUFFLE -> {
                long low = number(stack, code);
                stack.sp = VectorLanes.shuffle(s, stack.sp, low, number(stack, code));
            }
            default -> vector(store, stack, op, code);
        }
    }

    private static void vector(Store store, StackData stack, int op, int[] code) {
        if (isLoad(op)) {
            var memory = store.memories.get(ColdInstructions.next(stack, code));
            long address = memory.address(stack.slots[stack.sp - 1], number(stack, code));
            VectorMemory.load(op, memory, address, stack.slots, stack.sp - 1);
            stack.sp++;
        } else if (op == VectorOp.V128_STORE) {
            var memory = store.memories.get(ColdInstructions.next(stack, code));
            long address = memory.address(stack.slots[stack.sp - 3], number(stack, code));
            VectorMemory.store(memory, address, stack.slots, stack.sp - 2);
            stack.sp -= 3;
        } else if (isLaneAccess(op)) {
            laneAccess(store, stack, op, code);
        } else if (takesLane(op)) {
            int lane = ColdInstructions.next(stack, code);
            stack.sp =
                    isExtract(op)
                            ? VectorLanes.extract(op, stack.slots, stack.sp, lane)
                            : VectorLanes.replace(op, stack.slots, stack.sp, lane);
        } else {
            stack.sp = VectorArithmetic.apply(op, stack.slots, stack.sp);
        }
    }

    private static void laneAccess(Store store, StackData stack, int op, int[] code) {
        var memory = store.memories.get(ColdInstructions.next(stack, code));
        long address = memory.address(stack.slots[stack.sp - 3], number(stack, code));
        int lane = ColdInstructions.next(stack, code);
        if (op <= VectorOp.V128_LOAD64_LANE) {
            VectorMemory.loadLane(op, memory, address, stack.slots, stack.sp - 2, lane);
            System.arraycopy(stack.slots, stack.sp - 2, stack.slots, stack.sp - 3, 2);
            stack.sp--;
        } else {
            VectorMemory.storeLane(op, memory, address, stack.slots, stack.sp - 2, lane);
            stack.sp -= 3;
        }
    }

    private static void farAccess(Store store, StackData stack, int[] code) {
        int op = ColdInstructions.next(stack, code);
        var memory = store.memories.get(ColdInstructions.next(stack, code));
        stack.sp = MemoryAccess.far(op, memory, stack.slots, stack.sp, number(stack, code));
    }

    private static void push(StackData stack, long[] s, int from) {
        System.arraycopy(s, from, s, stack.sp, 2);
        stack.sp += 2;
    }

    private static long number(StackData stack, int[] code) {
        long low = ColdInstructions.next(stack, code) & 0xffff_ffffL;
        return low | (long) ColdInstructions.next(stack, code) << 32;
    }

    private static boolean isLoad(int op) {
        return op <= VectorOp.V128_LOAD64_SPLAT
                || op == VectorOp.V128_LOAD32_ZERO
                || op == VectorOp.V128_LOAD64_ZERO;
    }

    private static boolean isLaneAccess(int op) {
        return op >= VectorOp.V128_LOAD8_LANE && op <= VectorOp.V128_STORE64_LANE;
    }

    private static boolean takesLane(int op) {
        return op >= VectorOp.I8X16_EXTRACT_LANE_S && op <= VectorOp.F64X2_REPLACE_LANE;
    }

    private static boolean isExtract(int op) {
        return switch (op) {
            case VectorOp.I8X16_REPLACE_LANE,
                    VectorOp.I16X8_REPLACE_LANE,
                    VectorOp.I32X4_REPLACE_LANE,
                    VectorOp.I64X2_REPLACE_LANE,
                    VectorOp.F32X4_REPLACE_LANE,
                    VectorOp.F64X2_REPLACE_LANE ->
                    false;
            default -> true;
        };
    }
}
