package dev.fiberscope.icons;

import java.util.List;

/**
 * The application icon in a box of {@link #BOX} by {@link #BOX} units: a ring, an amber quarter of
 * it, a running triangle.
 *
 * <p>To draw it at any size: scale the box, then paint the parts in their order.
 *
 * @param parts nothing of them reaches beyond the box, lines included
 */
public record ApplicationIcon(List<Part> parts) {
    /** Width and height of the box that paths are given in. */
    public static final double BOX = 24;

    public ApplicationIcon {
        parts = List.copyOf(parts);
    }

    /** One path in one colour. */
    public sealed interface Part {
        /** SVG path data. */
        String path();

        /** As {@code #RRGGBB}. */
        String colour();

        /** The inside of {@code path}. */
        record Filled(String path, String colour) implements Part {}

        /** The line of {@code path}, {@code width} units wide, with round caps and joins. */
        record Stroked(String path, String colour, double width) implements Part {}
    }

    /** What the mark stands on, which its colours have to be seen on. */
    public enum Ground {
        DARK("#4D9FEE", "#EDB82A"),
        LIGHT("#006DB8", "#B97A00");

        private final String running;
        private final String suspended;

        Ground(String running, String suspended) {
            this.running = running;
            this.suspended = suspended;
        }
    }

    /** Without a ground of its own: for the window's toolbar. */
    public static ApplicationIcon mark(Ground ground) {
        return new ApplicationIcon(
                List.of(
                        new Part.Stroked(
                                "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0z", ground.running, 2.2),
                        new Part.Stroked("M12 3A9 9 0 0 1 21 12", ground.suspended, 2.6),
                        new Part.Filled("M9.5 8L16 12L9.5 16z", ground.running)));
    }

    /**
     * On a dark tile with round corners: for title bars, launchers and packages, whatever is behind
     * it.
     */
    public static ApplicationIcon tile() {
        return new ApplicationIcon(
                List.of(
                        new Part.Filled(
                                "M5.5.5h13a5 5 0 0 1 5 5v13a5 5 0 0 1-5 5h-13a5 5 0 0 1-5-5v-13a5 5 0 0 1 5-5z",
                                "#171C23"),
                        new Part.Stroked(
                                "M4.8 12a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0-14.4 0z",
                                Ground.DARK.running,
                                2.2),
                        new Part.Stroked(
                                "M12 4.8A7.2 7.2 0 0 1 19.2 12", Ground.DARK.suspended, 2.6),
                        new Part.Filled("M10 8.8L15.2 12L10 15.2z", Ground.DARK.running)));
    }
}
