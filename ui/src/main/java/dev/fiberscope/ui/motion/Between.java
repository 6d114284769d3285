package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.Outline;
import dev.fiberscope.ui.layout.Outline.Step;
import java.util.ArrayList;

/** Shapes between two shapes; colours are those of the first. */
final class Between {
    private Between() {}

    /** Whether there are shapes between them: the two are of one kind. */
    static boolean possible(Mark first, Mark last) {
        return switch (first) {
            case Mark.Figure(var outline, _, _) ->
                    last instanceof Mark.Figure(var other, _, _) && possible(outline, other);
            case Mark.Words words ->
                    last instanceof Mark.Words other && words.text().equals(other.text());
            case Mark.Arrow _ -> last instanceof Mark.Arrow;
        };
    }

    private static boolean possible(Outline first, Outline last) {
        return switch (first) {
            case Outline.Rounded _ -> last instanceof Outline.Rounded;
            case Outline.Round _ -> last instanceof Outline.Round;
            case Outline.Drawn(var steps) -> {
                if (!(last instanceof Outline.Drawn(var others)) || others.size() != steps.size()) {
                    yield false;
                }
                for (int index = 0; index < steps.size(); index++) {
                    if (!steps.get(index).getClass().equals(others.get(index).getClass())) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    /** {@code part} of the way, 0 to 1, from {@code first} to {@code last}, of the same kind. */
    static Mark at(Mark first, Mark last, double part) {
        return switch (first) {
            case Mark.Figure(var outline, var fill, var stroke)
                    when last instanceof Mark.Figure(var other, _, _) ->
                    new Mark.Figure(at(outline, other, part), fill, stroke);
            case Mark.Words a when last instanceof Mark.Words b ->
                    new Mark.Words(
                            at(a.x(), b.x(), part),
                            at(a.baseline(), b.baseline(), part),
                            a.text(),
                            a.face(),
                            at(a.size(), b.size(), part),
                            a.hue(),
                            at(a.width(), b.width(), part),
                            at(a.room(), b.room(), part));
            case Mark.Arrow a when last instanceof Mark.Arrow b ->
                    new Mark.Arrow(
                            at(a.x1(), b.x1(), part),
                            at(a.y1(), b.y1(), part),
                            at(a.bend1(), b.bend1(), part),
                            at(a.bend2(), b.bend2(), part),
                            at(a.x2(), b.x2(), part),
                            at(a.y2(), b.y2(), part),
                            a.stroke());
            case Mark.Figure _, Mark.Words _, Mark.Arrow _ -> throw apart(first, last);
        };
    }

    /** {@code mark} elsewhere. */
    static Mark shifted(Mark mark, double dx, double dy) {
        return switch (mark) {
            case Mark.Figure(var outline, var fill, var stroke) ->
                    new Mark.Figure(shifted(outline, dx, dy), fill, stroke);
            case Mark.Words w ->
                    new Mark.Words(
                            w.x() + dx,
                            w.baseline() + dy,
                            w.text(),
                            w.face(),
                            w.size(),
                            w.hue(),
                            w.width(),
                            w.room());
            case Mark.Arrow a ->
                    new Mark.Arrow(
                            a.x1() + dx,
                            a.y1() + dy,
                            a.bend1() + dx,
                            a.bend2() + dx,
                            a.x2() + dx,
                            a.y2() + dy,
                            a.stroke());
        };
    }

    /** {@code shape} in the colours, and the face, of {@code colours}, of the same kind. */
    static Mark coloured(Mark shape, Mark colours) {
        return switch (colours) {
            case Mark.Figure(_, var fill, var stroke) when shape instanceof Mark.Figure figure ->
                    new Mark.Figure(figure.outline(), fill, stroke);
            case Mark.Words words when shape instanceof Mark.Words w ->
                    new Mark.Words(
                            w.x(),
                            w.baseline(),
                            w.text(),
                            words.face(),
                            w.size(),
                            words.hue(),
                            w.width(),
                            w.room());
            case Mark.Arrow arrow when shape instanceof Mark.Arrow a ->
                    new Mark.Arrow(
                            a.x1(), a.y1(), a.bend1(), a.bend2(), a.x2(), a.y2(), arrow.stroke());
            case Mark.Figure _, Mark.Words _, Mark.Arrow _ -> throw apart(shape, colours);
        };
    }

    /** A box between two. */
    static Box at(Box first, Box last, double part) {
        return new Box(
                at(first.x(), last.x(), part),
                at(first.y(), last.y(), part),
                at(first.width(), last.width(), part),
                at(first.height(), last.height(), part));
    }

    private static Outline at(Outline first, Outline last, double part) {
        return switch (first) {
            case Outline.Rounded(var box, double radius)
                    when last instanceof Outline.Rounded(var other, double otherRadius) ->
                    new Outline.Rounded(at(box, other, part), at(radius, otherRadius, part));
            case Outline.Round a when last instanceof Outline.Round b ->
                    new Outline.Round(
                            at(a.x(), b.x(), part),
                            at(a.y(), b.y(), part),
                            at(a.radius(), b.radius(), part));
            case Outline.Drawn(var steps) when last instanceof Outline.Drawn(var others) -> {
                var between = new ArrayList<Step>();
                for (int index = 0; index < steps.size(); index++) {
                    between.add(at(steps.get(index), others.get(index), part));
                }
                yield new Outline.Drawn(between);
            }
            case Outline.Rounded _, Outline.Round _, Outline.Drawn _ -> throw apart(first, last);
        };
    }

    private static Step at(Step first, Step last, double part) {
        return switch (first) {
            case Step.Move a when last instanceof Step.Move b ->
                    new Step.Move(at(a.x(), b.x(), part), at(a.y(), b.y(), part));
            case Step.Line a when last instanceof Step.Line b ->
                    new Step.Line(at(a.x(), b.x(), part), at(a.y(), b.y(), part));
            case Step.Curve a when last instanceof Step.Curve b ->
                    new Step.Curve(
                            at(a.x1(), b.x1(), part),
                            at(a.y1(), b.y1(), part),
                            at(a.x2(), b.x2(), part),
                            at(a.y2(), b.y2(), part),
                            at(a.x(), b.x(), part),
                            at(a.y(), b.y(), part));
            case Step.Close() when last instanceof Step.Close -> first;
            case Step.Move _, Step.Line _, Step.Curve _, Step.Close() -> throw apart(first, last);
        };
    }

    private static Outline shifted(Outline outline, double dx, double dy) {
        return switch (outline) {
            case Outline.Rounded(var box, double radius) ->
                    new Outline.Rounded(
                            new Box(box.x() + dx, box.y() + dy, box.width(), box.height()), radius);
            case Outline.Round(double x, double y, double radius) ->
                    new Outline.Round(x + dx, y + dy, radius);
            case Outline.Drawn(var steps) ->
                    new Outline.Drawn(steps.stream().map(step -> shifted(step, dx, dy)).toList());
        };
    }

    private static Step shifted(Step step, double dx, double dy) {
        return switch (step) {
            case Step.Move(double x, double y) -> new Step.Move(x + dx, y + dy);
            case Step.Line(double x, double y) -> new Step.Line(x + dx, y + dy);
            case Step.Curve c ->
                    new Step.Curve(
                            c.x1() + dx,
                            c.y1() + dy,
                            c.x2() + dx,
                            c.y2() + dy,
                            c.x() + dx,
                            c.y() + dy);
            case Step.Close() -> step;
        };
    }

    private static double at(double first, double last, double part) {
        return first == last ? first : first + (last - first) * part;
    }

    private static AssertionError apart(Object first, Object last) {
        return new AssertionError("unreachable: nothing between " + first + " and " + last);
    }
}
