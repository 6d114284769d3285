package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;

/** A large reservation a stack, of which more gets memory behind it when the stack is full. */
record Reserved() implements Policy {
    @Override
    public Answer made(Ledger ledger, Moment moment, StackId stack, int entry, int wanted) {
        var answer = ledger.first(moment, stack, entry, ledger.settings.limit());
        return answer instanceof Answer.Granted(var space)
                ? new Answer.Granted(
                        ledger.touched(space, Math.max(wanted, ledger.settings.first())))
                : answer;
    }

    @Override
    public Answer overflow(Ledger ledger, Moment moment, Call call, StackSpace space) {
        var settings = ledger.settings;
        int needed = settings.foot() + space.in(call.used()) + call.frame().bytes();
        if (needed > space.size - settings.redZone()) {
            return ledger.refused(
                    moment, call, space, "reserves " + Ledger.size(space.size) + " for each stack");
        }
        ledger.overflowed(moment, call, needed - space.committed);
        long wanted = Math.min(space.size, Ledger.grown(settings.growth(), space.committed));
        var more = ledger.touched(space, (int) Math.max(wanted, needed));
        moment.tell(
                EventType.COMMITTED,
                call.stack(),
                at ->
                        new MemoryEvent.Committed(
                                at, call.stack(), new SegmentId(more.segment), more.committed));
        return new Answer.Granted(more);
    }
}
