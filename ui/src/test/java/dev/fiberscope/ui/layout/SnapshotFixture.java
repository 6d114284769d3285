package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Activation;
import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.ObjectPicture;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A snapshot made by hand: stacks first, then what refers to them. Also knows the lines and
 * instructions of its places.
 */
public final class SnapshotFixture implements Snapshot, CodeLabels {
    private final Map<StackId, Draft> drafts = new TreeMap<>();
    private final Map<ContinuationId, ContinuationState> continuations = new TreeMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Activation> activations = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<CodePoint, Integer> lines = new HashMap<>();
    private final Map<CodePoint, String> instructions = new HashMap<>();
    private final Map<StackId, Long> made = new HashMap<>();
    private final Map<StackId, Long> suspended = new HashMap<>();
    private final Map<TraceFacts.ClauseAt, TraceFacts.Taken> taken = new HashMap<>();
    private final Map<ContinuationId, LastHolder> lost = new HashMap<>();
    private Forecast forecast = new Forecast.Plain();
    private Optional<Trap> trap = Optional.empty();
    private long step;

    /** A stack in the making. Frames are given newest first. */
    public final class Draft {
        private final StackId id;
        private final String entry;
        private final List<Frame> frames = new ArrayList<>();
        private Prompt prompt = new Prompt(new CodePoint(0, 0, 0), List.of());
        private StackState state = new StackState.Running();
        private Optional<StackId> parent = Optional.empty();

        private Draft(StackId id, String entry) {
            this.id = id;
            this.entry = entry;
        }

        public Draft frame(String function, int line, String instruction) {
            var at = new CodePoint(0, lines.size(), line);
            lines.put(at, line);
            instructions.put(at, instruction);
            frames.add(new Frame(at, function, List.of(), List.of()));
            return this;
        }

        /**
         * The clauses of the resume in the newest frame: {@code "$yield $on_yield"}, {@code "$yield
         * switch"}.
         */
        public Draft prompt(String... clauses) {
            prompt =
                    new Prompt(
                            frames.getFirst().at(),
                            Arrays.stream(clauses).map(SnapshotFixture::clause).toList());
            return this;
        }

        public Draft took(int clause, long at, WasmValue... payload) {
            taken.put(
                    new TraceFacts.ClauseAt(id, prompt.at(), clause),
                    new TraceFacts.Taken(at, List.of(payload)));
            return this;
        }

        public Draft made(long at) {
            made.put(id, at);
            return this;
        }

        public Draft since(long at) {
            suspended.put(id, at);
            return this;
        }

        private Stack done() {
            return new Stack(id, state, entry, parent, frames, List.of());
        }
    }

    private static Clause clause(String words) {
        int space = words.indexOf(' ');
        var tag = tag(words.substring(0, space));
        var label = words.substring(space + 1);
        return label.equals("switch") ? new Clause.OnSwitch(tag) : new Clause.OnLabel(tag, label);
    }

    public static TagId tag(String name) {
        return new TagId(Math.floorMod(name.hashCode(), 1000), name);
    }

    public static StackId s(int number) {
        return new StackId(number);
    }

    public static ContinuationId k(int number) {
        return new ContinuationId(number);
    }

    public SnapshotFixture step(long number) {
        step = number;
        return this;
    }

    public Draft stack(int number, String entry) {
        var draft = new Draft(s(number), entry);
        drafts.put(draft.id, draft);
        return draft;
    }

    private Draft draft(int number) {
        return Optional.ofNullable(drafts.get(s(number))).orElseThrow();
    }

    /**
     * Makes a running chain, top first, which the host called as {@code entry}; the outermost
     * activation first.
     */
    public SnapshotFixture running(String entry, int... topFirst) {
        link(topFirst);
        draft(topFirst[0]).state = new StackState.Running();
        activations.add(new Activation(s(topFirst[topFirst.length - 1]), s(topFirst[0]), entry));
        return this;
    }

    /** A chain whose top waits for a host function. */
    public SnapshotFixture inHost(String entry, String function, int... topFirst) {
        running(entry, topFirst);
        draft(topFirst[0]).state = new StackState.InHost(function);
        return this;
    }

    public SnapshotFixture suspended(int continuation, int... topFirst) {
        link(topFirst);
        draft(topFirst[0]).state = new StackState.Suspended(k(continuation));
        return live(continuation, topFirst);
    }

    public SnapshotFixture fresh(int continuation, int stack) {
        draft(stack).state = new StackState.Fresh(k(continuation));
        return live(continuation, stack);
    }

    public SnapshotFixture trapped(String sentence, int... topFirst) {
        link(topFirst);
        var top = draft(topFirst[0]);
        for (int each : topFirst) {
            draft(each).state =
                    new StackState.Trapped(
                            draft(each).state instanceof StackState.Parent(_, var prompt)
                                    ? Optional.of(prompt)
                                    : Optional.empty());
        }
        var frame = top.frames.getFirst();
        trap =
                Optional.of(
                        new Trap(
                                "reason",
                                sentence,
                                List.of(new Trap.Line(top.id, frame.function(), frame.at()))));
        return this;
    }

