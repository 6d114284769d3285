package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.RunLimit;
import java.util.Optional;

/** A run that goes on without anybody's hosts. Engine thread only. */
interface SelfDriven {
    /** Runs on at its end, a slice at most; what it waits for there, if it cannot go on. */
    Optional<Standing> advance(RunLimit limit);
}
