package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import dev.fiberscope.engine.machine.Machine;

/** The instance that imported the function which is called, as its host sees it. */
public interface Caller {
    Machine machine();

    /** Its number in the machine. */
    int instance();

    /** Who runs functions that the host calls. */
    Driver driver();

    /**
     * The instance for hosts written for Chicory: its memory is the machine's, its exports run in
     * the machine.
     */
    Instance chicory();
}
