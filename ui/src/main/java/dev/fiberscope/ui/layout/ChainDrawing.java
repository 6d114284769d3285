package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackState;
import java.util.List;
import java.util.Optional;

/**
 * Draws stacks that stand on each other: the newest on top, each foot in the socket of its parent's
 * prompt.
 */
final class ChainDrawing {
    /** Between a stack and the plate below it: the line where a suspension cuts. */
    static final double GAP = 9;

    private static final int MOST_FRAMES = 12;

    private final Sketch sketch;
    private final Reading reading;
    private final Places places;
    private final boolean aside;
    private final int mostFrames;

    private ChainDrawing(
            Sketch sketch, Reading reading, Places places, boolean aside, int mostFrames) {
        this.sketch = sketch;
        this.reading = reading;
        this.places = places;
        this.aside = aside;
        this.mostFrames = mostFrames;
    }

    static ChainDrawing running(Sketch sketch, Reading reading, Places places) {
        return new ChainDrawing(sketch, reading, places, false, MOST_FRAMES);
    }

    /**
     * For a chain that stands beside its holder; about {@code mostFrames} of each stack are drawn.
     */
    static ChainDrawing aside(Sketch sketch, Reading reading, Places places, int mostFrames) {
        return new ChainDrawing(sketch, reading, places, true, mostFrames);
    }

    /**
     * Draws {@code stacks}, the top first, from {@code y} down, and returns where the last one
     * ends.
     */
    double draw(List<Stack> stacks, double x, double y, double width) {
        double at = y;
        for (int index = 0; index < stacks.size(); index++) {
            var stack = stacks.get(index);
            if (index > 0) {
                at = drawJoint(stacks.get(index - 1), stack, x, at, width);
            }
            var card = new CardDrawing(sketch, reading, stack, aside, x, at, width, mostFrames);
            sketch.part(new Part.Card(stack.id()), card::draw);
            places.cards().put(stack.id(), card.box());
            places.topRows().put(stack.id(), card.topRow());
            at = card.box().bottom();
        }
        return at;
    }

    /**
     * The gap below {@code child}, the plate of {@code parent}'s prompt, and the foot in its
     * socket.
     */
    private double drawJoint(Stack child, Stack parent, double x, double bottom, double width) {
        double at = bottom + GAP;
        var parentLook = reading.look(parent, aside);
        var prompt = prompt(parent.state());
        if (prompt.isPresent()) {
            var plate =
                    new PlateDrawing(sketch, reading, places, parent, prompt.get(), x, at, width);
            sketch.part(new Part.Plate(parent.id()), () -> plate.draw(parentLook.graphics()));
            at = plate.box().bottom();
        }
        double foot = at == bottom + GAP ? GAP : 15.5;
        sketch.part(
                new Part.Foot(child.id()),
                () ->
                        sketch.fill(
                                Pen.foot(x + 34, bottom + 0.5, foot),
                                reading.look(child, aside).graphics()));
        return at;
    }

    private static Optional<Prompt> prompt(StackState state) {
        return switch (state) {
            case StackState.Parent(_, var prompt) -> Optional.of(prompt);
            case StackState.Trapped(var prompt) -> prompt;
            case StackState.Fresh _,
                    StackState.Running _,
                    StackState.Suspended _,
                    StackState.InHost _ ->
                    Optional.empty();
        };
    }
}
