package dev.fiberscope.ui.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.history.Reach;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.engine.session.TurningPoint;
import dev.fiberscope.ui.layout.LastHolder;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The state of the window: what the open session said last, and what the user chose. On the JavaFX
 * thread alone; notices arrive on the session's thread, wait in a list, and are taken in together,
 * so that of many stops only the last is shown.
 */
public final class SessionModel {
    /** Older output goes when there is more. */
    private static final int CONSOLE_LINES = 5_000;

    /** Of so many lost continuations a stop looks for all last holders. */
    private static final int SOUGHT = 100;

    /** Of more it looks for so few: pictures show them in groups, and each search takes a while. */
    private static final int FEW = 4;

    private static final Shown NOTHING =
            new Shown(Optional.empty(), Optional.empty(), Optional.empty());

    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<OpenSession>> session =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<Optional<String>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice.Refused>> refused =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> fault =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<ContinuationId, LastHolder>> lost =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Long> progress = new ReadOnlyObjectWrapper<>(0L);
    private final ReadOnlyObjectWrapper<Optional<Command>> underWay =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Searches searches;
    private long perSecond;
    private int run;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty leaksAlone = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Set<StackId>> dropped =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final ObservableList<LoadedModule> modules = FXCollections.observableArrayList();
    private final ObservableList<LoadedModule> moduleView =
            FXCollections.unmodifiableObservableList(modules);
    private final ObservableList<StopCondition> conditions = FXCollections.observableArrayList();
    private final ObservableList<StopCondition> conditionView =
            FXCollections.unmodifiableObservableList(conditions);
    private final ObservableList<ConsoleLine> console = FXCollections.observableArrayList();
    private final ObservableList<ConsoleLine> consoleView =
            FXCollections.unmodifiableObservableList(console);

    /** Work from other threads is handed to {@code fx}. */
    public SessionModel(Executor fx) {
        this.fx = fx;
        searches = new Searches(fx);
    }

    /** Lets go of the session before, if there is one, and listens to {@code next}. */
    public void open(OpenSession next) {
        var old = session.get();
        clear();
        session.set(Optional.of(next));
        close(old);
        next.listen(new Incoming(fx, notices -> takeIn(next, notices))::arrived);
    }

    /** Closes the session, if there is one; the window then shows nothing. */
    public void close() {
        var old = session.get();
        session.set(Optional.empty());
        clear();
        close(old);
    }

    public void send(Command command) {
        refusal.set(Optional.empty());
        refused.set(Optional.empty());
        searches.giveWay();
        session.get().ifPresent(each -> each.send(command));
    }

    /**
     * Looks for events of the whole run, in place of a search that goes on; {@code found} is called
     * on the JavaFX thread, with nothing where the search gave way to a command.
     */
    public void search(EventQuery query, Reach reach, Consumer<Optional<List<TraceEvent>>> found) {
        session.get()
                .filter(_ -> !running.get())
                .ifPresentOrElse(
                        each -> {
                            progress.set(stop().map(there -> there.snapshot().step()).orElse(0L));
                            searches.begin(each, query, reach, found);
                        },
                        () -> found.accept(Optional.empty()));
    }

    /** The same, for what happened to {@code continuation}: {@code most} events at most. */
    public void trace(
            ContinuationId continuation, int most, Consumer<Optional<List<TraceEvent>>> found) {
        session.get()
                .filter(_ -> !running.get())
                .ifPresentOrElse(
                        each -> searches.begin(each, continuation, most, found),
                        () -> found.accept(Optional.empty()));
    }

    /** The last step of the recording that is replayed; empty where a program runs. */
    public OptionalLong recordingEnd() {
        return session.get()
                .flatMap(OpenSession::recording)
                .map(recording -> OptionalLong.of(recording.lastStep()))
                .orElse(OptionalLong.empty());
    }

    /** Does {@code work} on the JavaFX thread; any thread. */
    public void later(Runnable work) {
        fx.execute(work);
    }

    /** Shows {@code chosen} in all panes. */
    public void select(Selected chosen) {
        var now = shown.get();
        shown.set(new Shown(now.stop(), now.before(), Optional.of(chosen)));
    }

    /** Sets a breakpoint, or removes the one that is there. */
    public void toggleBreakpoint(CodePoint at) {
        send(
                breakpoints().stream().anyMatch(each -> each.at().equals(at))
                        ? new Command.ClearBreakpoint(at)
                        : new Command.SetBreakpoint(at));
    }

