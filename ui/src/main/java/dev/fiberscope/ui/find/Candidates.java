package dev.fiberscope.ui.find;

import dev.fiberscope.engine.event.Interval;
import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.Action;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.code.ModuleTitle;
import dev.fiberscope.ui.glyph.StateSign;
import dev.fiberscope.ui.layout.Reachable;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.timeline.layout.EventWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that can be found now. On the JavaFX thread. */
record Candidates(Actions actions, SessionModel model) {
    private static final int BEST = 8;

    /** Stacks beyond this number are not looked at. */
    private static final int STACKS = 2_000;

    /** Of the newest events this many are looked at, and of those that fit, this many ranked. */
    private static final int EVENTS = 20_000;

    private static final int EVENTS_RANKED = 200;

    /** What fits {@code wanted}, by kinds; kinds of which nothing fits are left out. */
    List<Section> find(String wanted) {
        return Stream.of(
                        Section.of("Commands", commands(), wanted, BEST),
                        Section.of("Stacks", stacks(), wanted, BEST),
                        Section.of("Functions", functions(), wanted, BEST),
                        Section.of(eventsTitle(), events(wanted), wanted, BEST))
                .filter(section -> !section.best().isEmpty())
                .toList();
    }

    /** Of a long run only the events around the present are at hand. */
    private String eventsTitle() {
        boolean part =
                model.session()
                        .get()
                        .filter(session ->
                                session.trace().size()
                                        < session.summaries().stream()
                                                .mapToLong(Interval::events)
                                                .sum())
                        .isPresent();
        return part ? "Events around here" : "Events";
    }

    private Stream<Findable> commands() {
        return actions.all().stream()
                .filter(action -> action.id() != ActionId.FIND && action.enabled().get())
                .map(Candidates::of);
    }

    private static Findable of(Action action) {
        return new Findable(
                action.words(), action.shownKeys(), action.glyph(), "", action::runIfEnabled);
    }

    private Stream<Findable> stacks() {
        return model.stop().map(stop -> stacks(stop.snapshot())).orElse(Stream.empty());
    }

    private Stream<Findable> stacks(Snapshot snapshot) {
        var all = snapshot.stacks();
        var forgotten = all.size() > STACKS ? Set.<StackId>of() : Reachable.forgotten(snapshot);
        return all.stream()
                .limit(STACKS)
                .flatMap(id -> snapshot.stack(id).stream())
                .map(stack -> {
                    var sign = StateSign.of(stack.state());
                    boolean lost = forgotten.contains(stack.id());
                    return new Findable(
                            stack.id()
                                    + " "
                                    + stack.entry()
                                    + " "
                                    + (lost ? "forgotten" : sign.word()),
                            "stack",
                            Optional.of(lost ? Glyph.FORGOTTEN : sign.glyph()),
                            lost ? "state-forgotten" : sign.styleClass(),
                            () -> model.select(Focus.newestFrame(snapshot, stack.id())));
                });
    }

    private Stream<Findable> functions() {
        return model.modules().stream().flatMap(this::functions);
    }

    private Stream<Findable> functions(LoadedModule loaded) {
        var module = loaded.module().module();
        var title = ModuleTitle.of(model.modules(), loaded);
        int imported = module.importCount(ExternType.Function.class);
        return IntStream.range(imported, imported + module.functions().size())
                .mapToObj(function ->
                        new Findable(
                                module.names().shown(Names.Kind.FUNCTION, function),
                                title,
                                Optional.empty(),
                                "",
                                () ->
                                        model.select(
                                                new Selected.OfPlace(
                                                        new CodePoint(
                                                                loaded.instance(), function, 0)))));
    }

    private Stream<Findable> events(String wanted) {
        return model.session()
                .get()
                .map(session -> events(session.trace(), wanted))
                .orElse(Stream.empty());
    }

    /** The newest that fit, the newest first. */
    private Stream<Findable> events(Trace trace, String wanted) {
        int size = trace.size();
        return IntStream.range(0, Math.min(size, EVENTS))
                .mapToObj(back -> of(trace.event(size - 1 - back)))
                .filter(event -> event.fit(wanted).isPresent())
                .limit(EVENTS_RANKED);
    }

    private Findable of(TraceEvent event) {
        long step = event.at().step();
        return new Findable(
                EventWords.of(event),
                "step " + step,
                Optional.empty(),
                "",
                () -> model.send(new Command.TravelTo(step)));
    }
}
