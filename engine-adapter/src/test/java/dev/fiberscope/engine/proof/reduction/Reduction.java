package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs the exports of one module by the reduction rules of the specification and the Explainer: one
 * rule after the other, each from a configuration to the next.
 *
 * <p>Steps are counted, and events are numbered and named, as docs/semantics.md says.
 */
public final class Reduction {
    private final Store store;
    private final Plain plain;
    private final Control control;
    private final Switching switching;

    /** {@code module} is valid, imports nothing, and names all functions and tags. */
    public Reduction(Module module) {
        store = new Store(module);
        plain = new Plain(store);
        control = new Control(store);
        switching = new Switching(store, control);
    }

    /** All events up to now. */
    public List<String> log() {
        return store.log;
    }

    /** The rules that were used. */
    public Set<Rule> rules() {
        return store.rules;
    }

    public long steps() {
        return store.step();
    }

    /** All globals, as text. */
    public List<String> globals() {
        return store.globals.stream().map(store::shown).toList();
    }

    /** Calls function {@code index}, and stops before step {@code limit}. */
    public End call(int index, List<Value> arguments, long limit) {
        var body = store.bodies.get(index);
        int root = store.newStack();
        store.log("calls " + body.name() + store.shown(arguments) + " on S" + root);
        var context = new Context.Empty().around(new Frame.Base(root));
        var now = new Configuration(control.entered(body, arguments), context);
        try {
            while (true) {
                var next = now.focus().body().at(now.focus().next());
                if (isStep(now, next)) {
                    if (store.step() == limit) {
                        store.rules.add(Rule.OUT_OF_STEPS);
                        return new End.Unfinished();
                    }
                    store.countStep();
                }
                var before = now.with(now.focus().at(now.focus().next() + 1));
                now = before;
                now = reduce(before, next);
            }
        } catch (Trap trap) {
            var stack = now.context().stack();
            store.log("traps S" + stack + " " + trap.getMessage() + " " + Backtrace.of(now));
            return new End.Trapped(String.valueOf(trap.getMessage()));
        } catch (Finished finished) {
            if (finished.values.isPresent()) {
                store.rules.add(Rule.RETURNED_RESULTS);
                return new End.Results(finished.values.get().stream().map(store::shown).toList());
            }
            store.rules.add(Rule.UNCAUGHT);
            return new End.Threw(finished.tag);
        }
    }

    /** Notes whether a suspended stack is left over. */
    public void finish() {
        for (var each : store.continuations) {
            if (each instanceof Continuation.Suspended) {
                store.rules.add(Rule.LEFT_A_SUSPENDED_STACK);
            }
        }
    }

    private static boolean isStep(Configuration now, Instruction next) {
        return switch (next.opcode()) {
            case BLOCK, LOOP, TRY_TABLE, ELSE -> false;
            case END -> now.focus().next() == now.focus().body().instructions().size() - 1;
            default -> true;
        };
    }

    private Configuration reduce(Configuration now, Instruction instruction) throws Trap, Finished {
        var opcode = instruction.opcode();
        return switch (opcode) {
            case BLOCK, LOOP, IF, ELSE, END, TRY_TABLE, BR, BR_IF, BR_TABLE, RETURN ->
                    control.reduce(now, instruction);
            case CALL, CALL_REF, RETURN_CALL, RETURN_CALL_REF -> call(now, instruction);
            case THROW -> {
                store.rules.add(Rule.THROW);
                int tag = index(instruction);
                int count = store.tag(tag).parameters().size();
                var thrown = store.hold(new Store.Thrown(tag, now.focus().top(count)));
                yield control.raise(now.with(now.focus().pop(count)), thrown);
            }
            case THROW_REF -> {
                var thrown = now.focus().operand(0);
                store.exception(thrown);
                store.rules.add(Rule.THROW_REF);
                yield control.raise(now.with(now.focus().pop(1)), thrown);
            }
            case CONT_NEW, CONT_BIND, SUSPEND, RESUME, RESUME_THROW, RESUME_THROW_REF, SWITCH ->
                    switching.reduce(now, instruction);
            default -> now.with(plain.reduce(now.focus(), instruction));
        };
    }

    private Configuration call(Configuration now, Instruction instruction) throws Trap {
        var opcode = instruction.opcode();
        var focus = now.focus();
        int callee = index(instruction);
        if (opcode == Opcode.CALL_REF || opcode == Opcode.RETURN_CALL_REF) {
            store.rules.add(Rule.CALL_REF);
            if (!(focus.operand(0) instanceof Value.Function(int function))) {
                store.rules.add(Rule.TRAP_NULL_FUNCTION);
                throw new Trap("null function reference");
            }
            callee = function;
            focus = focus.pop(1);
        }
        var body = store.bodies.get(callee);
        FunctionType type = body.type();
        int count = type.parameters().size();
        var inside = control.entered(body, focus.top(count));
        if (opcode == Opcode.RETURN_CALL || opcode == Opcode.RETURN_CALL_REF) {
            store.rules.add(Rule.TAIL_CALL);
            return new Configuration(inside, Control.outsideFunction(now.context()));
        }
        return new Configuration(inside, now.context().around(new Frame.Call(focus.pop(count))));
    }

    static int index(Instruction instruction) {
        return ((Immediate.Index) instruction.immediate()).index();
    }

    /** The list with {@code more} behind it. */
    static List<Value> join(List<Value> values, List<Value> more) {
        var all = new ArrayList<>(values);
        all.addAll(more);
        return all;
    }
}
