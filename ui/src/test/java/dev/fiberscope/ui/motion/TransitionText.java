package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A transition as text that does not depend on where things stand: how far the id of each stack and
 * continuation is on its way, every 40 ms. {@code =} stays, {@code up 16} is beside its way, {@code
 * (30)} is its opacity in percent where it is not 100.
 */
final class TransitionText {
    private static final int EVERY = 40;
    private static final double LEAST = 11;

    private final Transition transition;

    private TransitionText(Transition transition) {
        this.transition = transition;
    }

    static String of(Transition transition) {
        return new TransitionText(transition).text();
    }

    private record Spot(double x, double y, double opacity) {}

    private String text() {
        var text = new StringBuilder("takes " + Math.round(transition.length()) + " ms\n");
        var ids = new TreeSet<String>();
        for (double time : times()) {
            transition.at(time).forEach(shade -> id(shade).ifPresent(ids::add));
        }
        for (var id : ids) {
            var first = spot(id, 0);
            var last = spot(id, transition.length());
            var row = times().stream().map(time -> word(spot(id, time), first, last)).toList();
            text.append(id + ":  " + String.join("  ", row) + "\n");
        }
        return text.toString();
    }

    private List<Double> times() {
        var times = new ArrayList<Double>();
        for (int time = 0; time < transition.length(); time += EVERY) {
            times.add((double) time);
        }
        times.add(transition.length());
        return times;
    }

    private static Optional<String> id(Shade shade) {
        return shade.mark() instanceof Mark.Words words
                        && words.size() >= LEAST
                        && words.text().matches("S\\d+|k\\d+|host")
                ? Optional.of(words.text())
                : Optional.empty();
    }

    /** Of two that fade into each other, the stronger. */
    private Optional<Spot> spot(String id, double time) {
        return transition.at(time).stream()
                .filter(shade -> id(shade).filter(id::equals).isPresent())
                .map(shade -> {
                    var words = (Mark.Words) shade.mark();
                    return new Spot(words.x(), words.baseline(), shade.opacity());
                })
                .max(Comparator.comparingDouble(Spot::opacity));
    }

    private static String word(Optional<Spot> now, Optional<Spot> first, Optional<Spot> last) {
        if (now.isEmpty()) {
            return ".";
        }
        long percent = Math.round(now.get().opacity() * 100);
        var place =
                first.isPresent() && last.isPresent()
                        ? place(now.get(), first.get(), last.get())
                        : "=";
        return percent == 100 || (first.isPresent() && last.isPresent())
                ? place
                : place + "(" + percent + ")";
    }

    private static String place(Spot now, Spot first, Spot last) {
        if (first.x() == last.x() && first.y() == last.y()) {
            return now.x() == first.x() && now.y() == first.y() ? "=" : "astray";
        }
        boolean across = first.x() != last.x();
        if (across && (now.x() == first.x() || now.x() == last.x())) {
            var end = now.x() == first.x() ? first : last;
            long up = Math.round(end.y() - now.y());
            return up != 0 ? "up " + up : now.x() == first.x() ? "0%" : "100%";
        }
        double way =
                across
                        ? (now.x() - first.x()) / (last.x() - first.x())
                        : (now.y() - first.y()) / (last.y() - first.y());
        return Math.round(way * 100) + "%";
    }
}
