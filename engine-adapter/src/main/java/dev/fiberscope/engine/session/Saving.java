package dev.fiberscope.engine.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Somebody wants the run as a recording.
 *
 * @param file to write; what is there is replaced when all is written
 * @param version of the program, as people know it
 * @param date in whatever form people shall see; the engine has no clock
 * @param done is given why it could not be written; empty if it was
 */
public record Saving(
        Path file, String version, Optional<String> date, Consumer<Optional<String>> done) {}