    private void link(int... topFirst) {
        for (int index = 1; index < topFirst.length; index++) {
            var child = draft(topFirst[index - 1]);
            var parent = draft(topFirst[index]);
            child.parent = Optional.of(parent.id);
            parent.state = new StackState.Parent(child.id, parent.prompt);
        }
    }

    private SnapshotFixture live(int continuation, int... topFirst) {
        continuations.put(
                k(continuation),
                new ContinuationState.Live(
                        new Chain(
                                s(topFirst[topFirst.length - 1]),
                                s(topFirst[0]),
                                topFirst.length)));
        return this;
    }

    public SnapshotFixture held(Holder holder, int continuation) {
        holdings.add(new Holding(holder, k(continuation), false));
        return this;
    }

    public SnapshotFixture used(Holder holder, int continuation) {
        continuations.put(k(continuation), new ContinuationState.Consumed());
        holdings.add(new Holding(holder, k(continuation), true));
        return this;
    }

    /** Nobody holds it since {@code at}: {@code function}, in line {@code line}, let go of it. */
    public SnapshotFixture lost(int continuation, long at, Holder last, String function, int line) {
        var place = new CodePoint(0, lines.size(), line);
        lines.put(place, line);
        lost.put(
                k(continuation),
                new LastHolder(at, last, Optional.of(new LastHolder.Line(function, place))));
        return this;
    }

    /** A table of {@code size} slots with these continuations from slot 0. */
    public SnapshotFixture table(String name, int size, int... held) {
        var slots =
                IntStream.range(0, size)
                        .mapToObj(index ->
                                new Cell(
                                        index + "",
                                        "(ref null $task)",
                                        index < held.length
                                                ? new WasmValue.Continuation(k(held[index]), false)
                                                : new WasmValue.Null()))
                        .toList();
        tables.add(new Table(0, name, "(ref null $task)", slots));
        for (int index = 0; index < held.length; index++) {
            held(new Holder.TableSlot(0, name, index), held[index]);
        }
        return this;
    }

    /** The reference in this slot of a table is gone, and can be consumed no more. */
    public SnapshotFixture taken(String table, long slot) {
        var holder = new Holder.TableSlot(0, table, slot);
        holdings.stream()
                .filter(holding -> holding.holder().equals(holder))
                .toList()
                .forEach(holding -> {
                    holdings.remove(holding);
                    continuations.put(holding.continuation(), new ContinuationState.Consumed());
                });
        return this;
    }

    public SnapshotFixture forecast(Forecast next) {
        forecast = next;
        return this;
    }

    public Chain chain(int bottom, int top, int size) {
        return new Chain(s(bottom), s(top), size);
    }

    public List<Forecast.Search> searched(int... owners) {
        return Arrays.stream(owners)
                .mapToObj(owner -> new Forecast.Search(s(owner), draft(owner).prompt))
                .toList();
    }

    public TraceFacts facts() {
        return new TraceFacts(
                made,
                suspended,
                Map.of(),
                OptionalLong.of(
                        continuations.keySet().stream()
                                .mapToLong(each -> each.number() + 1)
                                .max()
                                .orElse(0)),
                taken,
                lost);
    }

    @Override
    public Optional<Integer> line(CodePoint at) {
        return Optional.ofNullable(lines.get(at));
    }

    @Override
    public String instruction(CodePoint at) {
        return instructions.getOrDefault(at, "nop");
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public List<Activation> activations() {
        return activations;
    }

    @Override
    public List<StackId> stacks() {
        return List.copyOf(drafts.keySet());
    }

    @Override
    public Optional<Stack> stack(StackId id) {
        return Optional.ofNullable(drafts.get(id)).map(Draft::done);
    }

    @Override
    public List<ContinuationId> continuations() {
        return List.copyOf(continuations.keySet());
    }

    @Override
    public Optional<ContinuationState> continuation(ContinuationId id) {
        return Optional.ofNullable(continuations.get(id));
    }

    @Override
    public Optional<ObjectPicture> object(WasmValue reference, int first, int count) {
        return Optional.empty();
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }

    @Override
    public List<StackId> runningChain() {
        var chain = new ArrayList<StackId>();
        if (!activations.isEmpty()) {
            var next = stack(activations.getLast().running());
            while (next.isPresent()) {
                chain.add(next.get().id());
                next = next.get().parent().flatMap(this::stack);
            }
        }
        return chain;
    }

    @Override
    public Optional<CodePoint> next() {
        return runningChain().stream()
                .findFirst()
                .flatMap(this::stack)
                .map(stack -> stack.frames().getFirst().at());
    }

    @Override
    public Forecast forecast() {
        return forecast;
    }

    @Override
    public Optional<Trap> trap() {
        return trap;
    }

    @Override
    public List<Global> globals() {
        return List.of();
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    @Override
    public long memoryPages(int instance, int memory) {
        return 0;
    }

    @Override
    public byte[] memory(int instance, int memory, long address, int count) {
        return new byte[0];
    }
}
