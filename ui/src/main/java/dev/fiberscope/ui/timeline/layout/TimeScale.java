package dev.fiberscope.ui.timeline.layout;

/** Steps of a window across the units from {@code left} to {@code right}. */
public record TimeScale(TimeWindow window, double left, double right) {
    public double x(long step) {
        return left + (step - window.from()) * (right - left) / window.length();
    }

    /** The step at {@code x}, with its fraction. */
    public double step(double x) {
        return window.from() + (x - left) * window.length() / (right - left);
    }

    /** The step nearest to {@code x}. */
    public long nearest(double x) {
        return Math.round(step(x));
    }

    /**
     * The distance of ticks that are round numbers and at least {@code room} units apart: 1, 2 or 5
     * and zeros.
     */
    public long ticks(double room) {
        double least = room * window.length() / (right - left);
        long power = 1;
        while (true) {
            for (int digit : new int[] {1, 2, 5}) {
                if (digit * power >= least) {
                    return digit * power;
                }
            }
            power *= 10;
        }
    }
}
