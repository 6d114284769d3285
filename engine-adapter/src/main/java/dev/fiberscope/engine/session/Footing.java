package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Goal.Aim;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where the session stands, or what it pursues; and what it tells when that changes. Engine thread
 * only, but for {@link #timeline()}.
 */
final class Footing {
    private final Desk.Room room;
    private final Ground program;

    /** What commands work on: the program, or a branch. Others read it on any thread. */
    private volatile Ground ground;

    /** What is pursued; empty while the session stands. */
    private Optional<Goal> goal;

    private List<WasmValue> answer = List.of();
    private boolean opened;
    private boolean givenUp;

    /** A step, at the end of the run or behind it. */
    record Place(long step, boolean inPast) {}

    Footing(Ground program, Desk.Room room) {
        this.room = room;
        this.program = program;
        ground = program;
        goal =
                Optional.of(
                        new Goal(
                                isRecording() ? new Aim.Step(Long.MAX_VALUE) : new Aim.Beginning(),
                                0,
                                false));
    }

    Desk.Room room() {
        return room;
    }

    Ground program() {
        return program;
    }

    Ground ground() {
        return ground;
    }

    Timeline timeline() {
        return ground.timeline();
    }

    Watch watch() {
        return ground.watch();
    }

    /** Commands work on {@code next} from now on. */
    void change(Ground next) {
        ground = next;
    }

    /** Back to the program. */
    void goHome() {
        ground = program;
    }

    /** A recording is played, and no program runs. */
    boolean isRecording() {
        return program.drivesItself();
    }

    // ---- what is pursued

    Optional<Goal> goal() {
        return goal;
    }

    void pursue(Aim aim) {
        goal = Optional.of(Goal.from(timeline(), aim));
    }

    /** Somebody wants the thread to leave what it is doing. */
    boolean interrupted() {
        return room.inbox().urgent();
    }

    /** The same, for long work, which tells how far it is by asking. */
    BooleanSupplier cancelled() {
        return () -> {
            room.progress(timeline().searched());
            return interrupted();
        };
    }

    Place here() {
        return new Place(timeline().step(), timeline().inPast());
    }

    void comeBack(Place place) {
        if (place.inPast()) {
            timeline().travel(place.step(), () -> false);
        } else {
            timeline().toLive();
        }
    }

    /** The host function that is waited for gives these results. */
    void answer(List<WasmValue> results) {
        answer = results;
        ground.leave();
        ground.branch().ifPresent(it -> it.answer(timeline().live().raw(results)));
    }

    /** What was answered last. */
    List<WasmValue> answered() {
        return answer;
    }

    /** The run is over for good. */
    Stopped giveUp() {
        givenUp = true;
        return new Stopped("this run was given up");
    }

    /** A host that swallowed the {@link Stopped} of a run given up gets it again. */
    void checkRunning() {
        if (givenUp) {
            throw giveUp();
        }
    }

    // ---- standing

    void halt(StopReason reason) {
        boolean nothingRan = !opened && reason instanceof StopReason.Finished;
        if (!opened && isRecording() && !isCrash(reason)) {
            timeline().travel(0, () -> false);
            nothingRan = true;
        }
        opened = true;
        timeline().gather(cancelled());
        room.counted(watch().counted());
        stop(nothingRan ? new StopReason.Opened() : reason);
    }

    /** The end of the run is as it is; what leads there cannot be shown. */
    void diverged(Divergence divergence) {
        var reason = new StopReason.Diverged(String.valueOf(divergence.getMessage()));
        timeline().toLive();
        if (isRecording() && ground.branch().isEmpty()) {
            ground.stand(
                    Standing.blocked(reason, "The recording cannot be replayed beyond this step."));
        }
        opened = true;
        stop(reason);
    }

    /** What a recording is opened for: where it ended so, it is shown at its end. */
    private static boolean isCrash(StopReason reason) {
        return switch (reason) {
            case StopReason.Trapped _, StopReason.Threw _, StopReason.Failed _ -> true;
            default -> false;
        };
    }

    private void stop(StopReason reason) {
        goal = Optional.empty();
        room.tell(
                new Notice.Stopped(
                        new Stop(
                                reason,
                                timeline().snapshot(),
                                timeline().recordedTo(),
                                ground.course())));
    }

    void went(Command command) {
        room.tell(new Notice.Went(command));
    }

    void refuse(Command command, String sentence) {
        room.tell(new Notice.Refused(command, sentence));
    }
}
