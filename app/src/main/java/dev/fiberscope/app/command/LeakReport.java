package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.analysis.Retention;
import dev.fiberscope.engine.machine.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The leaks of a state of {@code file}, as text and as JSON.
 *
 * @param continuations that were not consumed, leaks or not
 * @param cancelled chains that {@code resume_throw} ended
 * @param consumed references to consumed continuations that are held
 * @param failing the verdicts that fail the check
 * @param compared {@code lines} know what a baseline has
 */
record LeakReport(
        String file,
        long step,
        int continuations,
        long cancelled,
        long consumed,
        Set<LeakVerdict> failing,
        boolean compared,
        List<LeakLine> lines) {
    static final String GROUPS = "groups";

    LeakReport {
        lines = List.copyOf(lines);
        failing = Set.copyOf(failing);
    }

    static LeakReport of(
            String file,
            Machine machine,
            Leaks leaks,
            Retention retention,
            long cancelled,
            Set<LeakVerdict> failing,
            Optional<LeakBaseline> baseline) {
        var lines =
                leaks.groups(Grouping.SITES, retention).stream()
                        .map(group -> LeakLine.of(machine, leaks, retention, group))
                        .toList();
        return new LeakReport(
                file,
                leaks.step(),
                leaks.continuations(),
                cancelled,
                leaks.consumedReferences(),
                failing,
                baseline.isPresent(),
                baseline.isPresent() ? baseline.get().compare(lines) : lines);
    }

    /** The same with other lines. */
    LeakReport with(List<LeakLine> others) {
        return new LeakReport(
                file, step, continuations, cancelled, consumed, failing, compared, others);
    }

    /** A leak that is not known has a failing verdict. */
    boolean fails() {
        return lines.stream()
                .anyMatch(line -> line.added() > 0 && failing.contains(line.verdict()));
    }

    /** A line for each group that has something new, then two for all of them. */
    List<String> text() {
        var all = new ArrayList<String>();
        for (var line : lines) {
            if (line.added() > 0) {
                all.add(line.text(file, compared));
            }
        }
        all.add(
                (compared ? "new leaks: " : "leaks: ")
                        + totals()
                        + (fails() ? "; the check fails" : ""));
        all.add(
                "at step "
                        + step
                        + ": "
                        + continuations
                        + " not consumed, "
                        + cancelled
                        + " cancelled, "
                        + consumed
                        + (consumed == 1 ? " consumed reference" : " consumed references")
                        + " still held");
        return all;
    }

    private String totals() {
        var totals =
                Arrays.stream(LeakVerdict.values())
                        .filter(verdict -> added(verdict) > 0)
                        .map(verdict -> added(verdict) + " " + verdict.word())
                        .collect(Collectors.joining(", "));
        return totals.isEmpty() ? "none" : totals;
    }

    private long added(LeakVerdict verdict) {
        return lines.stream()
                .filter(line -> line.verdict() == verdict)
                .mapToLong(LeakLine::added)
                .sum();
    }

    /** All groups, those that are known too: it can be a baseline. */
    Json.Fields json() {
        var counts = Json.fields();
        for (var verdict : LeakVerdict.values()) {
            counts =
                    counts.with(
                            verdict.option(),
                            lines.stream()
                                    .filter(line -> line.verdict() == verdict)
                                    .mapToLong(LeakLine::count)
                                    .sum());
        }
        return Json.fields()
                .with("file", file)
                .with("step", step)
                .with("fails", new Json.Truth(fails()))
                .with("notConsumed", continuations)
                .with("cancelled", cancelled)
                .with("consumedReferences", consumed)
                .with("verdicts", counts)
                .with(GROUPS, new Json.Row(lines.stream().map(LeakLine::json).toList()));
    }
}
