package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;

/**
 * Where a command wants to be, going forward: the stepping rules. Whether it is there is read from
 * the state alone, so that it makes no difference who ran, live machine or replica, in how many
 * slices, and what hosts did in between.
 *
 * @param from the step at which the command was given
 * @param ready an instruction was next then: the same step does not count as a new place
 */
record Goal(Aim aim, long from, boolean ready) {
    sealed interface Aim {
        /** The first instruction there is. */
        record Beginning() implements Aim {}

        record NextInstruction() implements Aim {}

        /**
         * Control in frame {@code depth} of {@code stack} or in one below it, or that stack over.
         * Depth -1: only over.
         */
        record Frame(StackId stack, int depth) implements Aim {}

        /** Another stack than this running. */
        record OtherStack(Optional<StackId> stack) implements Aim {}

        /** Nothing but what the session watches for. */
        record Condition() implements Aim {}

        record Step(long step) implements Aim {}

        /** The next instruction writes the place, or a host has. */
        record Write(Awaited awaited) implements Aim {}
    }

    static Goal from(Timeline timeline, Aim aim) {
        return new Goal(aim, timeline.step(), timeline.ready());
    }

    /** How far the machine may go without somebody looking. */
    RunLimit limit(Timeline timeline, Watch watch) {
        long one = timeline.step() + 1;
        return switch (aim) {
            case Aim.Beginning(), Aim.NextInstruction() -> RunLimit.to(one);
            case Aim.Frame(var stack, int depth) ->
                    timeline.step() == from
                            ? RunLimit.to(one)
                            : watch.limit(false, Optional.of(new FrameWatch(stack, depth)));
            case Aim.OtherStack _ -> watch.limit(true, Optional.empty());
            case Aim.Condition() -> watch.limit(false, Optional.empty());
            case Aim.Write(var awaited) -> watch.limit(false, awaited.below());
            case Aim.Step(long step) -> RunLimit.to(step);
        };
    }

    /** Why the session stops here, if it does. An instruction is next. */
    Optional<StopReason> reached(Timeline timeline, Watch watch) {
        boolean moved = timeline.step() > from || !ready;
        return switch (aim) {
            case Aim.Beginning() -> Optional.of(new StopReason.Opened());
            case Aim.NextInstruction() -> when(moved, new StopReason.Stepped());
            case Aim.Frame(var stack, int depth) ->
                    when(moved && reached(timeline, stack, depth), new StopReason.Stepped())
                            .or(() -> condition(watch, moved));
            case Aim.OtherStack(var stack) ->
                    (stack.isPresent() && stack.get().equals(timeline.runningStack())
                                    ? Optional.<StopReason>empty()
                                    : timeline.lastChange()
                                            .<StopReason>map(StopReason.SwitchReached::new))
                            .or(() -> condition(watch, moved));
            case Aim.Condition() -> condition(watch, moved);
            case Aim.Write(var awaited) ->
                    awaited.reached(timeline, moved).or(() -> condition(watch, moved));
            case Aim.Step(long step) -> when(timeline.step() >= step, new StopReason.Travelled());
        };
    }

    private static boolean reached(Timeline timeline, StackId stack, int depth) {
        return timeline.runningStack().equals(stack)
                ? timeline.runningDepth() <= depth
                : !timeline.exists(stack);
    }

    private static Optional<StopReason> condition(Watch watch, boolean moved) {
        return moved ? watch.reason() : Optional.empty();
    }

    private static Optional<StopReason> when(boolean condition, StopReason reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }
}
