package dev.fiberscope.engine.model;

/** One handler clause of a prompt. */
public sealed interface Clause {
    TagId tag();

    /**
     * Takes suspensions with {@code tag} and goes on at {@code label} ({@code $name}, or the
     * depth).
     */
    record OnLabel(TagId tag, String label) implements Clause {}

    /** Lets {@code switch} with {@code tag} exchange what runs on the prompt. */
    record OnSwitch(TagId tag) implements Clause {}
}
