package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.motion.Shade;
import dev.fiberscope.ui.motion.Transition;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Runs one transition after the other, against the clock of JavaFX. On the JavaFX thread. */
final class Motion {
    private static final double NANOS = 1e6;

    private final Runnable repaint;
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper(false);
    private final Clock clock = new Clock();
    private Optional<Transition> transition = Optional.empty();
    private double time;

    /** {@code repaint} is called with each frame, and when the last is over. */
    Motion(Runnable repaint) {
        this.repaint = repaint;
    }

    private final class Clock extends AnimationTimer {
        private Optional<Long> begin = Optional.empty();

        @Override
        public void handle(long now) {
            if (begin.isEmpty()) {
                begin = Optional.of(now);
            }
            time = (now - begin.get()) / NANOS;
            if (transition.filter(each -> time < each.length()).isEmpty()) {
                end();
            }
            repaint.run();
        }
    }

    /** Begins {@code next}; one that is under way is over. */
    void begin(Transition next) {
        transition = Optional.of(next);
        time = 0;
        clock.begin = Optional.empty();
        clock.start();
        moving.set(true);
    }

    /** While one is under way: goes on at the same time of {@code next}. */
    void replace(Transition next) {
        transition = Optional.of(next);
    }

    /** What is under way is over. */
    void end() {
        clock.stop();
        transition = Optional.empty();
        moving.set(false);
    }

    ReadOnlyBooleanProperty moving() {
        return moving.getReadOnlyProperty();
    }

    /** What is to be drawn; empty when nothing moves. */
    Optional<List<Shade>> shades() {
        return transition.map(each -> each.at(time));
    }
}
