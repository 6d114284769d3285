package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is not on a stack: globals, tables, continuations, exceptions, and the log of events. */
final class Store {
    record Thrown(int tag, List<Value> payload) {}

    final Module module;
    final List<Body> bodies = new ArrayList<>();
    final List<Value> globals = new ArrayList<>();
    final List<List<Value>> tables = new ArrayList<>();
    final List<Continuation> continuations = new ArrayList<>();
    final List<Thrown> exceptions = new ArrayList<>();
    final Set<Rule> rules = EnumSet.noneOf(Rule.class);
    final List<String> log = new ArrayList<>();
    private int stacks;
    private long step;
    private long loggedAt = -1;
    private int ordinal;

    Store(Module module) {
        this.module = module;
        for (int i = 0; i < module.functions().size(); i++) {
            bodies.add(Body.of(module, i, name(Names.Kind.FUNCTION, i)));
        }
        for (var global : module.globals()) {
            globals.add(constant(global.initial().instructions().getFirst()));
        }
        for (var table : module.tables()) {
            var content = new ArrayList<Value>();
            for (long i = 0; i < table.type().limits().minimum(); i++) {
                content.add(new Value.Null());
            }
            tables.add(content);
        }
    }

    private static Value constant(Instruction instruction) {
        return switch (instruction.immediate()) {
            case Immediate.I32(int value) -> new Value.I32(value);
            case Immediate.I64(long value) -> new Value.I64(value);
            case Immediate.Heap _ -> new Value.Null();
            default -> throw new AssertionError(instruction);
        };
    }

    static Value zero(ValueType type) {
        return type == NumberType.I32
                ? new Value.I32(0)
                : type == NumberType.I64 ? new Value.I64(0) : new Value.Null();
    }

    String name(Names.Kind kind, int index) {
        return "$" + module.names().of(kind, index).orElseThrow();
    }

    FunctionType tag(int index) {
        return module.functionType(module.tagTypes().get(index).type());
    }

    String tagName(int index) {
        return name(Names.Kind.TAG, index);
    }

    long step() {
        return step;
    }

    void countStep() {
        step++;
    }

    int newStack() {
        return stacks++;
    }

    Value hold(Continuation continuation) {
        continuations.add(continuation);
        return new Value.Reference(continuations.size() - 1);
    }

    Value hold(Thrown exception) {
        exceptions.add(exception);
        return new Value.Thrown(exceptions.size() - 1);
    }

    /** The continuation behind a reference, which is consumed by that. */
    Continuation consume(Value reference) throws Trap {
        var found = find(reference);
        continuations.set(
                ((Value.Reference) reference).continuation(), new Continuation.Consumed());
        return found;
    }

    /** The continuation behind a reference that can be used. */
    Continuation find(Value reference) throws Trap {
        if (!(reference instanceof Value.Reference(int ordinalOfIt))) {
            rules.add(Rule.TRAP_NULL_CONTINUATION);
            throw new Trap("null continuation reference");
        }
        var found = continuations.get(ordinalOfIt);
        if (found instanceof Continuation.Consumed) {
            rules.add(Rule.TRAP_CONSUMED);
            throw new Trap("continuation already consumed");
        }
        return found;
    }

    Thrown exception(Value reference) throws Trap {
        if (!(reference instanceof Value.Thrown(int index))) {
            rules.add(Rule.TRAP_NULL_EXCEPTION);
            throw new Trap("null exception reference");
        }
        return exceptions.get(index);
    }

    void log(String event) {
        if (loggedAt != step) {
            loggedAt = step;
            ordinal = 0;
        }
        log.add(step + "." + ordinal++ + " " + event);
    }

    String shown(List<Value> values) {
        return values.stream().map(this::shown).toList().toString();
    }

    String shown(Value value) {
        return switch (value) {
            case Value.I32(int number) -> Integer.toString(number);
            case Value.I64(long number) -> Long.toString(number);
            case Value.Null() -> "null";
            case Value.Function(int index) -> bodies.get(index).name();
            case Value.Reference(int index) ->
                    continuations.get(index) instanceof Continuation.Consumed
                            ? "k" + index + " consumed"
                            : "k" + index;
            case Value.Thrown(int index) ->
                    "x" + index + " " + tagName(exceptions.get(index).tag());
        };
    }

    /** A chain, given from the top: {@code bottom..top/size}. */
    static String chain(List<Integer> stacks) {
        return "S" + stacks.getLast() + "..S" + stacks.getFirst() + "/" + stacks.size();
    }
}
