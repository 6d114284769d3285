package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.machine.RefusedEdit;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Goal.Aim;
import dev.fiberscope.engine.session.Inbox.Message;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where commands are obeyed. The program comes here before every stretch on the live machine
 * ({@link #limit}), and with what only a person can decide. It leaves when the live machine has to
 * go on; whatever happens in the past happens in between.
 *
 * <p>Re-entered when hosts call back: there is one goal, and whoever runs pursues it. Engine thread
 * only.
 */
final class Desk {
    private final Ground program;
    private final Room room;
    private final BooleanSupplier cancelled;

    /** What commands work on: the program, or a branch. Others read it on any thread. */
    private volatile Ground ground;

    /** What is pursued; empty while the session stands. */
    private Optional<Goal> goal;

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

        /** Writes the run as a recording, whose end waits for {@code standing}. */
        void save(Saving saving, Timeline timeline, Optional<Standing> standing);

        void closing();
    }

    /** A {@code driver} plays a recording; first of all, to its end. */
    Desk(Timeline timeline, Optional<SelfDriven> driver, Room room) {
        this.room = room;
        program = Ground.of(timeline, room.conditions(), driver);
        ground = program;
        goal =
                Optional.of(
                        new Goal(
                                driver.isPresent()
                                        ? new Aim.Step(Long.MAX_VALUE)
                                        : new Aim.Beginning(),
                                0,
                                false));
        cancelled =
                () -> {
                    room.progress(timeline().searched());
                    return room.inbox().urgent();
                };
    }

    private Timeline timeline() {
        return ground.timeline();
    }

    private Watch watch() {
        return ground.watch();
    }

    /** The run that the session stands in; any thread. */
    Timeline shown() {
        return ground.timeline();
    }

    // ---- for the program

    /** How far the live machine, which is ready, may run now. */
    RunLimit limit() {
        room.progress(timeline().step());
        attend();
        watch().keepUp();
        return goal.map(it -> it.limit(timeline(), watch()))
                .orElseThrow(() -> new AssertionError("unreachable: goes on without a goal"));
    }

    /** Stops once with {@code reason}. */
    void show(StopReason reason) {
        program.stand(Standing.passing(reason));
        attend();
    }

    /** Stops until a person gives values of {@code types}. */
    List<WasmValue> ask(Standing reason) {
        program.stand(reason);
        attend();
        return answer;
    }

    /** The program is over. {@link Stopped} when somebody wants it again, or nothing more. */
    void close(Standing end) {
        program.stand(end);
        throw attendForever();
    }

    /** Only ends with a {@link Stopped}. */
    Stopped attendForever() {
        for (; ; ) {
            attend();
        }
    }

    void loaded(LoadedModule module) {
        room.loaded(module);
        room.conditions().on(module.instance()).forEach(program.timeline()::setBreakpoint);
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
            try {
                attendOrLeave();
                return;
            } catch (Divergence divergence) {
                diverged(divergence);
            }
        }
    }

    /** The end of the run is as it is; what leads there cannot be shown. */
    private void diverged(Divergence divergence) {
        var reason = new StopReason.Diverged(String.valueOf(divergence.getMessage()));
        timeline().toLive();
        if (isRecorded() && ground.branch().isEmpty()) {
            ground.stand(Standing.blocked(reason, "The recording cannot be replayed beyond this step."));
        }
        opened = true;
        stopped(reason);
    }

    private void attendOrLeave() {
        for (; ; ) {
            if (goal.isEmpty()) {
                obey(room.inbox().take());
                continue;
            }
            room.inbox().takeHarmless().ifPresent(this::obey);
            var reason = arrived(goal.get());
            if (reason.isPresent()) {
                halt(reason.get());
            } else if (timeline().inPast()) {
                timeline().runInPast(goal.get().limit(timeline(), watch()));
                room.progress(timeline().step());
            } else if (ground.drivesItself()) {
                ground.advance(goal.get());
                room.progress(timeline().step());
            } else {
                return;
            }
        }
    }

    private Optional<StopReason> arrived(Goal pursued) {
        if (ground.standing().isPresent() && !timeline().inPast()) {
            return ground.standing().map(Standing::reason);
        }
        var reached =
                timeline().ready()
                        ? pursued.reached(timeline(), watch())
                        : Optional.<StopReason>empty();
        return reached.or(() ->
                room.inbox().urgent()
                        ? Optional.of(new StopReason.StoppedByUser())
                        : Optional.empty());
    }

    private void halt(StopReason reason) {
        boolean nothingRan = !opened && reason instanceof StopReason.Finished;
        if (!opened && isRecorded() && !isCrash(reason)) {
            timeline().travel(0, () -> false);
            nothingRan = true;
        }
        opened = true;
        var shown = nothingRan ? new StopReason.Opened() : reason;
        timeline().gather(cancelled);
        room.counted(watch().counted());
        stopped(shown);
    }

    private boolean isRecorded() {
        return program.drivesItself();
    }

    /** What a recording is opened for: where it ended so, it is shown at its end. */
    private static boolean isCrash(StopReason reason) {
        return switch (reason) {
            case StopReason.Trapped _, StopReason.Threw _, StopReason.Failed _ -> true;
            default -> false;
        };
    }

    private void stopped(StopReason reason) {
        goal = Optional.empty();
        room.tell(
                new Notice.Stopped(
                        new Stop(
                                reason,
                                timeline().snapshot(),
                                timeline().recordedTo(),
                                ground.course())));
    }

    // ---- commands

    private void obey(Message message) {
        switch (message) {
            case Message.Asked(var command) -> obey(command);
            case Message.Seeking(var point) -> seek(point);
            case Message.Searching(var request) -> search(request);
            case Message.Tracing(var request) -> trace(request);
            case Message.Saved(var saving) -> room.save(saving, timeline(), ground.standing());
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
                    step(command, direction, rewind -> rewind.condition(watch()));
            case Command.TravelTo(long step) -> travel(command, step);
            case Command.Stop() -> {}
            case Command.Restart() -> {
                went(command);
                giveUp();
            }
            case Command.SetBreakpoint(var at, boolean on) ->
                    breakpoint(command, at, place -> watch().set(place, on));
            case Command.ClearBreakpoint(var at) -> breakpoint(command, at, watch()::clear);
            case Command.SetEventStop(var event, boolean on) ->
                    condition(command, () -> watch().set(event, on));
            case Command.ClearEventStop(var event) -> condition(command, () -> watch().clear(event));
            case Command.AnswerHostCall(var results) -> answer(command, results);
            case Command.Edit(var storage, var text) -> edit(command, storage, text);
            case Command.DiscardBranch() -> discard(command);
            case Command.Collect() -> collect(command);
            case Command.SeekEvent(var query, var direction) -> seek(command, query, direction);
            case Command.SeekWrite(var storage, var direction) -> seek(command, storage, direction);
            case Command.SeekCondition(var condition) ->
                    moment(command, () -> new Moments(timeline(), cancelled).first(condition));
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
        var timeline = timeline();
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
            default -> new Aim.NextInstruction();
        };
    }

    private void forward(Command command, Aim aim) {
        var refusal =
                timeline().inPast()
                        ? Optional.<String>empty()
                        : ground.standing().flatMap(Standing::refusal);
        if (refusal.isPresent()) {
            refuse(command, refusal.get());
            return;
        }
        went(command);
        goal = Optional.of(Goal.from(timeline(), aim));
        if (!timeline().inPast()) {
            ground.leave();
        }
    }

    private void backward(Command command, Rule rule) {
        went(command);
        var timeline = timeline();
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
                        case Command.Continue _ -> watch().reason().orElseThrow();
                        case Command.StepToSwitch _ ->
                                timeline.lastChange()
                                        .<StopReason>map(StopReason.SwitchReached::new)
                                        .orElseThrow();
                        default -> new StopReason.Stepped();
                    });
        }
    }

    /** From one event to another, forward as far as is recorded. */
    private void seek(Command command, EventQuery query, Direction direction) {
        var timeline = timeline();
        long now = timeline.step();
        boolean inPast = timeline.inPast();
        boolean backward = direction == Direction.BACKWARD;
        var reach =
                backward
                        ? Reach.lastUpTo(now - 1)
                        : new Reach(now + 1, timeline.recordedTo(), false, 1);
        went(command);
        var found = timeline.events(query, reach, cancelled);
        boolean arrived =
                !found.isEmpty() && timeline.travel(found.getFirst().at().step(), cancelled);
        if (arrived) {
            halt(new StopReason.EventMatched(found.getFirst()));
            return;
        }
        comeBack(now, inPast);
        if (!room.inbox().urgent()) {
            refuse(
                    command,
                    backward
                            ? "No such event happened before this step."
                            : "No such event happened between here and the end of what is recorded.");
        }
        halt(new StopReason.StoppedByUser());
    }

    /** When a place was written; forward it goes on where nothing is recorded any more. */
    private void seek(Command command, Storage storage, Direction direction) {
        var moments = new Moments(timeline(), cancelled);
        var missing = moments.missing(storage);
        if (missing.isPresent()) {
            refuse(command, missing.get());
        } else if (direction == Direction.BACKWARD
                || ground.standing().flatMap(Standing::refusal).isPresent()) {
            moment(command, () -> moments.write(storage, direction));
        } else {
            var words = moments.words(storage);
            timeline().expectWrite(Optional.of(storage));
            if (timeline().inPast()) {
                moment(command, () -> moments.write(storage, direction), _ -> await(storage, words));
            } else {
                went(command);
                await(storage, words);
            }
        }
    }

    private void await(Storage storage, WriteWords words) {
        timeline().toLive();
        var awaited = new Awaited(storage, words, timeline());
        goal = Optional.of(Goal.from(timeline(), new Aim.Write(awaited)));
        ground.leave();
    }

    private void moment(Command command, Supplier<Moments.Search> search) {
        moment(
                command,
                search,
                sentence -> {
                    refuse(command, sentence);
                    halt(new StopReason.StoppedByUser());
                });
    }

    /** To what {@code search} finds, or back, if that is cancelled; {@code otherwise} is told the sentence. */
    private void moment(
            Command command, Supplier<Moments.Search> search, Consumer<String> otherwise) {
        var timeline = timeline();
        long now = timeline.step();
        boolean inPast = timeline.inPast();
        went(command);
        var found = search.get();
        if (!room.inbox().urgent()
                && found instanceof Moments.Search.Found(long step, var sentence)
                && timeline.travel(step, cancelled)) {
            halt(new StopReason.Found(sentence));
            return;
        }
        comeBack(now, inPast);
        if (!room.inbox().urgent() && found instanceof Moments.Search.Nothing(var sentence)) {
            otherwise.accept(sentence);
        } else {
            halt(new StopReason.StoppedByUser());
        }
    }

    private void comeBack(long now, boolean inPast) {
        if (inPast) {
            timeline().travel(now, () -> false);
        } else {
            timeline().toLive();
        }
    }

    /** Nothing is told while the program runs. */
    private void search(EventRequest request) {
        if (goal.isPresent()) {
            return;
        }
        BooleanSupplier interrupted =
                () -> {
                    room.progress(timeline().searched());
                    return room.inbox().commanded();
                };
        long now = timeline().step();
        boolean inPast = timeline().inPast();
        var found = timeline().events(request.query(), request.reach(), interrupted);
        comeBack(now, inPast);
        if (!interrupted.getAsBoolean()) {
            request.found().accept(found);
        }
    }

    /** Nothing is told while the program runs. */
    private void trace(ContinuationRequest request) {
        if (goal.isPresent()) {
            return;
        }
        BooleanSupplier interrupted = room.inbox()::commanded;
        long now = timeline().step();
        boolean inPast = timeline().inPast();
        var found =
                new Passing(timeline(), request.continuation(), interrupted).events(request.most());
        comeBack(now, inPast);
        if (!interrupted.getAsBoolean()) {
            request.found().accept(found);
        }
    }

    /** Nothing is found while the program runs. */
    private void seek(TurningPoint point) {
        if (goal.isPresent() || point.step() > timeline().recordedTo()) {
            return;
        }
        long now = timeline().step();
        boolean inPast = timeline().inPast();
        new Bisection(timeline(), room.inbox()::commanded).find(point);
        comeBack(now, inPast);
    }

    private void travel(Command command, long step) {
        if (step < 0) {
            refuse(command, "There is no step before 0.");
        } else if (step > timeline().recordedTo()) {
            forward(command, new Aim.Step(step));
        } else {
            went(command);
            long now = timeline().step();
            boolean inPast = timeline().inPast();
            if (timeline().travel(step, cancelled)) {
                var end =
                        timeline().inPast()
                                ? Optional.<Standing>empty()
                                : ground.standing();
                halt(end.map(Standing::reason).orElseGet(StopReason.Travelled::new));
            } else {
                comeBack(now, inPast);
                halt(new StopReason.StoppedByUser());
            }
        }
    }

    /**
     * Of something that is not executed itself, as {@code block}, the next instruction is meant.
     */
    private void breakpoint(Command command, CodePoint place, Consumer<CodePoint> change) {
        var sentence = Conditions.complaint(timeline().live(), place);
        if (sentence.isPresent()) {
            refuse(command, sentence.get());
        } else {
            condition(command, () -> change.accept(timeline().live().executed(place)));
        }
    }

    private void condition(Command command, Runnable change) {
        change.run();
        went(command);
        room.counted(goal.isEmpty() ? watch().counted() : watch().all());
    }

    private void answer(Command command, List<WasmValue> results) {
        var types =
                timeline().inPast() ? Optional.<List<ValueType>>empty() : ground.standing().flatMap(Standing::asked);
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
        ground.leave();
        ground.branch().ifPresent(it -> it.answer(timeline().live().raw(results)));
        goal = Optional.of(Goal.from(timeline(), new Aim.NextInstruction()));
    }

    /** Goes on in a branch; one that stands at the end of a branch changes that. */
    private void edit(Command command, Storage storage, String text) {
        var timeline = timeline();
        try {
            var editing = timeline.present().editing();
            var value = editing.valueFor(storage, text);
            var words = editing.describe(storage).orElseThrow() + " = " + text;
            went(command);
            if (ground.branch().isPresent() && !timeline.inPast()) {
                ground.branch().get().edit(storage, value);
            } else {
                ground =
                        Ground.of(
                                timeline.branch(storage, value), room.conditions(), words);
            }
            halt(new StopReason.Edited(words));
        } catch (RefusedEdit refused) {
            refuse(command, refused.sentence());
        }
    }

    private void collect(Command command) {
        if (timeline().inPast() || ground.course() instanceof Course.Recorded) {
            refuse(
                    command,
                    "Only at the end of a run can something be collected: the past stays as it was.");
        } else {
            went(command);
            halt(new StopReason.Collected(timeline().collect()));
        }
    }

    private void discard(Command command) {
        if (ground.course() instanceof Course.Branched(long from, _)) {
            went(command);
            ground = program;
            timeline().travel(from, () -> false);
            halt(
                    timeline().inPast()
                            ? new StopReason.Travelled()
                            : program.standing()
                                    .map(Standing::reason)
                                    .orElseGet(StopReason.Travelled::new));
        } else {
            refuse(command, "There is no branch to discard: nothing was changed here.");
        }
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
