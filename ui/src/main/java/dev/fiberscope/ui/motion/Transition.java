package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Part;
import dev.fiberscope.ui.layout.PictureScene;
import java.util.List;
import java.util.Optional;

/**
 * The way from one scene to another, fast at first in everything it does. What is the same in both
 * does not change at all.
 *
 * <p>Three times follow each other: what is gone fades out, and stacks that a suspension cuts are
 * lifted out of their socket and get their circle; then the rest moves, in up to three stages where
 * things would cross; last, what is new fades in. Where nothing has to make way these coincide. A
 * transition to what was before is the same backwards. It takes {@value #ORDINARY} ms where
 * everything can move at once, and never more than {@value #LONGEST} ms.
 */
public final class Transition {
    /** Milliseconds. */
    public static final int ORDINARY = 160;

    /** Milliseconds. */
    public static final int LONGEST = 320;

    private final double length;
    private final List<Track> tracks;

    private Transition(double length, List<Track> tracks) {
        this.length = length;
        this.tracks = tracks;
    }

    /** From {@code first} to {@code last}. */
    public static Transition between(PictureScene first, PictureScene last) {
        var before = new Cast(first);
        var after = new Cast(last);
        if (arriving(before, after) > arriving(after, before)) {
            var back = new Choreography(last, first, after, before);
            return new Transition(
                    back.length(),
                    back.tracks().stream().map(track -> track.reversed(back.length())).toList());
        }
        var there = new Choreography(first, last, before, after);
        return new Transition(there.length(), there.tracks());
    }

    /** Number of stacks that were held and will stand in the tower. */
    private static long arriving(Cast first, Cast last) {
        return first.circles().stream()
                .flatMap(circle -> circle.stacks().stream())
                .filter(stack ->
                        last.circle(stack).isEmpty() && last.parts().contains(new Part.Card(stack)))
                .count();
    }

    /** How long it takes, in milliseconds. */
    public double length() {
        return length;
    }

    /** What is drawn {@code time} milliseconds after the beginning, in the order of drawing. */
    public List<Shade> at(double time) {
        return tracks.stream().map(track -> track.at(time)).flatMap(Optional::stream).toList();
    }
}
