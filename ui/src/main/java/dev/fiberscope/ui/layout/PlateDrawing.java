package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws the plate of a prompt: a trapezoid on its owner's card, with the socket for the child's
 * foot and a row a clause.
 */
final class PlateDrawing {
    private static final double HEADER = 27;
    private static final double ROW = 20;
    private static final int MOST_CLAUSES = 12;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final Stack owner;
    private final Prompt prompt;
    private final Box box;

    /**
     * Above the card of {@code owner}, whose left edge and width are given; its bottom is that
     * card's top.
     */
    PlateDrawing(
            Sketch sketch,
            Reading reading,
            Places places,
            Stack owner,
            Prompt prompt,
            double x,
            double y,
            double width) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.owner = owner;
        this.prompt = prompt;
        int rows = Math.min(prompt.clauses().size(), MOST_CLAUSES + 1);
        this.box = new Box(x, y, width, HEADER + ROW * rows);
    }

    Box box() {
        return box;
    }

    void draw(Hue edge) {
        sketch.figure(
                new Pen(box.x() - 1, box.y())
                        .to(box.x() + 31, box.y())
                        .by(5, 8)
                        .by(18, 0)
                        .by(5, -8)
                        .to(box.right() + 1, box.y())
                        .to(box.right() + 8, box.bottom())
                        .to(box.x() - 8, box.bottom())
                        .closed(),
                Hue.RAISED,
                Stroke.is(edge, 1.4));
        places.plates().put(owner.id(), box);
        drawHeader();
        for (int index = 0; index < prompt.clauses().size(); index++) {
            double y = box.y() + HEADER - 2 + ROW * index;
            if (index == MOST_CLAUSES) {
                int more = prompt.clauses().size() - index;
                sketch.words(
                        box.x() + 36,
                        y + 14,
                        200,
                        10.5,
                        Run.italic("and " + more + " more clauses", Hue.INK3));
                break;
            }
            drawClause(index, prompt.clauses().get(index), y);
        }
    }

    private void drawHeader() {
        double baseline = box.y() + 15.8;
        double left = box.x() + 66;
        double right = box.right() - 6;
        var passed = passedBy();
        if (passed.isPresent()) {
            double begin =
                    sketch.wordsTo(
                            right,
                            baseline,
                            right - left - 60,
                            10.5,
                            Run.italic("no " + passed.get(), Hue.INK2));
            right = begin - 10;
        }
        double end =
                sketch.words(left, baseline, right - left, 10.5, Run.words("prompt ", Hue.INK3));
        var function =
                owner.frames().isEmpty() ? owner.entry() : owner.frames().getFirst().function();
        sketch.words(
                end,
                baseline,
                right - end,
                10.5,
                Run.code(function + reading.position(prompt.at()), Hue.INK2));
        sketch.region(
                new Selected.OfPlace(prompt.at()),
                box,
                "prompt of "
                        + function
                        + reading.position(prompt.at())
                        + " on "
                        + owner.id()
                        + ": "
                        + prompt.clauses().stream()
                                .map(PlateDrawing::words)
                                .collect(Collectors.joining(", ")));
    }

    private static String words(Clause clause) {
        return switch (clause) {
            case Clause.OnLabel(var tag, var label) -> "on " + tag + " to " + label;
            case Clause.OnSwitch(var tag) -> "on " + tag + " switch";
        };
    }

    private void drawClause(int index, Clause clause, double y) {
        boolean takes = takes(index);
        var row = new Box(box.x() + 2, y, box.width() - 4, ROW);
        if (takes) {
            sketch.figure(new Outline.Rounded(row, 4), Hue.CURRENT, Stroke.will(1.3));
            places.taking().put(owner.id(), row);
        }
        if (reading.changes().clause(new TraceFacts.ClauseAt(owner.id(), prompt.at(), index))) {
            Glyphs.changed(sketch, box.x() + 2, y + 2, ROW - 4);
        }
        sketch.fill(
                new Outline.Rounded(new Box(box.x() + 10, y + 3.5, 14, 13), 3),
                takes ? Hue.YOU : Hue.CANVAS);
        sketch.wordsAround(
                box.x() + 17,
                y + 13.7,
                14,
                10,
                Run.strongCode(index + "", takes ? Hue.ON_BRIGHT : Hue.INK2));
        var remark =
                takes
                        ? Run.strong("takes " + clause.tag(), Hue.INK)
                        : Run.words(lastTaken(index).orElse(""), Hue.INK3);
        double right = box.right() - (takes ? 10 : 6);
        double left = box.x() + 36;
        var on = Run.code("on ", Hue.INK3);
        var tag =
                new Run(
                        clause.tag() + "",
                        takes ? Face.STRONG_CODE : Face.CODE,
                        takes ? Hue.INK : Hue.INK2);
        var goes = Run.code(clause instanceof Clause.OnLabel ? " → " : " ", Hue.INK3);
        var label =
                Run.code(
                        switch (clause) {
                            case Clause.OnLabel(_, var to) -> to;
                            case Clause.OnSwitch(_) -> "switch";
                        },
                        Hue.INK2);
        double wanted = sketch.width(11, on, tag, goes, label);
        if (wanted + 12 + sketch.width(10.5, remark) <= right - left || takes) {
            right = sketch.wordsTo(right, y + 14, (right - left) / 2, 10.5, remark) - 10;
        }
        sketch.words(left, y + 14, right - left, 11, on, tag, goes, label);
    }

    private Optional<String> passedBy() {
        return switch (reading.forecast()) {
            case Forecast.Suspends(var tag, var searched, var taker, _) ->
                    passed(tag + "", searched, taker);
            case Forecast.Switches(var tag, var searched, var taker, _, _, _) ->
                    passed(tag + "", searched, taker);
            case Forecast.Unhandled(var tag, var searched, _) ->
                    isIn(searched) ? Optional.of(tag + "") : Optional.empty();
            case Forecast.Plain _, Forecast.Resumes _, Forecast.Traps _, Forecast.Ends _ ->
                    Optional.empty();
        };
    }

    private Optional<String> passed(
            String tag, List<Forecast.Search> searched, Forecast.Taker taker) {
        return isIn(searched) && !taker.owner().equals(owner.id())
                ? Optional.of(tag)
                : Optional.empty();
    }

    private boolean isIn(List<Forecast.Search> searched) {
        return searched.stream().anyMatch(search -> search.owner().equals(owner.id()));
    }

    private boolean takes(int clause) {
        var taker = new Forecast.Taker(owner.id(), clause);
        return switch (reading.forecast()) {
            case Forecast.Suspends suspends -> suspends.taker().equals(taker);
            case Forecast.Switches switches -> switches.taker().equals(taker);
            case Forecast.Unhandled _,
                    Forecast.Plain _,
                    Forecast.Resumes _,
                    Forecast.Traps _,
                    Forecast.Ends _ ->
                    false;
        };
    }

    private Optional<String> lastTaken(int clause) {
        return Optional.ofNullable(
                        reading.facts()
                                .taken()
                                .get(new TraceFacts.ClauseAt(owner.id(), prompt.at(), clause)))
                .map(taken -> {
                    var payload =
                            taken.payload().stream()
                                    .map(WasmValue::toString)
                                    .collect(Collectors.joining(" "));
                    return "last "
                            + (payload.isEmpty() ? "" : payload + ", ")
                            + "at "
                            + Reading.number(taken.step());
                });
    }
}
