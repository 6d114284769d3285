package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;

/**
 * What happened in a stretch of the run, in short: for drawing it, and to know where a search need
 * not look. The questions that begin with {@code may} are answered with yes too often rather than
 * too seldom.
 *
 * <p>Of any state of the program: events with {@code from < step <= to}; the first stretch has
 * those of step 0, too.
 */
public interface Interval {
    /** Steps. */
    long from();

    /** Steps. */
    long to();

    /** Number of events of all types. */
    long events();

    /** Number of events of {@code type}. */
    long count(EventType type);

    /** An event may name this stack. */
    boolean mayName(StackId stack);

    /** An event may name this continuation. */
    boolean mayName(ContinuationId continuation);

    /** An event may have a tag that people see by this name. */
    boolean mayName(String tag);
}
