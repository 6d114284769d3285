package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.model.StackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One page of the way from how much is leaked to a single stack. */
public sealed interface LeakPage {
    /** How much, by verdict, and over time. */
    record Overview() implements LeakPage {}

    /** Leaks that have something in common, together; of all verdicts where there is none. */
    record Groups(Optional<LeakVerdict> verdict, Grouping by) implements LeakPage {}

    /** All of one group. */
    record Members(LeakGroup.Key key, Grouping by) implements LeakPage {}

    /**
     * All about one leak: the chain with this stack at its bottom.
     *
     * @param from the page that led here
     */
    record One(StackId bottom, LeakPage from) implements LeakPage {}

    /** What came and went between two points of time. */
    record Compared() implements LeakPage {}

    /** The page in front of this one on the way; empty for the first. */
    default Optional<LeakPage> above() {
        return switch (this) {
            case Overview _ -> Optional.empty();
            case Groups _, Compared _ -> Optional.of(new Overview());
            case Members(var key, var by) ->
                    Optional.of(new Groups(Optional.of(key.verdict()), by));
            case One(_, var from) -> Optional.of(from);
        };
    }

    /** The way here: the overview first, this page last. */
    default List<LeakPage> way() {
        var way = new ArrayList<LeakPage>();
        for (var each = Optional.of(this); each.isPresent(); each = each.get().above()) {
            way.add(each.get());
        }
        Collections.reverse(way);
        return way;
    }
}
