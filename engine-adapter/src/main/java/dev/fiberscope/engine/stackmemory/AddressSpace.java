package dev.fiberscope.engine.stackmemory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The simulated addresses of a run. New segments lie one behind another from the platform's base
 * on; one of a size that was given back takes the place that was given back last. Segments in the
 * pool keep their place and their number.
 */
final class AddressSpace {
    private static final int ALIGNMENT = 16;

    private final PolicySettings settings;
    private long next;
    private int made;
    private long reserved;
    private long peakReserved;
    private int maps;
    private int peakMaps;

    /** Bytes of the segments in the pool. */
    private long pooled;

    /** In the order of sizes. */
    private Shelf[] shelves;

    /** Segments and places of one size, the last one first. */
    private record Shelf(int size, @Nullable Place free, @Nullable Pooled pool) {}

    private record Place(long address, @Nullable Place rest) {}

    private record Pooled(StackSpace segment, @Nullable Pooled rest) {}

    AddressSpace(PolicySettings settings) {
        this.settings = settings;
        this.next = settings.platform().base();
        this.shelves = new Shelf[0];
    }

    private AddressSpace(AddressSpace other) {
        this.settings = other.settings;
        this.next = other.next;
        this.made = other.made;
        this.reserved = other.reserved;
        this.peakReserved = other.peakReserved;
        this.maps = other.maps;
        this.peakMaps = other.peakMaps;
        this.pooled = other.pooled;
        this.shelves = other.shelves.clone();
    }

    AddressSpace fork() {
        return new AddressSpace(this);
    }

    /** Bytes that a segment of {@code wanted} has, which lies in whole pages or words. */
    int rounded(long wanted, PolicySettings.Backing backing) {
        int unit =
                backing == PolicySettings.Backing.MAPPED ? settings.platform().page() : ALIGNMENT;
        return (int) ((wanted + unit - 1) / unit * unit);
    }

    /** The segment of that size that came to the pool last, if there is one. */
    @Nullable StackSpace pooled(int size) {
        int at = find(size);
        if (at < 0) {
            return null;
        }
        var shelf = shelves[at];
        if (shelf.pool == null) {
            return null;
        }
        shelves[at] = new Shelf(size, shelf.free, shelf.pool.rest);
        pooled -= size;
        return shelf.pool.segment;
    }

    /**
     * A new segment of {@code size} bytes, none committed; null where the platform has no room for
     * it or no maps.
     */
    @Nullable StackSpace make(int size, PolicySettings.Backing backing) {
        int guard = guard(backing);
        int newMaps = maps(backing);
        long address = next;
        int at = find(size);
        boolean again = at >= 0 && shelves[at].free != null;
        if (maps + newMaps > settings.platform().maps()
                || (!again && next + guard + size > settings.platform().end())) {
            return null;
        }
        if (again) {
            var shelf = shelves[at];
            var place = Objects.requireNonNull(shelf.free);
            address = place.address;
            shelves[at] = new Shelf(size, place.rest, shelf.pool);
        } else {
            address += guard;
            next = address + size;
        }
        maps += newMaps;
        peakMaps = Math.max(peakMaps, maps);
        reserved += size + guard;
        peakReserved = Math.max(peakReserved, reserved);
        return new StackSpace(made++, address, size, 0, 0, null, null);
    }

    /** Why {@link #make} found nothing, a predicate. */
    String refusal(int size, PolicySettings.Backing backing) {
        return maps + maps(backing) > settings.platform().maps()
                ? "needs two more memory maps, and of "
                        + settings.platform().maps()
                        + " on "
                        + settings.platform().word()
                        + " none are left"
                : "needs "
                        + size
                        + " bytes of address space, and "
                        + settings.platform().word()
                        + " has no more";
    }

    /** Takes a segment back into the pool; false where that is full. */
    boolean pool(StackSpace segment) {
        if (pooled + segment.size > settings.pool()) {
            return false;
        }
        int at = shelf(segment.size);
        var shelf = shelves[at];
        shelves[at] = new Shelf(shelf.size, shelf.free, new Pooled(segment, shelf.pool));
        pooled += segment.size;
        return true;
    }

    /** Takes a segment's place back. */
    void free(StackSpace segment, PolicySettings.Backing backing) {
        int at = shelf(segment.size);
        var shelf = shelves[at];
        shelves[at] = new Shelf(shelf.size, new Place(segment.address, shelf.free), shelf.pool);
        reserved -= segment.size + guard(backing);
        maps -= maps(backing);
    }

    private int guard(PolicySettings.Backing backing) {
        return backing == PolicySettings.Backing.MAPPED ? settings.guard() : 0;
    }

    private static int maps(PolicySettings.Backing backing) {
        return backing == PolicySettings.Backing.MAPPED ? 2 : 0;
    }

    /** The place of the shelf for {@code size}; {@code -1 - place} where there is none yet. */
    private int find(int size) {
        int low = 0;
        int high = shelves.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shelves[middle].size < size) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < shelves.length && shelves[low].size == size ? low : -1 - low;
    }

    private int shelf(int size) {
        int found = find(size);
        if (found >= 0) {
            return found;
        }
        int at = -1 - found;
        var more = new Shelf[shelves.length + 1];
        System.arraycopy(shelves, 0, more, 0, at);
        System.arraycopy(shelves, at, more, at + 1, shelves.length - at);
        more[at] = new Shelf(size, null, null);
        shelves = more;
        return at;
    }

    long peakReserved() {
        return peakReserved;
    }

    int peakMaps() {
        return peakMaps;
    }

    int made() {
        return made;
    }

    boolean sameAs(AddressSpace other) {
        return next == other.next
                && made == other.made
                && reserved == other.reserved
                && maps == other.maps;
    }
}
