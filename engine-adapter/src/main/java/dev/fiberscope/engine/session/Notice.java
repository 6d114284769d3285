package dev.fiberscope.engine.session;

import java.util.List;

/** What the session tells its listeners, on its own thread. */
public sealed interface Notice {
    record Stopped(Stop stop) implements Notice {}

    /** {@code command} is being carried out; the next notice is usually a {@code Stopped}. */
    record Went(Command command) implements Notice {}

    /**
     * A few times a second while something long runs: the step reached, by the program or by what
     * looks through its past.
     *
     * @param perSecond steps that were made in a second since the notice before; 0 where that is
     *     not known
     */
    record Progressed(long step, long perSecond) implements Notice {}

    /** The command makes no sense now; nothing changed. */
    record Refused(Command command, String sentence) implements Notice {}

    /** The stop conditions are these now, with these hits. */
    record Conditions(List<StopCondition> all) implements Notice {
        public Conditions {
            all = List.copyOf(all);
        }
    }

    /**
     * The program wrote {@code text}; {@code error} tells standard error. Not repeated when the
     * past is replayed.
     */
    record Printed(String text, boolean error) implements Notice {}

    /**
     * A fault of our own: {@code report} is text to save and send. The session can be restarted.
     */
    record Failed(String report) implements Notice {}
}
