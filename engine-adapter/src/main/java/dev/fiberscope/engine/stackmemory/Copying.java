package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.StackId;

/** One segment a stack; when it is full, all frames move to a bigger one. */
record Copying() implements Policy {
    @Override
    public Answer made(Ledger ledger, Moment moment, StackId stack, int entry, int wanted) {
        return ledger.first(
                moment,
                stack,
                entry,
                ledger.fitting(ledger.settings.first(), Math.max(entry, wanted)));
    }

    @Override
    public Answer overflow(Ledger ledger, Moment moment, Call call, StackSpace space) {
        var settings = ledger.settings;
        if (space.isShared()) {
            return ledger.pinned(moment, call, space, "a host frame lies on it");
        }
        if (settings.signing() == PolicySettings.Signing.NEVER) {
            return ledger.pinned(
                    moment, call, space, "its return addresses may not be signed again");
        }
        int needed = call.used() + call.frame().bytes();
        int size = ledger.fitting(Ledger.grown(settings.growth(), space.size), needed);
        if (!ledger.holds(size, needed)) {
            return ledger.refused(
                    moment,
                    call,
                    space,
                    "allows " + Ledger.size(settings.limit()) + " for each stack");
        }
        var bigger = ledger.found(size);
        if (bigger == null) {
            return ledger.refused(moment, call, space, ledger.refusal(size));
        }
        ledger.overflowed(
                moment, call, settings.foot() + needed - (space.size - settings.redZone()));
        ledger.allocated(moment, call.stack(), bigger);
        int bytes = call.used() + call.frame().entering();
        var moved = ledger.touched(bigger.segment(), settings.foot() + needed);
        ledger.migrated(
                moment,
                call.stack(),
                space.segment,
                moved.segment,
                0,
                call.frames() + 1,
                bytes,
                space.top(bytes, settings.foot()),
                moved.top(bytes, settings.foot()));
        ledger.released(moment, call.stack(), space);
        return new Answer.Granted(moved);
    }
}
