package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands beside and in one text at a stop. Lines count from 0.
 *
 * @param breakpoints by line
 * @param stacks by line, what matters most first
 * @param next the instruction that runs next
 * @param chosen the position of the selection, where it is another one
 * @param error where a module is wrong
 */
record CodeMarks(
        Map<Integer, List<StopCondition.Breakpoint>> breakpoints,
        Map<Integer, List<StackPosition>> stacks,
        Optional<Place> next,
        Optional<Place> chosen,
        Optional<Place> error) {
    static final CodeMarks NONE =
            new CodeMarks(Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    CodeMarks {
        breakpoints = Map.copyOf(breakpoints);
        stacks = Map.copyOf(stacks);
    }

    /** Marks of {@code text}; what belongs to other modules is left out. */
    static CodeMarks of(
            CodeText text,
            Collection<StopCondition.Breakpoint> breakpoints,
            Collection<StackPosition> stacks,
            Optional<CodePoint> next,
            Optional<CodePoint> chosen) {
        var dots = new HashMap<Integer, List<StopCondition.Breakpoint>>();
        for (var each : breakpoints) {
            text.place(each.at())
                    .ifPresent(place ->
                            dots.computeIfAbsent(text.line(place.start()), _ -> new ArrayList<>())
                                    .add(each));
        }
        var signs = new HashMap<Integer, List<StackPosition>>();
        for (var stack : stacks) {
            text.place(stack.at())
                    .ifPresent(place ->
                            add(
                                    signs.computeIfAbsent(
                                            text.line(place.start()), _ -> new ArrayList<>()),
                                    stack));
        }
        signs.values()
                .forEach(list -> list.sort(Comparator.comparingInt(each -> each.sign().rank())));
        return new CodeMarks(
                dots,
                signs,
                next.flatMap(text::place),
                chosen.filter(at -> !next.equals(Optional.of(at))).flatMap(text::place),
                Optional.empty());
    }

    /** Frames of one stack on one line, as a recursion leaves them, are one mark. */
    private static void add(List<StackPosition> here, StackPosition stack) {
        if (stack.depth().isEmpty()
                || here.stream().noneMatch(each -> each.stack().equals(stack.stack()))) {
            here.add(stack);
        }
    }

    /** Something stops at {@code line}; where all its breakpoints are off, nothing does. */
    boolean stops(int line) {
        return breakpoints.getOrDefault(line, List.of()).stream()
                .anyMatch(StopCondition.Breakpoint::on);
    }

    /** These marks, and an error at {@code place}. */
    CodeMarks withError(Place place) {
        return new CodeMarks(breakpoints, stacks, next, chosen, Optional.of(place));
    }

    /** The lines whose look differs between {@code this} and {@code other}. */
    Set<Integer> changedLines(CodeMarks other, CodeText text) {
        var lines = new HashSet<Integer>();
        differing(breakpoints, other.breakpoints, lines);
        differing(stacks, other.stacks, lines);
        differing(next, other.next, text, lines);
        differing(chosen, other.chosen, text, lines);
        differing(error, other.error, text, lines);
        return lines;
    }

    private static <T> void differing(
            Map<Integer, T> mine, Map<Integer, T> others, Set<Integer> lines) {
        mine.forEach((line, each) -> {
            if (!each.equals(others.get(line))) {
                lines.add(line);
            }
        });
        others.keySet().stream().filter(line -> !mine.containsKey(line)).forEach(lines::add);
    }

    private static void differing(
            Optional<Place> mine, Optional<Place> others, CodeText text, Set<Integer> lines) {
        if (!mine.equals(others)) {
            mine.ifPresent(place -> addLines(place, text, lines));
            others.ifPresent(place -> addLines(place, text, lines));
        }
    }

    private static void addLines(Place place, CodeText text, Set<Integer> lines) {
        for (int line = text.line(place.start());
                line <= text.line(Math.max(place.start(), place.end() - 1));
                line++) {
            lines.add(line);
        }
    }
}
