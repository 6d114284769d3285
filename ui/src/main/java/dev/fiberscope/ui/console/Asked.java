package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.event.TraceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody typed to find events: {@code S6 suspend $yield step 1,000..2,000}.
 *
 * @param words all but what says which steps
 * @param from first step whose events count
 * @param to last step whose events count
 */
record Asked(List<String> words, long from, long to) {
    /** A step, or two with dots between, of which one may be missing. */
    private static final Pattern STEPS =
            Pattern.compile("([0-9][0-9,_]*)?(\\.\\.)?([0-9][0-9,_]*)?");

    Asked {
        words = List.copyOf(words);
    }

    static Asked of(String typed) {
        var words = new ArrayList<String>();
        long from = 0;
        long to = Long.MAX_VALUE;
        boolean steps = false;
        for (var word : typed.strip().split("\\s+", -1)) {
            var range = STEPS.matcher(word);
            boolean isRange = range.matches() && !word.isEmpty() && !word.equals("..");
            if (isRange && (steps || range.group(2) != null)) {
                from = range.group(1) == null ? 0 : number(range.group(1), 0);
                to =
                        range.group(2) == null
                                ? from
                                : range.group(3) == null
                                        ? Long.MAX_VALUE
                                        : number(range.group(3), Long.MAX_VALUE);
                steps = false;
            } else {
                if (steps) {
                    words.add("step");
                }
                steps = word.equalsIgnoreCase("step") || word.equalsIgnoreCase("steps");
                if (!steps && !word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return new Asked(words, from, to);
    }

    private static long number(String digits, long otherwise) {
        var plain = digits.replaceAll("[,_]", "");
        return plain.length() > 18 ? otherwise : Long.parseLong(plain);
    }

    /**
     * True for an event of these steps whose line has all of the words in it, whatever the case.
     */
    boolean matches(TraceEvent event) {
        if (event.at().step() < from || event.at().step() > to) {
            return false;
        }
        var line = TraceText.line(event).toLowerCase(Locale.ROOT);
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).allMatch(line::contains);
    }
}
