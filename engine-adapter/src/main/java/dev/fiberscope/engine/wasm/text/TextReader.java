package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;

/** Reads modules in the text format. */
public final class TextReader {
    private TextReader() {}

    /**
     * The one module of {@code source}: {@code (module ...)}, or its fields without that around
     * them. Places count characters of {@code source}.
     *
     * @throws ModuleException if the text is malformed, or uses an instruction that is refused by
     *     name
     */
    public static Module read(Source.Text source) throws ModuleException {
        return read(source, new Place(0, source.text().length()));
    }

    /**
     * The module that stands at {@code range} in {@code source}; places count from the beginning of
     * the whole source.
     */
    public static Module read(Source.Text source, Place range) throws ModuleException {
        return new ModuleReader(new Tokens(source, range)).read();
    }
}
