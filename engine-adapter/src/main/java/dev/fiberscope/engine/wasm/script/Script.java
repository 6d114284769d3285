package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.Source;
import java.util.List;

/** The commands of a {@code .wast} file in order. */
public record Script(Source.Text source, List<Command> commands) {
    public Script {
        commands = List.copyOf(commands);
    }
}
