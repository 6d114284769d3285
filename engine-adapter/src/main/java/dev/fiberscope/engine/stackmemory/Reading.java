package dev.fiberscope.engine.stackmemory;

import java.util.Optional;

/** What became of the text of a policy. */
public sealed interface Reading {
    /** The settings; empty where no stack memory is simulated. */
    record Chosen(Optional<PolicySettings> settings) implements Reading {}

    /** A sentence that says what is wrong, and what would be right. */
    record Refused(String sentence) implements Reading {}
}
