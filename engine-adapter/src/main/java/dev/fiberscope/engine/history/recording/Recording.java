package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Log;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a recording holds. Steps never decrease in any of the lists.
 *
 * @param entries of the log
 * @param printed what the program printed, for people: a replay does not need it
 * @param end empty if the recording was never closed, because the process that wrote it was killed
 */
public record Recording(
        Header header, List<Log.Entry> entries, List<Printed> printed, Optional<End> end) {
    public Recording {
        entries = List.copyOf(entries);
        printed = List.copyOf(printed);
    }

    /** The run was recorded to its end, or to where it was saved. */
    public boolean closed() {
        return end.isPresent();
    }

    /** The last step that the recording tells of. */
    public long lastStep() {
        return end.map(End::step)
                .orElseGet(() ->
                        Math.max(
                                entries.isEmpty() ? 0 : entries.getLast().step(),
                                printed.isEmpty() ? 0 : printed.getLast().step()));
    }

    /** The entries as a log, new at each call. */
    public Log log() {
        var log = new Log();
        entries.forEach(entry -> log.add(entry.step(), entry.crossing()));
        return log;
    }
}
