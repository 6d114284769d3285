package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.MemoryEvent;
import dev.fiberscope.engine.model.SegmentId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.stackmemory.PolicySettings.Backing;
import dev.fiberscope.engine.stackmemory.StackSpace.Extra;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all policies do with segments: find them, commit them, give them back; and the counts and
 * events of that.
 */
final class Ledger {
    /** Crossings of the same call from which on a hot split is noticed. */
    private static final int HOT = 10;

    /** Why a call traps. */
    static final String EXHAUSTED = "call stack exhausted";

    /** Why a new stack traps. */
    private static final String LIMIT = "limit reached";

    final PolicySettings settings;
    final Tally tally;
    private final AddressSpace addresses;

    /** The main stack, or the area of {@link CopyOut}; null until it is needed. */
    private @Nullable StackSpace common;

    Ledger(PolicySettings settings) {
        this(settings, new Tally(), new AddressSpace(settings), null);
    }

    private Ledger(
            PolicySettings settings,
            Tally tally,
            AddressSpace addresses,
            @Nullable StackSpace common) {
        this.settings = settings;
        this.tally = tally;
        this.addresses = addresses;
        this.common = common;
    }

    Ledger fork() {
        return new Ledger(settings, tally.copy(), addresses.fork(), common);
    }

    /** A segment for a stack, and where it was found. */
    record Found(StackSpace segment, MemoryEvent.Origin from) {}

    /**
     * A segment of that size, from the pool or new; null where there is no room. Nothing is told
     * yet.
     */
    @Nullable Found found(int size) {
        var pooled = addresses.pooled(size);
        if (pooled != null) {
            return new Found(pooled, MemoryEvent.Origin.POOL);
        }
        var made = addresses.make(size, backing());
        return made == null ? null : new Found(made, MemoryEvent.Origin.SYSTEM);
    }

    /** Why {@link #found} found nothing. */
    String refusal(int size) {
        return addresses.refusal(size, backing());
    }

    /** The segment is the stack's from now on. */
    void allocated(Moment moment, StackId stack, Found found) {
        if (found.from == MemoryEvent.Origin.SYSTEM) {
            tally.segments++;
        } else {
            tally.reused++;
        }
        var segment = found.segment;
        moment.tell(
                EventType.SEGMENT_ALLOCATED,
                stack,
                at ->
                        new MemoryEvent.SegmentAllocated(
                                at,
                                stack,
                                new SegmentId(segment.segment),
                                segment.address,
                                segment.size,
                                found.from));
    }

    /**
     * The first segment of a stack: of {@code wanted} bytes, which must do for a frame of {@code
     * entry}.
     */
    Answer first(Moment moment, StackId stack, int entry, int wanted) {
        int size = rounded(wanted);
        if (!holds(size, entry)) {
            return unable(
                    moment,
                    stack,
                    LIMIT,
                    "makes " + stack + ", whose first frame has " + entry + " bytes",
                    "has " + size(size) + " for each stack");
        }
        var found = found(size);
        if (found == null) {
            return unable(moment, stack, LIMIT, "makes " + stack, refusal(size));
        }
        allocated(moment, stack, found);
        return new Answer.Granted(touched(found.segment, settings.foot() + entry));
    }

    /** Memory lies behind the first {@code bytes} of the segment. */
    StackSpace touched(StackSpace space, int bytes) {
        boolean ofCommon = common != null && space.segment == common.segment;
        int committed =
                backing() == Backing.HEAP && !ofCommon
                        ? space.size
                        : Math.min(space.size, addresses.rounded(bytes, Backing.MAPPED));
        if (committed <= space.committed) {
            return space;
        }
        if (!ofCommon) {
            tally.committed(committed - space.committed);
        } else if (committed > Objects.requireNonNull(common).committed) {
            tally.committed(committed - common.committed);
            common = common.with(committed);
        }
        return space.with(committed);
    }

