package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import dev.fiberscope.engine.analysis.Allocation;
import dev.fiberscope.engine.analysis.Cancelled;
import dev.fiberscope.engine.analysis.Story;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chains that {@code resume_throw} ended, and that cleaned up in the same way.
 *
 * @param made the {@code cont.new}, if it is known
 * @param first the bottom of the first of them
 * @param tag of the exception that they were given
 * @param catches functions whose {@code catch} clauses ran, in the order of the first run
 * @param left what they had asked for and nobody freed: a hint. Empty where no function has a name
 *     that says that it gives memory, and where nobody looked
 */
record CleanupLine(
        Optional<LeakSite> made,
        int count,
        StackId first,
        String tag,
        List<String> catches,
        Optional<List<Left>> left) {
    CleanupLine {
        catches = List.copyOf(catches);
        left = left.map(List::copyOf);
    }

    /** Memory that one call asked for, {@code count} times. */
    record Left(String function, LeakSite by, int count, long bytes) {
        private Left plus(Left other) {
            return new Left(function, by, count + other.count, bytes + other.bytes);
        }
    }

    private record Key(
            Optional<CodePoint> made, String tag, List<String> catches, List<CodePoint> left) {}

    /** In the order of the first of each; {@code kept} is what all their stacks left. */
    static List<CleanupLine> of(
            Machine machine, List<Cancelled> cancelled, Optional<List<Allocation>> kept) {
        var byStack =
                kept.orElse(List.of()).stream().collect(Collectors.groupingBy(Allocation::stack));
        var lines = new LinkedHashMap<Key, CleanupLine>();
        for (var each : cancelled) {
            var mine =
                    each.stacks().stream()
                            .flatMap(stack -> byStack.getOrDefault(stack, List.of()).stream())
                            .toList();
            var catches =
                    each.catches().stream().map(Cancelled.Catch::function).distinct().toList();
            var made = each.story().map(Story::by);
            var key =
                    new Key(
                            made,
                            each.tag().toString(),
                            catches,
                            mine.stream().map(Allocation::by).distinct().toList());
            lines.merge(
                    key,
                    new CleanupLine(
                            made.map(at -> LeakSite.of(machine, at)),
                            1,
                            each.chain().bottom(),
                            key.tag(),
                            catches,
                            kept.map(_ -> left(machine, mine))),
                    CleanupLine::plus);
        }
        return List.copyOf(lines.values());
    }

    private static List<Left> left(Machine machine, List<Allocation> mine) {
        var sum = new LinkedHashMap<CodePoint, Left>();
        for (var each : mine) {
            sum.merge(
                    each.by(),
                    new Left(each.function(), LeakSite.of(machine, each.by()), 1, each.bytes()),
                    Left::plus);
        }
        return List.copyOf(sum.values());
    }

    /** Of the same key: the same calls, in the same order. */
    private CleanupLine plus(CleanupLine other) {
        return new CleanupLine(
                made, count + other.count, first, tag, catches, left.map(mine -> sum(mine, other)));
    }

    private static List<Left> sum(List<Left> mine, CleanupLine other) {
        var others = other.left.orElse(List.of());
        var sums = new ArrayList<Left>();
        for (int i = 0; i < mine.size(); i++) {
            sums.add(mine.get(i).plus(others.get(i)));
        }
        return sums;
    }

    /**
     * {@code position: cancelled: sentence}; {@code file} stands for a position where there is
     * none.
     */
    String text(String file) {
        boolean one = count == 1;
        return made.map(LeakSite::position).orElse(file)
                + ": cancelled: "
                + count
                + (one
                        ? " chain (" + first + ")"
                        : " chains (" + first + " and " + (count - 1) + " more)")
                + " with "
                + tag
                + "; "
                + (catches.isEmpty()
                        ? "no catch clause ran"
                        : "catch clauses ran in " + String.join(", ", catches))
                + left.map(CleanupLine::words).orElse("");
    }

    private static String words(List<Left> left) {
        return left.isEmpty()
                ? "; nothing seems to be left unfreed"
                : "; not freed, it seems: "
                        + left.stream()
                                .map(each ->
                                        each.bytes()
                                                + (each.bytes() == 1 ? " byte" : " bytes")
                                                + " from "
                                                + (each.count() == 1
                                                        ? "a call"
                                                        : each.count() + " calls")
                                                + " of "
                                                + each.function()
                                                + " in "
                                                + each.by().function()
                                                + " at "
                                                + each.by().position())
                                .collect(Collectors.joining(", "));
    }

    Json json() {
        var fields = Json.fields().with("count", count).with("first", first.toString());
        if (made.isPresent()) {
            fields = fields.with("made", made.get().json());
        }
        fields =
                fields.with("tag", tag)
                        .with(
                                "catches",
                                new Json.Row(catches.stream().<Json>map(Json.Text::new).toList()));
        return left.isEmpty() ? fields : fields.with("notFreed", json(left.get()));
    }

    private static Json json(List<Left> left) {
        var calls =
                left.stream()
                        .<Json>map(each ->
                                Json.fields()
                                        .with("of", each.function())
                                        .with("by", each.by().json())
                                        .with("count", each.count())
                                        .with("bytes", each.bytes()))
                        .toList();
        return Json.fields().with("hint", new Json.Truth(true)).with("calls", new Json.Row(calls));
    }
}
