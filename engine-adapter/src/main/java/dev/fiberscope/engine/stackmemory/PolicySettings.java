package dev.fiberscope.engine.stackmemory;

import java.util.Map;

/**
 * Everything that decides where frames live: part of a run. All sizes in bytes. Where the numbers
 * of a real system are from says its {@link Preset}; all others, as {@code foot}, are our choice.
 *
 * @param name the preset they began with
 * @param kind what happens when a stack is full
 * @param layout how frames are laid out
 * @param first size of a stack's first segment; of {@code RESERVED} what is committed at first, of
 *     {@code COPY_OUT} nothing
 * @param growth sizes of the segments after it
 * @param limit most bytes of a stack's segments together; of {@code RESERVED} the reservation, of
 *     {@code COPY_OUT} the area
 * @param redZone room at a segment's end that calls leave free, for host frames, which never check
 * @param foot bytes at a segment's base that are no frame: the wrapper of the first frame, the way
 *     back
 * @param guard bytes around a mapped segment that nobody may touch; address space only
 * @param host where host frames lie
 * @param hostFrame what a host function and all that it calls is taken to need
 * @param moved which frames move to a new segment
 * @param kept a segment stays with its stack when its frames have returned
 * @param pool most bytes of released segments that are kept for other stacks
 * @param backing what segments are made of
 * @param freed when a stack's memory is given back
 * @param signing what a move does to return addresses
 * @param hints the size that a module asks for its stacks is heeded
 * @param sizes what stacks should have at first by the function that they begin with, as people see
 *     that; instead of what the module asks for. Empty where {@code hints} is not set
 * @param main size of the main stack, where an activation begins that no other stack's host frame
 *     carries; 0 where it begins on a stack like all others
 * @param platform the machine
 * @param source where the numbers are from
 */
public record PolicySettings(
        String name,
        Kind kind,
        TargetLayout layout,
        int first,
        Growth growth,
        int limit,
        int redZone,
        int foot,
        int guard,
        HostFrames host,
        int hostFrame,
        Moved moved,
        boolean kept,
        long pool,
        Backing backing,
        Freed freed,
        Signing signing,
        boolean hints,
        Map<String, Integer> sizes,
        int main,
        Platform platform,
        String source) {
    public PolicySettings {
        sizes = Map.copyOf(sizes);
    }

    /**
     * The same, with other {@link #sizes}, and with {@link #hints} where there are some or {@code
     * heeded} asks for it.
     */
    public PolicySettings presized(boolean heeded, Map<String, Integer> other) {
        return new PolicySettings(
                name,
                kind,
                layout,
                first,
                growth,
                limit,
                redZone,
                foot,
                guard,
                host,
                hostFrame,
                moved,
                kept,
                pool,
                backing,
                freed,
                signing,
                heeded || !other.isEmpty(),
                other,
                main,
                platform,
                source);
    }

    /**
     * A stack's first size can be another than usual. Of {@code FIXED} all are the same, {@code
     * COPY_OUT} has none.
     */
    public boolean canPresize() {
        return switch (kind) {
            case SEGMENTED, COPYING, RESERVED -> true;
            case FIXED, COPY_OUT -> false;
        };
    }

    /**
     * For people: the name, and whether stacks get the size that is asked for, where the preset
     * does not do so by itself.
     */
    public String title() {
        boolean usual =
                sizes.isEmpty()
                        && Preset.named(name)
                                .filter(preset -> preset.settings().hints == hints)
                                .isPresent();
        return usual ? name : name + (hints ? " presized" : " not presized");
    }

    /** What happens when a stack is full. */
    public enum Kind {
        FIXED,
        SEGMENTED,
        COPYING,
        RESERVED,
        COPY_OUT
    }

    /** The size of the next segment, or what is committed next. */
    public enum Growth {
        /** As big as the last one. */
        SAME,
        DOUBLE,
        /**
         * The sum of the last two and one word, and a fifth more from a million words on: the heap
         * sizes of BEAM.
         */
        FIBONACCI
    }

    /** Where host frames lie. */
    public enum HostFrames {
        /** On the segment of the stack that calls, which they pin, behind its frames. */
        SEGMENT,
        /** On the main stack: two switches a call, no room on the segment. */
        CENTRAL
    }

    /** Which frames move to a new segment. */
    public enum Moved {
        /** Arguments and header of the one that is entered. */
        CALLEE,
        /** The caller's as well: its next call overflows no more. */
        CALLER
    }

    /** What segments are made of. */
    public enum Backing {
        /** Mapped memory: two maps a segment, whole pages, committed when they are touched. */
        MAPPED,
        /** A block of the heap: no maps, committed at once. */
        HEAP
    }

    /** When a stack's memory is given back. */
    public enum Freed {
        /** When the stack is over, or collected. */
        OVER,
        /** With the whole run. */
        END
    }

    /** What a move does to return addresses. */
    public enum Signing {
        /** Nothing: they are plain. */
        OFF,
        /** Each is checked and signed again for its new place. */
        AGAIN,
        /** They may not be signed again, so nothing moves. */
        NEVER
    }

    /** The most that a stack may hold: limits beyond are refused. */
    public static final int MOST = 1 << 30;
}
