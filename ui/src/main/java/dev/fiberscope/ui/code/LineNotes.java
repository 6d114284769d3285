package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.icons.Glyph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The words behind the lines of one text at a stop: the values of the locals that a line sets or
 * gets, for the selected frame, and which stacks wait on it. Lines count from 0.
 */
record LineNotes(Map<Integer, List<LineNote>> byLine) {
    static final LineNotes NONE = new LineNotes(Map.of());

    /** With more stacks than this on one line, the others are counted. */
    private static final int NAMED = 3;

    LineNotes {
        byLine = Map.copyOf(byLine);
    }

    /** Notes of {@code text}; a frame and stacks of other modules leave none. */
    static LineNotes of(
            CodeText text, Optional<Frame> selected, Collection<StackPosition> positions) {
        var notes = new LinkedHashMap<Integer, List<LineNote>>();
        selected.ifPresent(frame -> addValues(text, frame, notes));
        addWaiting(text, positions, notes);
        return new LineNotes(notes);
    }

    /** These, and {@code note} behind the others of {@code line}. */
    LineNotes with(int line, LineNote note) {
        var notes = new LinkedHashMap<>(byLine);
        var here = new ArrayList<>(notes.getOrDefault(line, List.of()));
        here.add(note);
        notes.put(line, List.copyOf(here));
        return new LineNotes(notes);
    }

    /** These, and where control goes from the line of the next instruction, if it leaves it. */
    LineNotes withNext(CodeText text, Snapshot snapshot, List<LoadedModule> modules) {
        var from = snapshot.next().flatMap(text::place).map(place -> text.line(place.start()));
        if (from.isEmpty()) {
            return this;
        }
        var target = NextPlace.of(snapshot, modules);
        var to = target.flatMap(text::place).map(place -> text.line(place.start()));
        return target.isEmpty() || to.equals(from)
                ? this
                : with(
                        from.get(),
                        new LineNote(
                                to.map(line -> "next: line " + (line + 1))
                                        .orElse("next: another text"),
                                LineNote.Kind.NEXT));
    }

    private static void addValues(CodeText text, Frame frame, Map<Integer, List<LineNote>> notes) {
        locals(text, frame)
                .forEach((line, locals) -> {
                    for (int local : locals) {
                        var cell = frame.locals().get(local);
                        notes.computeIfAbsent(line, _ -> new ArrayList<>())
                                .add(
                                        new LineNote(
                                                cell.name() + " = " + cell.value(),
                                                consumed(cell.value())
                                                        ? LineNote.Kind.CONSUMED
                                                        : LineNote.Kind.VALUE));
                    }
                });
    }

    private static boolean consumed(WasmValue value) {
        return value instanceof WasmValue.Continuation(_, boolean consumed) && consumed;
    }

    /** The locals that the function of {@code frame} sets or gets, by line. */
    private static Map<Integer, SortedSet<Integer>> locals(CodeText text, Frame frame) {
        var found = new TreeMap<Integer, SortedSet<Integer>>();
        var at = frame.at();
        text.module(at.instance())
                .ifPresent(module -> {
                    var whole = module.module().module();
                    int function = at.function() - whole.importCount(ExternType.Function.class);
                    if (function < 0 || function >= whole.functions().size()) {
                        return;
                    }
                    var body = whole.functions().get(function).body().instructions();
                    for (int i = 0; i < body.size(); i++) {
                        var place = module.listing().place(function, i);
                        switch (body.get(i).opcode()) {
                            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> {
                                if (body.get(i).immediate() instanceof Immediate.Index(int local)
                                        && local < frame.locals().size()
                                        && !place.equals(Place.NOWHERE)) {
                                    found.computeIfAbsent(
                                                    text.line(place.start()), _ -> new TreeSet<>())
                                            .add(local);
                                }
                            }
                            default -> {}
                        }
                    }
                });
        return found;
    }

    private static void addWaiting(
            CodeText text,
            Collection<StackPosition> positions,
            Map<Integer, List<LineNote>> notes) {
        var waiting = new TreeMap<Integer, List<StackPosition>>();
        for (var position : positions) {
            if (position.depth().isEmpty() && position.sign().glyph().equals(Glyph.WAITING)) {
                text.place(position.at())
                        .ifPresent(place ->
                                waiting.computeIfAbsent(
                                                text.line(place.start()), _ -> new ArrayList<>())
                                        .add(position));
            }
        }
        waiting.forEach((line, stacks) ->
                notes.computeIfAbsent(line, _ -> new ArrayList<>())
                        .add(new LineNote(waits(stacks), LineNote.Kind.WAITING)));
    }

    private static String waits(List<StackPosition> stacks) {
        var named =
                stacks.stream()
                        .limit(NAMED)
                        .map(each -> each.stack().toString())
                        .collect(Collectors.joining(", "));
        if (stacks.size() == 1) {
            return named + " waits";
        }
        return stacks.size() > NAMED
                ? named + " and " + (stacks.size() - NAMED) + " more wait"
                : named + " wait";
    }
}
