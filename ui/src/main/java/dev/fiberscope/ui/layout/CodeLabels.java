package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.CodePoint;
import java.util.Optional;

/** What people see of a place in the code. */
public interface CodeLabels {
    /** The line in the text that shows the module, from 1; empty where the place is in none. */
    Optional<Integer> line(CodePoint at);

    /** The instruction in short: {@code suspend $yield}, {@code resume}, {@code call}. */
    String instruction(CodePoint at);
}
