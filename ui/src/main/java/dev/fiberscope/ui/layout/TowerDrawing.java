package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Activation;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Draws the running chain as one tower, the newest stack on top, on the host; below that what the
 * host was called by.
 */
final class TowerDrawing {
    private static final double HOST = 30;
    private static final double ARRIVING = 30;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final double x;
    private final double width;

    TowerDrawing(Sketch sketch, Reading reading, Places places, double x, double width) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.x = x;
        this.width = width;
    }

    /**
     * How far the tower reaches.
     *
     * @param barrier the first line that no suspension passes
     */
    record Extent(double barrier, double bottom) {}

    /** Whether there is anything to draw. */
    boolean isEmpty() {
        return towers().isEmpty();
    }

    Extent draw(double y) {
        var towers = towers();
        double top = sketch.within(new Part.Ahead(), () -> drawArriving(y));
        double at = sketch.within(new Part.Host(towers.size() + 1), () -> drawCalled(towers, top));
        double barrier = 0;
        for (int index = 0; index < towers.size(); index++) {
            var tower = towers.get(index);
            at = ChainDrawing.running(sketch, reading, places).draw(tower.stacks(), x, at, width);
            barrier = index == 0 ? at + 11 : barrier;
            var by =
                    index + 1 < towers.size()
                            ? calledBack(towers.get(index + 1))
                            : Optional.<String>empty();
            double from = at;
            boolean innermost = index == 0;
            at =
                    sketch.within(
                            new Part.Host(towers.size() - index),
                            () -> drawHost(tower.entry(), by, from, innermost));
            if (index + 1 < towers.size()) {
                at += 10;
            }
        }
        return new Extent(barrier, at);
    }

    /** One activation: its chain from the top, and the function that the host called. */
    private record Tower(List<Stack> stacks, String entry) {}

    /** The innermost first. */
    private List<Tower> towers() {
        var towers = new ArrayList<Tower>();
        for (Activation activation : reading.snapshot().activations().reversed()) {
            var stacks = reading.downFrom(activation.running(), Optional.of(activation.root()));
            if (!stacks.isEmpty()) {
                towers.add(new Tower(stacks, activation.entry()));
            }
        }
        var trapped = trapped();
        boolean drawn =
                towers.stream()
                        .flatMap(tower -> tower.stacks().stream())
                        .anyMatch(trapped::contains);
        if (!trapped.isEmpty() && !drawn) {
            towers.addFirst(new Tower(trapped, trapped.getLast().entry()));
        }
        return towers;
    }

    private List<Stack> trapped() {
        var trapped =
                reading.snapshot().stacks().stream()
                        .flatMap(id -> reading.snapshot().stack(id).stream())
                        .filter(stack -> stack.state() instanceof StackState.Trapped)
                        .toList();
        var parents = new HashSet<StackId>();
        trapped.forEach(stack -> stack.parent().ifPresent(parents::add));
        return trapped.stream()
                .filter(stack -> !parents.contains(stack.id()))
                .findFirst()
                .map(top -> reading.downFrom(top.id(), Optional.empty()))
                .orElse(List.of());
    }

    /** The host function that the newest stack waits for. */
    private double drawCalled(List<Tower> towers, double y) {
        var function = towers.isEmpty() ? Optional.<String>empty() : calledBack(towers.getFirst());
        if (function.isEmpty()) {
            return y;
        }
        var box = new Box(x, y - 8, width, HOST);
        sketch.figure(Pen.octagon(box, 9), Hue.CARD, Stroke.is(Hue.RUNNING, 1.5));
        double right = box.right() - 12;
        double end =
                sketch.words(
                        x + 16,
                        box.y() + 19.3,
                        right - x - 16,
                        11.5,
                        Run.strong("host ", Hue.INK2),
                        Run.code(function.get(), Hue.INK));
        sketch.words(
                end + 10,
                box.y() + 19.3,
                right - end - 10,
                11,
                Run.words("has not returned yet", Hue.INK3));
        return box.bottom() + 8;
    }

    private static Optional<String> calledBack(Tower outer) {
        return outer.stacks().getFirst().state() instanceof StackState.InHost(var function)
                ? Optional.of(function)
                : Optional.empty();
    }

    /** The chain that the next instruction brings, as a ghost above the tower. */
    private double drawArriving(double y) {
        return switch (reading.forecast()) {
            case Forecast.Resumes(_, var chain, var throwing) ->
                    drawGhost(chain, throwing ? "arrives, throwing" : "arrives", y - 12, true);
            case Forecast.Switches switches ->
                    drawGhost(switches.arriving(), "takes the place", y - 14, false);
            case Forecast.Plain _,
                    Forecast.Suspends _,
                    Forecast.Unhandled _,
                    Forecast.Traps _,
                    Forecast.Ends _ ->
                    y;
        };
    }

    private double drawGhost(Chain chain, String remark, double y, boolean stands) {
        var box = new Box(x, y, width, ARRIVING);
        sketch.edge(new Outline.Rounded(box, CardDrawing.RADIUS), Stroke.will(1.5));
        double baseline = y + 19.5;
        double right =
                sketch.wordsTo(box.right() - 10, baseline, 120, 11, Run.strong(remark, Hue.INK))
                        - 10;
        var top = reading.snapshot().stack(chain.top());
        top.ifPresent(stack ->
                Glyphs.state(sketch, reading.look(stack, true), x + 16, y + ARRIVING / 2, 1));
        var hue = top.map(stack -> reading.look(stack, true).text()).orElse(Hue.INK2);
        double left = x + 29;
        double end =
                sketch.words(
                        left, baseline, right - left, 12.5, Run.strongCode(chain.top() + " ", hue));
        var also = chain.size() == 1 ? "" : " and " + (chain.size() - 1) + " below";
        sketch.words(
                end,
                baseline,
                right - end,
                12.5,
                Run.strongCode(top.map(Stack::entry).orElse(""), Hue.INK),
                Run.words(also, Hue.INK3));
        return box.bottom() + (stands ? ChainDrawing.GAP : 42);
    }

    private double drawHost(String entry, Optional<String> by, double y, boolean innermost) {
        sketch.line(x - 16, y + 9, x + width + 16, y + 9, Stroke.is(Hue.INK2, 2));
        sketch.line(x - 16, y + 13, x + width + 16, y + 13, Stroke.is(Hue.INK2, 2));
        var box = new Box(x, y + 18, width, HOST);
        sketch.figure(Pen.octagon(box, 9), Hue.CARD, Stroke.is(Hue.INK3, 1.3));
        double baseline = box.y() + 19.3;
        double right = box.right() - 12;
        double end =
                sketch.words(x + 16, baseline, right - x - 16, 11.5, Run.strong("host", Hue.INK2));
        if (by.isPresent()) {
            end =
                    sketch.words(
                            end + 6, baseline, right - end - 6, 11, Run.code(by.get(), Hue.INK2));
        }
        end += 10;
        if (innermost && reading.forecast() instanceof Forecast.Unhandled(var tag, _, _)) {
            sketch.words(end, baseline, right - end, 11, verdict(tag + "", right - end));
        } else {
            var called = Run.words((by.isPresent() ? "called back " : "called ") + entry, Hue.INK3);
            var rule = Run.words(". No suspension passes this line", Hue.INK3);
            boolean both = sketch.width(11, called, rule) <= right - end;
            sketch.words(
                    end,
                    baseline,
                    right - end,
                    11,
                    both ? new Run[] {called, rule} : new Run[] {called});
        }
        return box.bottom();
    }

    /** As much of it as there is room for. */
    private Run verdict(String tag, double room) {
        var verdict = "no clause takes " + tag;
        var whole = Run.strong(verdict + ": it will trap", Hue.FORGOTTEN_TEXT);
        return sketch.width(11, whole) <= room ? whole : Run.strong(verdict, Hue.FORGOTTEN_TEXT);
    }
}
