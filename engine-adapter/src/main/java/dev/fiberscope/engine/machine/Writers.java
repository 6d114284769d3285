package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.valid.Arity;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which instructions may write a place. Whether one does, {@link WriteAhead} knows. */
final class Writers {
    private final Store store;
    private final Set<CodePoint> found = new LinkedHashSet<>();

    private Writers(Store store) {
        this.store = store;
    }

    /**
     * In all instances that exist. None where the place does not exist; of a memory or table that
     * is shorter, the place still counts as one.
     */
    static Set<CodePoint> of(Store store, Storage storage) {
        var writers = new Writers(store);
        if (!exists(store, storage)) {
            return Set.of();
        }
        switch (storage) {
            case Storage.Local(var stack, int depth, int index) ->
                    writers.local(writers.stack(stack.number()), depth, index);
            case Storage.Operand(var stack, int depth, int index) ->
                    writers.operand(writers.stack(stack.number()), depth, index);
            case Storage.GlobalCell(int instance, int index) -> {
                int address = store.instances.get(instance).globals().at(index);
                writers.each((in, each) -> setsGlobal(in, each, address));
            }
            case Storage.Bytes bytes -> {
                int address = store.instances.get(bytes.instance()).memories().at(bytes.memory());
                writers.each((in, each) -> writesMemory(in, each, address));
            }
            case Storage.TableSlot(int instance, int table, _) -> {
                int address = store.instances.get(instance).tables().at(table);
                writers.each((in, each) -> writesTable(in, each, address));
            }
            case Storage.Field(WasmValue.Aggregate(var kind, int ordinal), int index) ->
                    writers.field(
                            store.objects.at(ObjectReader.slot(store, kind, ordinal).orElseThrow()),
                            index);
            case Storage.Field _ -> throw new AssertionError("unreachable: no such place");
        }
        return writers.found;
    }

    /** There is such a place, if the memory or table is long enough. */
    static boolean exists(Store store, Storage storage) {
        return switch (storage) {
            case Storage.Local _, Storage.Operand _, Storage.Field _ -> {
                try {
                    new StorageAccess(store).find(storage);
                    yield true;
                } catch (RefusedEdit missing) {
                    yield false;
                }
            }
            case Storage.GlobalCell(int instance, int index) ->
                    instance < store.instances.size()
                            && index < store.instances.get(instance).globals().size();
            case Storage.Bytes(int instance, int memory, _, _) ->
                    instance < store.instances.size()
                            && memory < store.instances.get(instance).memories().size();
            case Storage.TableSlot(int instance, int table, _) ->
                    instance < store.instances.size()
                            && table < store.instances.get(instance).tables().size();
        };
    }

