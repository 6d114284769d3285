package dev.fiberscope.engine.proof.reduction;

import java.util.ArrayList;
import java.util.List;

/** The calls that are open, the innermost first, as {@code $function:instruction on S1}. */
final class Backtrace {
    private Backtrace() {}

    static List<String> of(Configuration now) {
        var lines = new ArrayList<String>();
        var focus = now.focus();
        boolean ended = false;
        for (var frame : now.context().frames()) {
            switch (frame) {
                case Frame.Call(var caller) -> {
                    lines.add(line(focus));
                    focus = caller;
                }
                case Frame.Prompt(_, var resumer) -> {
                    focus = resumer;
                    ended = false;
                }
                case Frame.Base(int stack) -> {
                    if (!ended) {
                        lines.add(line(focus));
                    }
                    ended = true;
                    for (int i = 0; i < lines.size(); i++) {
                        if (lines.get(i).endsWith(" on")) {
                            lines.set(i, lines.get(i) + " S" + stack);
                        }
                    }
                }
                case Frame.Label _, Frame.Try _ -> {}
            }
        }
        return lines;
    }

    private static String line(Focus focus) {
        return focus.body().name() + ":" + (focus.next() - 1) + " on";
    }
}
