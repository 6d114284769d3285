package dev.fiberscope.ui.session;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;

/** How opening a file came out. */
public sealed interface Opening {
    /** {@code title} is the name that the window shows. The session is not listened to yet. */
    record Opened(String title, OpenSession session) implements Opening {}

    /** The module in {@code source} cannot be loaded; {@code fault} says why and where. */
    record Broken(Source source, ModuleException fault) implements Opening {}

    /** There is nothing to show: {@code sentence} says why. */
    record Unreadable(String sentence) implements Opening {}
}
