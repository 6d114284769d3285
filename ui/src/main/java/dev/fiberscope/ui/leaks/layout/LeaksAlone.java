package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.model.Activation;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Segment;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot in which only the running chain and some stacks off it are listed. Whoever asks for another one by
 * its number still gets it.
 */
public final class LeaksAlone implements Snapshot {
    private final Snapshot whole;
    private final Set<StackId> listed;
    private final List<ContinuationId> continuations;

    /** {@code leaked} are listed, and what runs. */
    public LeaksAlone(Snapshot whole, Set<StackId> leaked) {
        this.whole = whole;
        listed = new HashSet<>(leaked);
        continuations =
                whole.continuations().stream()
                        .filter(each ->
                                whole.continuation(each).orElse(null)
                                                instanceof ContinuationState.Live(var chain)
                                        && listed.contains(chain.top()))
                        .toList();
        listed.addAll(whole.runningChain());
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
        var shown = new HashSet<>(continuations);
        return whole.holdings().stream()
                .filter(each -> shown.contains(each.continuation()))
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
