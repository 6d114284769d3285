package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.ui.layout.Folding.Density;
import dev.fiberscope.ui.layout.Selected.OfFold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What stands beside a holder, one below the other. */
sealed interface ShelfItem {
    /** A chain with the frames of its stacks. */
    record AsCard(ContinuationId continuation, Chain chain) implements ShelfItem {}

    /** A chain in one line; {@code inGroup}: below the line of its group. */
    record AsRow(ContinuationId continuation, Chain chain, boolean inGroup) implements ShelfItem {}

    /** Several chains in one line: their tops are in one state at one place. */
    record AsGroup(OfFold fold, List<ContinuationId> continuations, Chain first, boolean open)
            implements ShelfItem {
        public AsGroup {
            continuations = List.copyOf(continuations);
        }
    }

    /** More than this in lines, and those at one place are grouped. */
    int MOST_ROWS = 24;

    /** The chains of {@code shelf} in its order; a group stands where its first chain would. */
    static List<ShelfItem> of(Shelf shelf, Reading reading) {
        var items = new ArrayList<ShelfItem>();
        if (reading.folding().isOpen(shelf.fold())) {
            shelf.chains().forEach(each -> card(each, reading).ifPresent(items::add));
            return items;
        }
        boolean grouped =
                reading.folding().density() == Density.GROUPS || shelf.chains().size() > MOST_ROWS;
        var groups = new LinkedHashMap<String, List<ContinuationId>>();
        for (var each : shelf.chains()) {
            groups.computeIfAbsent(
                            grouped ? kind(each, reading) : each + "", _ -> new ArrayList<>())
                    .add(each);
        }
        groups.forEach((kind, members) -> {
            boolean several =
                    members.stream().filter(each -> !reading.isPointedAt(each)).count() > 1;
            if (several) {
                items.addAll(group(shelf, kind, members, reading));
            } else {
                members.forEach(each -> line(each, reading, false).ifPresent(items::add));
            }
        });
        return items;
    }

    /** Those that are pointed at come behind their group. */
    private static List<ShelfItem> group(
            Shelf shelf, String kind, List<ContinuationId> members, Reading reading) {
        var items = new ArrayList<ShelfItem>();
        var fold = new OfFold(shelf.id(), Optional.of(kind));
        var folded = members.stream().filter(each -> !reading.isPointedAt(each)).toList();
        boolean open = reading.folding().isOpen(fold);
        reading.chain(folded.getFirst())
                .ifPresent(first -> items.add(new AsGroup(fold, folded, first, open)));
        for (var each : members) {
            if (open || reading.isPointedAt(each)) {
                line(each, reading, true).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Optional<ShelfItem> line(
            ContinuationId continuation, Reading reading, boolean inGroup) {
        return reading.isPointedAt(continuation)
                ? card(continuation, reading)
                : reading.chain(continuation).map(chain -> new AsRow(continuation, chain, inGroup));
    }

    private static Optional<ShelfItem> card(ContinuationId continuation, Reading reading) {
        return reading.chain(continuation).map(chain -> new AsCard(continuation, chain));
    }

    /** The same for chains that look the same in one line, but for their numbers. */
    private static String kind(ContinuationId continuation, Reading reading) {
        return reading.chain(continuation)
                .flatMap(chain ->
                        reading.snapshot()
                                .stack(chain.top())
                                .map(stack ->
                                        stack.entry()
                                                + " "
                                                + reading.word(stack)
                                                + where(stack, reading)
                                                + below(chain)))
                .orElse("");
    }

    /** {@code $step:61}, without the function where the stack began with it. */
    static String where(Stack stack, Reading reading) {
        return stack.frames().stream()
                .findFirst()
                .map(frame -> function(frame, stack) + reading.position(frame.at()))
                .orElse("");
    }

    private static String function(Frame frame, Stack stack) {
        return frame.function().equals(stack.entry()) ? "" : " " + frame.function();
    }

    /** {@code on 2 more} for a chain of three. */
    static String below(Chain chain) {
        return chain.size() == 1 ? "" : " on " + (chain.size() - 1) + " more";
    }
}
