package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.HashMap;
import java.util.Map;

/** Where things were put, for what is drawn over them. */
final class Places {
    private final Map<StackId, Box> cards = new HashMap<>();
    private final Map<StackId, Double> topRows = new HashMap<>();
    private final Map<StackId, Box> plates = new HashMap<>();
    private final Map<StackId, Box> taking = new HashMap<>();
    private final Map<ContinuationId, Box> chains = new HashMap<>();

    /** Cards by stack. */
    Map<StackId, Box> cards() {
        return cards;
    }

    /** Tops of the rows of the newest frames, by stack. */
    Map<StackId, Double> topRows() {
        return topRows;
    }

    /** Prompt plates by owner. */
    Map<StackId, Box> plates() {
        return plates;
    }

    /** The clause's row that takes what comes, by owner. */
    Map<StackId, Box> taking() {
        return taking;
    }

    /** What stands on the foot of a continuation: all cards of its chain. */
    Map<ContinuationId, Box> chains() {
        return chains;
    }
}
