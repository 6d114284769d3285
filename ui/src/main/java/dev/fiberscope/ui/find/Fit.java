package dev.fiberscope.ui.find;

import java.util.Locale;
import java.util.OptionalInt;

/** How well a text fits what somebody types, whatever the case. */
final class Fit {
    /** The worst fit that {@link #of} gives. */
    static final int WORST = 5;

    private Fit() {}

    /**
     * Empty when {@code text} does not fit; else the smaller the better: 0 equal, 1 begins so, 2
     * has it at the beginning of a word, 3 has it somewhere, 4 has words that begin with each of
     * the wanted ones, 5 has each of them somewhere. Nothing wanted fits everything as well as
     * possible.
     */
    static OptionalInt of(String text, String wanted) {
        var in = text.toLowerCase(Locale.ROOT);
        var what = wanted.strip().toLowerCase(Locale.ROOT);
        if (what.isEmpty() || in.equals(what)) {
            return OptionalInt.of(0);
        }
        if (in.startsWith(what)) {
            return OptionalInt.of(1);
        }
        if (beginsAWord(in, what)) {
            return OptionalInt.of(2);
        }
        if (in.contains(what)) {
            return OptionalInt.of(3);
        }
        boolean begin = true;
        for (var word : what.split("\\s+", -1)) {
            if (!in.contains(word)) {
                return OptionalInt.empty();
            }
            begin &= beginsAWord(in, word);
        }
        return OptionalInt.of(begin ? 4 : WORST);
    }

    private static boolean beginsAWord(String text, String what) {
        for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
