package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Goal.Aim;
import dev.fiberscope.engine.session.Inbox.Message;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Where commands are obeyed. The program comes here before every stretch on the live machine
 * ({@link #limit}), and with what only a person can decide. It leaves when the live machine has to
 * go on; whatever happens in the past happens in between.
 *
 * <p>Re-entered when hosts call back: there is one goal, and whoever runs pursues it. Engine thread
 * only.
 */
final class Desk {
    private final Timeline timeline;
    private final Room room;
    private final Watch watch;
    private final BooleanSupplier cancelled;

    /** What is pursued; empty while the session stands. */
    private Optional<Goal> goal = Optional.of(new Goal(new Aim.Beginning(), 0, false));

    /** What the live machine waits for, where it is not just between two instructions. */
    private Optional<Standing> standing = Optional.empty();

    /** The types that an answer to the waiting host call must have. */
    private Optional<List<ValueType>> asked = Optional.empty();

    private List<WasmValue> answer = List.of();
    private boolean opened;
    private boolean givenUp;

    /** The session around the desk. */
    interface Room {
        Inbox inbox();

        void tell(Notice notice);

        /** Tells a {@code Progressed}, now and then. */
        void progress(long step);

        void listening(Consumer<Notice> listener);

        void loaded(LoadedModule module);

        /** They stay when a run is given up. */
        Conditions conditions();

        /** Tells of {@code all} conditions, if they or their hits are others than before. */
        void counted(List<StopCondition> all);

        void closing();
    }

    Desk(Timeline timeline, Room room) {
        this.timeline = timeline;
        this.room = room;
        watch = new Watch(timeline, room.conditions());
        cancelled =
                () -> {
                    room.progress(timeline.step());
                    return room.inbox().urgent();
                };
    }

    // ---- for the program

    /** How far the live machine, which is ready, may run now. */
    RunLimit limit() {
        room.progress(timeline.step());
        attend();
        watch.keepUp();
        return goal.map(it -> it.limit(timeline, watch))
                .orElseThrow(() -> new AssertionError("unreachable: goes on without a goal"));
    }

    /** Stops once with {@code reason}. */
    void show(StopReason reason) {
        standing = Optional.of(Standing.passing(reason));
        attend();
    }

    /** Stops until a person gives values of {@code types}. */
    List<WasmValue> ask(StopReason.AnswerNeeded reason, List<ValueType> types) {
        asked = Optional.of(types);
        standing =
                Optional.of(
                        Standing.blocked(
                                reason,
                                "The call of "
                                        + reason.function()
                                        + " waits for its results: answer it, or go back."));
        attend();
        return answer;
    }

    /** The program is over. {@link Stopped} when somebody wants it again, or nothing more. */
    void close(Standing end) {
        standing = Optional.of(end);
        for (; ; ) {
            attend();
        }
    }

    void loaded(LoadedModule module) {
        room.loaded(module);
        room.conditions().on(module.instance()).forEach(timeline::setBreakpoint);
    }

    /** A host that swallowed the {@link Stopped} of a run given up gets it again. */
    void checkRunning() {
        if (givenUp) {
            throw new Stopped("this run was given up");
        }
    }

    // ---- standing and going

    /** Until the live machine has to go on. */
    private void attend() {
        for (; ; ) {
            if (goal.isEmpty()) {
                obey(room.inbox().take());
                continue;
            }
            room.inbox().takeHarmless().ifPresent(this::obey);
            var reason = arrived(goal.get());
            if (reason.isPresent()) {
                halt(reason.get());
            } else if (timeline.inPast()) {
                timeline.runInPast(goal.get().limit(timeline, watch));
                room.progress(timeline.step());
            } else {
                return;
            }
        }
    }

    private Optional<StopReason> arrived(Goal pursued) {
        if (standing.isPresent() && !timeline.inPast()) {
            return standing.map(Standing::reason);
        }
        var reached =
                timeline.ready() ? pursued.reached(timeline, watch) : Optional.<StopReason>empty();
        return reached.or(() ->
                room.inbox().urgent()
                        ? Optional.of(new StopReason.StoppedByUser())
                        : Optional.empty());
    }

    private void halt(StopReason reason) {
        goal = Optional.empty();
        boolean nothingRan = !opened && reason instanceof StopReason.Finished;
        opened = true;
        var shown = nothingRan ? new StopReason.Opened() : reason;
        room.counted(watch.counted());
        room.tell(new Notice.Stopped(new Stop(shown, timeline.snapshot(), timeline.recordedTo())));
    }

    // ---- commands

    private void obey(Message message) {
        switch (message) {
            case Message.Asked(var command) -> obey(command);
            case Message.Seeking(var point) -> seek(point);
            case Message.Listening(var listener) -> room.listening(listener);
            case Message.Closing() -> {
                room.closing();
                giveUp();
            }
        }
    }

    private void obey(Command command) {
        switch (command) {
            case Command.StepInto(var direction) -> step(command, direction, Rewind::instruction);
            case Command.StepOver(var direction) -> step(command, direction, Rewind::over);
            case Command.StepOut(var direction) -> step(command, direction, Rewind::out);
            case Command.StepToSwitch(var direction) ->
                    step(command, direction, Rewind::otherStack);
            case Command.Continue(var direction) ->
                    step(command, direction, rewind -> rewind.condition(watch));
            case Command.TravelTo(long step) -> travel(command, step);
            case Command.Stop() -> {}
            case Command.Restart() -> {
                went(command);
                giveUp();
            }
            case Command.SetBreakpoint(var at, boolean on) ->
                    breakpoint(command, at, place -> watch.set(place, on));
            case Command.ClearBreakpoint(var at) -> breakpoint(command, at, watch::clear);
            case Command.SetEventStop(var event, boolean on) ->
                    condition(command, () -> watch.set(event, on));
            case Command.ClearEventStop(var event) -> condition(command, () -> watch.clear(event));
            case Command.AnswerHostCall(var results) -> answer(command, results);
        }
    }

    @FunctionalInterface
    private interface Rule {
        OptionalLong step(Rewind rewind);
    }

    private void step(Command command, Direction direction, Rule backwards) {
        switch (direction) {
            case FORWARD -> forward(command, aim(command));
            case BACKWARD -> backward(command, backwards);
        }
    }

    private Aim aim(Command command) {
        boolean ready = timeline.ready();
        return switch (command) {
            case Command.StepOver _ when ready ->
                    new Aim.Frame(timeline.runningStack(), timeline.runningDepth());
            case Command.StepOut _ when ready ->
                    new Aim.Frame(timeline.runningStack(), timeline.runningDepth() - 1);
            case Command.StepToSwitch _ ->
                    new Aim.OtherStack(
                            ready ? Optional.of(timeline.runningStack()) : Optional.empty());
            case Command.Continue _ -> new Aim.Condition();
            case Command.TravelTo(long step) -> new Aim.Step(step);
            case Command.StepInto _,
                    Command.StepOver _,
                    Command.StepOut _,
                    Command.Stop _,
                    Command.Restart _,
                    Command.SetBreakpoint _,
                    Command.ClearBreakpoint _,
                    Command.SetEventStop _,
                    Command.ClearEventStop _,
                    Command.AnswerHostCall _ ->
                    new Aim.NextInstruction();
        };
    }

    private void forward(Command command, Aim aim) {
        var refusal =
                timeline.inPast() ? Optional.<String>empty() : standing.flatMap(Standing::refusal);
        if (refusal.isPresent()) {
            refuse(command, refusal.get());
            return;
        }
        went(command);
        goal = Optional.of(Goal.from(timeline, aim));
        if (!timeline.inPast()) {
            standing = Optional.empty();
        }
    }

    private void backward(Command command, Rule rule) {
        went(command);
        long now = timeline.step();
        boolean inPast = timeline.inPast();
        var target = rule.step(new Rewind(timeline, cancelled));
        if (room.inbox().urgent() || !timeline.travel(target.orElse(0), cancelled)) {
            comeBack(now, inPast);
            halt(new StopReason.StoppedByUser());
        } else if (target.isEmpty()) {
            halt(new StopReason.BeginningReached());
        } else {
            halt(
                    switch (command) {
                        case Command.Continue _ -> watch.reason().orElseThrow();
                        case Command.StepToSwitch _ ->
                                timeline.lastChange()
                                        .<StopReason>map(StopReason.SwitchReached::new)
                                        .orElseThrow();
                        default -> new StopReason.Stepped();
                    });
        }
    }

    private void comeBack(long now, boolean inPast) {
        if (inPast) {
            timeline.travel(now, () -> false);
        } else {
            timeline.toLive();
        }
    }

    /** Nothing is found while the program runs. */
    private void seek(TurningPoint point) {
        if (goal.isPresent() || point.step() > timeline.recordedTo()) {
            return;
        }
        long now = timeline.step();
        boolean inPast = timeline.inPast();
        new Bisection(timeline, room.inbox()::commanded).find(point);
        comeBack(now, inPast);
    }

    private void travel(Command command, long step) {
        if (step < 0) {
            refuse(command, "There is no step before 0.");
        } else if (step > timeline.recordedTo()) {
            forward(command, new Aim.Step(step));
        } else {
            went(command);
            boolean arrived = timeline.travel(step, cancelled);
            var shown =
                    timeline.inPast()
                            ? Optional.<StopReason>empty()
                            : standing.map(Standing::reason);
            halt(
                    shown.orElse(
                            arrived ? new StopReason.Travelled() : new StopReason.StoppedByUser()));
        }
    }

    /**
     * Of something that is not executed itself, as {@code block}, the next instruction is meant.
     */
    private void breakpoint(Command command, CodePoint place, Consumer<CodePoint> change) {
        var sentence = Conditions.complaint(timeline.live(), place);
        if (sentence.isPresent()) {
            refuse(command, sentence.get());
        } else {
            condition(command, () -> change.accept(timeline.live().executed(place)));
        }
    }

    private void condition(Command command, Runnable change) {
        change.run();
        went(command);
        room.counted(goal.isEmpty() ? watch.counted() : watch.all());
    }

    private void answer(Command command, List<WasmValue> results) {
        var types = timeline.inPast() ? Optional.<List<ValueType>>empty() : asked;
        var sentence =
                types.isEmpty()
                        ? Optional.of("No host call waits for an answer here.")
                        : Answering.complaint(results, types.get())
                                .map(complaint -> "The answer does not fit: " + complaint + ".");
        if (sentence.isPresent()) {
            refuse(command, sentence.get());
            return;
        }
        went(command);
        answer = results;
        asked = Optional.empty();
        standing = Optional.empty();
        goal = Optional.of(Goal.from(timeline, new Aim.NextInstruction()));
    }

    private void giveUp() {
        givenUp = true;
        checkRunning();
    }

    private void went(Command command) {
        room.tell(new Notice.Went(command));
    }

    private void refuse(Command command, String sentence) {
        room.tell(new Notice.Refused(command, sentence));
    }
}
