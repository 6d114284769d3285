package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.stackmemory.StackMemory;
import dev.fiberscope.engine.wasm.valid.TypeRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a machine. A {@link #fork} shares everything that is not written afterwards:
 * it serves as checkpoint, as snapshot, and to start again from. What never changes (instances,
 * code, types, tags) is shared for good.
 */
final class Store {
    /** Instances, functions, tags and the types of globals by address: each list only grows. */
    final List<InstanceData> instances;

    final List<TagData> tags;
    final List<GlobalData> globalTypes;

    /**
     * Canonical types; only grows, and gives equal types equal numbers whatever was added before.
     */
    final TypeRegistry types;

    /** Layouts of struct and array types: follow from the types, and are kept for speed. */
    private final Layouts layouts;

    FunctionData[] functions;
    int functionCount;

    final ChunkedTable<StackData> stacks;
    final ChunkedTable<ExceptionData> exceptions;

    /** Structs and arrays. */
    final ChunkedTable<ObjectData> objects;

    final ChunkedLongs globals;
    final List<TableData> tables;
    final List<PagedMemory> memories;

    /**
     * For each instance and segment 1 where it was dropped: data segments first, then element
     * segments.
     */
    final List<ChunkedLongs> dropped;

    final Consumptions consumptions;

    /** What hosts hold: roots for the collector. */
    final HostReferences hostReferences;

    /** Entries from hosts that have not returned, the outermost first. */
    final List<ActivationData> activations;

    /** Slots of the stacks of chains that trapped. */
    final List<Integer> trapped;

    /** What {@link #fork} replaces: stacks that carry it may be written. */
    private Owner token = new Owner();

    /** Where frames live on a simulated target; null where that is not simulated. */
    @Nullable StackMemory memory;

    /** Bytes of stacks and objects copied because they were written, since this was made. */
    private long copiedBytes;

    /** The running stack, or the one that waits for a host. Null when no activation is alive. */
    @Nullable StackData running;

    Phase phase = Phase.IDLE;
    long step;

    /** Number of frames that the running stack returns to: of its ancestors, through hosts too. */
    int framesBelow;

    /** Number of events that the instruction number {@link #step} has caused so far. */
    int ordinal;

    long ordinalStep;

    /** Number of all events so far, and what they come to; both stay 0 where nothing is counted. */
    long events;

    long digest;
    int stacksMade;
    long continuationsMade;
    int exceptionsMade;
    int objectsMade;

    /** Slots of all structs and arrays together. */
    long objectSlots;

    long switches;

    /** Objects made since the last collection. */
    int made;

    int aliveAfterCollection;

    /** What the next run returns without running: an exception of a host that nobody caught. */
    @Nullable Outcome pending;

    Optional<Trap> trap = Optional.empty();

    /** Address of the function whose activation ended last; -1 before the first. */
    int endedFunction = -1;

    /** Where the last exception was thrown that left an activation; empty before the first. */
    List<Trap.Line> uncaught = List.of();

    /**
     * An entry from a host.
     *
     * @param root slot of its root stack
     * @param function address of the function that was called
     * @param caller slot of the stack that waits for that host, or {@link StackData#NONE}
     * @param framesBelow what {@link Store#framesBelow} was when the host was called
     */
    record ActivationData(int root, int function, int caller, int framesBelow) {}

    Store() {
        instances = new ArrayList<>();
        tags = new ArrayList<>();
        globalTypes = new ArrayList<>();
        types = new TypeRegistry();
        layouts = new Layouts();
        functions = new FunctionData[16];
        stacks = new ChunkedTable<>();
        exceptions = new ChunkedTable<>();
        objects = new ChunkedTable<>();
        globals = new ChunkedLongs();
        tables = new ArrayList<>();
        memories = new ArrayList<>();
        dropped = new ArrayList<>();
        hostReferences = new HostReferences();
        consumptions = new Consumptions();
        activations = new ArrayList<>();
        trapped = new ArrayList<>();
    }

    private Store(Store other) {
        instances = new ArrayList<>(other.instances);
        tags = new ArrayList<>(other.tags);
        globalTypes = new ArrayList<>(other.globalTypes);
        types = other.types;
        layouts = other.layouts;
        functions = other.functions.clone();
        functionCount = other.functionCount;
        stacks = other.stacks.fork();
        exceptions = other.exceptions.fork();
        objects = other.objects.fork();
        objectsMade = other.objectsMade;
        objectSlots = other.objectSlots;
        globals = other.globals.fork();
        tables = new ArrayList<>(other.tables.stream().map(TableData::fork).toList());
        memories = new ArrayList<>(other.memories.stream().map(PagedMemory::fork).toList());
        dropped = new ArrayList<>(other.dropped.stream().map(ChunkedLongs::fork).toList());
        hostReferences = other.hostReferences.fork();
        consumptions = other.consumptions.fork();
        activations = new ArrayList<>(other.activations);
        trapped = new ArrayList<>(other.trapped);
        running = other.running;
        phase = other.phase;
        step = other.step;
        framesBelow = other.framesBelow;
        ordinal = other.ordinal;
        ordinalStep = other.ordinalStep;
        events = other.events;
        digest = other.digest;
        stacksMade = other.stacksMade;
        continuationsMade = other.continuationsMade;
        exceptionsMade = other.exceptionsMade;
        switches = other.switches;
        memory = other.memory == null ? null : other.memory.fork();
        made = other.made;
        aliveAfterCollection = other.aliveAfterCollection;
        pending = other.pending;
        trap = other.trap;
        uncaught = other.uncaught;
        endedFunction = other.endedFunction;
    }

    /**
     * An independent state, equal to this one. Costs what holds the chunks together, not what is in
     * them.
     */
    Store fork() {
        token = new Owner();
        return new Store(this);
    }

    /** The value of a global. */
    Values global(int address) {
        var global = globalTypes.get(address);
        int slot = global.slot();
        return Slots.of(global.type().type()) == 1
                ? Values.of(globals.at(slot))
                : Values.of(globals.at(slot), globals.at(slot + 1));
    }

    /** Adds a global with its value. */
    void addGlobal(dev.fiberscope.engine.wasm.ExternType.Global type, Values value) {
        globalTypes.add(new GlobalData(type, globals.size()));
        for (int i = 0; i < value.size(); i++) {
            globals.grow(1, value.at(i));
        }
    }

    /** The layout of a struct or array type. */
    ObjectLayout layout(int type) {
        return layouts.of(type, types);
    }

    /** The first memory of the function's instance, or null. */
    @Nullable PagedMemory memoryOf(FunctionData function) {
        int memory = function.memory;
        return memory < 0 ? null : memories.get(memory);
    }

    FunctionData function(int address) {
        return functions[address];
    }

    /** Adds a function and gives its address, which {@code make} is told. */
    int addFunction(FunctionData function) {
        if (functionCount == functions.length) {
            functions = java.util.Arrays.copyOf(functions, functionCount * 2);
        }
        functions[functionCount] = function;
        return functionCount++;
    }

    /** The running stack, for an instruction: there is one. */
    StackData current() {
        var stack = running;
        if (stack == null) {
            throw new AssertionError("unreachable: an instruction without a stack");
        }
        return stack;
    }

    /** What carries this may be written, and was not forked since it was made. */
    private boolean mine(Owner owner) {
        return owner == token;
    }

    /** The stack in {@code slot}, for writing. */
    StackData own(int slot) {
        var stack = stacks.at(slot);
        if (!mine(stack.owner)) {
            stack = stack.copy(token);
            stacks.set(slot, stack);
            copiedBytes += Weight.of(stack);
        }
        return stack;
    }

    /** Makes the stack in {@code slot} the running one, for writing. */
    StackData run(int slot) {
        var stack = own(slot);
        running = stack;
        return stack;
    }

    /** A new stack that begins with {@code entry}, with room for so many slots at first. */
    StackData newStack(int entry, int room) {
        var stack = new StackData(stacks.next(), stacksMade++, entry, token, room);
        stacks.add(stack);
        made++;
        return stack;
    }

    /**
     * The stack that the continuation can still be resumed with, or null where it is consumed. Not
     * for null references.
     */
    @Nullable StackData stackOf(long continuation) {
        var stack = stacks.find(Reference.stackSlot(continuation));
        return stack != null && stack.heldBy == Reference.ordinal(continuation) ? stack : null;
    }

    /** The struct or array behind a reference that is not null. */
    ObjectData object(long reference) {
        return objects.at(Reference.index(reference));
    }

    /** The same, for writing. */
    ObjectData ownObject(long reference) {
        int slot = Reference.index(reference);
        var object = objects.at(slot);
        if (!mine(object.owner)) {
            object = object.copy(token);
            objects.set(slot, object);
            copiedBytes += Weight.of(object);
        }
        return object;
    }

    /** A new struct or array of canonical type {@code type}; the reference to it. */
    long newObject(int kind, int type, ObjectLayout layout, int slots) {
        var object = new ObjectData(objectsMade++, type, layout, new long[slots], token);
        made += 1 + slots / 64;
        objectSlots += slots;
        return Reference.of(kind, objects.add(object));
    }

    ActivationData activation() {
        return activations.getLast();
    }

    /** Bytes copied because they were written, since this was made. */
    long copied() {
        long bytes = copiedBytes + stacks.copied() + exceptions.copied() + objects.copied();
        for (var memory : memories) {
            bytes += memory.copied();
        }
        for (var table : tables) {
            bytes += table.slots.copied();
        }
        return bytes + globals.copied();
    }

    /** Everything that a program or a person could notice is equal. */
    boolean sameAs(Store other) {
        return step == other.step
                && phase == other.phase
                && stacks.equals(other.stacks)
                && exceptions.equals(other.exceptions)
                && objects.equals(other.objects)
                && globals.equals(other.globals)
                && tables.equals(other.tables)
                && memories.equals(other.memories)
                && dropped.equals(other.dropped)
                && hostReferences.equals(other.hostReferences)
                && activations.equals(other.activations)
                && trapped.equals(other.trapped)
                && stacksMade == other.stacksMade
                && continuationsMade == other.continuationsMade
                && exceptionsMade == other.exceptionsMade
                && objectsMade == other.objectsMade
                && trap.equals(other.trap)
                && (memory == null
                        ? other.memory == null
                        : other.memory != null && memory.sameAs(other.memory))
                && runningSlot() == other.runningSlot();
    }

    private int runningSlot() {
        return running == null ? StackData.NONE : running.slot;
    }
}