    private StackData stack(int ordinal) {
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null && stack.ordinal == ordinal) {
                return stack;
            }
        }
        throw new AssertionError("unreachable: no such place");
    }

    /** Adds the instructions that can be reached and that {@code writes}. */
    private void each(BiPredicate<InstanceData, Instruction> writes) {
        for (int address = 0; address < store.functionCount; address++) {
            var compiled = store.function(address).compiled;
            if (compiled != null) {
                each(compiled, writes);
            }
        }
    }

    private void each(CompiledFunction function, BiPredicate<InstanceData, Instruction> writes) {
        var instance = store.instances.get(function.instance());
        var body = function.typed().function().body().instructions();
        for (int i = 0; i < body.size(); i++) {
            if (function.typed().before().get(i).isPresent()
                    && writes.test(instance, body.get(i))) {
                found.add(new CodePoint(function.instance(), function.index(), i));
            }
        }
    }

    /**
     * Sets of the local, and what may begin its frame: the call that the frame below waits in,
     * every tail call, and for the first frame of a stack everything that can run the stack first.
     */
    private void local(StackData stack, int depth, int index) {
        int record = depth * StackData.FRAME;
        each(
                store.function(stack.frames[record]).code(),
                (_, each) ->
                        (each.opcode() == Opcode.LOCAL_SET || each.opcode() == Opcode.LOCAL_TEE)
                                && first(each) == index);
        if (depth > 0) {
            found.add(Pictures.waitingAt(store, stack, record - StackData.FRAME));
        }
        each((_, each) ->
                switch (each.opcode()) {
                    case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
                    case RESUME, SWITCH -> depth == 0;
                    default -> false;
                });
    }

    /** What may push the operand in the frame's function; branches, too. */
    private void operand(StackData stack, int depth, int index) {
        var function = store.function(stack.frames[depth * StackData.FRAME]).code();
        var typed = function.typed();
        var arity = new Arity(store.instances.get(function.instance()).module().module());
        var body = typed.function().body().instructions();
        for (int i = 0; i < body.size(); i++) {
            if (typed.before().get(i).isPresent()
                    && (Operands.branches(body.get(i).opcode())
                            || Operands.pushes(typed, arity, i, index))) {
                found.add(new CodePoint(function.instance(), function.index(), i));
            }
        }
    }

    private static boolean setsGlobal(InstanceData instance, Instruction each, int address) {
        return each.opcode() == Opcode.GLOBAL_SET && instance.globals().at(first(each)) == address;
    }

    private static boolean writesMemory(InstanceData instance, Instruction each, int address) {
        var memory =
                switch (each.opcode()) {
                    case MEMORY_FILL, MEMORY_COPY -> OptionalInt.of(first(each));
                    case MEMORY_INIT -> OptionalInt.of(second(each));
                    default ->
                            each.opcode().mnemonic().contains(".store")
                                    ? OptionalInt.of(
                                            switch (each.immediate()) {
                                                case Immediate.MemoryAccess access ->
                                                        access.memory();
                                                case Immediate.MemoryLane(var access, _) ->
                                                        access.memory();
                                                default ->
                                                        throw new AssertionError(
                                                                "unreachable: a store");
                                            })
                                    : OptionalInt.empty();
                };
        return memory.isPresent() && instance.memories().at(memory.getAsInt()) == address;
    }

    private static boolean writesTable(InstanceData instance, Instruction each, int address) {
        return switch (each.opcode()) {
            case TABLE_SET, TABLE_FILL, TABLE_GROW, TABLE_COPY ->
                    instance.tables().at(first(each)) == address;
            case TABLE_INIT -> instance.tables().at(second(each)) == address;
            default -> false;
        };
    }

    private void field(ObjectData object, int index) {
        each((instance, each) ->
                switch (each.opcode()) {
                    case STRUCT_SET -> second(each) == index && isOf(object, instance, first(each));
                    case ARRAY_SET, ARRAY_FILL, ARRAY_COPY, ARRAY_INIT_DATA, ARRAY_INIT_ELEM ->
                            isOf(object, instance, first(each));
                    case STRUCT_NEW,
                            STRUCT_NEW_DEFAULT,
                            ARRAY_NEW,
                            ARRAY_NEW_DEFAULT,
                            ARRAY_NEW_FIXED,
                            ARRAY_NEW_DATA,
                            ARRAY_NEW_ELEM ->
                            instance.types().at(first(each)) == object.type;
                    default -> false;
                });
    }

    private boolean isOf(ObjectData object, InstanceData instance, int type) {
        return store.types.matches(object.type, instance.types().at(type));
    }

    private static int first(Instruction instruction) {
        return switch (instruction.immediate()) {
            case Immediate.Index(int index) -> index;
            case Immediate.Indices(int index, _) -> index;
            default -> throw new AssertionError("unreachable: " + instruction.opcode());
        };
    }

    private static int second(Instruction instruction) {
        if (instruction.immediate() instanceof Immediate.Indices(_, int index)) {
            return index;
        }
        throw new AssertionError("unreachable: " + instruction.opcode());
    }
}
