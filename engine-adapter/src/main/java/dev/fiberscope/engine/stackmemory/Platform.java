package dev.fiberscope.engine.stackmemory;

/**
 * What a simulated machine gives a process. Frames have the layout of a 64-bit target on all of
 * them.
 */
public enum Platform {
    /** x86-64 Linux: 47 bits of addresses for a process, 65,530 memory maps (vm.max_map_count). */
    DESKTOP("desktop", 1L << 47, 0x10_0000_0000L, 4096, 65_530, false),

    /** A 32-bit process on Linux: 3 GiB of addresses, as many maps. */
    DESKTOP_32("desktop32", 3L << 30, 0x1000_0000L, 4096, 65_530, false),

    /** An arm64 phone: 39 bits of addresses, pages of 16 KiB, signed return addresses. */
    PHONE("phone", 1L << 39, 0x10_0000_0000L, 16_384, 65_530, true);

    private final String word;
    private final long end;
    private final long base;
    private final int page;
    private final int maps;
    private final boolean signing;

    Platform(String word, long end, long base, int page, int maps, boolean signing) {
        this.word = word;
        this.end = end;
        this.base = base;
        this.page = page;
        this.maps = maps;
        this.signing = signing;
    }

    /** As settings call it. */
    public String word() {
        return word;
    }

    /** The address behind the last one. */
    public long end() {
        return end;
    }

    /** Where the first segment goes; others follow it. */
    public long base() {
        return base;
    }

    /** Bytes of a page. */
    public int page() {
        return page;
    }

    /** Most memory maps of a process. */
    public int maps() {
        return maps;
    }

    /** Return addresses are signed with the place that they lie at. */
    public boolean signing() {
        return signing;
    }
}