    /** The stack is done with the segment, and with those that are kept behind it. */
    void released(Moment moment, StackId stack, StackSpace segment) {
        for (@Nullable StackSpace each = segment; each != null; each = each.grown().kept()) {
            var gone = each;
            tally.released++;
            var empty = gone.at(0, null, null);
            boolean pooled = addresses.pool(empty);
            if (!pooled) {
                addresses.free(gone, backing());
                tally.committed(-gone.committed);
            }
            moment.tell(
                    EventType.SEGMENT_RELEASED,
                    stack,
                    at ->
                            new MemoryEvent.SegmentReleased(
                                    at,
                                    stack,
                                    new SegmentId(gone.segment),
                                    pooled
                                            ? MemoryEvent.Destination.POOL
                                            : MemoryEvent.Destination.SYSTEM));
        }
    }

    /** The stack's frames have left the segment, which stays with it. */
    void keeps(Moment moment, StackId stack, StackSpace segment) {
        tally.released++;
        moment.tell(
                EventType.SEGMENT_RELEASED,
                stack,
                at ->
                        new MemoryEvent.SegmentReleased(
                                at,
                                stack,
                                new SegmentId(segment.segment),
                                MemoryEvent.Destination.KEPT));
    }

    /** Pages that a stack has touched on another one's segment count no more. */
    void uncommitted(StackSpace space, int before) {
        if (common == null || space.segment != common.segment) {
            tally.committed(before - space.committed);
        }
    }

    void overflowed(Moment moment, Call call, int missing) {
        tally.overflows++;
        moment.tell(
                EventType.OVERFLOWED,
                call.stack(),
                at ->
                        new MemoryEvent.Overflowed(
                                at,
                                call.stack(),
                                call.caller(),
                                call.callee(),
                                call.site(),
                                call.frame().bytes(),
                                missing));
    }

    void migrated(
            Moment moment,
            StackId stack,
            int from,
            int to,
            int first,
            int frames,
            int bytes,
            long fromAddress,
            long toAddress) {
        int signed = settings.signing() == PolicySettings.Signing.AGAIN ? frames : 0;
        tally.migrations++;
        tally.framesMoved += frames;
        tally.bytesMoved += bytes;
        tally.signedAgain += signed;
        moment.tell(
                EventType.FRAMES_MIGRATED,
                stack,
                at ->
                        new MemoryEvent.FramesMigrated(
                                at,
                                stack,
                                new SegmentId(from),
                                new SegmentId(to),
                                first,
                                frames,
                                bytes,
                                fromAddress,
                                toAddress,
                                signed));
    }

    /**
     * The same call has crossed the end of a segment again. Told of at the tenth time, the
     * hundredth and so on.
     */
    void crossed(Moment moment, Call call, int crossings) {
        tally.crossings++;
        int told = HOT;
        while (told < crossings && told < 1_000_000_000) {
            told *= HOT;
        }
        if (told == crossings) {
            tally.hotSplits += told == HOT ? 1 : 0;
            moment.tell(
                    EventType.SPLIT_NOTICED,
                    call.stack(),
                    at ->
                            new MemoryEvent.SplitNoticed(
                                    at,
                                    call.stack(),
                                    call.caller(),
                                    call.callee(),
                                    call.site(),
                                    crossings));
        }
    }

    /** The call traps because {@code space} may not move. */
    Answer pinned(Moment moment, Call call, StackSpace space, String reason) {
        tally.pinned++;
        moment.tell(
                EventType.PINNED,
                call.stack(),
                at ->
                        new MemoryEvent.Pinned(
                                at, call.stack(), new SegmentId(space.segment), reason));
        return refused(moment, call, space, "cannot move g" + space.segment + ": " + reason);
    }

