package dev.fiberscope.engine.event;

import java.util.Locale;

/** Events of simulated memory in words, as {@link TraceText} shows them. */
public final class MemoryText {
    private MemoryText() {}

    /** What happened, without the time. */
    public static String words(MemoryEvent event) {
        return switch (event) {
            case MemoryEvent.SegmentAllocated(
                            _,
                            var stack,
                            var segment,
                            var address,
                            var bytes,
                            var from) ->
                    stack
                            + " gets "
                            + segment
                            + " "
                            + hex(address)
                            + " "
                            + bytes
                            + (from == MemoryEvent.Origin.SYSTEM ? "" : " " + word(from));
            case MemoryEvent.SegmentReleased(_, var stack, var segment, var to) ->
                    stack
                            + " leaves "
                            + segment
                            + (to == MemoryEvent.Destination.SYSTEM ? "" : " " + word(to));
            case MemoryEvent.Committed(_, var stack, var segment, var bytes) ->
                    stack + " commits " + bytes + " of " + segment;
            case MemoryEvent.Overflowed(
                            _,
                            var stack,
                            var caller,
                            var callee,
                            var site,
                            var needed,
                            var missing) ->
                    stack
                            + " overflows in "
                            + caller
                            + ":"
                            + site.instruction()
                            + " calling "
                            + callee
                            + ", needs "
                            + needed
                            + ", misses "
                            + missing;
            case MemoryEvent.FramesMigrated(
                            _,
                            var stack,
                            var from,
                            var to,
                            var first,
                            var frames,
                            var bytes,
                            var before,
                            var now,
                            var signed) ->
                    stack
                            + (frames == 1
                                    ? " frame " + first
                                    : " frames " + first + "-" + (first + frames - 1))
                            + " from "
                            + from
                            + " "
                            + hex(before)
                            + " to "
                            + to
                            + " "
                            + hex(now)
                            + ", "
                            + bytes
                            + " bytes"
                            + (signed == 0 ? "" : ", " + signed + " signed");
            case MemoryEvent.ReturnedAcross(_, var stack, var from, var to, var bytes) ->
                    stack
                            + " returns from "
                            + from
                            + " to "
                            + to
                            + (bytes == 0 ? "" : ", " + bytes + " bytes");
            case MemoryEvent.SplitNoticed(
                            _,
                            var stack,
                            var caller,
                            var callee,
                            var site,
                            var crossings) ->
                    stack
                            + " hot split in "
                            + caller
                            + ":"
                            + site.instruction()
                            + " calling "
                            + callee
                            + ", "
                            + crossings
                            + " times";
            case MemoryEvent.Pinned(_, var stack, var segment, var reason) ->
                    stack + " cannot move " + segment + ": " + reason;
            case MemoryEvent.Exhausted(_, var stack, var sentence) ->
                    stack + " exhausted: " + sentence;
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
