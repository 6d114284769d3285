package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import java.util.ArrayList;

/** Instructions that concern no context: values, variables, tables, arithmetic. */
final class Plain {
    private final Store store;

    Plain(Store store) {
        this.store = store;
    }

    Focus reduce(Focus focus, Instruction instruction) throws Trap {
        return switch (instruction.opcode()) {
            case UNREACHABLE -> {
                store.rules.add(Rule.TRAP_UNREACHABLE);
                throw new Trap("unreachable");
            }
            case NOP -> focus;
            case DROP -> focus.pop(1);
            case I32_CONST ->
                    focus.push(new Value.I32(((Immediate.I32) instruction.immediate()).value()));
            case I64_CONST ->
                    focus.push(new Value.I64(((Immediate.I64) instruction.immediate()).value()));
            case REF_NULL -> focus.push(new Value.Null());
            case REF_FUNC -> focus.push(new Value.Function(Reduction.index(instruction)));
            case REF_IS_NULL ->
                    focus.pop(1)
                            .push(new Value.I32(focus.operand(0) instanceof Value.Null ? 1 : 0));
            case REF_AS_NON_NULL -> {
                if (focus.operand(0) instanceof Value.Null) {
                    store.rules.add(Rule.TRAP_NULL_REFERENCE);
                    throw new Trap("null reference");
                }
                yield focus;
            }
            case SELECT, SELECT_T -> {
                boolean first = Arithmetic.i32(focus.operand(0)) != 0;
                var chosen = first ? focus.operand(2) : focus.operand(1);
                yield focus.pop(3).push(chosen);
            }
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET ->
                    variable(focus, instruction);
            case TABLE_GET, TABLE_SET -> table(focus, instruction);
            default -> numeric(focus, instruction);
        };
    }

    private Focus variable(Focus focus, Instruction instruction) {
        int index = Reduction.index(instruction);
        return switch (instruction.opcode()) {
            case LOCAL_GET -> focus.push(focus.locals().get(index));
            case LOCAL_SET -> focus.setLocal(index, focus.operand(0)).pop(1);
            case LOCAL_TEE -> focus.setLocal(index, focus.operand(0));
            case GLOBAL_GET -> focus.push(store.globals.get(index));
            default -> {
                store.globals.set(index, focus.operand(0));
                yield focus.pop(1);
            }
        };
    }

    private Focus table(Focus focus, Instruction instruction) throws Trap {
        var table = store.tables.get(Reduction.index(instruction));
        boolean get = instruction.opcode() == dev.fiberscope.engine.wasm.Opcode.TABLE_GET;
        int slot = Arithmetic.i32(focus.operand(get ? 0 : 1));
        if (Integer.compareUnsigned(slot, table.size()) >= 0) {
            store.rules.add(Rule.TRAP_TABLE);
            throw new Trap("out of bounds table access");
        }
        if (get) {
            return focus.pop(1).push(table.get(slot));
        }
        table.set(slot, focus.operand(0));
        return focus.pop(2);
    }

    private Focus numeric(Focus focus, Instruction instruction) throws Trap {
        int count =
                instruction
                        .opcode()
                        .signature()
                        .orElseThrow(() -> new AssertionError(instruction))
                        .takes()
                        .size();
        try {
            var result =
                    Arithmetic.apply(instruction.opcode(), new ArrayList<>(focus.top(count)))
                            .orElseThrow(() -> new AssertionError(instruction));
            return focus.pop(count).push(result);
        } catch (Trap trap) {
            store.rules.add(Rule.TRAP_ARITHMETIC);
            throw trap;
        }
    }
}
