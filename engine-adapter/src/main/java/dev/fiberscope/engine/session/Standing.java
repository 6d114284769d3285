package dev.fiberscope.engine.session;

import java.util.Optional;

/**
 * The live machine waits for a person, between two instructions or behind the last one.
 *
 * @param reason shown whenever the session comes by, also from the past
 * @param refusal why a command that goes forward is refused; empty if the program goes on after
 *     this
 */
record Standing(StopReason reason, Optional<String> refusal) {
    /** Once, to be looked at. */
    static Standing passing(StopReason reason) {
        return new Standing(reason, Optional.empty());
    }

    /** Until something else than going forward helps: {@code refusal} says what. */
    static Standing blocked(StopReason reason, String refusal) {
        return new Standing(reason, Optional.of(refusal));
    }
}
