package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Inbox.Message;
import java.util.List;
import java.util.Optional;
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
    private final Footing footing;
    private final Room room;
    private final Orders orders;
    private final Inquiries inquiries;

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
        footing = new Footing(Ground.of(timeline, room.conditions(), driver), room);
        orders = new Orders(footing);
        inquiries = new Inquiries(footing);
    }

    /** The run that the session stands in; any thread. */
    Timeline shown() {
        return footing.timeline();
    }

    // ---- for the program

    /** How far the live machine, which is ready, may run now. */
    RunLimit limit() {
        room.progress(footing.timeline().step());
        attend();
        footing.watch().keepUp();
        return footing.goal()
                .map(it -> it.limit(footing.timeline(), footing.watch()))
                .orElseThrow(() -> new AssertionError("unreachable: goes on without a goal"));
    }

    /** Stops once with {@code reason}. */
    void show(StopReason reason) {
        footing.program().stand(Standing.passing(reason));
        attend();
    }

    /** Stops until a person gives values of {@code types}. */
    List<WasmValue> ask(Standing reason) {
        footing.program().stand(reason);
        attend();
        return footing.answered();
    }

    /** The program is over. {@link Stopped} when somebody wants it again, or nothing more. */
    void close(Standing end) {
        footing.program().stand(end);
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
        room.conditions()
                .on(module.instance())
                .forEach(footing.program().timeline().halts()::setBreakpoint);
    }

    /** A host that swallowed the {@link Stopped} of a run given up gets it again. */
    void checkRunning() {
        footing.checkRunning();
    }

    // ---- standing and going

    /** Until the live machine has to go on. */
    private void attend() {
        for (; ; ) {
            try {
                attendOrLeave();
                return;
            } catch (Divergence divergence) {
                footing.diverged(divergence);
            }
        }
    }

    private void attendOrLeave() {
        for (; ; ) {
            if (footing.goal().isEmpty()) {
                obey(room.inbox().take());
                continue;
            }
            room.inbox().takeHarmless().ifPresent(this::obey);
            var goal = footing.goal().get();
            var timeline = footing.timeline();
            var reason = arrived(goal);
            if (reason.isPresent()) {
                footing.halt(reason.get());
            } else if (timeline.inPast()) {
                timeline.runInPast(goal.limit(timeline, footing.watch()));
                room.progress(timeline.step());
            } else if (footing.ground().drivesItself()) {
                footing.ground().advance(goal);
                room.progress(timeline.step());
            } else {
                return;
            }
        }
    }

    private Optional<StopReason> arrived(Goal pursued) {
        var timeline = footing.timeline();
        var standing = footing.ground().standing();
        if (standing.isPresent() && !timeline.inPast()) {
            return standing.map(Standing::reason);
        }
        var reached =
                timeline.ready()
                        ? pursued.reached(timeline, footing.watch())
                        : Optional.<StopReason>empty();
        return reached.or(() ->
                footing.interrupted()
                        ? Optional.of(new StopReason.StoppedByUser())
                        : Optional.empty());
    }

    private void obey(Message message) {
        switch (message) {
            case Message.Asked(var command) -> orders.obey(command);
            case Message.Seeking(var point) -> inquiries.seek(point);
            case Message.Searching(var request) -> inquiries.search(request);
            case Message.Tracing(var request) -> inquiries.trace(request);
            case Message.Recalling(var request) -> inquiries.recall(request);
            case Message.Saved(var saving) ->
                    room.save(saving, footing.timeline(), footing.ground().standing());
            case Message.Listening(var listener) -> room.listening(listener);
            case Message.Closing() -> {
                room.closing();
                throw footing.giveUp();
            }
        }
    }
}
