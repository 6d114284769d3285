package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.StackSpace.Extra;
import org.jspecify.annotations.Nullable;

/**
 * A chain of segments a stack; when the newest is full, the frame that is entered goes to another
 * one. Only what lies there of it already has to move, and the caller's frame with it where the
 * settings say so.
 */
record Segmented() implements Policy {
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
        if (settings.signing() == PolicySettings.Signing.NEVER) {
            return ledger.pinned(
                    moment, call, space, "its return addresses may not be signed again");
        }
        int caller = callerThatMoves(settings, call, space);
        int needed = caller + call.frame().bytes();
        var next = next(ledger, space, needed);
        if (next == null) {
            int size = size(ledger, space, needed);
            return ledger.refused(
                    moment,
                    call,
                    space,
                    ledger.holds(size, needed)
                            ? ledger.refusal(size)
                            : "allows " + Ledger.size(settings.limit()) + " for each stack");
        }
        ledger.overflowed(
                moment,
                call,
                settings.foot()
                        + space.in(call.used())
                        + call.frame().bytes()
                        - (space.size - settings.redZone()));
        var before = space.grown();
        if (next.from() != MemoryEvent.Origin.KEPT && before.kept() != null) {
            ledger.released(moment, call.stack(), before.kept());
        }
        ledger.allocated(moment, call.stack(), next);
        boolean again = call.site().equals(before.site());
        int crossings = again ? before.crossings() + 1 : 1;
        var segment =
                next.segment()
                        .at(
                                call.used() - caller,
                                space.isShared() ? space : space.with((Extra) null),
                                new Extra.Grown(
                                        next.segment().grown().kept(), call.site(), crossings));
        segment = ledger.touched(segment, settings.foot() + needed);
        int bytes = caller + call.frame().entering();
        ledger.migrated(
                moment,
                call.stack(),
                space.segment,
                segment.segment,
                caller > 0 ? call.frames() - 1 : call.frames(),
                caller > 0 ? 2 : 1,
                bytes,
                space.top(call.used() + call.frame().entering(), settings.foot()),
                segment.address + segment.size - settings.foot() - bytes);
        if (again) {
            ledger.crossed(moment, call, crossings);
        }
        return new Answer.Granted(segment);
    }

    /** Bytes of the caller's frame, if that moves. */
    private static int callerThatMoves(PolicySettings settings, Call call, StackSpace space) {
        int caller = call.callerFrame().bytes();
        return settings.moved() == PolicySettings.Moved.CALLER
                        && call.frames() > 0
                        && call.used() - caller >= Math.max(space.from, 0)
                ? caller
                : 0;
    }

    /** The kept segment if it is big enough, or another one; null where there is none. */
    private static Ledger.@Nullable Found next(Ledger ledger, StackSpace space, int needed) {
        var kept = space.grown().kept();
        if (kept != null && ledger.holds(kept.size, needed)) {
            return new Ledger.Found(kept, MemoryEvent.Origin.KEPT);
        }
        int size = size(ledger, space, needed);
        return ledger.holds(size, needed) ? ledger.found(size) : null;
    }

    /** Bytes of the next segment, no more than the limit has left. */
    private static int size(Ledger ledger, StackSpace space, int needed) {
        long all = 0;
        for (var each = space; each != null && !each.isShared(); each = each.below) {
            all += each.size;
        }
        int last = space.isShared() ? 0 : space.size;
        long wanted =
                Math.max(ledger.settings.first(), Ledger.grown(ledger.settings.growth(), last));
        long least = (long) needed + ledger.settings.foot() + ledger.settings.redZone();
        return ledger.rounded(
                Math.min(Math.max(wanted, least), Math.max(0, ledger.settings.limit() - all)));
    }

    @Override
    public StackSpace returned(
            Ledger ledger, Moment moment, StackId stack, StackSpace space, int used, int results) {
        var active = space;
        while (active.below != null && used <= active.from) {
            var left = active;
            var older = active.below;
            ledger.tally.returnsAcross++;
            moment.tell(
                    EventType.RETURNED_ACROSS,
                    stack,
                    at ->
                            new MemoryEvent.ReturnedAcross(
                                    at,
                                    stack,
                                    new SegmentId(left.segment),
                                    new SegmentId(older.segment),
                                    results));
            var grown = left.grown();
            var empty = left.at(0, null, new Extra.Grown(grown.kept(), null, 0));
            if (older.isShared()) {
                ledger.released(moment, stack, empty);
                active = older;
            } else if (ledger.settings.kept()) {
                ledger.keeps(moment, stack, empty);
                active = older.with(new Extra.Grown(empty, grown.site(), grown.crossings()));
            } else {
                ledger.released(moment, stack, empty);
                active = older.with(new Extra.Grown(null, grown.site(), grown.crossings()));
            }
        }
        return active;
    }
}
