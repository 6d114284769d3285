package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.model.CodePoint;

/** Names places in the code. */
public interface CodeWords {
    /** {@code $worker:63}. */
    String where(CodePoint at);

    /** What stands there, in short: {@code suspend $yield}; empty where that is not known. */
    String instruction(CodePoint at);
}
