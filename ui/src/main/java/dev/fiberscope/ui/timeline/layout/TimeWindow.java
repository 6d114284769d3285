package dev.fiberscope.ui.timeline.layout;

/**
 * The part of the time axis that is visible, in steps.
 *
 * @param length greater than 0
 */
public record TimeWindow(double from, double length) {
    /** No window is shorter. */
    public static final double SHORTEST = 10;

    /**
     * All steps from 0 to {@code end}, with some room behind: a round number, so that it seldom
     * changes as more is recorded.
     */
    public static TimeWindow whole(long end) {
        return new TimeWindow(0, round(Math.max(SHORTEST, end * 1.01)));
    }

    /** The steps between two, with some room on both sides. */
    public static TimeWindow over(long from, long to) {
        double length = round(Math.max(SHORTEST, (to - from) * 1.01));
        return new TimeWindow(from - (length - (to - from)) / 2, length);
    }

    public double to() {
        return from + length;
    }

    public boolean contains(long step) {
        return step >= from && step <= to();
    }

    /** {@code factor} times as long, with {@code step} where it was. */
    public TimeWindow zoomed(double factor, double step) {
        double next = Math.max(SHORTEST, length * factor);
        return new TimeWindow(step - (step - from) * next / length, next);
    }

    public TimeWindow moved(double steps) {
        return new TimeWindow(from + steps, length);
    }

    /**
     * As it is, if that lies inside {@code whole}; else moved there, and shortened where that is
     * not enough.
     */
    public TimeWindow within(TimeWindow whole) {
        double fitting = Math.min(length, whole.length);
        return new TimeWindow(Math.clamp(from, whole.from, whole.to() - fitting), fitting);
    }

    /** The next number of at most two digits and zeros that is not smaller. */
    static double round(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        for (double digits : new double[] {1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9}) {
            if (digits * power >= number) {
                return digits * power;
            }
        }
        return 10 * power;
    }
}