    /** Switches {@code condition} on or off. */
    public void change(StopCondition condition, boolean on) {
        send(
                switch (condition) {
                    case StopCondition.Breakpoint(var at, _, _) ->
                            new Command.SetBreakpoint(at, on);
                    case StopCondition.AfterEvent(var event, _, _) ->
                            new Command.SetEventStop(event, on);
                });
    }

    public void remove(StopCondition condition) {
        send(
                switch (condition) {
                    case StopCondition.Breakpoint(var at, _, _) -> new Command.ClearBreakpoint(at);
                    case StopCondition.AfterEvent(var event, _, _) ->
                            new Command.ClearEventStop(event);
                });
    }

    /** Adds {@code line} to the console. */
    public void say(ConsoleLine line) {
        console.add(line);
        if (console.size() > CONSOLE_LINES) {
            console.remove(0, console.size() - CONSOLE_LINES);
        }
    }

    public ReadOnlyObjectProperty<Optional<OpenSession>> session() {
        return session.getReadOnlyProperty();
    }

    /** The last stop and the selection. */
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The last stop; empty when nothing is open. */
    public Optional<Stop> stop() {
        return shown.get().stop();
    }

    /** Why the last command made no sense; empty again with the next one. */
    public ReadOnlyObjectProperty<Optional<String>> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** The command that made no sense, and why; as {@link #refusal()}. */
    public ReadOnlyObjectProperty<Optional<Notice.Refused>> refused() {
        return refused.getReadOnlyProperty();
    }

    /** The report of a fault of the program itself; empty again with the next stop. */
    public ReadOnlyObjectProperty<Optional<String>> fault() {
        return fault.getReadOnlyProperty();
    }

    /**
     * Who held the lost continuations of the run last, as far as that was found. Each stop asks for
     * those that it shows.
     */
    public ReadOnlyObjectProperty<Map<ContinuationId, LastHolder>> lost() {
        return lost.getReadOnlyProperty();
    }

    /** The step that a long command, or a search, has reached. */
    public ReadOnlyObjectProperty<Long> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Steps in a second when {@link #progress()} was told; 0 where that is not known. */
    public long perSecond() {
        return perSecond;
    }

    /** The command that is carried out while the session is {@link #running()}. */
    public ReadOnlyObjectProperty<Optional<Command>> underWay() {
        return underWay.getReadOnlyProperty();
    }

    /** True while {@link #search} has not told what it found. */
    public ReadOnlyBooleanProperty searching() {
        return searches.searching();
    }

    /**
     * Another number for each run: after opening, a restart, and where a branch begins or is
     * discarded.
     */
    public int run() {
        return run;
    }

    /** True from a command to its stop. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** True when something runs so long that people should see it. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /**
     * True while pictures of stacks show only the running chain, and stacks that nobody can resume.
     */
    public BooleanProperty leaksAlone() {
        return leaksAlone;
    }

    /**
     * Stacks of the present stop that nobody can resume although an object still refers to them,
     * since nothing refers to the object. Found some time after the stop; empty until then.
     */
    public ReadOnlyObjectProperty<Set<StackId>> dropped() {
        return dropped.getReadOnlyProperty();
    }

    /**
     * Says which are {@link #dropped} at {@code at}; it is no matter any more if another stop is
     * shown.
     */
    @SuppressWarnings("ReferenceEquality") // comparing snapshots takes long
    public void drop(Snapshot at, Set<StackId> stacks) {
        if (stop().filter(there -> there.snapshot() == at).isPresent()) {
            dropped.set(Set.copyOf(stacks));
        }
    }

    public ObservableList<LoadedModule> modules() {
        return moduleView;
    }

    /** Where the session stops by itself: places in the order of the code, then events. */
    public ObservableList<StopCondition> conditions() {
        return conditionView;
    }

    /** The places among {@link #conditions()}. */
    public List<StopCondition.Breakpoint> breakpoints() {
        return breakpoints(conditions);
    }

    public ObservableList<ConsoleLine> console() {
        return consoleView;
    }

    private void clear() {
        run++;
        searches.giveWay();
        underWay.set(Optional.empty());
        running.set(false);
        busy.set(false);
        refusal.set(Optional.empty());
        refused.set(Optional.empty());
        fault.set(Optional.empty());
        leaksAlone.set(false);
        dropped.set(Set.of());
        shown.set(NOTHING);
        lost.set(Map.of());
        modules.clear();
        conditions.clear();
        console.clear();
    }

    private static void close(Optional<OpenSession> old) {
        old.ifPresent(each -> Thread.ofVirtual().name("close session").start(each::close));
    }

    private void takeIn(OpenSession from, List<Notice> notices) {
        if (!session.get().equals(Optional.of(from))) {
            return;
        }
        Optional<Stop> last = Optional.empty();
        for (var notice : notices) {
            switch (notice) {
                case Notice.Stopped(var there) -> {
                    last = Optional.of(there);
                    fault.set(Optional.empty());
                    stands();
                }
                case Notice.Went(var command) -> went(command);
                case Notice.Progressed(long step, long speed) -> {
                    perSecond = speed;
                    progress.set(step);
                    busy.set(running.get());
                }
                case Notice.Refused no -> {
                    refusal.set(Optional.of(no.sentence()));
                    refused.set(Optional.of(no));
                    if (Moves.moves(no.command())) {
                        stands();
                    }
                }
                case Notice.Conditions(var all) -> watched(all);
                case Notice.Printed(var text, boolean error) ->
                        say(
                                new ConsoleLine(
                                        error
                                                ? ConsoleLine.Kind.PRINTED_ERROR
                                                : ConsoleLine.Kind.PRINTED,
                                        text));
                case Notice.Failed(var report) -> {
                    fault.set(Optional.of(report));
                    stands();
                    say(new ConsoleLine(ConsoleLine.Kind.FAULT, report + "\n"));
                }
            }
        }
        busy.set(busy.get() && running.get());
        last.ifPresent(there -> show(from, there));
    }

    private void stands() {
        searches.giveWay();
        underWay.set(Optional.empty());
        running.set(false);
    }

    private void went(Command command) {
        switch (command) {
            case Command.Restart() -> {
                lost.set(Map.of());
                run++;
            }
            case Command.Edit _, Command.DiscardBranch _ -> run++;
            default -> {}
        }
        if (Moves.moves(command)) {
            underWay.set(Optional.of(command));
            running.set(true);
        }
    }

    private void watched(List<StopCondition> all) {
        var sorted = new ArrayList<StopCondition>();
        breakpoints(all).stream()
                .sorted(Comparator.comparing(StopCondition.Breakpoint::at, Order.OF_CODE))
                .forEach(sorted::add);
        all.stream().filter(StopCondition.AfterEvent.class::isInstance).forEach(sorted::add);
        if (!conditions.equals(sorted)) {
            conditions.setAll(sorted);
        }
    }

    private static List<StopCondition.Breakpoint> breakpoints(List<StopCondition> of) {
        return of.stream()
                .filter(StopCondition.Breakpoint.class::isInstance)
                .map(StopCondition.Breakpoint.class::cast)
                .toList();
    }

    private void show(OpenSession from, Stop there) {
        var loaded = from.modules();
        for (int i = modules.size(); i < loaded.size(); i++) {
            modules.add(loaded.get(i));
        }
        if (modules.size() > loaded.size()) {
            modules.setAll(loaded);
        }
        dropped.set(Set.of());
        shown.set(new Shown(Optional.of(there), stop(), Focus.present(there.snapshot())));
        var gone = LastHolder.lost(there.snapshot());
        gone.stream()
                .filter(each -> !lost.get().containsKey(each))
                .limit(gone.size() <= SOUGHT ? SOUGHT : FEW)
                .forEach(each -> seek(from, each, there.snapshot().step()));
    }

    private void seek(OpenSession from, ContinuationId continuation, long step) {
        from.seek(
                new TurningPoint(
                        step,
                        snapshot -> LastHolder.isLost(continuation, snapshot),
                        (before, after) ->
                                LastHolder.of(continuation, before, after)
                                        .ifPresent(last ->
                                                fx.execute(
                                                        () -> found(from, continuation, last)))));
    }

    private void found(OpenSession from, ContinuationId continuation, LastHolder last) {
        if (session.get().equals(Optional.of(from))) {
            var known = new HashMap<>(lost.get());
            known.put(continuation, last);
            lost.set(Map.copyOf(known));
        }
    }
}
