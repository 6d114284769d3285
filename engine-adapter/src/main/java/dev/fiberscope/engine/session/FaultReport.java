package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;

/** What is told of a fault of our own: text to save and send. */
final class FaultReport {
    private FaultReport() {}

    /** {@code underWay}: the command that was being carried out. */
    static String of(
            Throwable fault, String program, Optional<Command> underWay, Settings settings) {
        var text = new StringWriter();
        var writer = new PrintWriter(text, true);
        writer.println("Fiberscope failed while debugging " + program);
        writer.println("command: " + underWay.map(Command::toString).orElse("none"));
        writer.println("settings: " + settings);
        writer.println("Java " + Runtime.version() + ", " + System.getProperty("os.name"));
        for (Throwable each = fault; each != null; each = each.getCause()) {
            writer.println(each);
            Arrays.stream(each.getStackTrace()).forEach(line -> writer.println("    at " + line));
        }
        return text.toString();
    }
}
