package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.Place;
import java.util.Optional;

/** How a command of a script came out. */
public sealed interface Verdict {
    /** Of the command, in characters of the script. */
    Place place();

    /** An assertion holds. */
    record Passed(Place place) implements Verdict {}

    /**
     * An assertion that cannot hold here, for a reason that lies in the specification: it is not
     * counted.
     */
    record Excused(Place place, String reason) implements Verdict {}

    /**
     * An assertion does not hold, or another command failed.
     *
     * @param expected what the script says should come
     * @param came what came
     * @param trap the trap that came, if it was one
     */
    record Failed(Place place, String expected, String came, Optional<Trap> trap)
            implements Verdict {
        /** Where no trap came. */
        public Failed(Place place, String expected, String came) {
            this(place, expected, came, Optional.empty());
        }

        /** For people. */
        public String sentence() {
            return "expected " + expected + ", but " + came;
        }
    }
}
