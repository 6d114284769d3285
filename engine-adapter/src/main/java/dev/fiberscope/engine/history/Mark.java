package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Checkpoint;

/**
 * A state of the machine from which the past can be entered.
 *
 * @param entries number of log entries that the state knows
 */
record Mark(Checkpoint state, int entries) {
    long step() {
        return state.step();
    }
}
