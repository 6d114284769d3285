package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.LeakVerdict;
import java.util.List;

/** The names of the pages on the way to one. */
public final class Trail {
    private Trail() {}

    /** One for each page of the way, from the overview on. */
    public static List<Bit.Page> to(LeakPage page, CodeWords code) {
        return page.way().stream().map(each -> new Bit.Page(name(each, code), each)).toList();
    }

    private static String name(LeakPage page, CodeWords code) {
        return switch (page) {
            case LeakPage.Overview() -> "Overview";
            case LeakPage.Groups(var verdict, _) ->
                    verdict.map(LeakVerdict::word).orElse("all leaks");
            case LeakPage.Members(var key, var by) -> Bit.text(GroupLine.name(key, by, code));
            case LeakPage.One(var bottom, _) -> bottom.toString();
            case LeakPage.Compared() -> "compared";
        };
    }

    /** {@code by creation site}. */
    public static String name(Grouping by) {
        return switch (by) {
            case CREATION_SITE -> "by creation site";
            case SUSPENSION_SITE -> "by suspension site";
            case IDENTICAL_STACK -> "by identical stack";
            case SITES -> "by both sites";
        };
    }
}
