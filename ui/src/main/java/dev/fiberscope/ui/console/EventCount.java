package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.Trace;
import java.util.List;
import java.util.Locale;

/** How many events a list has, and which of the run: from long to short. */
final class EventCount {
    private EventCount() {}

    /**
     * {@code events 12,345,001 to 12,395,000 of 98,765,432}, counted from 1; of a run whose events
     * are all there only their number.
     *
     * @param shown how many of {@code trace}
     * @param all how many there are in the run
     */
    static List<String> of(Trace trace, int shown, long all) {
        int size = trace.size();
        if (size >= all) {
            return List.of(
                    shown == size
                            ? number(size) + (size == 1 ? " event" : " events")
                            : number(shown) + " of " + number(size) + " events");
        }
        var which =
                switch (size) {
                    case 0 -> "no event here, of ";
                    case 1 -> "event " + number(trace.before() + 1) + " of ";
                    default ->
                            "events "
                                    + number(trace.before() + 1)
                                    + " to "
                                    + number(trace.before() + size)
                                    + " of ";
                };
        var part = shown == size ? "" : number(shown) + " of ";
        return List.of(part + which + number(all), part + number(size) + " of " + number(all));
    }

    /** {@code 400 found, back to step 12,345}. */
    static List<String> of(FoundEvents found) {
        int size = found.events().size();
        if (size == 0) {
            return List.of("none found");
        }
        var all = found.more() ? "the newest " : "all ";
        return List.of(
                all
                        + number(size)
                        + " of the whole run, back to step "
                        + number(found.events().getLast().at().step()),
                number(size) + " found");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
