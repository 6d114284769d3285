package dev.fiberscope.ui.picture;

import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Region;
import dev.fiberscope.ui.layout.Selected;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where the arrow keys lead from the selection: over stacks, frames and continuations in the order
 * of reading.
 */
final class KeyWalk {
    private final List<Selected> stops;
    private final int here;

    KeyWalk(PictureScene scene, Optional<Selected> selected) {
        this.stops =
                scene.regions().stream()
                        .filter(region ->
                                switch (region.target()) {
                                    case Selected.OfStack _,
                                            Selected.OfFrame _,
                                            Selected.OfContinuation _,
                                            Selected.OfFold _ ->
                                            true;
                                    case Selected.OfPlace _, Selected.OfHolder _ -> false;
                                })
                        .filter(region ->
                                scene.of(region.target()).filter(region::equals).isPresent())
                        .map(Region::target)
                        .toList();
        this.here = selected.map(stops::indexOf).orElse(-1);
    }

    Optional<Selected> next() {
        return find(1, _ -> true);
    }

    Optional<Selected> previous() {
        return find(-1, _ -> true);
    }

    Optional<Selected> nextStack() {
        return find(1, Selected.OfStack.class::isInstance);
    }

    Optional<Selected> previousStack() {
        return find(-1, Selected.OfStack.class::isInstance);
    }

    Optional<Selected> first() {
        return stops.stream().findFirst();
    }

    Optional<Selected> last() {
        return stops.isEmpty() ? Optional.empty() : Optional.of(stops.getLast());
    }

    private Optional<Selected> find(int direction, Predicate<Selected> wanted) {
        for (int index = here + direction; index >= 0 && index < stops.size(); index += direction) {
            if (wanted.test(stops.get(index))) {
                return Optional.of(stops.get(index));
            }
        }
        return Optional.empty();
    }
}
