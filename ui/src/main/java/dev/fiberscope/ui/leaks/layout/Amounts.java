package dev.fiberscope.ui.leaks.layout;

import java.util.List;
import java.util.Locale;

/** Numbers for people. */
public final class Amounts {
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");

    private Amounts() {}

    /** {@code 10,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 stack}, {@code 10,000 stacks}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 512 B}, {@code 1.2 KiB}; three digits at least, from a thousand on. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double rest = bytes;
        int unit = -1;
        while (rest >= 1023.5 && unit < UNITS.size() - 1) {
            rest /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, rest < 99.95 ? "%.1f " : "%.0f ", rest) + UNITS.get(unit);
    }
}
