package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.stackmemory.MemoryStatistics;
import dev.fiberscope.engine.stackmemory.StackMemory;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Executes WebAssembly with stack switching, one step or a billion at a time. It calls nobody:
 * {@link #run} returns when a host function is called, and goes on when {@link #hostReturned}
 * brings the answer. Equal calls in equal order have equal effects, down to every number. One
 * thread at a time; snapshots and checkpoints may be read by others.
 */
public final class Machine {
    private final Settings settings;
    private final Events events;
    private final MemoryUse memory;
    private final Collector collector;
    private final ColdInstructions cold;
    private final Interpreter interpreter;
    private final HostBoundary boundary;
    private final Breakpoints breakpoints = new Breakpoints();
    private Store store = new Store();
    private HostActions observer = HostActions.UNHEARD;
    private final HostAccess hostAccess;
    private final MemoryWatching watching = new MemoryWatching();
    private final Editing editing;

    /**
     * Counts since the machine was made, as they are part of its state. {@code switches} counts
     * changes of the running stack.
     */
    public record Statistics(
            long steps, long switches, long stacksMade, int stacksAlive, long continuationsMade) {}

    /** Tells {@code events} what happens to stacks. */
    public Machine(Settings settings, Consumer<TraceEvent> events) {
        this(settings, new Events(Optional.of(events)));
    }

    /** Makes no events. */
    public Machine(Settings settings) {
        this(settings, new Events(Optional.empty()));
    }

    /** Makes no events, but counts them, and takes them into the digest. */
    public static Machine counting(Settings settings) {
        return new Machine(settings, new Events(Optional.empty(), true));
    }

    private Machine(Settings settings, Events events) {
        this.settings = settings;
        this.events = events;
        this.store.memory = settings.memory().map(StackMemory::new).orElse(null);
        this.memory = new MemoryUse(events);
        this.collector = new Collector(settings, events, memory);
        this.cold = new ColdInstructions(settings, events, collector, memory);
        this.interpreter = new Interpreter(settings, cold);
        this.boundary = new HostBoundary(events, cold, memory);
        this.hostAccess = new HostAccess(() -> store, () -> observer, cold.exceptions());
        this.editing = new Editing(() -> store, () -> observer, hostAccess);
    }

    public Settings settings() {
        return settings;
    }

    /**
     * Defines a host function with the type at index {@code type} of {@code module}; people know it
     * as {@code name}.
     */
    public Extern defineHostFunction(ValidModule module, int type, String name) {
        int canonical = store.types.add(module.module())[type];
        int address =
                store.addFunction(
                        new FunctionData(
                                store.functionCount,
                                canonical,
                                store.types.function(canonical),
                                name,
                                FunctionShapes.host(settings, store.types.function(canonical)),
                                0,
                                null));
        observer.hostFunctionDefined(module, type, name);
        return new Extern(dev.fiberscope.engine.wasm.Module.ExternKind.FUNCTION, address);
    }

    /**
     * Makes an instance. {@code imports} in the order of the module's. Does not run the start
     * function.
     *
     * @throws ModuleException UNLINKABLE where an import has another type, UNSUPPORTED where the
     *     machine lacks something; nothing has changed then
     */
    public Instantiation instantiate(ValidModule module, List<Extern> imports)
            throws ModuleException {
        var before = store.fork();
        Instantiation made;
        try {
            made = new Instantiator(settings, store, module, imports).instantiate();
        } catch (ModuleException refused) {
            store = before;
            watching.attach(store);
            throw refused;
        }
        watching.instantiated(store);
        observer.instantiated(module, imports);
        return made;
    }

    /** What the instance exports as {@code name}. */
    public Optional<Extern> export(int instance, String name) {
        return Instantiator.export(store.instances.get(instance), name);
    }

    public int instanceCount() {
        return store.instances.size();
    }

    public ValidModule module(int instance) {
        return store.instances.get(instance).module();
    }

    /**
     * As people see it: {@code $name} or index; of a host function the name it was defined with.
     */
    public String functionName(int function) {
        return store.function(function).name;
    }

    public boolean isHost(int function) {
        return store.function(function).isHost();
    }

    /** In canonical types: a concrete heap type is a number of this machine. */
    public FunctionType functionType(int function) {
        return store.function(function).shape;
    }

    /** The address of the function at {@code index} of the instance's function index space. */
    public int functionAddress(int instance, int index) {
        return store.instances.get(instance).functions().at(index);
    }

    /** The address of the memory at {@code index} of the instance, if there is one. */
    public Optional<Integer> memoryAddress(int instance, int index) {
        return instance < store.instances.size()
                        && index < store.instances.get(instance).memories().size()
                ? Optional.of(store.instances.get(instance).memories().at(index))
                : Optional.empty();
    }

    /** The address of the global at {@code index} of the instance, if there is one. */
    public Optional<Integer> globalAddress(int instance, int index) {
        return instance < store.instances.size()
                        && index < store.instances.get(instance).globals().size()
                ? Optional.of(store.instances.get(instance).globals().at(index))
                : Optional.empty();
    }

    /** The address of the table at {@code index} of the instance, if there is one. */
    public Optional<Integer> tableAddress(int instance, int index) {
        return instance < store.instances.size()
                        && index < store.instances.get(instance).tables().size()
                ? Optional.of(store.instances.get(instance).tables().at(index))
                : Optional.empty();
    }

    public Phase phase() {
        return store.phase;
    }

    /** Number of instructions executed. */
    public long step() {
        return store.step;
    }

    /** The stack that runs or waits for a host, if an activation is alive. */
    public Optional<StackId> runningStack() {
        return Optional.ofNullable(store.running).map(Pictures::stack);
    }

    /** Number of frames on the running stack; 0 without one. */
    public int runningDepth() {
        return store.running == null ? 0 : store.running.frameCount();
    }

    /**
     * Number of frames on all stacks of the running chain, and of the chains that wait for hosts
     * below it; 0 where nothing runs.
     */
    public int frames() {
        return store.running == null ? 0 : store.framesBelow + store.running.frameCount();
    }

    /**
     * Where frame {@code depth} of the stack stands, counted from the bottom; empty if there is
     * none.
     */
    public Optional<CodePoint> frameAt(StackId stack, int depth) {
        return stackOf(stack)
                .filter(it -> depth >= 0 && depth < it.frameCount())
                .map(it -> Pictures.next(store, it, depth * StackData.FRAME));
    }

    private Optional<StackData> stackOf(StackId id) {
        if (store.running != null && store.running.ordinal == id.number()) {
            return Optional.of(store.running);
        }
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null && stack.ordinal == id.number()) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }

    /** The stacks that are not over, each with whether it is the top of a suspended chain. */
    public void eachStack(BiConsumer<StackId, Boolean> reader) {
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null) {
                reader.accept(Pictures.stack(stack), stack.state == StackData.SUSPENDED);
            }
        }
    }

    /**
     * The raw slot, of v128 the lower half, of a local in the top frame of the running stack, which
     * has it.
     */
    public long topLocal(int index) {
        var stack = store.current();
        var types = store.function(stack.frames[stack.top]).code().localTypes();
        return stack.slots[
                stack.frames[stack.top + StackData.LOCALS] + Slots.of(types.subList(0, index))];
    }

    /**
     * The raw slot on top of the running stack's operands, of v128 the upper half; there is one.
     */
    public long topOperand() {
        var stack = store.current();
        return stack.slots[stack.sp - 1];
    }

    /** The call that a frame of the running stack waits in, which is not the top one. */
    public CodePoint waitingAt(int depth) {
        return Pictures.waitingAt(store, store.current(), depth * StackData.FRAME);
    }

    /** The next instruction; empty unless the machine is ready. */
    public Optional<CodePoint> next() {
        var stack = store.running;
        return stack == null || store.phase != Phase.READY || stack.top < 0
                ? Optional.empty()
                : Optional.of(Pictures.next(store, stack, stack.top));
    }

    /**
     * Starts an activation of a function on a new root stack. Idle, or called back from a host that
     * is waited for.
     */
    public void enter(int function, Values arguments) {
        observer.entered(function, arguments);
        boundary.enter(store, function, arguments);
    }

    /** Executes instructions until the limit says to stop. Only when {@link #phase} is READY. */
    public Outcome run(RunLimit limit) {
        var outcome = go(limit);
        takeJump();
        if (outcome instanceof Outcome.HostCalled(int function, var arguments)) {
            observer.hostCalled(function, arguments);
        }
        return outcome;
    }

    /** A jump is no instruction: before it or behind it, that is the same state. */
    private void takeJump() {
        var stack = store.running;
        if (stack != null && store.phase == Phase.READY && stack.top >= 0) {
            int pc = stack.frames[stack.top + StackData.PC];
            int next = store.function(stack.frames[stack.top]).code().ahead(pc);
            if (next != pc) {
                var owned = store.run(stack.slot);
                owned.frames[owned.top + StackData.PC] = next;
            }
        }
    }

    private Outcome go(RunLimit limit) {
        var ready = store.pending;
        if (ready != null) {
            store.pending = null;
            if (ready instanceof Outcome.HostCalled) {
                store.phase = Phase.WAITING;
            }
            return ready;
        }
        watch(limit.frame());
        boolean patched = limit.breakpoints();
        boolean stops = watching.stops();
        if ((patched || stops) && limit.step() > store.step) {
            var first =
                    interpreter.run(
                            store, breakpoints.plain(store), store.step + 1, limit.switches());
            if (first != Interpreter.End.BUDGET) {
                return outcome(first);
            }
        }
        var codes = patched ? breakpoints.patched(store) : breakpoints.plain(store);
        watching.arm(stops);
        try {
            return outcome(interpreter.run(store, codes, limit.step(), limit.switches()));
        } finally {
            watching.arm(false);
        }
    }

    private void watch(Optional<FrameWatch> frame) {
        interpreter.watchNothing();
        if (frame.isPresent()) {
            for (int slot = 0; slot < store.stacks.size(); slot++) {
                var stack = store.stacks.find(slot);
                if (stack != null && stack.ordinal == frame.get().stack().number()) {
                    interpreter.watch(slot, stack.ordinal, frame.get().depth());
                }
            }
        }
    }

    private Outcome outcome(Interpreter.End end) {
        return switch (end) {
            case BUDGET -> new Outcome.StepReached();
            case APART -> throw new AssertionError("unreachable: the interpreter takes it apart");
            case BREAKPOINT -> new Outcome.BreakpointReached(next().orElseThrow());
            case SWITCHED -> new Outcome.Switched();
            case FRAME -> new Outcome.FrameReached();
            case WRITE -> new Outcome.WriteAhead();
            case TRAP -> {
                var signal = interpreter.signal();
                yield new Outcome.Trapped(trap(signal.reason, Traps.sentence(store, signal), true));
            }
            case OUTCOME -> cold.outcome();
        };
    }

    /**
     * The innermost activation traps; its chain stays to be looked at. {@code inside} an
     * instruction that had begun.
     */
    private Trap trap(String reason, String sentence, boolean inside) {
        var stack = Pictures.stack(store.current());
        var trap = Traps.end(store, reason, sentence, inside);
        events.note(store, EventType.TRAPPED, store.current().ordinal, Events.NONE);
        events.emit(store, at -> new TraceEvent.Trapped(at, stack, trap));
        memory.trapped(store, store.current(), store.activation().caller());
        cold.leaveActivation(store);
        return trap;
    }

    /** The host function that is waited for gives its results. */
    public void hostReturned(Values results) {
        observer.hostReturned(results);
        boundary.returned(store, results);
    }

    /** The host function that is waited for throws the exception with this reference. */
    public void hostThrew(long exception) {
        observer.hostThrew(exception);
        boundary.threw(store, exception);
    }

    /**
     * The host function that is waited for failed: the activation that called it traps, and is
     * over.
     */
    public Trap hostTrapped(String reason, String sentence) {
        observer.hostFailed(reason, sentence);
        HostBoundary.answered(store);
        return trap(reason, sentence, false);
    }

    /**
     * The instruction that a breakpoint at {@code at} stands for: that one, or the next that is
     * executed.
     */
    public CodePoint executed(CodePoint at) {
        return Breakpoints.executed(store, at);
    }

    public void setBreakpoint(CodePoint at) {
        breakpoints.add(at);
    }

    public void clearBreakpoint(CodePoint at) {
        breakpoints.remove(at);
    }

    /** The listener is told events from now on, or none; they count all the same. */
    public void hear(boolean wanted) {
        events.hear(wanted);
    }

    /** Number of events so far; 0 where nothing is counted. */
    public long events() {
        return store.events;
    }

    /**
     * What all events so far come to: steps, types, stacks, continuations, tags and values, in
     * their order. 0 where nothing is counted.
     */
    public long digest() {
        return store.digest;
    }

    /** What happened since this was asked last; empty where nothing is counted. */
    public Tally takeTally() {
        return events.takeTally();
    }

    /**
     * Bytes of chunks, stacks and objects that were copied since the last checkpoint or snapshot,
     * because they were written.
     */
    public long copied() {
        return store.copied();
    }

    /**
     * Watches these bytes from now on, or none; {@link #memoryWrites} begins at 0. A watch that
     * stops ends runs with {@link Outcome.WriteAhead} before an instruction that will write there,
     * but not before the very first one. Stays through {@link #restore}.
     */
    public void watchMemory(Optional<MemoryWatch> watch) {
        watching.watch(store, watch);
    }

    /**
     * Writes to the watched bytes so far, by instructions and hosts, and by the making of an
     * instance that has them; one instruction may count several times.
     */
    public long memoryWrites() {
        return watching.writes();
    }

    /** A picture of the state between two instructions. */
    public Snapshot snapshot() {
        return new MachineSnapshot(store.fork(), settings);
    }

    /** A checkpoint is a state that nobody changes any more. */
    record Saved(Store store) implements Checkpoint {
        @Override
        public long events() {
            return store.events;
        }

        @Override
        public long digest() {
            return store.digest;
        }

        @Override
        public long bytesBeyond(Checkpoint next) {
            if (!(next instanceof Saved(var other))) {
                throw new IllegalArgumentException("not a checkpoint of a machine");
            }
            return Weight.beyond(store, other);
        }

        @Override
        public long step() {
            return store.step;
        }
    }

    /** Costs the roots, and for each chunk a copy when it is written next. */
    public Checkpoint checkpoint() {
        return new Saved(store.fork());
    }

    /** Goes on from a checkpoint of any machine with equal settings. Breakpoints stay. */
    public void restore(Checkpoint checkpoint) {
        if (!(checkpoint instanceof Saved(var saved))) {
            throw new IllegalArgumentException("not a checkpoint of a machine");
        }
        store = saved.fork();
        breakpoints.forget();
        watching.attach(store);
    }

    /** The values of a row of raw slots. */
    public List<WasmValue> show(List<ValueType> types, Values raw) {
        return new ValueReader(store).values(types, raw);
    }

    /** The raw slots of values given from outside: numbers, null, host objects. */
    public Values raw(List<WasmValue> values) {
        return ValueReader.raw(values);
    }

    /** What hosts read and write while the machine stands still. */
    public HostAccess hostAccess() {
        return hostAccess;
    }

    /** What a user reads of single places, and puts there, while the machine stands still. */
    public Editing editing() {
        return editing;
    }

    /**
     * As {@link Editing#put}.
     *
     * @throws RefusedEdit where there is no such place, where it may not be written, and where the
     *     value does not fit; nothing has changed then
     */
    public void edit(Storage storage, Values value) {
        editing.put(storage, value);
    }

    /**
     * The instructions that may write the place, in the instances that exist; none where the place
     * does not exist. For a local that is also what may begin its frame, for a field what may make
     * its object.
     */
    public Set<CodePoint> writersOf(Storage storage) {
        return Writers.of(store, storage);
    }

    /**
     * Whether the next instruction is one of {@link #writersOf}, will not trap, and does write this
     * very place, whatever value: with the operands on the stack now, in the frame that runs now.
     * The beginning of a frame writes its locals, the making of an object its fields, and a call
     * the operands that it will return. An operand that a branch takes along, it writes where that
     * moves it; payloads that arrive at a label with an exception or a suspension, it does not
     * know.
     */
    public boolean writesNext(Storage storage) {
        return WriteAhead.writes(settings, store, storage);
    }

    /** From now on {@code actions} is told what hosts do. */
    public void observeHosts(HostActions actions) {
        observer = actions;
    }

    /** The tag of an exception reference. */
    public int tagOf(long exception) {
        return store.exceptions.at(Reference.index(exception)).tag();
    }

    /** The function whose activation ended last; there is one. */
    public int endedFunction() {
        return store.endedFunction;
    }

    /**
     * Where the last exception was thrown that left an activation, across stacks: from the frame
     * that threw to the host that had called.
     */
    public List<Trap.Line> uncaughtAt() {
        return store.uncaught;
    }

    /** Tags of all instances. */
    public int tagCount() {
        return store.tags.size();
    }

    public TagId tagId(int tag) {
        return store.tags.get(tag).id();
    }

    public List<WasmValue> payload(long exception) {
        var data = store.exceptions.at(Reference.index(exception));
        return show(store.tags.get(data.tag()).shape().parameters(), data.payload());
    }

    /**
     * Frees what nothing reaches, stacks too; between two instructions. The number of stacks freed.
     */
    public int collect() {
        observer.collected();
        return collector.collect(store, true, false);
    }

    public Statistics statistics() {
        return new Statistics(
                store.step,
                store.switches,
                store.stacksMade,
                store.stacks.alive(),
                store.continuationsMade);
    }

    /** What the frames cost so far; empty where no memory is simulated. */
    public Optional<MemoryStatistics> memoryStatistics() {
        return Optional.ofNullable(store.memory).map(memory -> memory.statistics(store.step));
    }

    /** Addresses of all functions of an instance, by index. */
    public List<Integer> functions(int instance) {
        var all = new ArrayList<Integer>();
        for (int address : store.instances.get(instance).functions().toArray()) {
            all.add(address);
        }
        return all;
    }
}
