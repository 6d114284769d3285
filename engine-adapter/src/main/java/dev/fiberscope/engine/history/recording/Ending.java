package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Place;
import java.util.List;

/** How a recorded run ended. */
public sealed interface Ending {
    /** The program was run to its end. */
    record Returned(List<WasmValue> results) implements Ending {
        public Returned {
            results = List.copyOf(results);
        }
    }

    record Trapped(Trap trap) implements Ending {}

    /** An exception left the program. */
    record Threw(TagId tag, List<WasmValue> payload, List<Trap.Line> backtrace) implements Ending {
        public Threw {
            payload = List.copyOf(payload);
            backtrace = List.copyOf(backtrace);
        }
    }

    /** The program ended the process: WASI's {@code proc_exit}. */
    record Exited(int code) implements Ending {}

    /** It could not be run at all; {@code place} is in the program's source. */
    record Refused(String sentence, Place place) implements Ending {}

    /** It was given up, or saved while it ran; {@code sentence} says why. */
    record Stopped(String sentence) implements Ending {}

    /** The last command of the script was played. */
    record ScriptOver() implements Ending {}
}
