package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Activation;
import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A state that nobody changes any more, read in the words of the model. */
final class MachineSnapshot implements Snapshot {
    private final Store store;
    private final Settings settings;
    private final InstanceReader parts;

    /** Made when it is asked for: most snapshots of a run with many stacks never are. */
    private volatile @Nullable StackIndex index;

    private @Nullable Forecast forecast;

    /**
     * {@code store} must be a fork that belongs to this snapshot alone; {@code settings} are those
     * of its machine.
     */
    MachineSnapshot(Store store, Settings settings) {
        this.store = store;
        this.settings = settings;
        this.parts = new InstanceReader(store);
    }

    private StackIndex index() {
        var made = index;
        if (made == null) {
            made = new StackIndex(store);
            index = made;
        }
        return made;
    }

    /** For readers of this package: nobody writes it. */
    Store store() {
        return store;
    }

    @Override
    public long step() {
        return store.step;
    }

    @Override
    public List<Activation> activations() {
        var all = new ArrayList<Activation>();
        for (int i = 0; i < store.activations.size(); i++) {
            var each = store.activations.get(i);
            int running =
                    i + 1 < store.activations.size()
                            ? store.activations.get(i + 1).caller()
                            : store.current().slot;
            all.add(
                    new Activation(
                            Pictures.stack(store, each.root()),
                            Pictures.stack(store, running),
                            Pictures.function(store, each.function())));
        }
        return all;
    }

    @Override
    public List<StackId> stacks() {
        return index().ordinals().mapToObj(StackId::new).toList();
    }

    @Override
    public Optional<Stack> stack(StackId id) {
        return Optional.ofNullable(find(id)).map(this::stack);
    }

    private @Nullable StackData find(StackId id) {
        var slot = index().slotOf(id.number());
        return slot.isPresent() ? store.stacks.at(slot.getAsInt()) : null;
    }

    @Override
    public List<Segment> segments(StackId id) {
        var stack = find(id);
        return stack == null ? List.of() : MemoryUse.segments(store, stack);
    }

    @Override
    public List<Integer> frameOffsets(StackId id) {
        var stack = find(id);
        return stack == null ? List.of() : MemoryUse.offsets(store, stack);
    }

    @Override
    public int frameBytes(StackId id) {
        var stack = find(id);
        return stack == null ? 0 : stack.used;
    }

    /** The slot of a stack that is not over. */
    OptionalInt slot(StackId id) {
        return index().slotOf(id.number());
    }

    private Stack stack(StackData stack) {
        var frames = new ArrayList<Frame>();
        FrameLayout.of(store, stack, false).forEach(layout -> frames.add(frame(stack, layout)));
        Collections.reverse(frames);
        var bound = new ArrayList<Cell>();
        if (stack.bound > 0) {
            var types = StackSwitching.resumptionTypes(store, stack);
            cells(
                    Slots.first(types, stack.bound),
                    stack.slots,
                    stack.sp - stack.bound,
                    Names.NONE,
                    Integer::toString,
                    bound);
        }
        return new Stack(
                Pictures.stack(stack),
                state(stack),
                Pictures.function(store, stack.entry),
                stack.parent == StackData.NONE
                        ? Optional.empty()
                        : Optional.of(Pictures.stack(store, stack.parent)),
                frames,
                bound);
    }

    private StackState state(StackData stack) {
        return switch (stack.state) {
            case StackData.FRESH -> new StackState.Fresh(new ContinuationId(stack.heldBy));
            case StackData.RUNNING -> new StackState.Running();
            case StackData.PARENT ->
                    new StackState.Parent(
                            Pictures.stack(store, stack.child), Pictures.prompt(store, stack));
            case StackData.SUSPENDED -> new StackState.Suspended(new ContinuationId(stack.heldBy));
            case StackData.IN_HOST -> new StackState.InHost(Pictures.function(store, stack.child));
            default ->
                    new StackState.Trapped(
                            waited(stack)
                                    ? Optional.of(Pictures.promptOfTrapped(store, stack))
                                    : Optional.empty());
        };
    }

    /** Of a trapped stack: it was a parent. */
    private boolean waited(StackData stack) {
        return store.trapped.stream().anyMatch(slot -> store.stacks.at(slot).parent == stack.slot);
    }

    private Frame frame(StackData stack, FrameLayout layout) {
        var function = layout.function();
        var names = store.instances.get(function.instance()).module().module().names();
        var locals = new ArrayList<Cell>();
        cells(
                function.localTypes(),
                stack.slots,
                layout.locals(),
                names,
                i ->
                        names.local(function.index(), i)
                                .map(each -> "$" + each)
                                .orElseGet(() -> Integer.toString(i)),
                locals);
        var operands = new ArrayList<Cell>();
        cells(
                layout.operands(),
                stack.slots,
                layout.firstOperand(),
                names,
                Integer::toString,
                operands);
        return new Frame(
                new CodePoint(function.instance(), function.index(), layout.instruction()),
                Pictures.function(store, stack.frames[layout.record()]),
                locals,
                operands);
    }

