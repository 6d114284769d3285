package dev.fiberscope.app.command;

import dev.fiberscope.engine.model.StackId;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows the window. */
@FunctionalInterface
public interface WindowOpener {
    /**
     * What the window shows first.
     *
     * @param file as on the command line; without it the gallery
     * @param step to stand at
     * @param select the stack to select there
     */
    record Request(Optional<String> file, OptionalLong step, Optional<StackId> select) {
        static final Request GALLERY =
                new Request(Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** Shows the window and returns when it is closed. Not on the JavaFX thread. */
    void open(Request request) throws Refusal;
}
