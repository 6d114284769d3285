package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.history.recording.RecordingWriter;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.host.Wasi;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.Inbox.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A program being debugged: commands in, stops out. It runs on a thread of its own, on which the
 * listeners are called, and stands before its first instruction when it is opened.
 */
public final class DebugSession implements AutoCloseable {
    /** Hosts written in Java call back on the same Java stack. */
    private static final long JAVA_STACK = 64L << 20;

    private static final long NOTICE_NANOSECONDS = 250_000_000;

    private final Program program;
    private final Settings settings;
    private final Budget budget;
    private final Function<Streams, Hosts> hosts;
    private final Inbox inbox = new Inbox();
    private final Conditions set = new Conditions();
    private final List<LoadedModule> modules = new CopyOnWriteArrayList<>();
    private final List<Consumer<Notice>> listeners = new ArrayList<>();
    private final Thread thread;

    private final Output output;

    /** What a listener that comes now has missed; only touched on the session's thread. */
    private Optional<Notice> present = Optional.empty();

    private Optional<Command> underWay = Optional.empty();
    private long lastProgress = System.nanoTime();
    private long lastStep;
    private boolean closing;
    private volatile List<StopCondition> conditions = List.of();
    private volatile Debuggee debuggee;

    private DebugSession(
            Program program, Settings settings, Budget budget, Function<Streams, Hosts> hosts) {
        this.program = program;
        this.settings = settings;
        this.budget = budget;
        this.hosts = hosts;
        output = new Output(this::recordedTo, this::tell);
        debuggee = begun();
        thread = new Thread(null, this::live, "session " + program.name(), JAVA_STACK);
        thread.setDaemon(true);
    }

    /**
     * Opens a session on {@code program}.
     *
     * @param hosts makes the hosts of one run, on the session's thread or this one; what they write
     *     to the streams becomes {@link Notice.Printed}
     */
    public static DebugSession open(
            Program program, Settings settings, Function<Streams, Hosts> hosts) {
        return open(program, settings, Budget.USUAL, hosts);
    }

    /** The same; {@code budget} is what its past may take of the Java heap. */
    public static DebugSession open(
            Program program, Settings settings, Budget budget, Function<Streams, Hosts> hosts) {
        var session = new DebugSession(program, settings, budget, hosts);
        session.thread.start();
        return session;
    }

    /**
     * The usual hosts: {@code spectest}, WASI preview 1, and for every other function whoever
     * debugs.
     */
    public static Hosts usualHosts(Program program, Streams streams) {
        return new Hosts(
                List.of(
                        new Spectest(streams.output()),
                        new Wasi(streams, List.of(program.name()), Map.of()),
                        Hosts.NOBODY));
    }

    /** As a window opens it: with the settings for debugging and the usual hosts. */
    public static DebugSession open(Program program) {
        return open(program, Settings.DEBUGGING, Budget.USUAL);
    }

    /** With the usual hosts; {@code budget} is what its past may take of the Java heap. */
    public static DebugSession open(Program program, Settings settings, Budget budget) {
        return open(program, settings, budget, streams -> usualHosts(program, streams));
    }

    /**
     * Any thread. Commands are carried out one after the other on the session's own thread; {@code
     * Stop} and {@code Restart} take effect at once, and those that still waited are dropped. Stop
     * conditions are set while the program runs.
     */
    public void send(Command command) {
        inbox.put(new Message.Asked(command));
    }

    /**
     * The listener is called on the session's thread; one that is added later is first told the
     * present stop, and the stop conditions if there are any.
     */
    public void listen(Consumer<Notice> listener) {
        inbox.put(new Message.Listening(listener));
    }

    /**
     * Finds the moment, while the program stands, and stands where it stood afterwards. Any thread;
     * what {@code point} has is called on the session's thread. A search gives way to every
     * command: then nothing is found, and it may be asked for again at the next stop.
     */
    public void seek(TurningPoint point) {
        inbox.put(new Message.Seeking(point));
    }

    /**
     * Looks for events, while the program stands, and stands where it stood afterwards. Any thread;
     * what {@code request} has is called on the session's thread. A search gives way to every
     * command: then nothing is told, and it may be asked for again at the next stop.
     */
    public void search(EventRequest request) {
        inbox.put(new Message.Searching(request));
    }

    /**
     * Writes the run as a recording, as far as it is known. Any thread; it is written on the
     * session's thread, between two slices if the program runs.
     */
    public void save(Saving saving) {
        inbox.put(new Message.Saved(saving));
    }

    /**
     * Looks for what happened to one continuation, as {@link #search} does; it may take a replay of
     * all that happened while it could be consumed.
     */
    public void trace(ContinuationRequest request) {
        inbox.put(new Message.Tracing(request));
    }

    /**
     * Looks for where a stack comes from and who took it last, as {@link #search} does; it takes
     * some replay of the stretches that name the stack.
     */
    public void story(StoryRequest request) {
        inbox.put(new Message.Recalling(request));
    }

    /** Limits and choices of the run; of a recording those that it was made with. */
    public Settings settings() {
        return program instanceof Program.OfRecording(var recording)
                ? recording.header().settings()
                : settings;
    }

