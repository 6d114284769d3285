package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.event.Trace;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What there is to tell about a stack, line by line. */
record StackLines(List<Line> all) {
    StackLines {
        all = List.copyOf(all);
    }

    /** {@code name} in front, and what it is. */
    record Line(String name, List<Piece> pieces) {
        Line {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String toString() {
            return name + ": " + Piece.text(pieces);
        }
    }

    /** {@code where} gives the place that people know a position as. */
    static StackLines of(
            Snapshot snapshot,
            Stack stack,
            Optional<Trace> trace,
            Function<CodePoint, String> where) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("frames", frames(stack)));
        trace.map(each -> StackStory.of(each, stack.id(), snapshot.step()))
                .ifPresent(story -> {
                    lines.add(
                            story.made().isEmpty()
                                    ? new Line("made", older(story, stack.id()))
                                    : new Line("made at", made(story, where)));
                    if (story.resumed() > 0) {
                        lines.add(new Line("resumed", resumed(story)));
                    }
                });
        lines.add(new Line("kept by", Keeper.of(snapshot, stack)));
        return new StackLines(lines);
    }

    private static List<Piece> frames(Stack stack) {
        return List.of(
                new Piece.Words(
                        stack.frames().isEmpty()
                                ? "none, will begin with " + stack.entry()
                                : stack.frames().size() + ", began with " + stack.entry()));
    }

    private static List<Piece> made(StackStory story, Function<CodePoint, String> where) {
        var pieces = new ArrayList<Piece>();
        story.made().ifPresent(at -> pieces.add(new Piece.Step(at.step())));
        story.by()
                .ifPresentOrElse(
                        at -> {
                            pieces.add(new Piece.Words(" in "));
                            pieces.add(new Piece.Chosen(where.apply(at), new Selected.OfPlace(at)));
                        },
                        () -> pieces.add(new Piece.Words(", called by the host")));
        return pieces;
    }

    private static List<Piece> older(StackStory story, StackId stack) {
        return List.of(
                new Piece.Words(
                        story.from().isPresent()
                                ? "before step " + count(story.from().getAsLong()) + ", "
                                : ""),
                new Piece.Beginning(stack));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static List<Piece> resumed(StackStory story) {
        var often = story.resumed() == 1 ? "once" : count(story.resumed()) + " times";
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece.Words(often));
        story.lastResumed()
                .ifPresent(at -> {
                    pieces.add(new Piece.Words(story.resumed() == 1 ? ", at " : ", last at "));
                    pieces.add(new Piece.Step(at.step()));
                });
        story.from().ifPresent(from -> pieces.add(new Piece.Words(", since step " + count(from))));
        return pieces;
    }
}
