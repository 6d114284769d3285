package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The summaries of the run, one behind the other; the older half becomes coarser when there are
 * many.
 */
final class Stretches {
    private static final int MOST = 4096;

    private final List<Stretch> all = new ArrayList<>();

    /** What was counted behind the last one. */
    private Tally open = new Tally();

    /** {@code live} stands at a checkpoint: what it did since the last one is a stretch. */
    void close(Machine live) {
        var last = open(live);
        open = new Tally();
        if (last.events() > 0 || last.to() > last.from()) {
            all.add(last);
        }
        if (all.size() > MOST) {
            coarsen();
        }
    }

    /** All, up to where {@code live} stands. */
    List<Stretch> upTo(Machine live) {
        var shown = new ArrayList<>(all);
        shown.add(open(live));
        return List.copyOf(shown);
    }

    /** The stretches up to a checkpoint, for another timeline with the same past. */
    record Known(Mark mark, Stretches stretches) {}

    /** Up to the last of {@code marks} where a stretch ends. */
    Known endingAt(Checkpoints marks) {
        for (int i = all.size(); i > 0; i--) {
            var last = all.get(i - 1);
            long events = last.first() + last.events();
            var mark = marks.lastByEvents(events);
            if (mark.step() == last.to() && mark.state().events() == events) {
                var known = new Stretches();
                known.all.addAll(all.subList(0, i));
                return new Known(mark, known);
            }
        }
        return new Known(marks.lastByEvents(0), new Stretches());
    }

    private Stretch open(Machine live) {
        open.add(live.takeTally());
        var sum = new Tally();
        sum.add(open);
        var before = all.isEmpty() ? null : all.getLast();
        return new Stretch(
                before == null ? 0 : before.to(),
                live.step(),
                before == null ? 0 : before.first() + before.events(),
                sum,
                before == null ? 0 : before.madeEnd(),
                live.statistics().continuationsMade(),
                tags(live, sum));
    }

    private static Set<String> tags(Machine live, Tally tally) {
        var names = new HashSet<String>();
        for (int tag = 0; tag < live.tagCount(); tag++) {
            if (tally.mayHave(tag)) {
                names.add(live.tagId(tag).name());
            }
        }
        return names;
    }

    private void coarsen() {
        var coarse = new ArrayList<Stretch>();
        int half = all.size() / 2;
        for (int i = 0; i + 1 < half; i += 2) {
            coarse.add(all.get(i).with(all.get(i + 1)));
        }
        coarse.addAll(all.subList(half - half % 2, all.size()));
        all.clear();
        all.addAll(coarse);
    }
}
