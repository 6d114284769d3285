package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many leaks of which kind are known: what {@code leaks --json} printed once. Leaks are the
 * same where verdict, functions and count are: so that a file may get new lines.
 */
record LeakBaseline(Map<LeakLine.Key, Long> counts) {
    LeakBaseline {
        counts = Map.copyOf(counts);
    }

    /** {@code name} is the file's, for complaints. */
    static LeakBaseline read(String name, String text) throws Refusal {
        try {
            var json = Json.parse(text);
            if (json.field(LeakReport.GROUPS).isEmpty()) {
                throw new Refusal(name, "this is no report of `fiberscope leaks --json`");
            }
            var counts = new HashMap<LeakLine.Key, Long>();
            for (var each : json.field(LeakReport.GROUPS).orElseThrow().row()) {
                counts.merge(
                        key(each), each.field("count").flatMap(Json::whole).orElse(0L), Long::sum);
            }
            return new LeakBaseline(counts);
        } catch (IllegalArgumentException broken) {
            throw new Refusal(name, "this is no JSON: " + broken.getMessage());
        }
    }

    private static LeakLine.Key key(Json group) {
        return new LeakLine.Key(
                text(group, "verdict"),
                text(group, "entry"),
                group.field("made").map(site -> text(site, "function")).orElse(""),
                group.field("suspended").map(site -> text(site, "function")).orElse(""));
    }

    private static String text(Json json, String field) {
        return json.field(field).flatMap(Json::text).orElse("");
    }

    /** The same lines, knowing how many of each are in here. */
    List<LeakLine> compare(List<LeakLine> lines) {
        var left = new HashMap<>(counts);
        var compared = new ArrayList<LeakLine>();
        for (var line : lines) {
            long known = Math.min(line.count(), left.getOrDefault(line.key(), 0L));
            left.merge(line.key(), -known, Long::sum);
            compared.add(line.knowing((int) Math.max(0, known)));
        }
        return compared;
    }
}
