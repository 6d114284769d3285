package dev.fiberscope.ui.layout;

import java.util.Locale;

/** Sizes and addresses as people read them. */
public final class Sizes {
    private static final long KIB = 1024;
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB"};

    private Sizes() {}

    /** {@code 71,232 B}. */
    public static String exact(long bytes) {
        return String.format(Locale.ROOT, "%,d B", bytes);
    }

    /**
     * In the largest unit, 1,024 of the one below: {@code 24 KB}, {@code 1.5 MB}; below 1,024 the
     * bytes.
     */
    public static String brief(long bytes) {
        if (bytes < KIB) {
            return exact(bytes);
        }
        int unit = 0;
        double value = (double) bytes / KIB;
        while (value >= KIB && unit < UNITS.length - 1) {
            value /= KIB;
            unit++;
        }
        boolean whole = value == Math.rint(value) || value >= 100;
        return String.format(Locale.ROOT, whole ? "%,.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 0x1000005fe0}. */
    public static String address(long address) {
        return "0x" + Long.toHexString(address);
    }
}
