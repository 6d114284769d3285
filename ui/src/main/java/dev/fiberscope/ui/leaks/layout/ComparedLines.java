package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.analysis.LeakComparison;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between the leaks of two points of time of one run, by verdict and creation site,
 * the largest groups first.
 *
 * @param from the step of the first
 * @param to the step of the second
 * @param added those of the second alone
 * @param gone those of the first alone
 * @param bytes that leaks keep more in the second, as {@link Findings#failingBytes}
 */
public record ComparedLines(long from, long to, List<Line> added, List<Line> gone, long bytes) {
    public ComparedLines {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    /**
     * So many with one verdict that were made at one place; {@code first} is the first stack of
     * them.
     */
    public record Line(int count, LeakVerdict verdict, Optional<CodePoint> made, StackId first) {
        /** Where they were made. */
        public List<Bit> about(CodeWords code) {
            return made.map(at -> List.of(Bit.of("made at "), Bit.of(at, code)))
                    .orElse(List.of(Bit.of("made where nobody knows")));
        }
    }

    /** Both of one run, in the order of time or against it. */
    public static ComparedLines of(Findings first, Findings second) {
        var compared = LeakComparison.of(first.leaks(), second.leaks());
        return new ComparedLines(
                first.step(),
                second.step(),
                lines(second, compared.added()),
                lines(first, compared.gone()),
                second.failingBytes() - first.failingBytes());
    }

    private record Key(LeakVerdict verdict, Optional<CodePoint> made) {}

    private static List<Line> lines(Findings findings, List<ContinuationId> which) {
        Map<Key, List<StackId>> found = new LinkedHashMap<>();
        for (var each : which) {
            findings.leak(each)
                    .ifPresent(leak ->
                            found.computeIfAbsent(key(leak), _ -> new ArrayList<>())
                                    .add(leak.chain().bottom()));
        }
        return found.entrySet().stream()
                .map(each ->
                        new Line(
                                each.getValue().size(),
                                each.getKey().verdict(),
                                each.getKey().made(),
                                each.getValue().getFirst()))
                .sorted(Comparator.comparingInt(Line::count).reversed())
                .toList();
    }

    private static Key key(Leak leak) {
        return new Key(leak.verdict(), leak.made().map(story -> story.by()));
    }

    /** All in one sentence. */
    public String words() {
        return Amounts.count(added.stream().mapToInt(Line::count).sum(), "leak", "leaks")
                + " added between step "
                + Amounts.count(Math.min(from, to))
                + " and step "
                + Amounts.count(Math.max(from, to))
                + ", "
                + Amounts.count(gone.stream().mapToInt(Line::count).sum())
                + " gone; "
                + Amounts.bytes(Math.abs(bytes))
                + (bytes < 0 ? " less is kept." : " more is kept.");
    }
}
