package dev.fiberscope.ui.policies.layout;

import dev.fiberscope.engine.analysis.PolicyComparison;
import dev.fiberscope.engine.analysis.PolicyTable.Column;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Face;
import dev.fiberscope.ui.layout.Glyphs;
import dev.fiberscope.ui.layout.Hue;
import dev.fiberscope.ui.layout.Look;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Pen;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Run;
import dev.fiberscope.ui.layout.Sizes;
import dev.fiberscope.ui.layout.Sketch;
import dev.fiberscope.ui.layout.Stroke;
import dev.fiberscope.ui.layout.TextMeasure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Draws a comparison: a row for each policy, in each cell the number above a bar, all bars of a
 * column to one scale; below, which policies end the run, and where.
 */
public final class PolicyChart {
    /** What is shown, from left to right. */
    public static final List<Column> COLUMNS =
            List.of(
                    Column.PEAK_COMMITTED,
                    Column.AVERAGE_COMMITTED,
                    Column.PEAK_WASTED,
                    Column.ADDRESS_SPACE,
                    Column.SEGMENTS,
                    Column.OVERFLOWS,
                    Column.MIGRATIONS,
                    Column.BYTES_MOVED,
                    Column.SIGNED_AGAIN,
                    Column.CENTRAL_SWITCHES,
                    Column.HOT_SPLITS,
                    Column.TRAPS,
                    Column.MOST_STACKS);

    private static final Set<Column> BYTES =
            Set.of(
                    Column.PEAK_COMMITTED,
                    Column.AVERAGE_COMMITTED,
                    Column.PEAK_WASTED,
                    Column.ADDRESS_SPACE,
                    Column.BYTES_MOVED);

    /** What happens when a stack is full. */
    private static final Set<Column> MOVING =
            Set.of(
                    Column.OVERFLOWS,
                    Column.MIGRATIONS,
                    Column.BYTES_MOVED,
                    Column.SIGNED_AGAIN,
                    Column.HOT_SPLITS);

    private static final double NARROWEST = 760;
    private static final double MARGIN = 14;
    private static final double NAME = 150;
    private static final double HEAD = 36;
    private static final double ROW = 30;
    private static final double GAP = 10;
    private static final double BAR = 6;
    private static final double SIZE = 11;
    private static final double SMALL = 9.5;
    private static final double LINE = 14;
    private static final int MOST_LINES = 3;

    private final TextMeasure measure;

    public PolicyChart(TextMeasure measure) {
        this.measure = measure;
    }

