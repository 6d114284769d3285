package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.model.Activation;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.ui.layout.Reachable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot for drawing leaks: what only unreachable objects hold counts as held by nobody, and,
 * where that is asked for, only the leaked stacks and the running chain are listed. Whoever asks
 * for another one by its number still gets it.
 */
public final class LeakView implements Snapshot {
    private final Snapshot whole;
    private final Set<StackId> dropped;
    private final Set<StackId> listed;
    private final Set<ContinuationId> shown;
    private final List<ContinuationId> continuations;

    private LeakView(Snapshot whole, Set<StackId> dropped, Set<StackId> listed) {
        this.whole = whole;
        this.dropped = Set.copyOf(dropped);
        this.listed = new HashSet<>(listed);
        continuations = whole.continuations().stream().filter(this::isListed).toList();
        shown = Set.copyOf(continuations);
        this.listed.addAll(whole.runningChain());
    }

    /** Everything; nobody holds {@code dropped} but objects that nothing reaches. */
    public static LeakView marked(Snapshot whole, Set<StackId> dropped) {
        return new LeakView(whole, dropped, Set.copyOf(whole.stacks()));
    }

    /** Leaks and the running chain alone; {@code dropped} as for {@link #marked}. */
    public static LeakView alone(Snapshot whole, Set<StackId> dropped) {
        return new LeakView(whole, dropped, Reachable.forgotten(marked(whole, dropped)));
    }

    private boolean isListed(ContinuationId continuation) {
        return whole.continuation(continuation)
                .filter(state ->
                        !(state instanceof ContinuationState.Live(var chain))
                                || listed.contains(chain.top()))
                .isPresent();
    }

    /** In an object, which keeps nothing alive if nothing reaches it. */
    private boolean isVain(Holding holding) {
        return (holding.holder() instanceof Holder.Field
                        || holding.holder() instanceof Holder.Payload)
                && whole.continuation(holding.continuation()).orElse(null)
                        instanceof ContinuationState.Live(var chain)
                && dropped.contains(chain.top());
    }

    @Override
    public long step() {
        return whole.step();
    }

    @Override
    public List<Activation> activations() {
        return whole.activations();
    }

    @Override
    public List<StackId> stacks() {
        return whole.stacks().stream().filter(listed::contains).toList();
    }

    @Override
    public Optional<Stack> stack(StackId id) {
        return whole.stack(id);
    }

    @Override
    public List<Segment> segments(StackId stack) {
        return whole.segments(stack);
    }

    @Override
    public List<Integer> frameOffsets(StackId stack) {
        return whole.frameOffsets(stack);
    }

    @Override
    public List<ContinuationId> continuations() {
        return continuations;
    }

    @Override
    public Optional<ContinuationState> continuation(ContinuationId id) {
        return whole.continuation(id);
    }

    @Override
    public List<Holding> holdings() {
        return whole.holdings().stream()
                .filter(each -> shown.contains(each.continuation()) && !isVain(each))
                .toList();
    }

    @Override
    public Optional<ObjectPicture> object(WasmValue reference, int first, int count) {
        return whole.object(reference, first, count);
    }

    @Override
    public List<StackId> runningChain() {
        return whole.runningChain();
    }

    @Override
    public Optional<CodePoint> next() {
        return whole.next();
    }

    @Override
    public Forecast forecast() {
        return whole.forecast();
    }

    @Override
    public Optional<String> trapAhead() {
        return whole.trapAhead();
    }

    @Override
    public Optional<Trap> trap() {
        return whole.trap();
    }

    @Override
    public List<Global> globals() {
        return whole.globals();
    }

    @Override
    public List<Global> globals(int instance) {
        return whole.globals(instance);
    }

    @Override
    public List<Table> tables() {
        return whole.tables();
    }

    @Override
    public List<Table> tables(int instance) {
        return whole.tables(instance);
    }

    @Override
    public List<String> memories(int instance) {
        return whole.memories(instance);
    }

    @Override
    public long memoryPages(int instance, int memory) {
        return whole.memoryPages(instance, memory);
    }

    @Override
    public byte[] memory(int instance, int memory, long address, int count) {
        return whole.memory(instance, memory, address, count);
    }
}
