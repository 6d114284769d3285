package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.StackId;

/** One segment a stack, which never grows. */
record Fixed() implements Policy {
    @Override
    public Answer made(Ledger ledger, Moment moment, StackId stack, int entry, int wanted) {
        return ledger.first(moment, stack, entry, Math.max(wanted, ledger.settings.first()));
    }

    @Override
    public Answer overflow(Ledger ledger, Moment moment, Call call, StackSpace space) {
        return ledger.refused(
                moment, call, space, "has " + Ledger.size(space.size) + " for each stack");
    }
}
