package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.analysis.PolicyComparison.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A {@link PolicyComparison} as text: a table for people, CSV, and JSON. Sizes are bytes. */
public final class PolicyTable {
    private PolicyTable() {}

    /** A number of each row. */
    public enum Column {
        PEAK_COMMITTED("peak committed"),
        AVERAGE_COMMITTED("average committed"),
        PEAK_WASTED("peak wasted"),
        AVERAGE_WASTED("average wasted"),
        ADDRESS_SPACE("address space"),
        MAPS("maps"),
        SEGMENTS("segments"),
        PRESIZED("presized"),
        REUSED("reused"),
        OVERFLOWS("overflows"),
        MIGRATIONS("migrations"),
        FRAMES_MOVED("frames moved"),
        BYTES_MOVED("bytes moved"),
        SIGNED_AGAIN("signed again"),
        CENTRAL_SWITCHES("central switches"),
        HOT_SPLITS("hot splits"),
        CROSSINGS("crossings"),
        TRAPS("traps"),
        STEPS("steps"),
        MOST_STACKS("most stacks"),
        IDLE_STACK("idle stack");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }

        /** A count, or bytes. */
        public long of(Row row) {
            var statistics = row.statistics();
            return switch (this) {
                case PEAK_COMMITTED -> statistics.peakCommitted();
                case AVERAGE_COMMITTED -> statistics.averageCommitted();
                case PEAK_WASTED -> statistics.peakWasted();
                case AVERAGE_WASTED -> statistics.averageWasted();
                case ADDRESS_SPACE -> statistics.peakAddressSpace();
                case MAPS -> statistics.peakMaps();
                case SEGMENTS -> statistics.segments();
                case PRESIZED -> statistics.presized();
                case REUSED -> statistics.reused();
                case OVERFLOWS -> statistics.overflows();
                case MIGRATIONS -> statistics.migrations();
                case FRAMES_MOVED -> statistics.framesMoved();
                case BYTES_MOVED -> statistics.bytesMoved();
                case SIGNED_AGAIN -> statistics.signedAgain();
                case CENTRAL_SWITCHES -> statistics.centralSwitches();
                case HOT_SPLITS -> statistics.hotSplits();
                case CROSSINGS -> statistics.crossings();
                case TRAPS -> statistics.traps();
                case STEPS -> row.steps();
                case MOST_STACKS -> row.capacity().stacks();
                case IDLE_STACK -> row.capacity().bytes();
            };
        }
    }

    private static final String POLICY = "policy";
    private static final String LIMITED_BY = "limited by";
    private static final String TRAP = "trap";

    /**
     * A row for each column of the comparison and a column for each policy, and below that the
     * traps and what presizing saves.
     */
    public static String text(PolicyComparison comparison) {
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<String>(List.of(POLICY));
        comparison.rows().forEach(row -> head.add(row.policy().title()));
        lines.add(head);
        for (var column : Column.values()) {
            var line = new ArrayList<String>(List.of(column.title()));
            comparison
                    .rows()
                    .forEach(row -> line.add(String.format(Locale.ROOT, "%,d", column.of(row))));
            lines.add(line);
        }
        var ends = new ArrayList<String>(List.of(LIMITED_BY));
        comparison.rows().forEach(row -> ends.add(row.capacity().end().words()));
        lines.add(ends);
        var text = new StringBuilder();
        for (var line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int at = i;
                int width = lines.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
                var cell = line.get(i);
                text.append(i == 0 ? cell : "  " + " ".repeat(width - cell.length()) + cell);
                if (i == 0) {
                    text.append(" ".repeat(width - cell.length()));
                }
            }
            text.append('\n');
        }
        for (var row : comparison.rows()) {
            row.trap()
                    .ifPresent(trap ->
                            text.append(row.policy().title())
                                    .append(" traps at step ")
                                    .append(row.steps())
                                    .append(": ")
                                    .append(trap)
                                    .append('\n'));
        }
        comparison.savings().forEach(saved -> text.append(saved.sentence()).append('\n'));
        return text.toString();
    }

    /** A line for each policy, below one with the names. RFC 4180, with line feeds. */
    public static String csv(PolicyComparison comparison) {
        var text = new StringBuilder(POLICY);
        for (var column : Column.values()) {
            text.append(',').append(column.title());
        }
        text.append(',').append(LIMITED_BY).append(',').append(TRAP).append('\n');
        for (var row : comparison.rows()) {
            text.append(row.policy().title());
            for (var column : Column.values()) {
                text.append(',').append(column.of(row));
            }
            text.append(',')
                    .append(row.capacity().end().words())
                    .append(',')
                    .append(
                            row.trap()
                                    .map(trap -> '"' + trap.replace("\"", "\"\"") + '"')
                                    .orElse(""))
                    .append('\n');
        }
        return text.toString();
    }

    /** An array with an object for each policy; {@code trap} is null where there was none. */
    public static String json(PolicyComparison comparison) {
        return comparison.rows().stream()
                .map(PolicyTable::object)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String object(Row row) {
        var text = new StringBuilder("  {" + quoted(POLICY) + ": " + quoted(row.policy().title()));
        for (var column : Column.values()) {
            text.append(", ").append(quoted(column.title())).append(": ").append(column.of(row));
        }
        return text.append(", ")
                .append(quoted(LIMITED_BY))
                .append(": ")
                .append(quoted(row.capacity().end().words()))
                .append(", ")
                .append(quoted(TRAP))
                .append(": ")
                .append(row.trap().map(PolicyTable::quoted).orElse("null"))
                .append('}')
                .toString();
    }

    private static String quoted(String words) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < words.length(); i++) {
            char each = words.charAt(i);
            if (each == '"' || each == '\\') {
                text.append('\\').append(each);
            } else if (each < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                text.append(each);
            }
        }
        return text.append('"').toString();
    }
}
