package dev.fiberscope.engine.stackmemory;

/**
 * How many stacks that did next to nothing and wait a policy can have at a time, on its platform.
 *
 * @param stacks at most
 * @param end what there is no more of then
 * @param bytes committed for each
 */
public record Capacity(long stacks, End end, long bytes) {
    /** What runs out first; memory itself is not counted, it depends on the machine. */
    public enum End {
        MAPS("memory maps"),
        ADDRESSES("address space");

        private final String words;

        End(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Of stacks that wait in one frame of {@code frame} bytes, beside the main stack. */
    public static Capacity of(PolicySettings settings, int frame) {
        var platform = settings.platform();
        boolean copied = settings.kind() == PolicySettings.Kind.COPY_OUT;
        boolean mapped = settings.backing() == PolicySettings.Backing.MAPPED && !copied;
        int unit = mapped ? platform.page() : 16;
        long size =
                switch (settings.kind()) {
                    case FIXED, SEGMENTED, COPYING -> settings.first();
                    case RESERVED -> settings.limit();
                    case COPY_OUT -> (long) settings.foot() + frame;
                };
        long rounded = (size + unit - 1) / unit * unit;
        long main = copied ? settings.limit() : settings.main();
        long addresses =
                (platform.end() - platform.base() - (main > 0 ? main + settings.guard() : 0))
                        / (rounded + (mapped ? settings.guard() : 0));
        long maps = (platform.maps() - (main > 0 ? 2L : 0)) / 2;
        long touched = (settings.foot() + (long) frame + unit - 1) / unit * unit;
        long first =
                settings.kind() == PolicySettings.Kind.RESERVED
                        ? Math.max(settings.first(), touched)
                        : touched;
        long bytes = mapped ? Math.min(first, rounded) : rounded;
        return mapped && maps <= addresses
                ? new Capacity(maps, End.MAPS, bytes)
                : new Capacity(addresses, End.ADDRESSES, bytes);
    }
}
