package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.StackSpace.Extra;

/**
 * The frames of the running chain lie in one area. What leaves the chain is copied out to a block
 * of its own, and back when it goes on.
 */
record CopyOut() implements Policy {
    @Override
    public Answer made(Ledger ledger, Moment moment, StackId stack, int entry, int wanted) {
        return new Answer.Granted(StackSpace.NOWHERE);
    }

    @Override
    public Answer overflow(Ledger ledger, Moment moment, Call call, StackSpace space) {
        return ledger.refused(
                moment,
                call,
                space,
                "has "
                        + Ledger.size(space.size)
                        + " for all stacks that run or wait for one that does");
    }

    @Override
    public Answer left(
            Ledger ledger, Moment moment, StackId stack, StackSpace space, int used, int frames) {
        int foot = ledger.settings.foot();
        int size = ledger.rounded((long) foot + used);
        var found = ledger.found(size);
        if (found == null) {
            return ledger.unable(
                    moment,
                    stack,
                    Ledger.EXHAUSTED,
                    "copies " + used + " bytes of " + stack + " out",
                    ledger.refusal(size));
        }
        ledger.allocated(moment, stack, found);
        var block = ledger.touched(found.segment(), size);
        ledger.migrated(
                moment,
                stack,
                space.segment,
                block.segment,
                0,
                frames,
                used,
                space.top(used, foot),
                block.top(used, foot));
        return new Answer.Granted(block);
    }

    @Override
    public Answer arrived(
            Ledger ledger,
            Moment moment,
            StackId stack,
            StackSpace space,
            int used,
            int frames,
            int entry,
            int below) {
        int foot = ledger.settings.foot();
        var area = ledger.common();
        long needed = (long) below + used + entry;
        if (!ledger.holds(area.size, needed)) {
            return ledger.unable(
                    moment,
                    stack,
                    Ledger.EXHAUSTED,
                    "puts " + (used + entry) + " bytes of " + stack + " on top of " + below,
                    "has "
                            + Ledger.size(area.size)
                            + " for all stacks that run or wait for one that does");
        }
        var here =
                ledger.touched(area.at(-below, null, new Extra.Shared(0)), (int) (foot + needed));
        if (frames > 0) {
            ledger.migrated(
                    moment,
                    stack,
                    space.segment,
                    here.segment,
                    0,
                    frames,
                    used,
                    space.top(used, foot),
                    here.top(used, foot));
            ledger.released(moment, stack, space);
        }
        return new Answer.Granted(here);
    }
}
