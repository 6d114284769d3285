package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of an action of a script, or of a module. */
sealed interface Upshot {
    /** Frames of a backtrace that a complaint names. */
    int FRAMES = 8;

    record Returned(List<WasmValue> values) implements Upshot {}

    record Trapped(String reason, String sentence, List<Trap.Line> backtrace) implements Upshot {}

    /** {@code exception}: its tag and payload, in words. */
    record Threw(String exception, List<Trap.Line> backtrace) implements Upshot {}

    record Refused(Phase phase, String sentence) implements Upshot {}

    /** The script names something that is not there, or ended the program. */
    record Impossible(String sentence) implements Upshot {}

    default Optional<Trap> trap() {
        return this instanceof Trapped(var reason, var sentence, var backtrace)
                ? Optional.of(new Trap(reason, sentence, backtrace))
                : Optional.empty();
    }

    /** Goes on after "expected this, but ". */
    default String words() {
        return switch (this) {
            case Returned(var values) -> "it gave " + Expectation.shown(values);
            case Trapped(_, var sentence, var backtrace) ->
                    "it trapped: " + sentence + where(backtrace);
            case Threw(var exception, var backtrace) -> "it threw " + exception + where(backtrace);
            case Refused(var phase, var sentence) ->
                    "the module was " + phase.name().toLowerCase(Locale.ROOT) + ": " + sentence;
            case Impossible(var sentence) -> sentence;
        };
    }

    /** The frames from the newest to the host, each with its stack. */
    private static String where(List<Trap.Line> backtrace) {
        return backtrace.isEmpty()
                ? ""
                : backtrace.stream()
                                .limit(FRAMES)
                                .map(line -> line.function() + " on " + line.stack())
                                .collect(Collectors.joining(", from ", "; in ", ""))
                        + (backtrace.size() > FRAMES
                                ? " and " + (backtrace.size() - FRAMES) + " more"
                                : "");
    }
}
