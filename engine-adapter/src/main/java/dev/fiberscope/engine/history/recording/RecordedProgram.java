package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;
import java.util.Optional;

/** What a recorded run was a run of, with its text. */
public sealed interface RecordedProgram {
    /** A file name, or what stands for one, where it was recorded. */
    default String name() {
        return source().name();
    }

    Source source();

    /**
     * A module.
     *
     * @param entry the export that was called; empty if the start function was all
     */
    record OfModule(ValidModule module, Optional<String> entry, List<WasmValue> arguments)
            implements RecordedProgram {
        public OfModule {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Source source() {
            return module.module().source();
        }
    }

    /** A script of commands and assertions. */
    record OfScript(Source.Text source) implements RecordedProgram {}
}
