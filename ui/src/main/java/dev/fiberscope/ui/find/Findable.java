package dev.fiberscope.ui.find;

import dev.fiberscope.icons.Glyph;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that can be found.
 *
 * @param words how it is called
 * @param aside what is said about it at the right: keys, a module, a step
 * @param signClass style class of the glyph's colour; may be empty
 * @param choose what happens when it is chosen
 */
record Findable(
        String words, String aside, Optional<Glyph> glyph, String signClass, Runnable choose) {
    /**
     * How well it fits {@code wanted}, as {@link Fit#of} says; what fits only together with what is
     * aside fits worse.
     */
    OptionalInt fit(String wanted) {
        var fit = Fit.of(words, wanted);
        if (fit.isPresent()) {
            return fit;
        }
        var withAside = Fit.of(words + " " + aside, wanted);
        return withAside.isPresent() ? OptionalInt.of(withAside.getAsInt() + Fit.WORST) : withAside;
    }
}