    /** The call traps; {@code limit} is what the policy does or has. */
    Answer refused(Moment moment, Call call, StackSpace space, String limit) {
        int needed = settings.foot() + space.in(call.used()) + call.frame().bytes();
        overflowed(moment, call, needed - (space.size - settings.redZone()));
        return unable(
                moment,
                call.stack(),
                EXHAUSTED,
                "calls "
                        + call.callee()
                        + " with "
                        + call.frames()
                        + " frames of "
                        + call.used()
                        + " bytes on "
                        + call.stack(),
                limit);
    }

    /** The instruction traps, because it does {@code what}. */
    Answer unable(Moment moment, StackId stack, String reason, String what, String limit) {
        tally.traps++;
        var predicate = what + ": " + settings.name() + " " + limit;
        moment.tell(
                EventType.EXHAUSTED, stack, at -> new MemoryEvent.Exhausted(at, stack, predicate));
        return new Answer.Refused(reason, predicate);
    }

    /** The main stack, or the common area. It is always there. */
    StackSpace common() {
        if (common == null) {
            int size = settings.main() > 0 ? settings.main() : settings.limit();
            var made = addresses.make(addresses.rounded(size, Backing.MAPPED), Backing.MAPPED);
            if (made == null) {
                throw new AssertionError("unreachable: the first segment finds no room");
            }
            common = made;
        }
        return common;
    }

    boolean isCommon(StackSpace space) {
        return common != null && common.segment == space.segment;
    }

    /** A stack that begins {@code below} bytes above the end of {@code segment}. */
    StackSpace onTop(StackSpace segment, int below, int entry) {
        return touched(
                segment.at(-below, null, new Extra.Shared(segment.committed)),
                settings.foot() + below + entry);
    }

    /** A segment of {@code size} has room for {@code bytes} of frames. */
    boolean holds(int size, long bytes) {
        return settings.foot() + bytes <= size - settings.redZone();
    }

    /**
     * The first size from {@code size} on, by growing, that holds {@code bytes}; no more than the
     * limit.
     */
    int fitting(long size, long bytes) {
        long each = Math.min(size, settings.limit());
        while (each < settings.limit() && !holds(rounded(each), bytes)) {
            each =
                    settings.growth() == PolicySettings.Growth.SAME
                            ? each + size
                            : grown(settings.growth(), each);
        }
        return rounded(Math.min(each, settings.limit()));
    }

    int rounded(long bytes) {
        return addresses.rounded(bytes, backing());
    }

    /** What comes after {@code bytes}. */
    static long grown(PolicySettings.Growth growth, long bytes) {
        return switch (growth) {
            case SAME -> bytes;
            case DOUBLE -> 2 * bytes;
            case FIBONACCI -> {
                long last = 12;
                long words = 38;
                while (words * 8 <= bytes) {
                    long next = words < 1_000_000 ? words + last + 1 : words + words / 5;
                    last = words;
                    words = next;
                }
                yield words * 8;
            }
        };
    }

    private Backing backing() {
        return settings.kind() == PolicySettings.Kind.COPY_OUT ? Backing.HEAP : settings.backing();
    }

    /** A size in words. */
    static String size(long bytes) {
        if (bytes > 0 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MB";
        }
        return bytes > 0 && bytes % 1024 == 0 ? (bytes >> 10) + " KB" : bytes + " bytes";
    }

    MemoryStatistics statistics(long step) {
        return new MemoryStatistics(
                tally.peakCommitted(),
                tally.averageCommitted(step),
                tally.peakWasted(),
                tally.averageWasted(step),
                addresses.peakReserved(),
                addresses.peakMaps(),
                addresses.made(),
                tally.presized,
                tally.reused,
                tally.released,
                tally.overflows,
                tally.returnsAcross,
                tally.migrations,
                tally.framesMoved,
                tally.bytesMoved,
                tally.signedAgain,
                tally.centralSwitches,
                tally.hotSplits,
                tally.crossings,
                tally.pinned,
                tally.traps);
    }

    boolean sameAs(Ledger other) {
        return tally.sameAs(other.tally)
                && addresses.sameAs(other.addresses)
                && Objects.equals(common, other.common);
    }
}
