package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.ContinuationState;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A snapshot with everything that the drawings of its parts ask for. */
record Reading(
        Snapshot snapshot,
        TraceFacts facts,
        CodeLabels labels,
        Optional<Selected> selected,
        Folding folding,
        Changes changes,
        List<Holding> holdings,
        Map<Selected.OfFrame, List<Holding>> references,
        Set<StackId> forgotten,
        Forecast forecast) {
    static Reading of(
            Snapshot snapshot,
            TraceFacts facts,
            CodeLabels labels,
            Optional<Selected> selected,
            Folding folding,
            Changes changes) {
        var holdings = snapshot.holdings();
        return new Reading(
                snapshot,
                facts,
                labels,
                selected,
                folding,
                changes,
                holdings,
                byFrame(holdings),
                Reachable.forgotten(snapshot, holdings),
                snapshot.forecast());
    }

    boolean isSelected(Selected target) {
        return selected.filter(target::equals).isPresent();
    }

    /** The user or the next instruction points at it: it stands as a card always. */
    boolean isPointedAt(ContinuationId continuation) {
        return arriving().filter(continuation::equals).isPresent()
                || selected.filter(chosen -> isAt(chosen, continuation)).isPresent();
    }

    private boolean isAt(Selected chosen, ContinuationId continuation) {
        return switch (chosen) {
            case Selected.OfContinuation(var id) -> id.equals(continuation);
            case Selected.OfStack(var stack) -> isOn(stack, continuation);
            case Selected.OfFrame(var stack, _) -> isOn(stack, continuation);
            case Selected.OfPlace _, Selected.OfHolder _, Selected.OfFold _ -> false;
        };
    }

    private boolean isOn(StackId stack, ContinuationId continuation) {
        return chain(continuation).stream()
                .flatMap(chain -> stacks(chain).stream())
                .anyMatch(each -> each.id().equals(stack));
    }

    /** The continuation that the next instruction uses up. */
    Optional<ContinuationId> arriving() {
        return switch (forecast) {
            case Forecast.Resumes resumes -> Optional.of(resumes.continuation());
            case Forecast.Switches switches -> Optional.of(switches.continuation());
            case Forecast.Plain _,
                    Forecast.Suspends _,
                    Forecast.Unhandled _,
                    Forecast.Traps _,
                    Forecast.Ends _ ->
                    Optional.empty();
        };
    }

    Look look(Stack stack, boolean aside) {
        return forgotten.contains(stack.id()) ? Look.FORGOTTEN : Look.of(stack.state(), aside);
    }

    /** The look of the references to a chain: that of its top. */
    Look look(ContinuationId continuation) {
        return chain(continuation)
                .flatMap(chain -> snapshot.stack(chain.top()))
                .map(stack -> look(stack, true))
                .orElse(Look.TRAPPED);
    }

    String word(Stack stack) {
        if (forgotten.contains(stack.id())) {
            return stack.state() instanceof StackState.Fresh ? "never started" : "forgotten";
        }
        return stack.state().word();
    }

    /** What can still be consumed refers to this chain. */
    Optional<Chain> chain(ContinuationId continuation) {
        return snapshot.continuation(continuation)
                .flatMap(state ->
                        switch (state) {
                            case ContinuationState.Live(var chain) -> Optional.of(chain);
                            case ContinuationState.Consumed() -> Optional.empty();
                        });
    }

    /** The stacks of a chain, its top first. */
    List<Stack> stacks(Chain chain) {
        return downFrom(chain.top(), Optional.of(chain.bottom()));
    }

    /** The stacks from {@code top} to {@code bottom}, or as far as there are parents. */
    List<Stack> downFrom(StackId top, Optional<StackId> bottom) {
        var stacks = new ArrayList<Stack>();
        var next = snapshot.stack(top);
        while (next.isPresent()) {
            var stack = next.get();
            stacks.add(stack);
            boolean last = bottom.filter(stack.id()::equals).isPresent();
            next = last ? Optional.empty() : stack.parent().flatMap(snapshot::stack);
        }
        return stacks;
    }

    /** References in a frame, those that can still be consumed first. */
    List<Holding> references(StackId stack, int depth) {
        return references.getOrDefault(new Selected.OfFrame(stack, depth), List.of());
    }

    private static Map<Selected.OfFrame, List<Holding>> byFrame(List<Holding> holdings) {
        var frames = new HashMap<Selected.OfFrame, List<Holding>>();
        for (var holding : holdings) {
            var frame =
                    switch (holding.holder()) {
                        case Holder.Local local ->
                                Optional.of(new Selected.OfFrame(local.stack(), local.depth()));
                        case Holder.Operand operand ->
                                Optional.of(new Selected.OfFrame(operand.stack(), operand.depth()));
                        case Holder.TableSlot _,
                                Holder.GlobalCell _,
                                Holder.Bound _,
                                Holder.Payload _,
                                Holder.Field _,
                                Holder.Host _ ->
                                Optional.<Selected.OfFrame>empty();
                    };
            frame.ifPresent(
                    each -> frames.computeIfAbsent(each, _ -> new ArrayList<>()).add(holding));
        }
        frames.values().forEach(list -> list.sort(Comparator.comparing(Holding::consumed)));
        return frames;
    }

    /** {@code $run} and {@code :34}. */
    Run[] place(Frame frame, Hue function, Hue place) {
        return new Run[] {
            Run.code(frame.function(), function), Run.code(position(frame.at()), place)
        };
    }

    String position(CodePoint at) {
        return labels.line(at).map(line -> ":" + line).orElseGet(() -> "+" + at.instruction());
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
