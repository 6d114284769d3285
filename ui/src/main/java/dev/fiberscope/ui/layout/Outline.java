package dev.fiberscope.ui.layout;

import java.util.ArrayList;
import java.util.List;

/** A shape without colours. */
public sealed interface Outline {
    /** A rectangle with corners of {@code radius}. */
    record Rounded(Box box, double radius) implements Outline {}

    /** A circle. */
    record Round(double x, double y, double radius) implements Outline {}

    /** Lines and curves, one after the other. */
    record Drawn(List<Step> steps) implements Outline {
        public Drawn {
            steps = List.copyOf(steps);
        }
    }

    /** One move of the pen. */
    sealed interface Step {
        record Move(double x, double y) implements Step {}

        record Line(double x, double y) implements Step {}

        /** A cubic curve. */
        record Curve(double x1, double y1, double x2, double y2, double x, double y)
                implements Step {}

        /** Back to where the last {@code Move} went. */
        record Close() implements Step {}
    }

    /** The box around it; of curves, around their control points. */
    default Box bounds() {
        return switch (this) {
            case Rounded(var box, _) -> box;
            case Round(var x, var y, var radius) ->
                    new Box(x - radius, y - radius, 2 * radius, 2 * radius);
            case Drawn(var steps) -> {
                var xs = new ArrayList<Double>();
                var ys = new ArrayList<Double>();
                for (var step : steps) {
                    switch (step) {
                        case Step.Move(var x, var y) -> add(xs, ys, x, y);
                        case Step.Line(var x, var y) -> add(xs, ys, x, y);
                        case Step.Curve(var x1, var y1, var x2, var y2, var x, var y) ->
                                add(xs, ys, x1, y1, x2, y2, x, y);
                        case Step.Close() -> {}
                    }
                }
                double left = least(xs);
                double top = least(ys);
                yield new Box(left, top, most(xs) - left, most(ys) - top);
            }
        };
    }

    private static void add(List<Double> xs, List<Double> ys, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            xs.add(pairs[i]);
            ys.add(pairs[i + 1]);
        }
    }

    private static double least(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static double most(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
