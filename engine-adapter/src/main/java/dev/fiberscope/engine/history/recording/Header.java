package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.machine.Settings;
import java.util.Optional;

/**
 * What is known of a run before it begins.
 *
 * @param version of the program that recorded, as people know it
 * @param date when it was recorded, in whatever form people shall see; the engine has no clock
 */
public record Header(
        String version, Optional<String> date, RecordedProgram program, Settings settings) {}
