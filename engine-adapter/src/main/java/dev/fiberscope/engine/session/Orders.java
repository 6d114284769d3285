package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.machine.RefusedEdit;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Goal.Aim;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries out commands: the stepping rules, travelling, searching for moments, changing things.
 * Engine thread only.
 */
final class Orders {
    private final Footing footing;

    Orders(Footing footing) {
        this.footing = footing;
    }

    void obey(Command command) {
        switch (command) {
            case Command.StepInto(var direction) -> step(command, direction, Rewind::instruction);
            case Command.StepOver(var direction) -> step(command, direction, Rewind::over);
            case Command.StepOut(var direction) -> step(command, direction, Rewind::out);
            case Command.StepToSwitch(var direction) ->
                    step(command, direction, Rewind::otherStack);
            case Command.Continue(var direction) ->
                    step(command, direction, rewind -> rewind.condition(footing.watch()));
            case Command.TravelTo(long step) -> travel(command, step);
            case Command.Stop() -> {}
            case Command.Restart() -> {
                footing.went(command);
                throw footing.giveUp();
            }
            case Command.SetBreakpoint(var at, boolean on) ->
                    breakpoint(command, at, place -> footing.watch().set(place, on));
            case Command.ClearBreakpoint(var at) -> breakpoint(command, at, footing.watch()::clear);
            case Command.SetEventStop(var event, boolean on) ->
                    condition(command, () -> footing.watch().set(event, on));
            case Command.ClearEventStop(var event) ->
                    condition(command, () -> footing.watch().clear(event));
            case Command.AnswerHostCall(var results) -> answer(command, results);
            case Command.Edit(var storage, var text) -> edit(command, storage, text);
            case Command.DiscardBranch() -> discard(command);
            case Command.Collect() -> collect(command);
            case Command.SeekEvent(var query, var direction) -> seek(command, query, direction);
            case Command.SeekWrite(var storage, var direction) -> seek(command, storage, direction);
            case Command.SeekCondition(var condition) ->
                    moment(
                            command,
                            () ->
                                    new Moments(footing.timeline(), footing.cancelled())
                                            .first(condition));
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
        var timeline = footing.timeline();
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
                footing.timeline().inPast()
                        ? Optional.<String>empty()
                        : footing.ground().standing().flatMap(Standing::refusal);
        if (refusal.isPresent()) {
            footing.refuse(command, refusal.get());
            return;
        }
        footing.went(command);
        footing.pursue(aim);
        if (!footing.timeline().inPast()) {
            footing.ground().leave();
        }
    }

    private void backward(Command command, Rule rule) {
        footing.went(command);
        var timeline = footing.timeline();
        var here = footing.here();
        var target = rule.step(new Rewind(timeline, footing.cancelled()));
        if (footing.interrupted() || !timeline.travel(target.orElse(0), footing.cancelled())) {
            footing.comeBack(here);
            footing.halt(new StopReason.StoppedByUser());
        } else if (target.isEmpty()) {
            footing.halt(new StopReason.BeginningReached());
        } else {
            footing.halt(
                    switch (command) {
                        case Command.Continue _ -> footing.watch().reason().orElseThrow();
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
        var timeline = footing.timeline();
        var here = footing.here();
        boolean backward = direction == Direction.BACKWARD;
        var reach =
                backward
                        ? Reach.lastUpTo(here.step() - 1)
                        : new Reach(here.step() + 1, timeline.recordedTo(), false, 1);
        footing.went(command);
        var found = timeline.search(footing.cancelled()).events(query, reach);
        boolean arrived =
                !found.isEmpty()
                        && timeline.travel(found.getFirst().at().step(), footing.cancelled());
        if (arrived) {
            footing.halt(new StopReason.EventMatched(found.getFirst()));
            return;
        }
        footing.comeBack(here);
        if (!footing.interrupted()) {
            footing.refuse(
                    command,
                    backward
                            ? "No such event happened before this step."
                            : "No such event happened between here and the end of what is recorded.");
        }
        footing.halt(new StopReason.StoppedByUser());
    }

    /** When a place was written; forward it goes on where nothing is recorded any more. */
    private void seek(Command command, Storage storage, Direction direction) {
        var moments = new Moments(footing.timeline(), footing.cancelled());
        var missing = moments.missing(storage);
        if (missing.isPresent()) {
            footing.refuse(command, missing.get());
        } else if (direction == Direction.BACKWARD
                || footing.ground().standing().flatMap(Standing::refusal).isPresent()) {
            moment(command, () -> moments.write(storage, direction));
        } else {
            var words = moments.words(storage);
            footing.timeline().halts().expectWrite(Optional.of(storage));
            if (footing.timeline().inPast()) {
                moment(
                        command,
                        () -> moments.write(storage, direction),
                        _ -> await(storage, words));
            } else {
                footing.went(command);
                await(storage, words);
            }
        }
    }

    private void await(Storage storage, WriteWords words) {
        footing.timeline().toLive();
        var awaited = new Awaited(storage, words, footing.timeline());
        footing.pursue(new Aim.Write(awaited));
        footing.ground().leave();
    }

    private void moment(Command command, Supplier<Moments.Search> search) {
        moment(
                command,
                search,
                sentence -> {
                    footing.refuse(command, sentence);
                    footing.halt(new StopReason.StoppedByUser());
                });
    }

    /**
     * To what {@code search} finds, or back, if that is footing.cancelled(); {@code otherwise} is
     * told the sentence.
     */
    private void moment(
            Command command, Supplier<Moments.Search> search, Consumer<String> otherwise) {
        var timeline = footing.timeline();
        var here = footing.here();
        footing.went(command);
        var found = search.get();
        if (!footing.interrupted()
                && found instanceof Moments.Search.Found(long step, var sentence)
                && timeline.travel(step, footing.cancelled())) {
            footing.halt(new StopReason.Found(sentence));
            return;
        }
        footing.comeBack(here);
        if (!footing.interrupted() && found instanceof Moments.Search.Nothing(var sentence)) {
            otherwise.accept(sentence);
        } else {
            footing.halt(new StopReason.StoppedByUser());
        }
    }

    private void travel(Command command, long step) {
        if (step < 0) {
            footing.refuse(command, "There is no step before 0.");
        } else if (step > footing.timeline().recordedTo()) {
            forward(command, new Aim.Step(step));
        } else {
            footing.went(command);
            var here = footing.here();
            if (footing.timeline().travel(step, footing.cancelled())) {
                var end =
                        footing.timeline().inPast()
                                ? Optional.<Standing>empty()
                                : footing.ground().standing();
                footing.halt(end.map(Standing::reason).orElseGet(StopReason.Travelled::new));
            } else {
                footing.comeBack(here);
                footing.halt(new StopReason.StoppedByUser());
            }
        }
    }

    /**
     * Of something that is not executed itself, as {@code block}, the next instruction is meant.
     */
    private void breakpoint(Command command, CodePoint place, Consumer<CodePoint> change) {
        var sentence = Conditions.complaint(footing.timeline().live(), place);
        if (sentence.isPresent()) {
            footing.refuse(command, sentence.get());
        } else {
            condition(command, () -> change.accept(footing.timeline().live().executed(place)));
        }
    }

    private void condition(Command command, Runnable change) {
        change.run();
        footing.went(command);
        footing.room()
                .counted(
                        footing.goal().isEmpty()
                                ? footing.watch().counted()
                                : footing.watch().all());
    }

    private void answer(Command command, List<WasmValue> results) {
        var types =
                footing.timeline().inPast()
                        ? Optional.<List<ValueType>>empty()
                        : footing.ground().standing().flatMap(Standing::asked);
        var sentence =
                types.isEmpty()
                        ? Optional.of("No host call waits for an answer here.")
                        : Answering.complaint(results, types.get())
                                .map(complaint -> "The answer does not fit: " + complaint + ".");
        if (sentence.isPresent()) {
            footing.refuse(command, sentence.get());
            return;
        }
        footing.went(command);
        footing.answer(results);
        footing.pursue(new Aim.NextInstruction());
    }

    /** Goes on in a branch; one that stands at the end of a branch changes that. */
    private void edit(Command command, Storage storage, String text) {
        var timeline = footing.timeline();
        try {
            var editing = timeline.present().editing();
            var value = editing.valueFor(storage, text);
            var words = editing.describe(storage).orElseThrow() + " = " + text;
            footing.went(command);
            if (footing.ground().branch().isPresent() && !timeline.inPast()) {
                footing.ground().branch().get().edit(storage, value);
            } else {
                footing.change(
                        Ground.of(
                                timeline.branch(storage, value),
                                footing.room().conditions(),
                                words));
            }
            footing.halt(new StopReason.Edited(words));
        } catch (RefusedEdit refused) {
            footing.refuse(command, refused.sentence());
        }
    }

    private void collect(Command command) {
        if (footing.timeline().inPast() || footing.ground().course() instanceof Course.Recorded) {
            footing.refuse(
                    command,
                    "Only at the end of a run can something be collected: the past stays as it was.");
        } else {
            footing.went(command);
            footing.halt(new StopReason.Collected(footing.timeline().collect()));
        }
    }

    private void discard(Command command) {
        if (footing.ground().course() instanceof Course.Branched(long from, _)) {
            footing.went(command);
            footing.goHome();
            footing.timeline().travel(from, () -> false);
            footing.halt(
                    footing.timeline().inPast()
                            ? new StopReason.Travelled()
                            : footing.ground()
                                    .standing()
                                    .map(Standing::reason)
                                    .orElseGet(StopReason.Travelled::new));
        } else {
            footing.refuse(command, "There is no branch to discard: nothing was changed here.");
        }
    }
}
