package dev.fiberscope.engine.proof.reduction;

import java.util.List;

/** How a call ended; values and reasons as text. */
public sealed interface End {
    record Results(List<String> values) implements End {}

    record Threw(String tag) implements End {}

    record Trapped(String reason) implements End {}

    /** The limit of steps was reached. */
    record Unfinished() implements End {}
}
