package dev.fiberscope.ui.sentence;

import dev.fiberscope.ui.layout.Selected;
import java.util.Optional;

/** A part of a sentence. */
public sealed interface Phrase {
    String text();

    record Plain(String text) implements Phrase {}

    /** A name, bold in {@code tone}; choosing it selects {@code target}, if there is one. */
    record Strong(String text, Tone tone, Optional<Selected> target) implements Phrase {}
}
