package dev.fiberscope.ui.layout;

import dev.fiberscope.ui.layout.Selected.OfFold;
import java.util.HashMap;
import java.util.Map;

/**
 * How densely held stacks stand, and what the user opened or closed. Part of what the window
 * remembers while a session lasts.
 *
 * @param chosen true: opened, false: closed; all else is as the density has it
 */
public record Folding(Density density, Map<OfFold, Boolean> chosen) {
    /** Few stacks, nothing chosen. */
    public static final Folding NONE = new Folding(Density.CARDS, Map.of());

    /** Narrower, and frames of held stacks are not shown. */
    private static final double FRAMES = 700;

    /** Narrower, and held stacks at the same place are counted. */
    private static final double COUNTS = 420;

    private static final int MOST_CARDS = 10;
    private static final int MOST_ROWS = 24;

    /** Fewer by this, and it is changed back: what comes and goes does not change it each time. */
    private static final int SLACK = 3;

    public Folding {
        chosen = Map.copyOf(chosen);
    }

    /** How a held stack stands. */
    public enum Density {
        /** With its frames. */
        CARDS,
        /** In one line. */
        ROWS,
        /** In one line with those that are at the same place. */
        GROUPS
    }

    /** For a picture of {@code stacks} stacks, those of the tower included. */
    public Folding at(int stacks) {
        var most =
                stacks > MOST_ROWS
                        ? Density.GROUPS
                        : stacks > MOST_CARDS ? Density.ROWS : Density.CARDS;
        var least =
                stacks + SLACK > MOST_ROWS
                        ? Density.GROUPS
                        : stacks + SLACK > MOST_CARDS ? Density.ROWS : Density.CARDS;
        var next =
                density.compareTo(most) < 0 ? most : density.compareTo(least) > 0 ? least : density;
        return next == density ? this : new Folding(next, chosen);
    }

    /** In a picture {@code width} units wide: cards lose their frames first, then become counts. */
    Folding within(double width) {
        var least = width < COUNTS ? Density.GROUPS : width < FRAMES ? Density.ROWS : Density.CARDS;
        return density.compareTo(least) < 0 ? new Folding(least, chosen) : this;
    }

    /**
     * With {@code fold} opened if it was closed, and closed if it was open, in a picture {@code
     * width} units wide.
     */
    public Folding toggled(OfFold fold, double width) {
        var now = new HashMap<>(chosen);
        now.put(fold, !within(width).isOpen(fold));
        return new Folding(density, now);
    }

    /** Groups are closed at first, and holders where not all stacks stand as cards. */
    public boolean isOpen(OfFold fold) {
        var choice = chosen.get(fold);
        return choice == null ? fold.group().isEmpty() && density == Density.CARDS : choice;
    }
}