    /** Adds a cell for each of {@code types}, whose values begin in slot {@code from}. */
    private void cells(
            List<ValueType> types,
            long[] slots,
            int from,
            Names names,
            IntFunction<String> name,
            List<Cell> all) {
        var values = new ValueReader(store);
        int at = from;
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            all.add(
                    new Cell(
                            name.apply(i),
                            TypeWords.of(type, names),
                            values.value(type, slots, at)));
            at += Slots.of(type);
        }
    }

    @Override
    public List<ContinuationId> continuations() {
        return index().held().mapToObj(ContinuationId::new).toList();
    }

    @Override
    public Optional<ContinuationState> continuation(ContinuationId id) {
        var slot = index().heldBy(id.number());
        if (slot.isPresent()) {
            return Optional.of(
                    new ContinuationState.Live(
                            Pictures.chain(store, store.stacks.at(slot.getAsInt()))));
        }
        return id.number() < store.continuationsMade
                ? Optional.of(new ContinuationState.Consumed())
                : Optional.empty();
    }

    @Override
    public List<Holding> holdings() {
        return Holdings.of(store, false);
    }

    @Override
    public Optional<ObjectPicture> object(WasmValue reference, int first, int count) {
        return ObjectReader.read(store, reference, first, count);
    }

    @Override
    public List<StackId> runningChain() {
        var chain = new ArrayList<StackId>();
        if (store.running != null) {
            for (int slot = store.running.slot;
                    slot != StackData.NONE;
                    slot = store.stacks.at(slot).parent) {
                chain.add(Pictures.stack(store, slot));
            }
        } else if (!store.trapped.isEmpty()) {
            store.trapped.forEach(slot -> chain.add(Pictures.stack(store, slot)));
        }
        return chain;
    }

    @Override
    public Optional<CodePoint> next() {
        var running = store.running;
        return running == null || store.phase != Phase.READY || running.top < 0
                ? Optional.empty()
                : Optional.of(Pictures.next(store, running, running.top));
    }

    @Override
    public synchronized Forecast forecast() {
        if (forecast == null) {
            var found = Forecasts.next(store);
            forecast =
                    found instanceof Forecast.Plain
                            ? Rehearsal.trap(store, settings)
                                    .<Forecast>map(Forecast.Traps::new)
                                    .orElse(found)
                            : found;
        }
        return forecast;
    }

    @Override
    public Optional<String> trapAhead() {
        return switch (forecast()) {
            case Forecast.Traps(var sentence) -> Optional.of(sentence);
            case Forecast.Unhandled _ -> Rehearsal.trap(store, settings);
            case Forecast.Plain _,
                    Forecast.Resumes _,
                    Forecast.Suspends _,
                    Forecast.Switches _,
                    Forecast.Ends _ ->
                    Optional.empty();
        };
    }

    @Override
    public Optional<Trap> trap() {
        return store.trap;
    }

    @Override
    public List<Global> globals() {
        return parts.globals();
    }

    @Override
    public List<Global> globals(int instance) {
        return parts.globals(instance);
    }

    @Override
    public List<Table> tables() {
        return parts.tables();
    }

    @Override
    public List<Table> tables(int instance) {
        return parts.tables(instance);
    }

    @Override
    public List<String> memories(int instance) {
        return parts.memories(instance);
    }

    @Override
    public long memoryPages(int instance, int memory) {
        return memoryAt(instance, memory).map(PagedMemory::pages).orElse(0L);
    }

    @Override
    public byte[] memory(int instance, int memory, long address, int count) {
        return memoryAt(instance, memory)
                .filter(each -> address >= 0 && address < each.size())
                .map(each -> each.read(address, (int) Math.min(count, each.size() - address)))
                .orElseGet(() -> new byte[0]);
    }

    private Optional<PagedMemory> memoryAt(int instance, int memory) {
        if (instance < 0 || instance >= store.instances.size()) {
            return Optional.empty();
        }
        var memories = store.instances.get(instance).memories();
        return memory < 0 || memory >= memories.size()
                ? Optional.empty()
                : Optional.of(store.memories.get(memories.at(memory)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineSnapshot snapshot && store.sameAs(snapshot.store);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(store.step);
    }

    @Override
    public String toString() {
        return "snapshot at step " + store.step;
    }
}