    /**
     * Opens another session on the same program, with the same hosts and budget; this one stays as
     * it is. A recording goes on with the settings that it was made with.
     */
    public DebugSession with(Settings other) {
        return open(program, other, budget, hosts);
    }

    /** What runs. */
    public Program program() {
        return program;
    }

    /**
     * The trace of the run around the last stop; another one after a restart, and when the stop is
     * far from the one before.
     */
    public Trace trace() {
        return debuggee.desk().shown().trace();
    }

    /** Summaries of the whole run, as far as it was known at the last stop. */
    public List<? extends Interval> summaries() {
        return debuggee.desk().shown().summaries();
    }

    /**
     * The modules of the run so far, in the order of instantiation; those that hosts brought along
     * are not among them.
     */
    public List<LoadedModule> modules() {
        return List.copyOf(modules);
    }

    /** Places in the order of setting, then events, as they were told last. */
    public List<StopCondition> conditions() {
        return conditions;
    }

    /**
     * Gives the run up, and waits for the thread unless called on it. A host that does not return
     * is left behind.
     */
    @Override
    public void close() {
        inbox.put(new Message.Closing());
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(1_000);
            thread.interrupt();
            thread.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long recordedTo() {
        return debuggee.timeline().recordedTo();
    }

    private Debuggee begun() {
        return new Debuggee(
                program, settings, budget, hosts.apply(output.streams()), new Surroundings());
    }

    // ---- on the session's thread

    private void live() {
        while (!closing) {
            try {
                debuggee.run();
            } catch (Stopped _) {
                // The run was given up: begin anew, or close.
            } catch (RuntimeException | Error fault) {
                failed(fault);
            }
            if (!closing) {
                begin();
            }
        }
    }

    private void begin() {
        while (!closing) {
            modules.clear();
            output.clear();
            present = Optional.empty();
            try {
                debuggee = begun();
                return;
            } catch (RuntimeException | Error fault) {
                failed(fault);
            }
        }
    }

    /**
     * Tells of a fault of our own, and waits until somebody wants to begin anew, or nothing more.
     */
    private void failed(Throwable fault) {
        present =
                Optional.of(
                        new Notice.Failed(
                                FaultReport.of(fault, program.name(), underWay, settings)));
        present.ifPresent(this::tell);
        for (; ; ) {
            switch (inbox.take()) {
                case Message.Listening(var listener) -> listening(listener);
                case Message.Asked(Command.Stop()),
                        Message.Seeking _,
                        Message.Searching _,
                        Message.Tracing _,
                        Message.Recalling _ -> {}
                case Message.Saved(var saving) ->
                        saving.done().accept(Optional.of("The session has failed: restart it."));
                case Message.Asked(Command.Restart()) -> {
                    return;
                }
                case Message.Asked(var command) ->
                        tell(new Notice.Refused(command, "The session has failed: restart it."));
                case Message.Closing() -> {
                    closing = true;
                    return;
                }
            }
        }
    }

    private void tell(Notice notice) {
        switch (notice) {
            case Notice.Stopped _ -> present = Optional.of(notice);
            case Notice.Went(var command) -> underWay = Optional.of(command);
            case Notice.Progressed _,
                    Notice.Conditions _,
                    Notice.Refused _,
                    Notice.Printed _,
                    Notice.Failed _ -> {}
        }
        listeners.forEach(listener -> listener.accept(notice));
    }

    private void listening(Consumer<Notice> listener) {
        listeners.add(listener);
        present.ifPresent(listener);
        if (!conditions.isEmpty()) {
            listener.accept(new Notice.Conditions(conditions));
        }
    }

    /** The session as the desk sees it. */
    private final class Surroundings implements Desk.Room {
        @Override
        public Inbox inbox() {
            return inbox;
        }

        @Override
        public void tell(Notice notice) {
            DebugSession.this.tell(notice);
        }

        @Override
        public void progress(long step) {
            long now = System.nanoTime();
            if (now - lastProgress >= NOTICE_NANOSECONDS) {
                long made = step - lastStep;
                boolean followed = made > 0 && now - lastProgress < 4 * NOTICE_NANOSECONDS;
                long perSecond = followed ? Math.round(made * 1e9 / (now - lastProgress)) : 0;
                lastProgress = now;
                lastStep = step;
                tell(new Notice.Progressed(step, perSecond));
            }
        }

        @Override
        public void listening(Consumer<Notice> listener) {
            DebugSession.this.listening(listener);
        }

        @Override
        public void loaded(LoadedModule module) {
            modules.add(module);
        }

        @Override
        public Conditions conditions() {
            return set;
        }

        @Override
        public void counted(List<StopCondition> all) {
            if (!all.equals(conditions)) {
                conditions = all;
                DebugSession.this.tell(new Notice.Conditions(all));
            }
        }

        @Override
        public void save(Saving saving, Timeline timeline, Optional<Standing> standing) {
            try {
                RecordingWriter.write(
                        saving.file(),
                        Recordings.of(program, timeline, standing, output.pieces(), saving));
                saving.done().accept(Optional.empty());
            } catch (IOException failed) {
                saving.done().accept(Optional.of(String.valueOf(failed.getMessage())));
            }
        }

        @Override
        public void closing() {
            closing = true;
        }
    }
}