    /**
     * What was drawn.
     *
     * @param heads where the titles of the columns are
     */
    public record Drawn(PictureScene picture, Map<Column, Box> heads) {
        /** The column whose title is at a point. */
        public Optional<Column> head(double x, double y) {
            return heads.entrySet().stream()
                    .filter(each -> each.getValue().contains(x, y))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** {@code comparison} in {@code order}; the row of {@code current} is marked. */
    public Drawn draw(
            PolicyComparison comparison,
            Order order,
            Optional<PolicySettings> current,
            double width) {
        double wide = Math.max(width, NARROWEST);
        var sketch = new Sketch(measure);
        var rows = order.of(comparison);
        double column = (wide - 2 * MARGIN - NAME) / COLUMNS.size();
        var heads = heads(sketch, order, column);
        double y = HEAD;
        sketch.line(MARGIN, y, wide - MARGIN, y, Stroke.is(Hue.STRONG_LINE, 1));
        for (var row : rows) {
            boolean present = current.filter(row.policy()::equals).isPresent();
            row(sketch, comparison, row, present, new Box(0, y, wide, ROW), column);
            y += ROW;
            sketch.line(MARGIN, y, wide - MARGIN, y, Stroke.is(Hue.LINE, 1));
        }
        y = deaths(sketch, rows, wide, y + 8);
        for (var saved : comparison.savings()) {
            sketch.words(
                    MARGIN + 16,
                    y + 12,
                    wide - 2 * MARGIN - 16,
                    SIZE,
                    Run.words(saved.sentence() + ".", Hue.INK2));
            y += LINE;
        }
        y = capacities(sketch, rows, wide, y + 4);
        return new Drawn(sketch.scene(wide, y + 6), heads);
    }

    private static SequencedMap<Column, Box> heads(Sketch sketch, Order order, double column) {
        var heads = new LinkedHashMap<Column, Box>();
        sketch.words(MARGIN, HEAD - 8, NAME, SMALL, Run.strong("POLICY", Hue.INK3));
        for (int i = 0; i < COLUMNS.size(); i++) {
            var each = COLUMNS.get(i);
            var box = new Box(MARGIN + NAME + i * column, 2, column, HEAD - 4);
            heads.put(each, box);
            boolean sorted = order.by().filter(each::equals).isPresent();
            double right = box.right() - GAP / 2;
            if (sorted) {
                double tip = order.descending() ? 1 : -1;
                sketch.fill(
                        new Pen(right - 3, HEAD - 11 + 2.6 * tip)
                                .by(-3.4, -5.2 * tip)
                                .by(6.8, 0)
                                .closed(),
                        Hue.INK);
                right -= 10;
            }
            double room = column - GAP - (sorted ? 10 : 0);
            var lines = sketch.wrapped(each.title(), Face.STRONG_WORDS, SMALL, room, room, 2);
            double baseline = HEAD - 8 - (lines.size() - 1) * 12.0;
            for (var line : lines) {
                sketch.wordsTo(
                        right,
                        baseline,
                        room,
                        SMALL,
                        Run.strong(line, sorted ? Hue.INK : Hue.INK3));
                baseline += 12;
            }
        }
        return heads;
    }

    private static void row(
            Sketch sketch,
            PolicyComparison comparison,
            PolicyComparison.Row row,
            boolean present,
            Box box,
            double column) {
        if (present) {
            sketch.fill(new Outline.Rounded(box, 0), Hue.SELECTED);
            sketch.fill(new Outline.Rounded(new Box(0, box.y(), 3, ROW), 0), Hue.YOU);
        }
        boolean dies = row.trap().isPresent();
        double left = MARGIN;
        if (dies) {
            Glyphs.state(sketch, Look.TRAPPED, MARGIN + 5, box.y() + 10, 0.8);
            left += 16;
        }
        sketch.words(
                left, box.y() + 13, NAME - 20, SIZE, Run.strongCode(row.policy().title(), Hue.INK));
        var below =
                dies
                        ? Run.words(
                                "would die here: step " + count(row.steps()), Hue.FORGOTTEN_TEXT)
                        : Run.words(
                                (present ? "chosen now \u00b7 " : "") + title(row.policy()),
                                Hue.INK3);
        sketch.words(MARGIN, box.y() + 25, NAME - 6, SMALL, below);
        for (int i = 0; i < COLUMNS.size(); i++) {
            cell(
                    sketch,
                    comparison,
                    row,
                    COLUMNS.get(i),
                    new Box(MARGIN + NAME + i * column + GAP / 2, box.y(), column - GAP, ROW));
        }
    }

    private static String title(PolicySettings policy) {
        var preset = Preset.named(policy.name());
        return preset.filter(each -> !each.settings().equals(policy)).isPresent()
                ? "changed"
                : preset.map(Preset::title).orElse("");
    }

    private static void cell(
            Sketch sketch,
            PolicyComparison comparison,
            PolicyComparison.Row row,
            Column column,
            Box box) {
        long value = column.of(row);
        long most = comparison.rows().stream().mapToLong(column::of).max().orElse(0);
        var words =
                BYTES.contains(column) ? Sizes.brief(value) : shortly(sketch, value, box.width());
        sketch.wordsTo(
                box.right(),
                box.y() + 14,
                box.width(),
                SIZE - 0.5,
                Run.code(words, value == 0 ? Hue.INK3 : Hue.INK));
        double share = most == 0 ? 0 : box.width() * value / most;
        sketch.fill(
                new Outline.Rounded(new Box(box.x(), box.y() + 19, box.width(), BAR), 1),
                Hue.RAISED);
        if (value > 0) {
            double length = Math.max(1.5, share);
            sketch.fill(
                    new Outline.Rounded(
                            new Box(box.right() - length, box.y() + 19, length, BAR), 1),
                    hue(column));
        }
    }

    private static Hue hue(Column column) {
        return column == Column.TRAPS
                ? Hue.FORGOTTEN
                : MOVING.contains(column) ? Hue.MEMORY : Hue.WAITING;
    }

    /** The number itself, or where it has no room, in thousands, millions and so on. */
    private static String shortly(Sketch sketch, long value, double room) {
        var exact = count(value);
        if (sketch.width(SIZE - 0.5, Run.code(exact, Hue.INK)) <= room) {
            return exact;
        }
        double rest = value;
        int unit = -1;
        while (rest >= 1000 && unit < 3) {
            rest /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, rest < 10 ? "%.1f" : "%.0f", rest)
                + (unit < 0 ? "" : "kMGT".charAt(unit));
    }

    /** Which policies end the run, and why. */
    private static double deaths(
            Sketch sketch, List<PolicyComparison.Row> rows, double wide, double from) {
        double y = from;
        double room = wide - 2 * MARGIN - 16;
        for (var row : rows) {
            if (row.trap().isPresent()) {
                Glyphs.state(sketch, Look.TRAPPED, MARGIN + 5, y + 8, 0.8);
                var first =
                        Run.strong(
                                row.policy().title()
                                        + " would die here, at step "
                                        + count(row.steps())
                                        + ":  ",
                                Hue.FORGOTTEN_TEXT);
                double begin = MARGIN + 16 + sketch.width(SIZE, first);
                sketch.words(MARGIN + 16, y + 12, room, SIZE, first);
                var lines =
                        sketch.wrapped(
                                row.trap().get(),
                                Face.WORDS,
                                SIZE,
                                room - sketch.width(SIZE, first),
                                room,
                                MOST_LINES);
                double at = begin;
                for (var line : lines) {
                    sketch.words(at, y + 12, wide - MARGIN - at, SIZE, Run.words(line, Hue.INK2));
                    at = MARGIN + 16;
                    y += LINE;
                }
                y += 4;
            }
        }
        return y;
    }

    /** How many stacks that wait each policy can have. */
    private static double capacities(
            Sketch sketch, List<PolicyComparison.Row> rows, double wide, double from) {
        double y = from;
        for (var row : rows) {
            sketch.words(
                    MARGIN + 16,
                    y + 12,
                    wide - 2 * MARGIN - 16,
                    SIZE,
                    Run.code(row.policy().title(), Hue.INK2),
                    Run.words(
                            " can have "
                                    + count(row.capacity().stacks())
                                    + " stacks that wait, limited by "
                                    + row.capacity().end().words()
                                    + "; each keeps "
                                    + Sizes.exact(row.capacity().bytes())
                                    + ".",
                            Hue.INK3));
            y += LINE;
        }
        return y;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
